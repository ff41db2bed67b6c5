"""How a change of the agenda is said: the chip and the times that no longer hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import assert_never

from kiosk.domain.agenda import Change, ChangeKind, Session
from ui.view_models.scene import Scene


@dataclass(frozen=True, slots=True)
class Chip:
    """A small sign beside the times: `kind` is late, moved, cancelled or empty."""

    kind: str = ""
    text: str = ""


def chip(session: Session, scene: Scene) -> Chip:
    """What the chip of a session says; an empty one where all is as announced."""
    if session.change is None:
        return Chip()
    match session.change.kind:
        case ChangeKind.DELAYED:
            return Chip("late", _late(session, session.change, scene))
        case ChangeKind.MOVED:
            return Chip("moved", scene.words.gettext("Moved to {room}", room=scene.plate(session.room)))
        case ChangeKind.CANCELLED:
            return Chip("cancelled", scene.words.gettext("Cancelled"))
        case _:
            assert_never(session.change.kind)


def old_times(session: Session, scene: Scene) -> str:
    """The time that was announced and holds no longer: `10:45`; empty where it still holds."""
    if session.change is None or session.change.old_start == session.start:
        return ""
    return scene.time(session.change.old_start)


def _late(session: Session, change: Change, scene: Scene) -> str:
    minutes = (session.start - change.old_start) // timedelta(minutes=1)
    if minutes <= 0:
        return scene.words.gettext("New time")
    return scene.words.gettext("{minutes} min late", minutes=scene.words.number(minutes))
