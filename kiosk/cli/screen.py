"""`kiosk` itself, the touch screen; `kiosk screenshot`; `kiosk --self-test`. The face is imported when it is shown."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from dataclasses import replace

from kiosk.cli.context import Commands, Context
from kiosk.cli.faults import WRONG_USE, Stop
from kiosk.composition import Services, load_event, open_for_screen, opened, rehearsal_clock
from kiosk.i18n import Translator
from kiosk.services.errors import UnknownError
from kiosk.settings import Settings

SAMPLE = "hainan-2025"
_SIZE = re.compile(r"^(\d{3,5})x(\d{3,5})$")
_SCALES = (1.0, 1.25, 1.5)


def add_options(parser: argparse.ArgumentParser, t: Translator) -> None:
    """The options of the touch screen itself."""
    parser.add_argument("--event", metavar="PACK", help=t.gettext("open this event pack"))
    parser.add_argument("--windowed", action="store_true", help=t.gettext("in a window, not on the whole screen"))
    parser.add_argument("--size", metavar="WxH", help=t.gettext("the size of the window, such as 1080x1920"))
    parser.add_argument("--list", metavar="NAME", help=t.gettext("the check-in list"))
    parser.add_argument("--rehearsal", action="store_true", help=t.gettext("start at nine on the event’s first day"))
    parser.add_argument("--self-test", action="store_true", help=t.gettext("open every screen, check in, print, end"))


def add(commands: Commands, general: argparse.ArgumentParser, t: Translator) -> None:
    """Adds the commands of this group."""
    shot = commands.add_parser("screenshot", parents=[general], help=t.gettext("what a screen shows, as a picture"))
    shot.add_argument("screen", nargs="?", metavar="SCREEN", help=t.gettext("the screen’s name"))
    shot.add_argument("--list-screens", action="store_true", help=t.gettext("name the screens"))
    shot.add_argument("--size", metavar="WxH", default="1080x1920", help=t.gettext("the size of the picture"))
    shot.add_argument("--text-scale", type=float, default=1.0, metavar="F", help=t.gettext("1.0, 1.25 or 1.5"))
    shot.add_argument("--contrast", choices=["normal", "high"], default="normal", help=t.gettext("the contrast"))
    shot.add_argument("--scan", metavar="CODE", help=t.gettext("the verdict on this code; nothing is recorded"))
    shot.add_argument("--to", metavar="FILE.png", help=t.gettext("where the picture goes"))
    shot.set_defaults(run=_screenshot)


def open_screen(context: Context, options: argparse.Namespace) -> int:
    """Opens the touch screen and stays until it is closed."""
    if options.self_test:
        from ui.self_test import run as self_test

        return self_test()
    from ui.fonts import read_ahead

    read_ahead()
    size = _size(options.size, context.t) if options.size else None
    settings = replace(_with_event(context, options.event), list=options.list or context.settings.list)
    services = open_for_screen(settings, at=context.clock, rehearsal=options.rehearsal)
    try:
        _require_list(services)
        from ui.application import run

        return run(services, windowed=options.windowed or size is not None, size=size, lang=context.lang)
    finally:
        services.close()


def _require_list(services: Services) -> None:
    """Asked of the event itself: the first picture does not wait for what checks people in."""
    wanted = services.settings.list
    if wanted and wanted not in services.event.lists:
        raise UnknownError("list", wanted)


def _with_event(context: Context, name: str | None) -> Settings:
    """The settings with an event: the one named, else the one that is open, else the sample conference."""
    if name is None and context.settings.event:
        return context.settings
    from kiosk.services.packs import open_pack

    pack = open_pack(name or SAMPLE)
    context.settle()
    settings, _ = load_event(context.settings, pack)
    return settings


def _screenshot(context: Context, options: argparse.Namespace) -> int:
    from ui import screenshots

    if options.list_screens:
        names = list(screenshots.screen_names())
        context.done({"screens": names}, "\n".join(names))
        return 0
    _require_screen(options, screenshots.screen_names(), context.t)
    with opened(
        _with_event(context, None), at=lambda event: context.clock(event) or rehearsal_clock(event)
    ) as services:
        picture = screenshots.render(
            services,
            options.screen,
            lang=context.lang,
            size=_size(options.size, context.t),
            text_scale=options.text_scale,
            high_contrast=options.contrast == "high",
            scan=options.scan,
        )
    if not screenshots.write(picture, options.to):
        raise Stop(context.t.gettext("The picture cannot be written: {file}", file=options.to), "file")
    said = context.t.gettext("The picture is in {file}.", file=options.to)
    context.done({"screen": options.screen, "file": options.to}, said)
    return 0


def _require_screen(options: argparse.Namespace, known: Iterable[str], t: Translator) -> None:
    if options.screen not in known:
        raise UnknownError("screen", options.screen or "")
    if not options.to:
        raise Stop(t.gettext("Say where the picture goes: --to FILE.png"), "usage", WRONG_USE)
    if options.text_scale not in _SCALES:
        raise Stop(t.gettext("The text scale is 1.0, 1.25 or 1.5."), "usage", WRONG_USE)


def _size(text: str, t: Translator) -> tuple[int, int]:
    found = _SIZE.match(text)
    if found is None:
        raise Stop(t.gettext("“{size}” is no size. Write it like 1080x1920.", size=text), "usage", WRONG_USE)
    return int(found[1]), int(found[2])
