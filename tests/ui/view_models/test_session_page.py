"""A session's page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.domain.event import Han, Look
from kiosk.i18n import translator
from tests.ui.conference import EVENT, SESSIONS, at
from ui.view_models.scene import Scene
from ui.view_models.seals import seal_of
from ui.view_models.session_page import SessionPage, avatar_of, session_texts

DEEP, TUESDAY = SESSIONS[1], SESSIONS[3]


def scene(language: str) -> Scene:
    return Scene(EVENT, SESSIONS, translator(language), at(8))


def test_a_page_says_when_where_and_who() -> None:
    texts = session_texts(DEEP, scene("fr"))
    assert (texts.start, texts.plate, texts.room, texts.where) == ("10:45", "B1", "Salle 1", "Niveau 1")
    assert "12:00" in texts.until
    assert (texts.seal, texts.title, texts.seats_total) == ("海", "Forum des abysses", 120)
    assert [speaker.name for speaker in texts.speakers] == ["Liang Jiayi", "Claire Dubreuil-Fontaine"]
    assert [speaker.avatar for speaker in texts.speakers] == ["梁", "D"]


def test_a_text_that_fell_back_says_so_and_in_which_language_it_is() -> None:
    texts = session_texts(DEEP, scene("fr"))
    assert (texts.title_fell_back, texts.abstract, texts.abstract_lang) == (False, "What lies below.", "en")
    only_english = session_texts(TUESDAY, scene("de"))
    assert (only_english.title_fell_back, only_english.title_lang) == (True, "en")
    assert (only_english.interpretation, only_english.seats_total, only_english.speakers) == ("", -1, ())


def test_a_session_that_has_gone_from_the_agenda_leaves_an_empty_page(qapp: QGuiApplication) -> None:
    page = SessionPage()
    page.show("deep", scene("en"))
    assert page.property("title") == "Deep-sea forum"
    page.tell(replace(scene("en"), sessions=()))
    assert page.property("title") == ""


@pytest.mark.parametrize(
    ("name", "avatar"),
    [("梁佳怡", "梁"), ("Claire Dubreuil-Fontaine", "D"), ("Ömer", "Ö"), ("élodie étienne", "É"), ("", ""), ("  ", "")],
)
def test_the_avatar_is_the_family_names_first_sign(name: str, avatar: str) -> None:
    assert avatar_of(name) == avatar


def test_every_kind_of_session_has_a_seal_of_one_character_in_both_forms() -> None:
    traditional = replace(EVENT, look=replace(Look(), han=Han.HK))
    for session in SESSIONS:
        plain = replace(session, track="")
        assert len(seal_of(plain, EVENT)) == len(seal_of(plain, traditional)) == 1
