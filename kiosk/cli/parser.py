"""The grammar of the command line. General options are taken before or after the command's name."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial

from kiosk import __version__
from kiosk.cli import screen
from kiosk.cli.context import Context
from kiosk.domain.localized import LANGUAGES
from kiosk.i18n import Translator, translator

Command = Callable[[Context], int]


def parse(arguments: list[str]) -> tuple[Context, Command]:
    """The context and the command that the arguments name. Ends the process with status 2 for wrong use."""
    general = argparse.ArgumentParser("kiosk", add_help=False, argument_default=argparse.SUPPRESS)
    _add_general(general, translator("en"))  # this first look only finds the language for the real one
    early, _ = general.parse_known_args(arguments)
    t = _context(early).t
    options = _screen_options(arguments, t) or _build(t).parse_args(arguments)
    context = _context(options)
    run = getattr(options, "run", screen.open_screen)
    return context, partial(run, options=options)


def _context(options: argparse.Namespace) -> Context:
    return Context(
        data=getattr(options, "data", None),
        at=getattr(options, "at", None),
        lang=getattr(options, "lang", None),
        as_json=getattr(options, "json", False),
    )


def _screen_options(arguments: list[str], t: Translator) -> argparse.Namespace | None:
    """The options of the touch screen where nothing else is asked for: it is not to wait for the commands' grammar."""
    parser = argparse.ArgumentParser("kiosk", add_help=False, exit_on_error=False)
    _add_general(parser, t)
    screen.add_options(parser, t)
    try:
        options, others = parser.parse_known_args(arguments)
    except argparse.ArgumentError:
        return None  # the whole grammar says what is wrong, with the commands that there are
    return None if others else options


def _build(t: Translator) -> argparse.ArgumentParser:
    from kiosk.cli import (
        agenda,
        bench,
        care,
        checkin,
        decode,
        delegations,
        desk,
        imports,
        keys,
        lookup,
        packs,
        printing,
        revoking,
    )

    general = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    _add_general(general, t)
    parser = argparse.ArgumentParser(
        prog="kiosk", parents=[general], description=t.gettext("Check-in, agenda and badges at a conference.")
    )
    parser.add_argument("--version", action="version", version=__version__, help=t.gettext("show the version"))
    screen.add_options(parser, t)
    commands = parser.add_subparsers(title=t.gettext("commands"), metavar="")
    for_guests = (packs, imports, checkin, lookup, desk, delegations, agenda, decode, printing, screen)
    for group in (*for_guests, keys, revoking, care, bench):
        group.add(commands, general, t)
    return parser


def _add_general(parser: argparse.ArgumentParser, t: Translator) -> None:
    parser.add_argument("--data", metavar="DIR", help=t.gettext("the data folder"))
    parser.add_argument("--at", metavar="TIME", help=t.gettext("the time to go by, such as 2025-12-06T09:00"))
    parser.add_argument("--lang", choices=LANGUAGES, help=t.gettext("the language of messages"))
    parser.add_argument("--json", action="store_true", help=t.gettext("answer in JSON"))
