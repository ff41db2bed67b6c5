"""Qt speaks with the catalogues' voice, from whatever thread it asks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.i18n import Entry, translator
from ui.translation import GettextTranslator, elf_hash


class Words:
    """A catalogue of a few words."""

    def __init__(self, *entries: Entry) -> None:
        self._entries = entries

    def entries(self) -> Iterator[Entry]:
        return iter(self._entries)


@pytest.fixture
def installed(qapp: QCoreApplication) -> Iterator[GettextTranslator]:
    words = Words(
        Entry(None, "Check in", "扫码签到"),
        Entry("unit", "min", "分"),
        Entry(None, "min", "Min."),
        Entry(None, "two\nlines", "deux\nlignes"),
        Entry(None, "It’s", "C’est"),
    )
    answering = GettextTranslator(words)  # type: ignore[arg-type]  # a catalogue of a few words is one to Qt
    QCoreApplication.installTranslator(answering)
    yield answering
    QCoreApplication.removeTranslator(answering)


@pytest.mark.parametrize(
    ("source", "disambiguation", "said"),
    [
        ("Check in", None, "扫码签到"),
        ("min", "unit", "分"),
        ("min", None, "Min."),
        ("two\nlines", None, "deux\nlignes"),
        ("It’s", None, "C’est"),
        ("Cancel", None, "Cancel"),
    ],
)
def test_a_text_is_found_by_its_words_and_its_context_of_gettext(
    installed: GettextTranslator, source: str, disambiguation: str | None, said: str
) -> None:
    assert QCoreApplication.translate("AnyScreen", source, disambiguation) == said


def test_another_language_is_spoken_from_the_next_question_on(installed: GettextTranslator) -> None:
    installed.speak(Words(Entry(None, "Check in", "Einchecken")))  # type: ignore[arg-type]  # see above
    assert QCoreApplication.translate("AnyScreen", "Check in") == "Einchecken"


@pytest.mark.parametrize("lang", ["zh", "en", "fr", "de"])
def test_every_message_of_a_catalogue_reaches_qt(qapp: QCoreApplication, lang: str) -> None:
    words = translator(lang)
    answering = GettextTranslator(words)
    wrong = [
        entry
        for entry in words.entries()
        if answering.translate("AnyScreen", entry.message, entry.context or "") != entry.translation
    ]
    assert not wrong


def test_a_thread_of_qt_is_answered_while_the_gui_thread_keeps_the_interpreter_to_itself() -> None:
    """What looks a text up must not be Python: the thread that reads QML asks while the GUI thread waits for it."""
    assert "translate" not in vars(GettextTranslator)
    assert "isEmpty" not in vars(GettextTranslator)


def test_the_hash_is_that_of_elf_symbol_tables() -> None:
    # The values that the System V ABI's function gives; Qt adds that none is 0.
    assert [elf_hash(name) for name in (b"", b"printf", b"exit", b"syscall")] == [1, 0x077905A6, 0x0006CF04, 0x0B09985C]
