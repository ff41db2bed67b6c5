"""What services raise: the store's faults, and requests that name something unknown."""

from __future__ import annotations

from kiosk.store.errors import (
    FolderInUseError,
    KeyMissingError,
    NoEventError,
    StoreError,
    StoreTooNewError,
    StoreUnavailableError,
    Trouble,
)

__all__ = [
    "FolderInUseError",
    "KeyMissingError",
    "NoEventError",
    "NotPossibleError",
    "StoreError",
    "StoreTooNewError",
    "StoreUnavailableError",
    "Trouble",
    "UnknownError",
]


class UnknownError(Exception):
    """Something was named that does not exist. `what` is list, registrant, checkin, session, category, key, …"""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(f"unknown {what}: {name}")
        self.what, self.name = what, name


class NotPossibleError(Exception):
    """What was asked makes no sense as things stand. `reason` is one lower-case word for programs."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
