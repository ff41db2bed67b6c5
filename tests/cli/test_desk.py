"""The lookup desk from the command line: what is said, in which shape, with which exit status."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.composition import load_event
from kiosk.settings import read_settings
from tests.cli.conftest import Kiosk
from tests.services.desk import MOSS, delegation, desk_pack, noted
from tests.venue import code, loaded, person, secret


@pytest.fixture
def desk(empty: Kiosk) -> Kiosk:
    """A kiosk whose event has a delegation, discreet guests and rules for walk-ins."""
    loaded(empty.folder, desk_pack(*delegation(5), noted(4), person(6), person(7)))
    return empty


def test_a_walk_in_is_asked_what_the_event_wants_then_registered_and_let_in(desk: Kiosk) -> None:
    asked = desk("walkin", "--name", "Fern Farnham", "--json")
    assert (asked.status, asked.json["reason"], asked.json["fields"]) == (1, "fields_missing", ["organisation"])
    told = ("walkin", "--name", "Fern Farnham", "--organisation", "Fern & Co", "--language", "fr", "--json")
    made = desk(*told)
    assert (made.status, made.json["status"], made.json["registrant"]["language"]) == (0, "ok", "fr")
    assert desk("checkin", made.json["secret"], "--json").json["code"] == made.json["code"]
    alike = desk(*told)
    assert (alike.status, alike.json["reason"]) == (1, "may_be_known")
    assert [someone["code"] for someone in alike.json["people"]] == [made.json["code"]]
    assert desk(*told, "--new").status == 0
    assert desk("walkin", "--name", "A", "--category", "nobility").status == 2
    assert desk("walkin", "--name", "A", "--language", "nl").status == 2


def test_a_correction_says_what_was_different_and_a_later_load_says_that_it_is_kept(desk: Kiosk) -> None:
    made = desk("correct", code(6), "--name", "Right", "--why", "typo", "--json")
    assert (made.status, made.json["code"], made.json["reprint_offered"]) == (0, code(6), False)
    assert made.json["changed"] == [{"field": "name", "before": person(6).name, "after": "Right"}]
    assert desk("correct", secret(6), "--name", "Right", "--json").json["changed"] == []
    assert desk("correct", code(6)).status == 2
    assert desk("correct", "TT-9999-9", "--name", "A", "--json").json["reason"] == "unknown_registrant"
    assert desk("correct", code(6), "--name", " ", "--json").json["reason"] == "name_missing"
    _, report = load_event(read_settings(desk.folder), desk_pack(*delegation(5), noted(4), person(6), person(7)))
    assert report.corrections_kept == 1


def test_a_load_tells_people_what_became_of_corrections(kiosk: Kiosk, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    head = 'id = "tiny-2025"\ntimezone = "Asia/Shanghai"\nstarts = 2025-12-06\nends = 2025-12-07\n[name]\nen = "T"\n'
    (pack / "event.toml").write_text(head, encoding="utf-8")
    (pack / "registrants.csv").write_text("code,name,title\nTT-1,Otillie,\n", encoding="utf-8")
    kiosk("load", str(pack))
    kiosk("correct", "TT-1", "--name", "Ottilie", "--title", "Dr")
    assert "2 corrections by hand are kept." in kiosk("load", str(pack)).out
    (pack / "registrants.csv").write_text("code,name,title\nTT-1,Otti,\n", encoding="utf-8")
    said = kiosk("load", str(pack)).out
    assert "1 correction by hand is kept." in said
    assert "1 correction by hand gives way to something new in the pack." in said


def test_two_registrations_become_one_person_and_two_again(desk: Kiosk) -> None:
    made = desk("merge", code(7), code(6), "--why", "twice", "--json")
    assert (made.status, made.json["code"], made.json["merged"], made.json["print_jobs"]) == (0, code(6), code(7), [])
    assert desk("checkin", secret(7), "--json").json["code"] == code(6)
    assert desk("merge", code(7), code(6), "--json").json["reason"] == "same_person"
    assert desk("merge", "--undo", code(7), "--json").json["code"] == code(7)
    assert desk("merge", "--undo", code(7), "--json").json["reason"] == "not_merged"
    assert desk("merge", code(7)).status == 2
    assert desk("merge", "--undo", code(7), code(6)).status == 2


def test_a_lost_code_is_renewed(desk: Kiosk) -> None:
    renewed = desk("renew", code(6), "--why", "phone stolen", "--json").json
    assert desk("checkin", secret(6), "--json").json["reason"] == "revoked"
    assert desk("checkin", renewed["secret"], "--json").json["status"] == "ok"
    assert desk("renew", code(6)).status == 2
    assert desk("renew", code(6), "--why", " ", "--json").json["reason"] == "why_missing"


def test_taking_codes_back_is_in_the_audit_log(desk: Kiosk) -> None:
    desk("revoke", code(6), "--block", "--why", "threat")
    desk("revoke", code(6), "--lift", "--why", "mix-up")
    desk("revoke", secret(7), "--why", "lost")
    entries = desk("audit", "--json").json["entries"]
    assert [(line["act"], line["code"], line["why"]) for line in reversed(entries)] == [
        ("block", code(6), "threat"),
        ("lift", code(6), "mix-up"),
        ("revoke", code(7), "lost"),
    ]
    assert secret(7) not in str(entries)


def test_delegations_are_listed_shown_and_let_in(desk: Kiosk) -> None:
    listed = desk("delegation", "list", "--json").json["delegations"]
    assert listed == [{"delegation": MOSS, "arrived": 0, "total": 5}]
    shown = desk("delegation", "show", code(101), "--json").json
    assert (shown["delegation"], shown["leader"], shown["total"]) == (MOSS, code(100), 5)
    assert [member["code"] for member in shown["members"]] == [code(100), code(104), code(103), code(102), code(101)]
    some = desk("delegation", "checkin", MOSS, code(104), "--json")
    assert (some.status, some.json["arrived"], some.json["total"]) == (0, 1, 5)
    everybody = desk("delegation", "checkin", code(100), "--json")
    assert (everybody.status, len(everybody.json["admitted"]), everybody.json["arrived"]) == (0, 4, 5)
    assert "5 of 5 arrived" in desk("delegation", "show", MOSS).out
    again = desk("delegation", "checkin", MOSS, code(104), "--json")
    assert (again.status, again.json["reason"]) == (1, "some_refused")
    assert [verdict["reason"] for verdict in again.json["refused"]] == ["already_redeemed"]
    assert desk("delegation", "show", "Nobody", "--json").json["reason"] == "unknown_delegation"
    assert desk("delegation", "show").status == 2
    assert desk("delegation", "list", MOSS).status == 2
    assert desk("delegation", "list", "--list", "nowhere").status == 2


def test_a_member_with_a_note_waits_until_it_has_been_read(empty: Kiosk) -> None:
    people = [*delegation(2), noted(9)]
    people[2] = person(9, delegation=MOSS, attention="Ask for the passport")
    loaded(empty.folder, desk_pack(*people))
    waits = empty("delegation", "checkin", MOSS, "--json")
    assert (waits.status, waits.json["noted"]) == (1, [{"code": code(9), "attention": "Ask for the passport"}])
    assert "Ask for the passport" in empty("delegation", "checkin", MOSS).out
    assert empty("delegation", "checkin", MOSS, "--notes-read", "--json").json["arrived"] == 3


def test_staff_let_somebody_in_by_code_once_their_note_has_been_read(desk: Kiosk) -> None:
    waits = desk("checkin", "--registrant", code(4), "--json")
    assert (waits.status, waits.json["status"], waits.json["reason"]) == (1, "incomplete", "attention")
    assert waits.json["registrant"]["attention"] == "Bring her to the minister"
    assert waits.json["checkin_id"] is None
    read = desk("checkin", "--registrant", code(4), "--note-read", "--json")
    assert (read.status, read.json["status"], read.json["code"]) == (0, "ok", code(4))
    assert desk("checkin", "--registrant", "TT-9999-9", "--json").json["reason"] == "unknown_registrant"
    assert desk("checkin", code(6), "--registrant", code(6)).status == 2


def test_every_act_at_the_terminal_is_in_the_audit_log(desk: Kiosk) -> None:
    made = desk("checkin", "--registrant", code(6), "--json").json
    desk("undo", made["checkin_id"], "--why", "wrong person")
    desk("checkin", secret(7), "--list", "dinner", "--force", "--why", "the minister said so")
    desk("checkin", secret(6))
    desk("print", "badge", code(6), "--why", "torn", "--to", str(desk.folder / "badge.png"))
    entries = desk("audit", "--json").json["entries"]
    assert [(line["operator"], line["act"], line["code"], line["why"]) for line in reversed(entries)] == [
        ("console", "check_in", code(6), None),
        ("console", "undo", code(6), "wrong person"),
        ("console", "force", code(7), "the minister said so"),
        ("console", "reprint", code(6), "torn"),
    ]
    assert len(desk("audit", "--registrant", code(7).lower(), "--json").json["entries"]) == 1
    assert len(desk("audit", "--limit", "2", "--json").json["entries"]) == 2
    assert "wrong person" in desk("audit").out
    assert desk("audit", "--limit", "0").status == 2


def test_requests_are_listed_and_answered(desk: Kiosk) -> None:
    assert desk("requests", "--json").json["requests"] == []
    assert desk("requests", "answer", "101", "--json").json["reason"] == "unknown_request"
    assert desk("requests", "answer").status == 2
    assert desk("requests", "list", "101").status == 2


def test_pins_have_names_and_roles_and_the_old_use_still_works(desk: Kiosk) -> None:
    assert desk("pin", stdin=b"314159\n").status == 0
    made = desk("pin", "--name", "Wei", "--json", stdin=b"271828\n").json
    assert (made["status"], made["name"], made["role"]) == ("ok", "Wei", "volunteer")
    boss = desk("pin", "--name", "Sigrid", "--role", "supervisor", "--json", stdin=b"161803\n").json
    assert boss["role"] == "supervisor"
    listed = desk("pin", "--list", "--json").json["staff"]
    assert [(member["name"], member["role"]) for member in listed] == [
        (None, "supervisor"),
        ("Sigrid", "supervisor"),
        ("Wei", "volunteer"),
    ]
    assert desk("pin", "--name", "Max", "--json", stdin=b"271828\n").json["reason"] == "pin_taken"
    assert desk("pin", "--name", "Wei", "--remove").status == 0
    assert desk("pin", "--name", "Wei", "--remove", "--json").json["reason"] == "unknown_staff"
    assert desk("pin", "--role", "volunteer", "--json", stdin=b"271828\n").json["reason"] == "name_missing"


def identified(kiosk: Kiosk, *arguments: str, proof: str) -> Any:
    ran = kiosk("identify", *arguments, "--json", stdin=f"{proof}\n".encode())
    return ran.status, json.loads(ran.out)


def test_somebody_finds_themselves_by_what_only_they_know_and_not_more_than_five_times(desk: Kiosk) -> None:
    status, found = identified(desk, "Grünbart", "--checkin", proof="ottilie6@example.org")
    assert (status, found["status"], found["code"]) == (0, "ok", code(6))
    status, found = identified(desk, "GRUNBART", proof="Ottilie7@example.org")
    assert (status, found["code"]) == (0, code(7))
    for family_name, proof in (("Zimt", "ottilie6@example.org"), ("Nobody", "0701"), ("Grünbart", "")):
        status, found = identified(desk, family_name, proof=proof)
        assert (status, found["reason"]) == (1, "not_found")
    assert identified(desk, "Grünbart", proof="ottilie7@example.org")[1]["reason"] == "paused"
