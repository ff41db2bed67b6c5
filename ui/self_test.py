"""Proves an installation: opens every screen in every language, checks somebody in, prints a badge, and says so."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage

from kiosk.composition import Services, load_event, open_for_screen
from kiosk.domain.checkin import Admitted
from kiosk.domain.pack import EventPack
from kiosk.domain.registrant import Registrant, RegistrantStatus
from kiosk.i18n import LANGUAGES, Translator, translator
from kiosk.services.packs import open_pack
from kiosk.services.printing import JobState
from kiosk.settings import Settings
from ui.application import Stage
from ui.screenshots import bring_on, picture, screen_names, staged

SAMPLE = "hainan-2025"
_SIZE = (540, 960)
_PDF = b"%PDF-"
_SERIOUS = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
_OURS = ("qrc:", "file:", ".qml")


class ProofFailedError(Exception):
    """The installation does not do what it must. The message says what, for the technician."""


def run(lang: str = "en") -> int:
    """Tries everything once in a folder of its own, without a display; 0 when all of it worked, else 1.

    Says on stdout what was proved, in `lang`; on stderr what failed.
    """
    words = translator(lang)
    with tempfile.TemporaryDirectory(prefix="kiosk-self-test-") as folder:
        try:
            for proof in _proofs(Path(folder), words):
                sys.stdout.write(f"{proof}\n")
        except ProofFailedError as fault:
            sys.stderr.write(f"{fault}\n")
            return 1
    return 0


def _proofs(folder: Path, words: Translator) -> Iterator[str]:
    pack = open_pack(SAMPLE)
    settings, _ = load_event(Settings(folder), pack)
    services = open_for_screen(settings, rehearsal=True)
    try:
        yield _screens(services, words)
        yield _check_in(services, pack, words)
        yield _badge(services, words)
    finally:
        services.close()


def _screens(services: Services, words: Translator) -> str:
    for lang in LANGUAGES:
        with complaints() as heard, staged(services, lang, _SIZE) as stage:
            for screen in screen_names():
                _open(screen, stage, words)
        if heard:
            raise ProofFailedError(words.gettext("A screen complains: {why}", why=heard[0]))
    return words.ngettext(
        "{n} screen opens in {languages}.",
        "{n} screens open in {languages}.",
        len(screen_names()),
        languages=", ".join(LANGUAGES),
    )


def _open(screen: str, stage: Stage, words: Translator) -> None:
    bring_on(screen, stage.face)
    if is_blank(picture(stage)):
        raise ProofFailedError(words.gettext("Screen “{screen}” stays blank.", screen=screen))
    stage.face.shell.goHome()


def is_blank(image: QImage) -> bool:
    """Whether nothing is drawn: every 16th point of a picture has the colour of the first."""
    points = ((x, y) for x in range(0, image.width(), 16) for y in range(0, image.height(), 16))
    return len({image.pixel(x, y) for x, y in points}) < 2


def _check_in(services: Services, pack: EventPack, words: Translator) -> str:
    outcome = services.checkin.check_in(_somebody(pack).secret.text)
    if not isinstance(outcome.verdict, Admitted) or outcome.print_job is None:
        raise ProofFailedError(words.gettext("A confirmed registrant was not checked in."))
    return words.gettext("A registrant is checked in.")


def _somebody(pack: EventPack) -> Registrant:
    return next(
        registrant
        for registrant in pack.registrants
        if registrant.status is RegistrantStatus.CONFIRMED and not (registrant.valid_from or registrant.valid_until)
    )


def _badge(services: Services, words: Translator) -> str:
    job = services.printing.run_once()
    badges = sorted(services.settings.badges.glob("*.pdf"))
    if job is None or job.state is not JobState.PRINTED or not badges:
        cause = job.cause if job else ""
        raise ProofFailedError(words.gettext("The badge was not printed. {why}", why=cause))
    if not badges[0].read_bytes().startswith(_PDF):
        raise ProofFailedError(words.gettext("The badge is not a PDF file."))
    return words.gettext("A badge is printed to a PDF file.")


@contextmanager
def complaints() -> Iterator[list[str]]:
    """What QML complains about while the block runs. Other messages of Qt go where they went before."""
    heard: list[str] = []
    before: list[Callable[..., None] | None] = []

    def listen(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in _SERIOUS and any(sign in message for sign in _OURS):
            heard.append(message)
        elif before and before[0] is not None:
            before[0](kind, context, message)

    before.append(qInstallMessageHandler(listen))
    try:
        yield heard
    finally:
        qInstallMessageHandler(before[0])
