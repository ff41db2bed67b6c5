"""A person who may come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.badge_secret import BadgeSecret


class RegistrantStatus(StrEnum):
    """Where the registration stands, in the words of an event pack."""

    CONFIRMED = "confirmed"
    UNPAID = "unpaid"
    PENDING = "pending"
    CANCELLED = "cancelled"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Registrant:
    """A person who may come. `code` is the person's identity in this program, `secret` what the QR carries.

    `language` is one of zh, en, fr, de; `han` the regional form of the name's characters (sc, tc, hk) or None for the
    event's. `extra` keeps the pack's columns that the program does not know.
    """

    code: str
    secret: BadgeSecret
    name: str
    name_latin: str = ""
    category: str = ""
    organisation: str = ""
    organisation_latin: str = ""
    title: str = ""
    language: str = "en"
    han: str | None = None
    email: str = ""
    phone: str = ""
    delegation: str = ""
    delegation_role: str = ""
    status: RegistrantStatus = RegistrantStatus.CONFIRMED
    attention: str = ""
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    sectors: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
