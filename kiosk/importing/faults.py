"""Faults are collected, not thrown at the first: an organiser mends a pack in one go."""

from __future__ import annotations

from kiosk.domain.pack import Fault, PackFaultyError, Place

MOST_FAULTS = 100
_LONGEST_VALUE = 120


class BadValueError(ValueError):
    """A text that does not mean what its place in the pack asks for.

    `message` is an English sentence of the catalogues with `{named}` placeholders, `values` what fills them.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


class FaultLog:
    """What was found wrong (the first 100) and what was passed over (the first 100) while a pack is read."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.notes: list[Fault] = []

    @property
    def full(self) -> bool:
        """Whether further faults would not be kept."""
        return len(self.faults) >= MOST_FAULTS

    def fault(self, place: Place, message: str, **values: object) -> None:
        """Keep a reason for which the pack cannot be loaded."""
        _keep(self.faults, place, message, values)

    def note(self, place: Place, message: str, **values: object) -> None:
        """Keep something that was passed over; the pack can be loaded all the same."""
        _keep(self.notes, place, message, values)

    def error(self) -> PackFaultyError:
        """All faults as one error to raise."""
        return PackFaultyError(tuple(self.faults))

    def raise_faults(self) -> None:
        """Raise PackFaultyError if there is any fault."""
        if self.faults:
            raise self.error()


def _keep(kept: list[Fault], place: Place, message: str, values: dict[str, object]) -> None:
    found = Fault(place, message, {name: _shown(value) for name, value in values.items()})
    if len(kept) < MOST_FAULTS and found not in kept:
        kept.append(found)


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"
