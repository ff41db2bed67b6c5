"""The scanner test: a code to scan, what came of it key by key, and how to set the scanner or the computer right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.i18n import Translator
from kiosk.services.scanner_test import Findings, Heard, HeardKey, code_shape, examine
from ui.view_models.announcing import announce
from ui.view_models.row_model import RowModel
from ui.view_models.scene import Scene

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

MOST_KEYS = 72
"""Keys of one scan that are shown: more than the test code has."""

_AT_ONCE = 2
"""Pieces of advice that are given at a time: when they are followed, the next scan shows what is left."""

_SLOW = 20
_NAMES = (
    *("NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF", "VT", "FF", "CR", "SO", "SI"),
    *("DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US"),
)
"""The control characters of ASCII by their names: the program's fonts have no signs for them."""

_TONGUES = {
    "us": "en_US",
    "uk": "en_GB",
    "de": "de_DE",
    "fr": "fr_FR",
    "be": "fr_BE",
    "ch-de": "de_CH",
    "ch-fr": "fr_CH",
    "tr": "tr_TR",
    "ru": "ru_RU",
    "gr": "el_GR",
}
"""Layouts by the language and country that systems name them by."""


@dataclass(frozen=True, slots=True)
class ScannerTestTexts:
    """What the scanner test says. `layout` is one that may be used from now on; empty where there is no need."""

    verdict: str = ""
    advice: str = ""
    facts: str = ""
    layout: str = ""
    fine: bool = False


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One key as it is drawn; `named` where its name stands for it; `gap` since the one before."""

    place: int
    sign: str
    named: bool
    gap: str


def key_rows(heard: Heard) -> tuple[KeyRow, ...]:
    """The first keys that came; a scanner that types no keys has sent its text one character a key."""
    keys = heard.keys or tuple(HeardKey(letter, 0) for letter in heard.text or "")
    gaps = ["", *(str(later.at - earlier.at) if heard.keys else "" for earlier, later in pairwise(keys))]
    shown = zip(range(MOST_KEYS), keys, gaps, strict=False)
    return tuple(KeyRow(place, *_signed(key.text), gap) for place, key, gap in shown)


def _signed(text: str) -> tuple[str, bool]:
    """How a key is drawn, and whether that is its name."""
    if text.startswith("<") and text.endswith(">") and len(text) > 1:
        return text[1:-1], True
    code = ord(text[0])
    if code < len(_NAMES):
        return _NAMES[code], True
    return ("␣" if text == " " else text if text.isprintable() else f"{code:04X}"), False


def layout_name(layout: str, words: Translator) -> str:
    """A keyboard layout by the name that people know it by."""
    tongue = _TONGUES.get(layout)
    return words.tongue(tongue) if tongue else layout.capitalize()


def findings_texts(heard: Heard | None, used: str, words: Translator) -> ScannerTestTexts:
    """What was found out, in words; `used` is the layout that has just been taken over."""
    if heard is None:
        return ScannerTestTexts(words.gettext("Scan the code on this screen."))
    found = examine(heard)
    if found is None:
        said = words.gettext("Keys pressed by hand: too slow for a scanner.")
        return ScannerTestTexts(said, words.gettext("Scan the code on this screen."), _facts(heard, -1, words))
    layout = found.layout if found.garbled and found.layout != used else ""
    return ScannerTestTexts(
        _verdict(found, used, words),
        "\n".join(islice(_advice(found, used, words), _AT_ONCE)),
        _facts(heard, found.gap, words),
        layout,
        fine=found.right and not layout and not found.caps and not found.prefix,
    )


def _verdict(found: Findings, used: str, words: Translator) -> str:
    if not found.right:
        return words.gettext("This is not the code on the screen.")
    if found.garbled and found.layout != used:
        return words.gettext("The keyboard layout changes what the scanner sends.")
    if found.caps:
        return words.gettext("CapsLock is on.")
    return words.gettext("The scanner is read correctly.")


def _advice(found: Findings, used: str, words: Translator) -> Iterator[str]:
    """What is to be done, the weightiest first."""
    if not found.right:
        yield words.gettext(
            "If you scanned it, set this computer’s keyboard to English (US) and switch its input method off."
        )
    if found.garbled and found.layout != used:
        layout = layout_name(found.layout, words)
        yield words.gettext("This computer’s keyboard: {layout}. Use it here, or set the scanner to it.", layout=layout)
    if found.caps:
        yield words.gettext("Switch CapsLock off. Badges are read all the same.")
    if found.prefix:
        yield words.gettext("Before the code: {prefix}. Switch the scanner’s prefix off.", prefix=found.prefix)
    if found.gap >= 0 and not found.ended:
        yield words.gettext("Let the scanner send Enter after each code: it is read sooner.")
    if found.gap > _SLOW:
        yield words.gettext("Take the delay between characters out of the scanner’s settings: it is read sooner.")


def _facts(heard: Heard, gap: int, words: Translator) -> str:
    if not heard.keys:
        return words.gettext("Serial scanner")
    number = len(heard.keys)
    if gap < 0:
        return words.ngettext("{n} key", "{n} keys", number)
    return words.ngettext("{n} key, {gap} ms apart", "{n} keys, {gap} ms apart", number, gap=gap)


@QmlElement
@QmlUncreatable("made by the application")
class ScannerTest(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What the scanner test reads. `layoutAsked` says that a keyboard layout is to be used from now on."""

    verdictChanged = Signal()
    adviceChanged = Signal()
    factsChanged = Signal()
    layoutChanged = Signal()
    fineChanged = Signal()
    codeChanged = Signal()

    layoutAsked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard: Heard | None = None
        self._used = ""
        self._path, self._side = "", 0
        self._keys = RowModel(KeyRow, lambda row: row.place, self)
        self._texts = ScannerTestTexts()

    def tell(self, scene: Scene) -> None:
        """Derive everything anew; the code is made when it is first wanted."""
        if not self._path:
            shape = code_shape()
            self._path, self._side = shape.path, shape.side
            self.codeChanged.emit()
        self._fold(findings_texts(self._heard, self._used, scene.words))

    def hear(self, heard: Heard, scene: Scene) -> None:
        """This has come."""
        self._heard = heard
        self._keys.fold(key_rows(heard))
        self.tell(scene)

    def layout_used(self, layout: str, scene: Scene) -> None:
        """Scans are read under this layout now."""
        self._used = layout
        self.tell(scene)

    def clear(self) -> None:
        """Keep nothing of what came: it may have been somebody's code."""
        self._heard, self._used = None, ""
        self._keys.fold(())
        self._fold(ScannerTestTexts())

    def _fold(self, texts: ScannerTestTexts) -> None:
        before, self._texts = self._texts, texts
        announce(self, before, texts)

    @Slot()
    def useLayout(self) -> None:
        """Read scans under the layout that was found."""
        if self._texts.layout:
            self.layoutAsked.emit(self._texts.layout)

    @Property(str, notify=verdictChanged)
    def verdict(self) -> str:
        """What was found, in a few words."""
        return self._texts.verdict

    @Property(str, notify=adviceChanged)
    def advice(self) -> str:
        """What is to be done, a sentence a line."""
        return self._texts.advice

    @Property(str, notify=factsChanged)
    def facts(self) -> str:
        """How many keys came, and how fast."""
        return self._texts.facts

    @Property(str, notify=layoutChanged)
    def layout(self) -> str:
        """The layout that may be used; empty for none."""
        return self._texts.layout

    @Property(bool, notify=fineChanged)
    def fine(self) -> bool:
        """Whether the test code arrived as it was sent."""
        return self._texts.fine

    @Property(QObject, constant=True)
    def keys(self) -> RowModel:
        """The keys, in their order."""
        return self._keys

    @Property(str, notify=codeChanged)
    def codePath(self) -> str:
        """The test code as an SVG path, a unit a module."""
        return self._path

    @Property(int, notify=codeChanged)
    def codeSide(self) -> int:
        """How many modules wide it is."""
        return self._side
