"""One code that is read again and again is one scan, whatever reads it."""

from __future__ import annotations


class Repeats:
    """Drops a scan of what was read less than `window` ms ago, however often it comes.

    One object serves every source: a code that lies under a scanner which never stops reading, or stays before the
    camera while others are scanned by hand, is one scan. Texts are kept for no longer than the window.
    """

    def __init__(self, window: int = 3000) -> None:
        self._window = window
        self._read: dict[str, int] = {}

    def is_new(self, text: str, at: int) -> bool:
        """Whether this scan, at `at` (ms, any origin), is one to act upon."""
        self._read = {read: when for read, when in self._read.items() if 0 <= at - when <= self._window}
        repeated = text in self._read
        self._read[text] = at
        return not repeated

    def forget(self) -> None:
        """Keep nothing of what was read."""
        self._read.clear()
