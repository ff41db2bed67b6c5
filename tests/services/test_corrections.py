"""What was put right by hand shows at once, is remembered, and outlasts a load."""

from dataclasses import replace

import pytest

from kiosk.composition import Services
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.services.packs import LoadReport, load_pack
from kiosk.services.printing import JobState
from tests.services.desk import VOLUNTEER, acts, audited
from tests.venue import PEOPLE, code, pack, person, scan


def test_a_correction_shows_everywhere_and_its_history_stays(services: Services) -> None:
    made = services.corrections.correct(code(4), {"name": " Ottilie  Grünbaum ", "language": "fr"}, VOLUNTEER, "typo")
    assert (made.registrant.name, made.registrant.language) == ("Ottilie Grünbaum", "fr")
    assert services.desk.card(code(4)).registrant == made.registrant
    assert [match.registrant.code for match in services.lookup.find("grunbaum")] == [code(4)]
    services.corrections.correct(code(4), {"name": "Ottilie Grünwald"}, VOLUNTEER, "misheard")
    history = services.corrections.history(code(4))
    assert [(step.field, step.before, step.after, step.why) for step in history] == [
        ("name", "Ottilie Grünbart 4", "Ottilie Grünbaum", "typo"),
        ("language", "de", "fr", "typo"),
        ("name", "Ottilie Grünbaum", "Ottilie Grünwald", "misheard"),
    ]
    assert [(step.field, step.stands) for step in history] == [("name", False), ("language", True), ("name", True)]
    assert acts(services)[0] == (VOLUNTEER.id, "correct", code(4), "typo")
    assert audited(services)[0].details == {"fields": ["name", "language"]}


def test_what_is_right_already_is_no_correction(services: Services) -> None:
    made = services.corrections.correct(code(4), {"name": person(4).name}, VOLUNTEER)
    assert (made.changed, made.reprint_offered, acts(services)) == ((), False, [])


def test_another_badge_is_offered_where_one_with_the_old_texts_is_out(services: Services) -> None:
    assert not services.corrections.correct(code(4), {"name": "A"}, VOLUNTEER).reprint_offered
    scan(services, 4)
    assert not services.corrections.correct(code(4), {"name": "B"}, VOLUNTEER).reprint_offered
    job = services.printing.run_once()
    assert job is not None
    assert job.state is JobState.PRINTED
    assert services.corrections.correct(code(4), {"name": "C"}, VOLUNTEER).reprint_offered
    assert not services.corrections.correct(code(4), {"language": "zh"}, VOLUNTEER).reprint_offered


@pytest.mark.parametrize(
    ("field", "text", "fault"),
    [
        ("secret", "x", "unknown field: secret"),
        ("status", "confirmed", "unknown field: status"),
        ("category", "nobility", "unknown category: nobility"),
        ("language", "nl", "unknown language: nl"),
        ("name", "  ", "name_missing"),
        ("name", "a\x00b", "text_faulty"),
        ("name", "a\u2028b" * 200, "text_faulty"),
        ("organisation", "x" * 201, "text_faulty"),
    ],
)
def test_a_correction_that_is_none_changes_nothing(services: Services, field: str, text: str, fault: str) -> None:
    with pytest.raises((UnknownError, NotPossibleError), match=fault):
        services.corrections.correct(code(4), {"title": "Dr", field: text}, VOLUNTEER)
    assert services.desk.card(code(4)).registrant == person(4)
    assert acts(services) == []


def test_nobody_is_corrected_who_is_not_there(services: Services) -> None:
    with pytest.raises(UnknownError):
        services.corrections.correct("TT-9999-9", {"name": "A"}, VOLUNTEER)


def numbers(report: LoadReport) -> tuple[int, int, int]:
    return report.updated, report.corrections_kept, report.corrections_overtaken


def test_a_load_of_the_same_pack_leaves_what_was_put_right(services: Services) -> None:
    services.corrections.correct(code(4), {"name": "Right", "category": "vip"}, VOLUNTEER)
    assert numbers(load_pack(services.store, pack())) == (0, 2, 0)
    kept = services.desk.card(code(4)).registrant
    assert (kept.name, kept.category) == ("Right", "vip")


def test_other_fields_of_the_same_person_still_follow_the_pack(services: Services) -> None:
    services.corrections.correct(code(4), {"name": "Right"}, VOLUNTEER)
    changed = pack((*PEOPLE[:4], person(4, organisation="Moved"), *PEOPLE[5:]))
    assert numbers(load_pack(services.store, changed)) == (1, 1, 0)
    kept = services.desk.card(code(4)).registrant
    assert (kept.name, kept.organisation) == ("Right", "Moved")


def test_the_pack_wins_once_it_says_something_new_of_that_field(services: Services) -> None:
    services.corrections.correct(code(4), {"name": "Right", "title": "Dr"}, VOLUNTEER)
    changed = pack((*PEOPLE[:4], person(4, name="Better still"), *PEOPLE[5:]))
    assert numbers(load_pack(services.store, changed)) == (1, 1, 1)
    assert services.desk.card(code(4)).registrant.name == "Better still"
    assert numbers(load_pack(services.store, changed)) == (0, 1, 0)
    assert numbers(load_pack(services.store, pack())) == (1, 1, 0)
    assert services.desk.card(code(4)).registrant.name == person(4).name


def test_what_was_put_back_to_what_the_pack_says_stands_no_longer(services: Services) -> None:
    services.corrections.correct(code(4), {"name": "Wrong"}, VOLUNTEER)
    services.corrections.correct(code(4), {"name": person(4).name}, VOLUNTEER)
    assert numbers(load_pack(services.store, pack())) == (0, 0, 0)


def test_somebody_corrected_stays_though_the_pack_forgets_them(services: Services) -> None:
    services.corrections.correct(code(4), {"name": "Right"}, VOLUNTEER)
    report = load_pack(services.store, replace(pack(), registrants=(*PEOPLE[:4], *PEOPLE[5:])))
    assert (report.removed, report.cancelled) == (0, 1)
    assert len(services.corrections.history(code(4))) == 1
