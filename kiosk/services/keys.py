"""Whose signatures admit: the event's own keys, and those that were added or revoked on this kiosk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.domain.event import Event, TrustedKey
from kiosk.services.current_event import CurrentEvent
from kiosk.services.errors import UnknownError
from kiosk.store.trust import StoredKey, Trust


@dataclass(frozen=True, slots=True)
class ListedKey:
    """A key as people see it: where it comes from (`pack` or `kiosk`), and whether it was revoked here."""

    key: TrustedKey
    source: str
    revoked: bool


class KeyService:
    """Keeps the public keys. Private ones never come near it: see `kiosk.services.issuing`."""

    def __init__(self, trust: Trust, current: CurrentEvent, clock: Clock) -> None:
        self._trust = trust
        self._current = current
        self._clock = clock

    def all(self) -> list[ListedKey]:
        """Every key that the event or this kiosk names, the event's first."""
        stored = self._trust.keys()
        revoked = {key.public for key in stored if key.revoked}
        own = [ListedKey(key, "pack", key.public in revoked) for key in self._current.event.keys]
        known = {listed.key.public for listed in own}
        added = (ListedKey(TrustedKey(key.id, key.public), "kiosk", key.revoked) for key in stored)
        return [*own, *(listed for listed in added if listed.key.public not in known)]

    def id_for(self, public: str) -> str:
        """An id for a new key: the day in venue time, and four letters that tell it from others of that day."""
        day = self._clock.now().astimezone(self._current.event.timezone).date().isoformat()
        return f"{day}-{hashlib.sha256(public.encode()).hexdigest()[:4]}"

    def trusts(self, public: str) -> bool:
        """Whether codes that this key signs count here now."""
        now = self._clock.now()
        return any(
            listed.key.public == public and listed.key.is_valid(now) and not listed.revoked for listed in self.all()
        )

    def trust(self, public: str) -> str:
        """Trusts a key from now on; gives its id."""
        key_id = self.id_for(public)
        self._trust.put_key(key_id, public, self._clock.now(), revoked=False)
        return key_id

    def warm_up(self) -> None:
        """Loads what a first signature needs, where any is to be checked: no guest is to wait for that."""
        event = self._current.event
        keys = [*(key.public for key in trusted(event, self._trust.keys())), *event.pretix_keys]
        if keys:
            from kiosk.services.signing import signed_by_any

            signed_by_any(keys)

    def revoke(self, key_id: str) -> None:
        """Trusts a key no longer, whatever the pack says of it. Raises UnknownError for an id that no key has."""
        found = [listed.key for listed in self.all() if listed.key.id == key_id]
        if not found:
            raise UnknownError("key", key_id)
        for key in found:
            self._trust.put_key(key.id, key.public, self._clock.now(), revoked=True)


def trusted(event: Event, stored: Iterable[StoredKey]) -> list[TrustedKey]:
    """The keys whose signatures count at this event, each within its time; revoked ones are left out.

    The pack's word on a key's time holds though this kiosk was told of the same key.
    """
    told = list(stored)
    revoked, own = {key.public for key in told if key.revoked}, {key.public for key in event.keys}
    added = (TrustedKey(key.id, key.public) for key in told if key.public not in own)
    return [key for key in (*event.keys, *added) if key.public not in revoked]
