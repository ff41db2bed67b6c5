"""A project, post or collaboration that someone can be matched with."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.localized import Localized


class OpportunityKind(StrEnum):
    """What is offered."""

    PROJECT = "project"
    POST = "post"
    COLLABORATION = "collaboration"


@dataclass(frozen=True, slots=True)
class Opportunity:
    """Something on offer. `tables` and `slots` are kept as the pack wrote them: matchmaking reads them."""

    id: str
    kind: OpportunityKind
    title: Localized
    summary: Localized = field(default_factory=Localized)
    organisation: str = ""
    sectors: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    places: int | None = None
    contact: str = ""
    tables: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
