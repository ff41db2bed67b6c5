"""Verdicts in words, in every catalogue: what attendees hear, and what staff hear beside it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.checkin import Admitted, Direction, FirstEntry, Incomplete, Reason, Refused, Verdict
from kiosk.domain.event import Event, Question
from kiosk.domain.registrant import Registrant
from kiosk.i18n import Translator, translator
from kiosk.services import wording
from kiosk.services.checkin import Outcome
from kiosk.services.errors import Trouble
from tests.venue import CHINESE, EVENT, NINE, TIMEZONE, english

CATALOGUES = [translator(lang) for lang in ("zh", "en", "fr", "de")] + [translator("zh", "hk")]
QUESTION = Question("diet", english("What do you eat?"))
FIRST = FirstEntry(NINE + timedelta(minutes=7), "K-7F3A")
MISREAD = Refused(Reason.INVALID, misread=True)
REFUSALS = [Refused(reason, FIRST if reason is Reason.ALREADY_REDEEMED else None) for reason in Reason] + [MISREAD]
VERDICTS: list[Verdict] = [Admitted(), Admitted(Reason.UNPAID), Incomplete((QUESTION,)), *REFUSALS]

every_catalogue = pytest.mark.parametrize("t", CATALOGUES, ids=[t.catalogue for t in CATALOGUES])


def outcome(verdict: Verdict, registrant: Registrant | None = CHINESE, way: Direction = Direction.ENTRY) -> Outcome:
    return Outcome(verdict, "0199", "main", way, registrant, NINE)


@every_catalogue
@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_has_words_for_everybody_with_nothing_left_to_fill_in(verdict: Verdict, t: Translator) -> None:
    given = outcome(verdict)
    said = [
        wording.headline(verdict, t),
        wording.sentence(verdict, t),
        wording.message(given, t),
        wording.explanation(given, t, TIMEZONE) or "",
    ]
    assert said[0]
    assert said[2]
    assert not [text for text in said if "{" in text or "}" in text]


@every_catalogue
@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_headline_has_at_most_two_lines_and_a_message_one(verdict: Verdict, t: Translator) -> None:
    assert wording.headline(verdict, t).count("\n") <= 1
    assert "\n" not in wording.message(outcome(verdict), t)
    assert "\n" not in (wording.explanation(outcome(verdict), t, TIMEZONE) or "")


@every_catalogue
def test_a_used_code_tells_staff_when_and_where_and_the_attendee_neither(t: Translator) -> None:
    used = outcome(Refused(Reason.ALREADY_REDEEMED, FIRST))
    explanation = wording.explanation(used, t, TIMEZONE)
    assert explanation is not None
    assert "09:07" in explanation
    assert "K-7F3A" in explanation
    assert t.day(FIRST.at.date()) in explanation
    for said in (wording.headline(used.verdict, t), wording.sentence(used.verdict, t), wording.message(used, t)):
        assert "K-7F3A" not in said
        assert not [letter for letter in said if letter.isdigit()]


def test_the_time_of_the_first_entry_is_the_venues() -> None:
    from datetime import UTC

    at = FIRST.at.astimezone(UTC)
    said = wording.explanation(
        outcome(Refused(Reason.ALREADY_REDEEMED, FirstEntry(at, "K-1"))), CATALOGUES[1], TIMEZONE
    )
    assert said is not None
    assert "09:07" in said


@every_catalogue
def test_a_damaged_or_doubtful_scan_is_to_be_made_again_and_staff_are_told_why(t: Translator) -> None:
    doubtful = Refused(Reason.AMBIGUOUS)
    assert wording.headline(MISREAD, t) == wording.headline(doubtful, t) != wording.headline(Refused(Reason.INVALID), t)
    why = [wording.explanation(outcome(told, None), t, TIMEZONE) for told in (*REFUSALS,)]
    assert len(set(why)) == len(why)


@every_catalogue
def test_who_is_admitted_is_greeted_by_name_and_who_leaves_too(t: Translator) -> None:
    welcome = wording.message(outcome(Admitted()), t)
    goodbye = wording.message(outcome(Admitted(), way=Direction.EXIT), t)
    assert CHINESE.name in welcome
    assert CHINESE.name in goodbye
    assert welcome != goodbye
    assert wording.headline(Admitted(), t) != wording.headline(Admitted(), t, Direction.EXIT)


@every_catalogue
@pytest.mark.parametrize("reason", Reason)
def test_a_refusal_names_nobody_for_others_stand_around(reason: Reason, t: Translator) -> None:
    refused = outcome(Refused(reason, FIRST))
    assert CHINESE.name not in wording.message(refused, t) + wording.headline(refused.verdict, t)


@every_catalogue
def test_where_the_way_is_free_there_is_nothing_to_explain_but_what_was_overruled(t: Translator) -> None:
    assert wording.explanation(outcome(Admitted()), t, TIMEZONE) is None
    overruled = wording.explanation(outcome(Admitted(Reason.CANCELED)), t, TIMEZONE)
    assert overruled is not None
    between = "" if t.language == "zh" else " "
    assert wording.headline(Refused(Reason.CANCELED), t).replace("\n", between) in overruled


@every_catalogue
def test_staff_are_told_what_is_to_be_asked(t: Translator) -> None:
    said = wording.explanation(outcome(Incomplete((QUESTION, QUESTION))), t, TIMEZONE)
    assert said is not None
    assert said.count("What do you eat?") == 2


@every_catalogue
def test_a_name_with_braces_is_said_as_it_is(t: Translator) -> None:
    odd = replace(CHINESE, name="{name} {0} %s")
    assert "{name} {0} %s" in wording.message(outcome(Admitted(), odd), t)


@every_catalogue
@pytest.mark.parametrize("kind", Trouble)
def test_every_trouble_with_the_store_is_told_in_one_line(kind: Trouble, t: Translator) -> None:
    said = wording.trouble(kind, t)
    assert said
    assert "\n" not in said


def help_desk(t: Translator, **texts: str) -> str:
    from kiosk.domain.localized import Localized

    event: Event = replace(EVENT, help_desk=Localized(texts))
    return wording.help_desk(event, t)


def test_the_help_desk_is_where_the_pack_says_else_somewhere_true() -> None:
    french = translator("fr")
    assert help_desk(french, fr="Près de l’entrée.", en="Near the entrance.") == "Près de l’entrée."
    assert help_desk(french, en="Near the entrance.") == "Near the entrance."
    assert help_desk(french)


@every_catalogue
def test_somebody_whose_name_is_not_known_is_greeted_without_one(t: Translator) -> None:
    for way in Direction:
        given = outcome(Admitted(), replace(CHINESE, name=""), way)
        assert wording.message(given, t) == wording.headline(Admitted(), t, way)


@every_catalogue
@pytest.mark.parametrize("way", Direction)
def test_a_discreet_guest_is_greeted_without_a_name(way: Direction, t: Translator) -> None:
    said = wording.message(replace(outcome(Admitted(), way=way), discreet=True), t)
    assert said == wording.headline(Admitted(), t, way)
    assert CHINESE.name not in said
