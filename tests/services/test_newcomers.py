"""People whom this kiosk has never heard of, and whom a signature presents."""

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.composition import Services
from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.checkin import Admitted, Direction, Reason, Refused
from kiosk.domain.event import TrustedKey
from kiosk.domain.letters import CHECK_LETTERS, with_check
from kiosk.domain.pack import EventPack
from kiosk.domain.registrant import RegistrantStatus
from kiosk.domain.revocation import Revocation, holder_mark, text_mark
from kiosk.domain.signed_code import Claims, covered, payload_of, text_of
from kiosk.scanning.layouts import arrives
from kiosk.services.checkin import Outcome, Scan
from kiosk.services.packs import load_pack
from kiosk.services.signing import SigningKey
from kiosk.store.trust import Trust
from tests.venue import EVENT, NINE, HandClock, code, loaded, log_of, pack, person, secret, venue

KEY, OTHER, FOREIGN = SigningKey.new(), SigningKey.new(), SigningKey.new()
KEYS = (TrustedKey("spring", KEY.public()), TrustedKey("summer", OTHER.public(), valid_from=NINE))
LI = Claims("TT-ZZZZ-Z", "李一尘", "Li Yichen", "talent", "远方研究所", "zh")
Make = Callable[..., EventPack]


def signed(claims: Claims = LI, key: SigningKey = KEY, event: str = EVENT.id) -> str:
    payload = payload_of(claims)
    return text_of(payload, key.sign(covered(payload, event)))


def keyed_pack(**changes: Any) -> EventPack:
    return pack(**{"keys": KEYS, **changes})


@pytest.fixture
def services(tmp_path: Path, clock: HandClock) -> Any:
    with venue(tmp_path, clock, keyed_pack()) as opened:
        yield opened


def scan(services: Services, text: str, list_id: str | None = None, **changes: Any) -> Outcome:
    return services.checkin.scan(replace(Scan(text, list_id), **changes))


def people(services: Services) -> int:
    return int(services.store.connection().execute("SELECT count(*) FROM registrant").fetchone()[0])


def test_a_newcomer_is_admitted_kept_and_gets_a_badge_with_their_own_code(services: Services) -> None:
    outcome = scan(services, signed())
    assert outcome.verdict == Admitted()
    assert outcome.registrant is not None
    assert (outcome.registrant.name, outcome.registrant.organisation) == ("李一尘", "远方研究所")
    assert services.lookup.registrant(LI.code) == outcome.registrant
    assert outcome.registrant.secret == BadgeSecret(signed())
    assert outcome.print_job is not None
    assert services.lookup.find("yichen")[0].registrant.code == LI.code


def test_a_newcomer_comes_once(services: Services) -> None:
    scan(services, signed())
    again = scan(services, signed())
    assert isinstance(again.verdict, Refused)
    assert again.verdict.reason is Reason.ALREADY_REDEEMED
    assert [entry[0] for entry in log_of(services)] == [LI.code, LI.code]
    reissued = scan(services, signed(key=OTHER))  # another text for the same person
    assert isinstance(reissued.verdict, Refused)
    assert reissued.verdict.reason is Reason.ALREADY_REDEEMED


def test_a_newcomer_comes_as_capslock_and_a_scanner_s_marks_leave_them(services: Services) -> None:
    assert scan(services, f"]Q1{signed().lower()}\r").verdict == Admitted()


def test_a_newcomer_goes_out_and_is_let_in_by_the_list_s_rules(services: Services) -> None:
    assert scan(services, signed(), "forum").verdict == Admitted()
    assert scan(services, signed(), "forum", direction=Direction.EXIT).verdict == Admitted()
    assert scan(services, signed(), "forum").verdict == Admitted()


@pytest.mark.parametrize(
    ("changes", "list_id", "reason"),
    [
        ({}, "dinner", Reason.PRODUCT),
        ({"category": "nobody"}, "dinner", Reason.PRODUCT),
        ({"lists": frozenset({"forum", "lounge"})}, None, Reason.PRODUCT),
        ({"valid_from": NINE.astimezone(UTC) + timedelta(hours=1)}, None, Reason.INVALID_TIME),
        ({"valid_until": NINE.astimezone(UTC)}, None, Reason.INVALID_TIME),
    ],
)
def test_a_newcomer_who_is_refused_is_known_from_then_on_and_the_log_names_them(
    services: Services, changes: dict[str, Any], list_id: str | None, reason: Reason
) -> None:
    outcome = scan(services, signed(replace(LI, **changes)), list_id)
    assert outcome.verdict == Refused(reason)
    assert outcome.print_job is None
    ((registrant, *_, logged, _undoes),) = log_of(services)
    assert (registrant, logged) == (LI.code, reason)
    assert services.lookup.registrant(LI.code) is not None


def test_staff_may_let_a_refused_newcomer_in(services: Services) -> None:
    outcome = scan(services, signed(), "dinner", why="guest of the chair")
    assert outcome.verdict == Admitted(Reason.PRODUCT)


def test_a_later_code_of_a_newcomer_may_be_valid_where_the_first_was_not(services: Services) -> None:
    early = replace(LI, valid_until=NINE.astimezone(UTC))
    assert scan(services, signed(early)).verdict == Refused(Reason.INVALID_TIME)
    assert scan(services, signed()).verdict == Admitted()


def test_a_registration_that_is_known_decides_and_the_code_only_narrows(services: Services) -> None:
    here = Claims(code(4), "Somebody Else", category="vip")
    outcome = scan(services, signed(here))
    assert outcome.verdict == Admitted()
    assert outcome.registrant == person(4)
    assert scan(services, signed(here), "dinner").verdict == Refused(Reason.PRODUCT)
    assert scan(services, signed(replace(here, code=code(2)))).verdict == Refused(Reason.UNPAID)
    narrow = replace(here, code=code(5), lists=frozenset({"forum"}))
    assert scan(services, signed(narrow)).verdict == Refused(Reason.PRODUCT)
    load_pack(services.store, keyed_pack(people=(person(6, status=RegistrantStatus.BLOCKED),)))
    assert scan(services, signed(replace(here, code=code(6)))).verdict == Refused(Reason.BLOCKED)


def test_a_preview_keeps_nobody(services: Services) -> None:
    before = people(services)
    outcome = services.checkin.preview(signed())
    assert outcome.verdict == Admitted()
    assert outcome.registrant is not None
    assert people(services) == before
    assert services.lookup.registrant(signed()) is None


def test_a_repeated_nonce_answers_the_same_and_writes_nothing(services: Services) -> None:
    first, again = (scan(services, signed(), nonce="n1") for _ in range(2))
    assert (again.verdict, again.registrant, again.repeated) == (first.verdict, first.registrant, True)
    assert len(log_of(services)) == 1


def forged() -> dict[str, str]:
    payload = payload_of(LI)
    good = signed()
    flipped = payload[:-1] + bytes((payload[-1] ^ 1,))
    return {
        "a key that is not trusted": signed(key=FOREIGN),
        "another event": signed(event="other-2025"),
        "no context": text_of(payload, KEY.sign(payload)),
        "a changed payload": text_of(flipped, KEY.sign(covered(payload, EVENT.id))),
        "no signature": text_of(payload, bytes(64)),
        "a damaged letter, its checksum made good": with_check("S" + good[1:-CHECK_LETTERS][::-1]),
        "cut short": good[:-2],
        "two glued together": good + signed(replace(LI, code="TT-Y")),
        "a signed payload that is no claims": text_of(b"\x01\xff", KEY.sign(covered(b"\x01\xff", EVENT.id))),
    }


@pytest.mark.parametrize("text", forged().values(), ids=forged())
def test_nothing_of_an_unproved_text_is_kept_or_shown(services: Services, text: str) -> None:
    before = people(services)
    outcome = scan(services, text)
    assert isinstance(outcome.verdict, Refused)
    assert outcome.verdict.reason is Reason.INVALID
    assert outcome.registrant is None
    assert people(services) == before
    assert scan(services, text, why="please").registrant is None


def test_a_key_counts_within_its_time_only(services: Services, clock: HandClock) -> None:
    clock.move(-1)
    assert scan(services, signed(key=OTHER)).verdict == Refused(Reason.INVALID)
    clock.move(1)
    assert scan(services, signed(key=OTHER)).verdict == Admitted()


def test_a_key_s_time_holds_though_a_kiosk_was_told_of_it_too(services: Services, clock: HandClock) -> None:
    services.keys.trust(OTHER.public())
    clock.move(-1)
    assert scan(services, signed(key=OTHER)).verdict == Refused(Reason.INVALID)


def test_whom_a_key_brought_does_not_come_in_by_it_once_it_is_revoked(services: Services) -> None:
    scan(services, signed(), "lounge")
    services.keys.revoke("spring")
    assert scan(services, signed(), "lounge").verdict == Refused(Reason.INVALID)
    assert scan(services, signed(key=OTHER), "lounge").verdict == Admitted()
    load_pack(services.store, keyed_pack())  # the pack still names the key
    assert scan(services, signed(), "lounge").verdict == Refused(Reason.INVALID)


def test_a_key_that_a_kiosk_was_told_of_counts_at_once(services: Services) -> None:
    assert scan(services, signed(key=FOREIGN)).verdict == Refused(Reason.INVALID)
    services.keys.trust(FOREIGN.public())
    assert scan(services, signed(key=FOREIGN)).verdict == Admitted()


def test_a_pack_that_does_not_know_a_newcomer_neither_loses_nor_cancels_them(services: Services) -> None:
    scan(services, signed())
    report = load_pack(services.store, keyed_pack())
    assert (report.removed, report.cancelled, report.updated) == (0, 0, 0)
    again = scan(services, signed()).verdict
    assert isinstance(again, Refused)
    assert again.reason is Reason.ALREADY_REDEEMED


def test_a_pack_that_comes_to_know_a_newcomer_has_its_way_and_doubles_nobody(services: Services) -> None:
    scan(services, signed())
    registered = person(77, code=LI.code, name="李一尘", status=RegistrantStatus.UNPAID)
    report = load_pack(services.store, keyed_pack(people=(*pack().registrants, registered)))
    assert (report.added, report.updated) == (0, 1)
    assert scan(services, signed(), "lounge").verdict == Refused(Reason.UNPAID)
    assert scan(services, secret(77), "lounge").verdict == Refused(Reason.UNPAID)
    report = load_pack(services.store, keyed_pack())
    assert report.cancelled == 1  # now they were the pack's


def test_a_pack_without_secrets_gives_a_newcomer_one_of_their_own(services: Services) -> None:
    scan(services, signed())
    made = replace(keyed_pack(people=(person(77, code=LI.code),)), made=frozenset({LI.code}))
    load_pack(services.store, made)
    found = services.lookup.registrant(LI.code)
    assert found is not None
    assert found.secret == BadgeSecret(secret(77))


def test_a_pack_may_give_a_newcomer_s_text_to_somebody_else(services: Services) -> None:
    scan(services, signed(), "lounge")
    load_pack(services.store, keyed_pack(people=(person(77, secret=BadgeSecret(signed())),)))
    outcome = scan(services, signed(), "lounge")
    assert outcome.registrant is not None
    assert outcome.registrant.code == LI.code


def test_a_pack_s_own_secret_may_be_a_signed_text(tmp_path: Path, clock: HandClock) -> None:
    texts = signed(), signed(replace(LI, code="TT-Y"), key=FOREIGN)
    given = tuple(person(70 + number, secret=BadgeSecret(text)) for number, text in enumerate(texts))
    with venue(tmp_path, clock, keyed_pack(people=given)) as services:
        for number, text in enumerate(texts):
            outcome = scan(services, text)
            assert outcome.verdict == Admitted()
            assert outcome.registrant == given[number]


def test_a_text_that_was_revoked_is_so_even_where_it_is_nobodys(services: Services) -> None:
    trust = Trust(services.store)
    trust.revoke([Revocation(text_mark(text), Reason.REVOKED) for text in ("GONE", secret(4), signed())], NINE)
    for text in ("GONE", secret(4), signed()):
        assert scan(services, text).verdict == Refused(Reason.REVOKED)
    assert scan(services, signed(key=OTHER)).verdict == Admitted()


def test_a_holder_who_is_blocked_is_so_whatever_they_carry(services: Services) -> None:
    Trust(services.store).revoke([Revocation(holder_mark(name), Reason.BLOCKED) for name in (code(4), LI.code)], NINE)
    for text in (secret(4), signed(), signed(key=OTHER), signed(Claims(code(4), "X"))):
        assert scan(services, text).verdict == Refused(Reason.BLOCKED)


def test_revoked_signed_codes_leave_a_holder_their_bare_secret(services: Services) -> None:
    Trust(services.store).revoke([Revocation(holder_mark(code(4)), Reason.REVOKED)], NINE)
    assert scan(services, signed(Claims(code(4), "X"))).verdict == Refused(Reason.REVOKED)
    assert scan(services, secret(4)).verdict == Admitted()


def test_what_a_pack_revokes_does_not_admit(services: Services) -> None:
    load_pack(services.store, replace(keyed_pack(), revocations=(Revocation(text_mark(secret(4)), Reason.BLOCKED),)))
    assert scan(services, secret(4)).verdict == Refused(Reason.BLOCKED)
    load_pack(services.store, keyed_pack())
    assert scan(services, secret(4)).verdict == Admitted()


def ticket(item: int, seed: str = "abcde", key: SigningKey = FOREIGN, rest: bytes = b"") -> str:
    payload = bytes((0x0A, len(seed))) + seed.encode() + bytes((0x10, item)) + rest
    head = b"\x01" + len(payload).to_bytes(2, "big") + (64).to_bytes(2, "big")
    return base64.b64encode(head + payload + key.sign(payload)).decode()[::-1]


PRETIX: dict[str, Any] = {"pretix_keys": (FOREIGN.public(),), "pretix_items": {"42": "talent", "7": "vip"}}


@pytest.fixture
def with_pretix(tmp_path: Path, clock: HandClock) -> Any:
    with venue(tmp_path, clock, keyed_pack(**PRETIX)) as opened:
        yield opened


def test_a_ticket_of_pretix_admits_with_its_item_s_category_and_without_a_badge(with_pretix: Services) -> None:
    outcome = scan(with_pretix, ticket(42))
    assert outcome.verdict == Admitted()
    assert outcome.registrant is not None
    assert (outcome.registrant.category, outcome.registrant.name) == ("talent", "")
    assert outcome.print_job is None
    assert outcome.badge_waits
    again = scan(with_pretix, ticket(42)).verdict
    assert isinstance(again, Refused)
    assert again.reason is Reason.ALREADY_REDEEMED
    assert scan(with_pretix, ticket(42, "other")).verdict == Admitted()
    assert scan(with_pretix, ticket(42, "third"), "dinner").verdict == Refused(Reason.PRODUCT)
    assert scan(with_pretix, ticket(7, "fourth"), "dinner").verdict == Admitted()


def test_a_ticket_s_validity_narrows(with_pretix: Services) -> None:
    assert scan(with_pretix, ticket(42, rest=b"\x30\x01")).verdict == Refused(Reason.INVALID_TIME)


@pytest.mark.parametrize("text", [ticket(43), ticket(42, key=KEY), ticket(42)[1:], ticket(42).lower()])
def test_other_items_keys_and_texts_of_pretix_are_nobodys(with_pretix: Services, text: str) -> None:
    assert isinstance(verdict := scan(with_pretix, text).verdict, Refused)
    assert verdict.reason is Reason.INVALID
    assert people(with_pretix) == len(pack().registrants)


def test_a_ticket_without_a_key_is_a_secret_like_any_other(services: Services) -> None:
    assert scan(services, ticket(42)).verdict == Refused(Reason.INVALID)
    load_pack(services.store, keyed_pack(people=(person(70, secret=BadgeSecret(ticket(42))),)))
    assert scan(services, ticket(42)).registrant == person(70, secret=BadgeSecret(ticket(42)))


def test_a_ticket_that_a_pack_knows_is_that_registrant_s(tmp_path: Path, clock: HandClock) -> None:
    known = person(70, secret=BadgeSecret(ticket(43)), status=RegistrantStatus.UNPAID)
    mapped = person(71, secret=BadgeSecret(ticket(42)))
    with venue(tmp_path, clock, keyed_pack(people=(known, mapped), **PRETIX)) as services:
        assert scan(services, ticket(43)).verdict == Refused(Reason.UNPAID)
        assert scan(services, ticket(42)).registrant == mapped


def test_the_key_of_another_event_s_store_is_not_this_one_s(tmp_path: Path) -> None:
    loaded(tmp_path, pack())
    with venue(tmp_path) as services:
        assert scan(services, signed()).verdict == Refused(Reason.INVALID)


def test_a_signed_code_is_read_through_a_keyboard_that_moves_every_letter(services: Services) -> None:
    assert scan(services, arrives(signed(), "ru")).verdict == Admitted()


def test_a_text_that_is_somebodys_and_through_another_layout_a_signed_code_is_to_be_scanned_again(
    tmp_path: Path, clock: HandClock
) -> None:
    literal = person(70, secret=BadgeSecret(arrives(signed(), "ru")))
    with venue(tmp_path, clock, keyed_pack(people=(literal,))) as services:
        assert scan(services, literal.secret.text).verdict == Refused(Reason.AMBIGUOUS)
        assert scan(services, literal.secret.text, typed=False).registrant == literal
        assert scan(services, signed()).verdict == Admitted()
