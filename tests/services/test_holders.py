"""Who holds what was scanned: the right person, nobody, or "scan again"; never somebody else."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from kiosk.composition import Services
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.checkin import Admitted, Reason, Refused, Verdict
from kiosk.scanning.layouts import LAYOUTS, CapsLock, arrives
from kiosk.services.checkin import Scan
from kiosk.services.holders import Holder, Holders, Known, Nobody, Several
from kiosk.settings import read_settings, write_settings
from kiosk.store.gate import Passage
from tests.venue import admissions, loaded, log_of, pack, person, venue

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "checkin"
OWN = BadgeSecret.from_bytes(b"one of our codes")
OTHER = BadgeSecret.from_bytes(b"of somebody else")
PRETIX = "kfndgffgyw4tdgcacx6bb3bgemq69cxj"
TICKET = "ticket-2025/07"
MISREAD = Refused(Reason.INVALID, misread=True)
AGAIN = Refused(Reason.AMBIGUOUS)


@contextmanager
def conference(folder: Path, *secrets: str | BadgeSecret) -> Iterator[Services]:
    """People 0, 1, … with these secrets."""
    texts = [secret if isinstance(secret, BadgeSecret) else BadgeSecret(secret) for secret in secrets]
    people = tuple(person(number, secret=secret) for number, secret in enumerate(texts))
    with venue(folder, event_pack=pack(people)) as services:
        yield services


def verdict(services: Services, text: str, **changes: object) -> Verdict:
    return services.checkin.scan(replace(Scan(text, "lounge"), **changes)).verdict  # type: ignore[arg-type]


def holder(services: Services, text: str, *, typed: bool = True) -> Holder:
    with services.gate.looking() as passage:
        return Holders(services.current).holder(passage, text, typed=typed)


@pytest.fixture
def tickets(tmp_path: Path) -> Iterator[Services]:
    """Person 0 and 1 have codes of our own, 2 and 3 another system's, 3's being 2's with CapsLock."""
    with conference(tmp_path, OWN, OTHER, PRETIX, PRETIX.upper(), TICKET) as services:
        yield services


def test_an_own_code_costs_one_question_and_no_other_is_asked(tickets: Services) -> None:
    with patch.object(Passage, "registrants", side_effect=AssertionError):
        assert holder(tickets, OWN.text) == Known(person(0, secret=OWN))
        assert holder(tickets, OWN.text.lower()) == Known(person(0, secret=OWN))
        assert holder(tickets, BadgeSecret.new().text) == Nobody()


def test_another_systems_code_costs_one_question_whatever_it_may_mean(tickets: Services) -> None:
    asked: list[int] = []
    whose = Passage.registrants

    def counted(passage: Passage, secrets: tuple[BadgeSecret, ...]) -> object:
        asked.append(len(secrets))
        return whose(passage, secrets)

    with patch.object(Passage, "registrants", counted), patch.object(Passage, "registrant", side_effect=AssertionError):
        found = holder(tickets, arrives(TICKET, "fr"))
    assert found == Known(person(4, secret=BadgeSecret(TICKET)))
    assert len(asked) == 1
    assert asked[0] > 1


def test_a_text_that_is_two_peoples_lets_nobody_in_and_the_log_says_so(tickets: Services) -> None:
    assert verdict(tickets, PRETIX) == AGAIN
    assert verdict(tickets, PRETIX.upper()) == AGAIN
    assert admissions(tickets) == []
    assert log_of(tickets) == [(None, "lounge", "entry", "error", "ambiguous", None)] * 2


def test_a_camera_reads_letter_by_letter_so_that_no_doubt_is_left(tickets: Services) -> None:
    for number, text in ((2, PRETIX), (3, PRETIX.upper())):
        outcome = tickets.checkin.scan(Scan(text, "lounge", typed=False))
        assert outcome.registrant == person(number, secret=BadgeSecret(text))
    assert verdict(tickets, arrives(TICKET, "fr"), typed=False) == Refused(Reason.INVALID)


@pytest.mark.parametrize("text", [PRETIX, OWN.text + OTHER.text, OWN.text + "\n" + OTHER.text])
def test_staff_cannot_overrule_who_somebody_is(text: str, tickets: Services) -> None:
    assert verdict(tickets, text, why="I know him") == AGAIN
    assert admissions(tickets) == []


def test_two_scans_that_ran_into_each_other_let_nobody_in_and_one_that_came_twice_is_one(tickets: Services) -> None:
    assert verdict(tickets, OWN.text + OTHER.text) == AGAIN
    assert verdict(tickets, OWN.text * 2) == Admitted()


def test_a_damaged_code_is_to_be_scanned_again_with_the_reason_invalid(tickets: Services) -> None:
    for text in (OWN.text[1:], OWN.text[:-2], OWN.text + OTHER.text[:20], OWN.text.replace("F", "f", 1)):
        assert verdict(tickets, text) == MISREAD
    assert verdict(tickets, "NOBODY") == Refused(Reason.INVALID)
    assert {row[4] for row in log_of(tickets)} == {"invalid"}


@pytest.mark.parametrize("text", [OWN.text[1:], "NOBODY", PRETIX, OWN.text])
def test_a_repeated_nonce_gives_the_first_verdict_to_the_word(text: str, tickets: Services) -> None:
    first = verdict(tickets, text, nonce="n-1")
    assert verdict(tickets, text, nonce="n-1") == first
    assert len(log_of(tickets)) == 1


def test_what_a_scan_would_come_to_is_what_it_comes_to(tickets: Services) -> None:
    for text in (OWN.text, OWN.text.lower(), OWN.text[1:], PRETIX, "NOBODY", OWN.text + OTHER.text):
        assert tickets.checkin.preview(text, "lounge").verdict == verdict(tickets, text)


def test_people_are_looked_up_by_what_a_scanner_typed(tickets: Services) -> None:
    assert tickets.lookup.registrant(OWN.text.lower()) == person(0, secret=OWN)
    assert tickets.lookup.registrant(person(1).code) == person(1, secret=OTHER)
    assert tickets.lookup.registrant(PRETIX) is None


@pytest.mark.parametrize(
    ("layout", "found"), [("fr", Admitted()), ("de", Refused(Reason.INVALID)), ("auto", Admitted()), ("xx", Admitted())]
)
def test_the_layout_that_is_set_counts_alone_and_one_that_nobody_knows_stands_for_any(
    layout: str, found: Verdict, tmp_path: Path
) -> None:
    loaded(tmp_path, pack((person(0, secret=BadgeSecret(TICKET)),)))
    write_settings(replace(read_settings(tmp_path), scanner_layout=layout))
    with venue(tmp_path) as services:
        assert verdict(services, arrives(TICKET, "fr")) == found
        assert verdict(services, TICKET) == Admitted()


def test_the_prefix_that_is_set_is_taken_off(tmp_path: Path) -> None:
    loaded(tmp_path, pack((person(0, secret=BadgeSecret(PRETIX)), person(1, secret=OWN))))
    write_settings(replace(read_settings(tmp_path), scanner_prefix="%S%"))
    with venue(tmp_path) as services:
        for text in (PRETIX, OWN.text):
            assert verdict(services, "%S%" + text) == verdict(services, text) == Admitted()
            assert verdict(services, arrives("%S%" + text, "de")) == Admitted()


def test_a_mangled_form_that_is_anothers_own_secret_is_scanned_again(tmp_path: Path) -> None:
    with conference(tmp_path, "00AHRR8B8KUY", "00qhrr8b8kuy") as services:
        assert holder(services, "00qhrr8b8kuy") == Several()
        assert verdict(services, "00qhrr8b8kuy") == AGAIN
        assert admissions(services) == []


@pytest.mark.parametrize("layout", ["dvorak", "ru", "gr"])
def test_an_own_code_that_a_layout_makes_anothers_secret_is_scanned_again(layout: str, tmp_path: Path) -> None:
    mangled = arrives(OWN.text, layout)
    with conference(tmp_path / "both", OWN, mangled) as services:
        assert holder(services, mangled) == Several()
        assert holder(services, mangled, typed=False) == Known(person(1, secret=BadgeSecret(mangled)))
        assert holder(services, OWN.text) == Known(person(0, secret=OWN))
    with conference(tmp_path / "one", OWN) as services:
        assert holder(services, mangled) == Known(person(0, secret=OWN))


def of_data(name: str) -> dict[str, list[dict[str, object]]]:
    if not (DATA / name).is_file():
        pytest.skip("the data for checks is not here")
    found: dict[str, list[dict[str, object]]] = json.loads((DATA / name).read_text("utf-8"))
    return found


def forms(vectors: list[dict[str, object]]) -> list[tuple[str, str]]:
    """Every true code with each form in which it was received."""
    return [(str(v["true_code"]), str(form)) for v in vectors for form in dict(v["received"]).values()]  # type: ignore[call-overload]


def test_every_form_seen_on_real_hosts_is_the_right_person(tmp_path: Path) -> None:
    data = of_data("hand_scanner_layouts.json")
    vectors = data["vectors"] + data["extra"]
    codes = [str(vector["true_code"]) for vector in vectors]
    with conference(tmp_path, *codes) as services:
        for true, form in forms(vectors):
            outcome = services.checkin.scan(Scan(form, "lounge"))
            assert outcome.registrant == person(codes.index(true), secret=BadgeSecret(true)), form


def test_no_form_seen_on_real_hosts_is_ever_the_other_person_whose_secret_it_is(tmp_path: Path) -> None:
    data = of_data("hand_scanner_layouts.json")
    pairs = [(true, form) for true, form in forms(data["vectors"] + data["extra"]) if form != true]
    with conference(tmp_path, *dict.fromkeys(text for pair in pairs for text in pair)) as services:
        for _, form in pairs:
            assert verdict(services, form) == AGAIN, form
        assert admissions(services) == []


def test_what_wallet_passes_put_in_front_is_taken_off(tmp_path: Path) -> None:
    vectors = of_data("scan_input.json")["vectors"]
    with conference(tmp_path, str(vectors[0]["cleaned"])) as services:
        for vector in vectors:
            for typed in (True, False):
                assert verdict(services, str(vector["input"]), typed=typed) == Admitted()


@pytest.mark.parametrize("make", [lambda n: f"ticket{n}", lambda n: f"{n:010}", lambda n: f"AZ-{n}&?"])
def test_foreign_codes_come_through_every_layout(make: Callable[[int], str], tmp_path: Path) -> None:
    with conference(tmp_path, *map(make, range(20, 30))) as services:
        for layout in LAYOUTS:
            for caps in CapsLock:
                found = holder(services, arrives(make(27), layout, caps))
                assert found == Known(person(7, secret=BadgeSecret(make(27)))), (layout, caps)
