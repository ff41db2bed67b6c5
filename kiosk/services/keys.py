"""Whose signatures admit: the event's own keys, and those that were added or revoked on this kiosk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.domain.event import Event, TrustedKey
from kiosk.services.current_event import CurrentEvent
from kiosk.services.errors import NotPossibleError, UnknownError
from kiosk.store.trust import StoredKey, Trust


@dataclass(frozen=True, slots=True)
class ListedKey:
    """A key as people see it: where it comes from (`pack` or `kiosk`), and whether it was revoked here."""

    key: TrustedKey
    source: str
    revoked: bool


class KeyService:
    """Keeps the public keys. Private ones never come near it."""

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

    def free_id(self) -> str:
        """An id that no key has: the day of its making, and a number from the second one on."""
        taken = {listed.key.id for listed in self.all()}
        day = self._clock.now().astimezone(self._current.event.timezone).date().isoformat()
        numbered = (day if number == 1 else f"{day}-{number}" for number in range(1, len(taken) + 2))
        return next(name for name in numbered if name not in taken)

    def trust(self, key_id: str, public: str) -> None:
        """Trusts a key from now on. Raises NotPossibleError (`key_exists`) where the id is another key's."""
        if any(listed.key.id == key_id and listed.key.public != public for listed in self.all()):
            raise NotPossibleError("key_exists")
        self._trust.put_key(key_id, public, self._clock.now(), revoked=False)

    def revoke(self, key_id: str) -> None:
        """Trusts a key no longer, whatever the pack says of it. Raises UnknownError for an id that no key has."""
        found = [listed.key for listed in self.all() if listed.key.id == key_id]
        if not found:
            raise UnknownError("key", key_id)
        for key in found:
            self._trust.put_key(key.id, key.public, self._clock.now(), revoked=True)


def trusted(event: Event, stored: Iterable[StoredKey]) -> list[TrustedKey]:
    """The keys whose signatures count at this event, each within its time; revoked ones are left out."""
    told = list(stored)
    revoked = {key.public for key in told if key.revoked}
    added = (TrustedKey(key.id, key.public) for key in told)
    return [key for key in (*event.keys, *added) if key.public not in revoked]
