"""Guests whose names are not for the hall: the screen that everybody sees greets them without one."""

from __future__ import annotations

from kiosk.domain.event import Event
from kiosk.domain.registrant import Registrant


def is_discreet(registrant: Registrant | None, event: Event) -> bool:
    """Whether the public screen shows neither name nor organisation of this guest: their category says so."""
    category = event.categories.get(registrant.category) if registrant else None
    return category is not None and category.discreet
