"""Feeds the gettext catalogues to Qt, so that `qsTr` in QML and the Python side speak with one voice.

Qt asks its translators from threads of its own, such as the one that reads QML while the GUI thread waits for it. A
`translate` written in Python would need the interpreter's lock there, which the waiting GUI thread may hold: both would
wait for ever. So the catalogue is handed over as a table in Qt's own .qm format, and Qt looks things up by itself.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTranslator

from kiosk.i18n import Entry, Translator

# The format as QTranslator reads it (qtbase, src/corelib/kernel/qtranslator.cpp).
_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _SOURCE, _COMMENT = 1, 3, 6, 8


class GettextTranslator(QTranslator):
    """Answers Qt from a catalogue.

    Qt's context (the file's name) is passed over; its disambiguation is gettext's context. What a catalogue lacks is
    left to Qt's own words.
    """

    def __init__(self, words: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = b""
        self.speak(words)

    def speak(self, words: Translator) -> None:
        """Answer in another language from now on. Texts on the screen change with `QQmlEngine.retranslate`."""
        before, self._table = self._table, qm(words.entries())
        self.load(self._table)
        del before  # Qt reads the table in place: the old one had to live until the new one was taken


def qm(entries: Iterable[Entry]) -> bytes:
    """A .qm file of the entries: a table of hashes, and the messages they point to."""
    hashes: list[tuple[int, int]] = []
    messages = bytearray()
    for entry in entries:
        source, comment = entry.message.encode(), (entry.context or "").encode()
        hashes.append((elf_hash(source + comment), len(messages)))
        messages += _block(_TRANSLATION, entry.translation.encode("utf-16-be"))
        messages += _block(_SOURCE, source) + _block(_COMMENT, comment) + bytes((_END,))
    table = b"".join(struct.pack(">II", *pair) for pair in sorted(hashes))
    return _MAGIC + _block(_HASHES, table) + _block(_MESSAGES, bytes(messages))


def elf_hash(data: bytes) -> int:
    """The hash by which Qt finds a message: that of ELF symbol tables (System V ABI, "Hash Table"), never 0."""
    value = 0
    for byte in data:
        value = ((value << 4) + byte) & 0xFFFFFFFF
        high = value & 0xF0000000
        value = (value ^ high >> 24) & ~high & 0xFFFFFFFF
    return value or 1


def _block(tag: int, data: bytes) -> bytes:
    return struct.pack(">BI", tag, len(data)) + data
