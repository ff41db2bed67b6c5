"""The scanner test: what arrived, key by key, and what is wrong with it.

The test code holds every letter and those signs that keyboard layouts move, and none of the keys that any of them has
as a dead key. It admits nobody: it is no secret of any event, and while it is tested no scan is a check-in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from kiosk.scanning.layouts import LAYOUTS, CapsLock, arrives
from kiosk.services.holders import Holders
from kiosk.settings import read_settings, write_settings

TEST_CODE = "Kiosk-Test;QWAZYM qwazym 0123456789 -_.,:?!@#%()"

_ENDS = frozenset("\r\n\t\x03")
_US = "us"


@dataclass(frozen=True, slots=True)
class HeardKey:
    """One key: the character it made, or its name in angle brackets such as `<F9>`; when, in ms of any origin."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Heard:
    """Keys that came together; none where a scanner types no keys. `text` is the scan, None where a person typed."""

    keys: tuple[HeardKey, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found out about a scan.

    `right` is whether the test code arrived, however garbled: then `layout` is the keyboard layout that it went
    through, `caps` whether CapsLock was on, and `prefix` what stood in front of it. `ended` is whether a key ended it,
    `gap` how many ms lay between two keys, -1 where there were none.
    """

    right: bool
    layout: str = ""
    caps: bool = False
    prefix: str = ""
    ended: bool = False
    gap: int = -1

    @property
    def garbled(self) -> bool:
        """Whether the layout has changed what was sent."""
        return self.right and self.layout != _US


@dataclass(frozen=True, slots=True)
class CodeShape:
    """A QR code as an SVG path of squares of one unit, `side` units wide."""

    side: int
    path: str


def examine(heard: Heard) -> Findings | None:
    """What a scan tells of its scanner and this computer; None where a person typed."""
    if heard.text is None:
        return None
    times = [key.at for key in heard.keys if key.text not in _ENDS]
    gaps = [later - earlier for earlier, later in pairwise(times)]
    ended = bool(heard.keys) and heard.keys[-1].text in _ENDS
    gap = round(median(gaps)) if gaps else -1
    for layout in LAYOUTS:
        for caps in CapsLock:
            before, found, _ = heard.text.partition(garbled(layout, caps))
            if found:
                locked = caps is not CapsLock.OFF
                return Findings(right=True, layout=layout, caps=locked, prefix=before, ended=ended, gap=gap)
    return Findings(right=False, ended=ended, gap=gap)


def garbled(layout: str, caps: CapsLock = CapsLock.OFF) -> str:
    """What arrives of the test code under a keyboard layout."""
    return arrives(TEST_CODE, layout, caps)


def code_shape() -> CodeShape:
    """The test code as a QR code (ISO/IEC 18004)."""
    import qrcode
    from qrcode.constants import ERROR_CORRECT_M

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(TEST_CODE)
    code.make(fit=True)
    squares = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(code.modules) for x, is_dark in enumerate(row) if is_dark)
    return CodeShape(len(code.modules), "".join(squares))


class ScannerService:
    """Keeps what the scanner test has found out."""

    def __init__(self, holders: Holders, folder: Path) -> None:
        self._holders = holders
        self._folder = folder

    def use_layout(self, layout: str) -> None:
        """Scans are read as typed under this layout from now on. Raises KeyError for one that is not known."""
        if layout not in LAYOUTS:
            raise KeyError(layout)
        write_settings(replace(read_settings(self._folder), scanner_layout=layout))
        self._holders.use_layout(layout)
