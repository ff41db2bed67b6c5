"""Keys and revocations outlive the program and the pack."""

from datetime import UTC, datetime

from kiosk.domain.checkin import Reason
from kiosk.domain.revocation import Revocation, text_mark
from kiosk.store.connection import Store
from kiosk.store.trust import StoredKey, Trust, put_pack_revocations

NOW = datetime(2025, 12, 6, 9, tzinfo=UTC)
LOST, OLD = (Revocation(text_mark(text), Reason.REVOKED, text) for text in ("LOST", "OLD"))


def marks(store: Store) -> set[tuple[str, str, str]]:
    rows = store.connection().execute("SELECT what, reason, source FROM revocation").fetchall()
    return set(rows)


def load(store: Store, *revocations: Revocation) -> None:
    with store.transaction() as connection:
        put_pack_revocations(connection, revocations, 0)


def test_a_key_is_trusted_until_it_is_revoked(store: Store) -> None:
    trust = Trust(store)
    trust.put_key("spring", "AAA", NOW, revoked=False)
    trust.put_key("summer", "BBB", NOW, revoked=False)
    trust.put_key("spring", "AAA", NOW, revoked=True)
    assert trust.keys() == (StoredKey("spring", "AAA", revoked=True), StoredKey("summer", "BBB", revoked=False))


def test_what_is_revoked_can_be_lifted(store: Store) -> None:
    trust = Trust(store)
    trust.revoke([LOST, OLD], NOW)
    assert trust.lift([LOST.mark, "#other"]) == 1
    assert marks(store) == {(OLD.mark, "revoked", "kiosk")}


def test_a_pack_replaces_its_own_revocations_and_leaves_those_of_the_kiosk(store: Store) -> None:
    load(store, LOST)
    Trust(store).revoke([OLD], NOW)
    load(store, Revocation(OLD.mark, Reason.BLOCKED))
    assert marks(store) == {(OLD.mark, "revoked", "kiosk")}


def test_what_a_kiosk_revokes_stays_revoked_when_the_pack_drops_it(store: Store) -> None:
    load(store, LOST)
    Trust(store).revoke([LOST], NOW)
    load(store)
    assert marks(store) == {(LOST.mark, "revoked", "kiosk")}
