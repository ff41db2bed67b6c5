"""The staff PIN: argon2id, six digits or more, and a lock-out that survives a restart."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.clock import Clock, SystemClock
from kiosk.services.errors import NotPossibleError
from kiosk.store.events import Settings as StoredSettings

log = logging.getLogger(__name__)

LEAST_DIGITS = 6
_FREE_TRIES = 5
_FIRST_PAUSE_SECONDS = 30
_LONGEST_PAUSE_SECONDS = 900
_PIN = "staff_pin"
_TRIES = "staff_pin_tries"


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """Whether the PIN was right, and for how many seconds no further one is looked at."""

    ok: bool
    locked_seconds: int = 0


class StaffService:
    """Sets and checks the PIN. The lock-out goes by the computer's clock, never by a rehearsal's."""

    def __init__(self, settings: StoredSettings, clock: Clock | None = None) -> None:
        self._settings = settings
        self._clock = clock or SystemClock()

    def has_pin(self) -> bool:
        """Whether a PIN was set."""
        return self._settings.get(_PIN) is not None

    def set_pin(self, pin: str) -> None:
        """Keeps a new PIN. Raises NotPossibleError (`pin_too_short`) for less than six digits or other characters."""
        if len(pin) < LEAST_DIGITS or not (pin.isascii() and pin.isdigit()):
            raise NotPossibleError("pin_too_short")
        from argon2 import PasswordHasher

        self._settings.put(_PIN, PasswordHasher().hash(pin))
        self._settings.drop(_TRIES)

    def check(self, pin: str) -> PinAnswer:
        """Whether this is the PIN. A try counts before it is looked at, so that pulling the plug frees nobody."""
        if waiting := self._seconds_locked():
            return PinAnswer(ok=False, locked_seconds=waiting)
        tries = self._tries() + 1
        self._remember(tries)
        if self._matches(pin):
            self._settings.drop(_TRIES)
            return PinAnswer(ok=True)
        log.warning("wrong staff PIN, try %d", tries)
        return PinAnswer(ok=False, locked_seconds=self._seconds_locked())

    def _matches(self, pin: str) -> bool:
        from argon2 import PasswordHasher
        from argon2.exceptions import VerificationError

        stored = self._settings.get(_PIN)
        if stored is None:
            return False
        try:
            return PasswordHasher().verify(stored, pin)
        except VerificationError:
            return False

    def _remember(self, tries: int) -> None:
        state = {"tries": tries, "at": self._clock.now().isoformat()}
        self._settings.put(_TRIES, json.dumps(state))

    def _tries(self) -> int:
        text = self._settings.get(_TRIES)
        return int(json.loads(text)["tries"]) if text else 0

    def _seconds_locked(self) -> int:
        text = self._settings.get(_TRIES)
        if text is None:
            return 0
        state = json.loads(text)
        over = int(state["tries"]) - _FREE_TRIES
        if over < 0:
            return 0
        pause = min(_FIRST_PAUSE_SECONDS << min(over, 10), _LONGEST_PAUSE_SECONDS)
        since = self._clock.now() - datetime.fromisoformat(state["at"])
        if since < timedelta(0):  # the clock was set back: the pause starts anew, for once and not until that time
            self._remember(int(state["tries"]))
            return pause
        return max(0, pause - int(since.total_seconds()))
