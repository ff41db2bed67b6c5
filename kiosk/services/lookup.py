"""Looking registrants up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.clocks import from_milliseconds
from kiosk.domain.registrant import Registrant
from kiosk.services.current_event import CurrentEvent
from kiosk.services.holders import Holders, Known
from kiosk.store.gate import Gate
from kiosk.store.registrants import Registrants
from kiosk.store.search.asking import Asked, Field
from kiosk.store.search.finder import Candidate, Finder
from kiosk.store.search.han import folded, has_han

_BY_ITSELF = (Field.CODE, Field.PHONE, Field.INITIALS)


@dataclass(frozen=True, slots=True)
class Match:
    """A registrant who matches, how well (over 0, at most 1) and by what.

    `matched_on` is one of name, name_latin, pinyin (any way of spelling Han characters out), initials, organisation,
    delegation, code, phone.
    """

    registrant: Registrant
    checked_in_at: datetime | None
    score: float
    matched_on: str


class LookupService:
    """Finds registrants by what people type."""

    def __init__(
        self, registrants: Registrants, finder: Finder, gate: Gate, current: CurrentEvent, holders: Holders
    ) -> None:
        self._registrants = registrants
        self._finder = finder
        self._gate = gate
        self._holders = holders
        self._current = current

    def find(self, query: str, limit: int = 20) -> list[Match]:
        """The best matches first; who has still to arrive comes before who is in."""
        asked, candidates = self._finder.find(query, limit, self._current.event.main_list.id)
        best = sorted(candidates, key=_rank)[:limit]
        people = self._registrants.by_codes(candidate.code for candidate in best)
        return [_match(people[found.code], found, asked) for found in best if found.code in people]

    def registrant(self, code_or_secret: str) -> Registrant | None:
        """The registrant with this code, else the one who holds what a scanner typed."""
        if registrant := self._registrants.by_code(code_or_secret):
            return registrant
        with self._gate.looking() as passage:
            holder = self._holders.holder(passage, code_or_secret, typed=True)
        return holder.registrant if isinstance(holder, Known) and not holder.is_new else None


def _rank(candidate: Candidate) -> tuple[float, bool, int, str, str]:
    """The better fit, then who has still to arrive, then the name of which most was typed."""
    return -candidate.score, candidate.at is not None, len(candidate.name), candidate.name, candidate.code


def _match(registrant: Registrant, found: Candidate, asked: Asked) -> Match:
    at = None if found.at is None else from_milliseconds(found.at)
    return Match(registrant, at, found.score, _matched_on(found, asked))


def _matched_on(found: Candidate, asked: Asked) -> str:
    if found.field in _BY_ITSELF:
        return found.field.value
    names = (("name", found.name), ("name_latin", found.name_latin))
    places = (
        ("organisation", f"{found.organisation} {found.organisation_latin}"),
        ("delegation", found.delegation),
    )
    ordered = (*places, *names) if found.field is Field.PLACE else (*names, *places)
    return next((field for field, text in ordered if _holds(text, asked)), _not_as_written(found))


def _holds(text: str, asked: Asked) -> bool:
    """Whether every word that was typed is written there, in one folding or another."""
    written = folded(text).replace(" ", "")
    return any(all(word in written for word in form) for form in asked.forms)


def _not_as_written(found: Candidate) -> str:
    """By what somebody was found whose names do not hold the words as typed: another reading, or a mistake."""
    if found.field is Field.PLACE:
        return "organisation"
    mistyped = found.score < 0.5 and found.name_latin
    return "name_latin" if mistyped else "pinyin" if has_han(found.name) else "name"
