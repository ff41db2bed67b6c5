"""Bytes from a serial scanner -> scans. Nothing here knows a port or a clock: call `silence` when no bytes have come.

A scan ends with CR, LF, Tab, ETX or silence; STX in front of it is dropped, and so is every NUL: a line break arrives
as one.
"""

from __future__ import annotations

import re

PAUSE = 100
"""Milliseconds of silence that end a scan. At 1200 baud two bytes are 8 ms apart, and a USB packet comes every ms."""

LONGEST = 8_192
"""Bytes of the longest scan. A QR code holds 7,089 digits at most (ISO/IEC 18004): what is longer is rubbish."""

_ENDS = re.compile(rb"[\r\n\t\x03]")
_NOISE = b"\x00\x02"


class Frames:
    """Collects bytes into scans. What is too long is dropped up to the next end, and never grows the memory."""

    def __init__(self) -> None:
        self._kept = bytearray()
        self._too_long = False
        self.dropped = 0
        """How many scans were too long so far."""

    def feed(self, data: bytes) -> tuple[str, ...]:
        """The scans that are complete with these bytes, in their order."""
        *ended, rest = _ENDS.split(data.translate(None, _NOISE))
        found = tuple(self._end(part) for part in ended)
        self._keep(rest)
        return tuple(text for text in found if text)

    def silence(self) -> tuple[str, ...]:
        """The scan that had no terminator, if there is one."""
        text = self._end(b"")
        return (text,) if text else ()

    def forget(self) -> None:
        """Keep nothing: the line was cut in the middle of a scan."""
        self._kept.clear()
        self._too_long = False

    def _end(self, part: bytes) -> str:
        self._keep(part)
        kept, too_long = bytes(self._kept), self._too_long
        self.forget()
        self.dropped += too_long
        return "" if too_long else decoded(kept)

    def _keep(self, part: bytes) -> None:
        self._too_long = self._too_long or len(self._kept) + len(part) > LONGEST
        if self._too_long:
            self._kept.clear()
        else:
            self._kept += part


def decoded(data: bytes) -> str:
    """Text in UTF-8, else in GB18030, which Chinese scanners send; bytes that are neither one by one, as in Latin-1."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
