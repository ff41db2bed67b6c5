"""The keys whose signatures admit, from the pack and from the kiosk."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.composition import Services
from kiosk.domain.event import TrustedKey
from kiosk.services.errors import UnknownError
from kiosk.services.packs import load_pack
from kiosk.services.signing import SigningKey
from tests.venue import NINE, HandClock, pack, venue

OWN, OTHER = SigningKey.new().public(), SigningKey.new().public()


def listed(services: Services) -> list[tuple[str, str, bool]]:
    return [(key.key.public, key.source, key.revoked) for key in services.keys.all()]


def test_a_key_that_the_pack_comes_to_name_is_the_pack_s(services: Services) -> None:
    services.keys.trust(OWN)
    assert listed(services) == [(OWN, "kiosk", False)]
    load_pack(services.store, pack(keys=(TrustedKey("spring", OWN), TrustedKey("summer", OTHER))))
    services.current.refresh()
    assert listed(services) == [(OWN, "pack", False), (OTHER, "pack", False)]


def test_a_key_of_the_pack_that_is_revoked_here_stays_so_until_it_is_trusted_anew(
    tmp_path: Path, clock: HandClock
) -> None:
    with venue(tmp_path, clock, pack(keys=(TrustedKey("spring", OWN, valid_from=NINE),))) as services:
        assert services.keys.trusts(OWN)
        services.keys.revoke("spring")
        assert not services.keys.trusts(OWN)
        services.keys.trust(OWN)
        assert services.keys.trusts(OWN)
        clock.move(-1)
        assert not services.keys.trusts(OWN)  # by the pack's own time


def test_two_keys_of_one_day_have_ids_of_their_own(services: Services) -> None:
    ids = {services.keys.trust(key) for key in (OWN, OTHER)}
    assert len(ids) == 2
    assert all(name.startswith("2025-12-06-") for name in ids)


def test_a_key_that_nobody_named_cannot_be_revoked(services: Services) -> None:
    with pytest.raises(UnknownError):
        services.keys.revoke("winter")


def test_what_a_signature_needs_is_loaded_ahead_only_where_a_key_is_trusted(
    tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr("kiosk.services.signing.signed_by_any", lambda keys: asked.append(list(keys)))
    services.keys.warm_up()
    assert asked == []
    services.keys.trust(OWN)
    services.current.event = replace(services.current.event, pretix_keys=(OTHER,))
    services.keys.warm_up()
    assert asked == [[OWN, OTHER]]
