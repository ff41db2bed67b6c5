"""The catalogues as Qt asks for them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from kiosk.i18n import translator
from ui.translation import GettextTranslator


def test_qt_and_python_say_the_same(qapp: QGuiApplication) -> None:
    for language in ("zh", "en", "fr", "de"):
        words = translator(language)
        assert GettextTranslator(words).translate("Key", "Cancelled") == words.gettext("Cancelled")


def test_the_disambiguation_is_gettexts_context(qapp: QGuiApplication) -> None:
    words = translator("de")
    assert GettextTranslator(words).translate("Row", "min", "unit of a countdown") == words.pgettext(
        "unit of a countdown", "min"
    )


def test_what_no_catalogue_has_is_left_to_qt(qapp: QGuiApplication) -> None:
    installed = GettextTranslator(translator("de"))
    QCoreApplication.installTranslator(installed)
    assert QCoreApplication.translate("Key", "never said") == "never said"
    QCoreApplication.removeTranslator(installed)


def test_an_installed_translator_answers_qt_and_changes_its_language(qapp: QGuiApplication) -> None:
    installed = GettextTranslator(translator("de"))
    QCoreApplication.installTranslator(installed)
    german = QCoreApplication.translate("Key", "Cancelled")
    installed.speak(translator("fr"))
    french = QCoreApplication.translate("Key", "Cancelled")
    QCoreApplication.removeTranslator(installed)
    assert (german, french) == (translator("de").gettext("Cancelled"), translator("fr").gettext("Cancelled"))
    assert german != french
    assert QCoreApplication.translate("Key", "Cancelled") == "Cancelled"
