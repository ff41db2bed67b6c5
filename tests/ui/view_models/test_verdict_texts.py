"""Every verdict in words, in every language."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from kiosk.domain.checkin import Admitted, Direction, FirstEntry, Incomplete, Reason, Refused, Verdict
from kiosk.i18n import LANGUAGES, translator
from kiosk.services.checkin import Outcome
from kiosk.services.printing import JobState
from tests.ui.conference import CLAIRE, EVENT, KWABENA, SESSIONS, YUHUI, at
from ui.view_models.scene import Scene
from ui.view_models.verdict_texts import Subject, VerdictTexts, name_face, verdict_texts

ASKING = {Reason.UNPAID, Reason.UNAPPROVED, Reason.BLOCKED, Reason.AMBIGUOUS}
FIRST = FirstEntry(at(11, 23), "K-7F3A")


def subject(verdict: Verdict, **details: object) -> Subject:
    registrant = details.pop("registrant", CLAIRE)
    outcome = Outcome(verdict, "id", "main", Direction.ENTRY, registrant, at(8))  # type: ignore[arg-type]
    return Subject(outcome, **details)  # type: ignore[arg-type]


def told(about: Subject, language: str = "en", hour: int = 8) -> VerdictTexts:
    return verdict_texts(about, Scene(EVENT, SESSIONS, translator(language), at(hour)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_a_refusal_always_leads_to_a_person_with_a_number(reason: Reason, language: str) -> None:
    texts = told(subject(Refused(reason, FIRST)), language)
    assert texts.tone == ("ask" if reason in ASKING else "stop")
    assert texts.word
    assert texts.word.count("\n") <= 1
    assert (texts.way_ends, texts.number) == ("person", CLAIRE.code)
    assert texts.way
    assert texts.desk
    assert not texts.can_disown
    assert (texts.name, texts.category, texts.organisation, texts.next_title) == ("", "", "", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_no_attendee_is_told_when_or_where_a_code_was_used(reason: Reason, language: str) -> None:
    everything = " ".join(map(str, asdict(told(subject(Refused(reason, FIRST)), language)).values()))
    assert "11:23" not in everything
    assert "K-7F3A" not in everything


def test_a_question_at_the_door_asks_for_a_person() -> None:
    texts = told(subject(Incomplete(EVENT.lists["asking"].questions)))
    assert (texts.tone, texts.way_ends, texts.number) == ("ask", "person", CLAIRE.code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_damaged_scan_asks_for_another_one_and_still_leads_to_a_person(language: str) -> None:
    texts = told(subject(Refused(Reason.INVALID, misread=True), registrant=None, number="17"), language)
    ambiguous = told(subject(Refused(Reason.AMBIGUOUS), registrant=None, number="17"), language)
    foreign = told(subject(Refused(Reason.INVALID), registrant=None, number="17"), language)
    assert texts == ambiguous
    assert (texts.tone, texts.way_ends, texts.number) == ("ask", "person", "17")
    assert (foreign.tone, foreign.way_ends, foreign.number) == ("stop", "person", "17")
    assert texts.word != foreign.word


def test_an_unknown_code_shows_the_help_number() -> None:
    texts = told(subject(Refused(Reason.INVALID), registrant=None, number="17"))
    assert (texts.number, texts.name) == ("17", "")


@pytest.mark.parametrize(
    ("job", "ends", "printing"),
    [
        (None, "room", -1.0),
        (JobState.WAITING, "badge", 0.1),
        (JobState.RENDERING, "badge", 0.4),
        (JobState.SENT, "badge", 0.7),
        (JobState.PRINTED, "badge", 1.0),
        (JobState.FAILED, "person", -1.0),
        (JobState.UNKNOWN, "person", -1.0),
        (JobState.CANCELLED, "room", -1.0),
    ],
)
def test_the_way_ends_where_the_guest_must_go_next(job: JobState | None, ends: str, printing: float) -> None:
    texts = told(subject(Admitted(), job=job))
    assert (texts.tone, texts.way_ends, texts.printing) == ("ok", ends, printing)
    assert bool(texts.number) == bool(texts.desk) == (ends == "person")


def test_a_welcome_names_what_is_next_and_where() -> None:
    texts = told(subject(Admitted()), "fr", hour=10)
    assert (texts.next_plate, texts.next_title, texts.next_where) == ("B1", "Forum des abysses", "Niveau 1")
    assert "10:45" in texts.next_when


def test_what_is_next_on_another_day_says_so() -> None:
    texts = told(subject(Admitted()), "en", hour=20)
    assert "7 December" in texts.next_when
    assert texts.next_title_lang == "en"


def test_nothing_is_next_when_all_is_over() -> None:
    over = Scene(EVENT, (), translator("en"), at(8))
    texts = verdict_texts(subject(Admitted()), over)
    assert (texts.next_plate, texts.next_when, texts.next_title, texts.next_where) == ("", "", "", "")


def test_a_note_for_staff_is_never_shown() -> None:
    texts = told(subject(Admitted(), registrant=KWABENA))
    assert (texts.tone, texts.way_ends, texts.name) == ("ask", "person", "")
    assert KWABENA.attention not in str(asdict(texts))


def test_the_disowned_verdict_shows_nothing_of_the_other_person() -> None:
    texts = told(subject(Admitted(), registrant=CLAIRE, disowned=True, number="17"))
    assert (texts.tone, texts.number, texts.can_disown) == ("ask", "17", False)
    everything = str(asdict(texts))
    assert CLAIRE.name not in everything
    assert CLAIRE.code not in everything


@pytest.mark.parametrize(
    ("name", "own", "face"),
    [
        ("张玉慧", None, "sc"),
        ("張玉慧", "hk", "hk"),
        ("Zhang Yuhui", "tc", "latin"),
        ("𬭎", None, "sc"),
        ("㛃", None, "sc"),
        ("Müller-Łęcki", None, "latin"),
    ],
)
def test_a_name_is_set_in_the_form_its_characters_ask_for(name: str, own: str | None, face: str) -> None:
    assert name_face(name, own, "sc") == face


def test_each_reader_gets_the_organisation_in_letters_they_can_read() -> None:
    assert told(subject(Admitted(), registrant=YUHUI), "zh").organisation == "琼州大学"
    assert told(subject(Admitted(), registrant=YUHUI), "en").organisation == "Qiongzhou University"
    only_han = replace(YUHUI, organisation_latin="")
    assert told(subject(Admitted(), registrant=only_han), "en").organisation == "琼州大学"


def test_a_badge_that_was_made_before_the_guest_came_is_said_to_be_with_staff() -> None:
    about = subject(Admitted())
    texts = told(replace(about, outcome=replace(about.outcome, badge_waits=True)))
    assert (texts.way, texts.way_ends, texts.number) == ("Your badge is waiting at our desk", "person", CLAIRE.code)
    assert texts.desk


def test_a_guest_whose_code_tells_no_name_is_led_to_staff_for_a_badge() -> None:
    about = subject(Admitted(), registrant=replace(CLAIRE, name="", name_latin=""))
    texts = told(replace(about, outcome=replace(about.outcome, badge_waits=True)))
    assert (texts.name, texts.way, texts.way_ends) == ("", "For your badge, please see our staff", "person")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("job", [None, JobState.WAITING, JobState.PRINTED, JobState.UNKNOWN])
def test_a_discreet_guest_is_welcomed_without_name_category_or_organisation(
    language: str, job: JobState | None
) -> None:
    by_name = subject(Admitted(), job=job)
    discreet = replace(by_name, outcome=replace(by_name.outcome, discreet=True))
    texts = told(discreet, language)
    assert (texts.tone, texts.word, texts.way) == ("ok", told(by_name, language).word, told(by_name, language).way)
    everything = " ".join(map(str, asdict(texts).values()))
    assert CLAIRE.organisation
    for said in (CLAIRE.name, CLAIRE.organisation, told(by_name, language).category):
        assert said not in everything
