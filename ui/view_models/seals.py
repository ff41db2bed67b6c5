"""The seals: one Han character that says what a session is, in whatever language its words are.

A seal is a sign like an icon, not a word: it is the same in all languages and follows the event's form of characters.
"""

from __future__ import annotations

from kiosk.domain.agenda import Kind, Session
from kiosk.domain.event import Event, Han

_SIMPLIFIED = {
    Kind.CEREMONY: "典",  # l10n: a sign
    Kind.KEYNOTE: "讲",  # l10n: a sign
    Kind.SPEECH: "讲",  # l10n: a sign
    Kind.FORUM: "坛",  # l10n: a sign
    Kind.PANEL: "谈",  # l10n: a sign
    Kind.MATCHMAKING: "洽",  # l10n: a sign
    Kind.RECRUITMENT: "聘",  # l10n: a sign
    Kind.COMPETITION: "赛",  # l10n: a sign
    Kind.WORKSHOP: "工",  # l10n: a sign
    Kind.SIGNING: "签",  # l10n: a sign
    Kind.BREAK: "餐",  # l10n: a sign
    Kind.SOCIAL: "聚",  # l10n: a sign
}

_TRADITIONAL = _SIMPLIFIED | {
    Kind.KEYNOTE: "講",  # l10n: a sign
    Kind.SPEECH: "講",  # l10n: a sign
    Kind.FORUM: "壇",  # l10n: a sign
    Kind.PANEL: "談",  # l10n: a sign
    Kind.COMPETITION: "賽",  # l10n: a sign
    Kind.SIGNING: "簽",  # l10n: a sign
}


def seal_of(session: Session, event: Event) -> str:
    """The seal of a session: its track's where it has one, else that of its kind."""
    track = event.tracks.get(session.track)
    if track is not None and track.seal:
        return track.seal
    signs = _SIMPLIFIED if event.look.han is Han.SC else _TRADITIONAL
    return signs[session.kind]
