"""The agenda as rows: pure functions from the sessions, the time and the language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.domain.agenda import ChangeKind, Session, SessionState, days, on_day, on_now, up_next
from ui.view_models.changes import chip, old_times
from ui.view_models.scene import Scene
from ui.view_models.seals import seal_of
from ui.view_models.spoken import short_names

NOW = "now"
_LAST_MINUTE_COUNT = 120


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a session, or a heading (then only `heading` says something). `elapsed` is 0 to 1, or -1."""

    row_kind: str = "session"
    heading: str = ""
    plate: str = ""
    seal: str = ""
    title: str = ""
    title_lang: str = ""
    times: str = ""
    old_times: str = ""
    note: str = ""
    chip_kind: str = ""
    chip_text: str = ""
    count: str = ""
    count_unit: str = ""
    count_caption: str = ""
    elapsed: float = -1.0
    phase: str = ""
    session_id: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A countdown in one number: `68` `min` `left`."""

    number: str = ""
    unit: str = ""
    caption: str = ""


def row_key(row: Row) -> tuple[str, str]:
    """What makes a row the same row a minute later."""
    return row.session_id, row.heading


def rows_of(mode: str, scene: Scene) -> list[Row]:
    """The rows of `now`, or of a day given in ISO 8601."""
    if mode == NOW:
        return now_rows(scene)
    return [session_row(session, scene) for session in on_day(scene.sessions, date.fromisoformat(mode), scene.zone)]


def now_rows(scene: Scene) -> list[Row]:
    """What is on, then under a heading what comes next today, or on the next day that has something."""
    running = [session_row(session, scene) for session in on_now(scene.sessions, scene.now)]
    following = up_next(scene.sessions, scene.now, scene.zone)
    if following:
        return [*running, Row("heading", scene.words.gettext("Up next")), *_rows(following, scene)]
    return [*running, *_next_day_rows(scene)]


def session_row(session: Session, scene: Scene) -> Row:
    """A session as a row."""
    title = scene.text(session.title)
    sign = chip(session, scene)
    count = countdown(session, scene)
    return Row(
        plate=scene.plate(session.room),
        seal=seal_of(session, scene.event),
        title=title.text,
        title_lang=title.lang,
        times=f"{scene.time(session.start)}–{scene.time(session.end)}",
        old_times=old_times(session, scene),
        note=_note(session, scene),
        chip_kind=sign.kind,
        chip_text=sign.text,
        count=count.number,
        count_unit=count.unit,
        count_caption=count.caption,
        elapsed=_elapsed(session, scene),
        phase=session.state(scene.now).value,
        session_id=session.id,
    )


def countdown(session: Session, scene: Scene) -> Count:
    """How long it still lasts, or how long until it starts; nothing for other days, for the past and the cancelled."""
    state = session.state(scene.now)
    today = scene.local(session.start).date() == scene.now.date()
    if session.cancelled or state is SessionState.PAST or not (today or state is SessionState.NOW):
        return Count()
    if state is SessionState.NOW:
        return _count(session.end - scene.now, scene.words.gettext("left"), scene)
    return _count(session.start - scene.now, scene.words.gettext("until start"), scene)


def _count(span: timedelta, caption: str, scene: Scene) -> Count:
    """Minutes, begun ones counted whole, below two hours; hours, rounded, from there on."""
    minutes = -(-span // timedelta(minutes=1))
    if minutes < _LAST_MINUTE_COUNT:
        return Count(scene.words.number(minutes), scene.words.pgettext("unit of a countdown", "min"), caption)
    hours = (minutes + 30) // 60
    return Count(scene.words.number(hours), scene.words.pgettext("unit of a countdown", "h"), caption)


def _rows(sessions: Iterable[Session], scene: Scene) -> list[Row]:
    return [session_row(session, scene) for session in sessions]


def day_heading(day: date, scene: Scene) -> str:
    """A day as a heading: with a capital, which French gives it nowhere else."""
    said = scene.words.day(day)
    return said[:1].upper() + said[1:]


def _next_day_rows(scene: Scene) -> list[Row]:
    coming = [day for day in days(scene.sessions, scene.zone) if day > scene.now.date()]
    if not coming:
        return []
    return [Row("heading", day_heading(coming[0], scene)), *_rows(on_day(scene.sessions, coming[0], scene.zone), scene)]


def _note(session: Session, scene: Scene) -> str:
    change = session.change
    if change is not None and change.kind is ChangeKind.MOVED:
        return scene.words.gettext("Originally {room}", room=scene.plate(change.old_room))
    if not session.interpretation:
        return ""
    return scene.words.gettext("Interpreted: {languages}", languages=short_names(session.interpretation, scene.words))


def _elapsed(session: Session, scene: Scene) -> float:
    if session.state(scene.now) is not SessionState.NOW or session.cancelled:
        return -1.0
    return (scene.now - session.start) / (session.end - session.start)
