"""Feeds the gettext catalogues to Qt, so that `qsTr` in QML and the Python side speak with one voice."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from kiosk.i18n import Translator


class GettextTranslator(QTranslator):
    """Answers Qt from a catalogue.

    Qt's context (the file's name) is passed over; its disambiguation is gettext's context.
    What a catalogue lacks is answered with None, so that Qt goes on to its own words.
    """

    def __init__(self, words: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def speak(self, words: Translator) -> None:
        """Answer in another language from now on. Texts on the screen change with `QQmlEngine.retranslate`."""
        self._words = words

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The text in the current language, or None."""
        return self._words.lookup(disambiguation or None, source_text)

    def isEmpty(self) -> bool:
        """Never: Qt drops a translator that says it is empty."""
        return False
