"""Looking registrants up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.folding import fold
from kiosk.domain.registrant import Registrant
from kiosk.services.current_event import CurrentEvent
from kiosk.services.holders import Holders, Known
from kiosk.store.gate import Gate
from kiosk.store.registrants import Registrants

_CANDIDATES = 500
_MOST = 1_000_000
_FIELDS = ("code", "name", "name_latin", "organisation")


@dataclass(frozen=True, slots=True)
class Match:
    """A registrant who matches, how well (0 to 1) and by what."""

    registrant: Registrant
    checked_in_at: datetime | None
    score: float
    matched_on: str


class LookupService:
    """Finds registrants by what people type."""

    def __init__(self, registrants: Registrants, gate: Gate, current: CurrentEvent, holders: Holders) -> None:
        self._registrants = registrants
        self._gate = gate
        self._holders = holders
        self._current = current

    def find(self, query: str, limit: int = 20) -> list[Match]:
        """The best matches first; who has still to arrive comes before who is in."""
        candidates = min(max(limit, _CANDIDATES), _MOST)
        hits = self._registrants.find(query, candidates, self._current.event.main_list.id)
        matches = (_match(hit.registrant, hit.checked_in_at, query) for hit in hits)
        return sorted(matches, key=_rank)[:limit]

    def registrant(self, code_or_secret: str) -> Registrant | None:
        """The registrant with this code, else the one who holds what a scanner typed."""
        if registrant := self._registrants.by_code(code_or_secret):
            return registrant
        with self._gate.looking() as passage:
            holder = self._holders.holder(passage, code_or_secret, typed=True)
        return holder.registrant if isinstance(holder, Known) and not holder.is_new else None


def _rank(match: Match) -> tuple[float, bool, str, str]:
    return -match.score, match.checked_in_at is not None, match.registrant.name, match.registrant.code


def _match(registrant: Registrant, checked_in_at: datetime | None, query: str) -> Match:
    wanted = fold(query)
    scored = [(_score(fold(getattr(registrant, field)), wanted), field) for field in _FIELDS]
    score, field = max(scored, key=lambda pair: (pair[0], -_FIELDS.index(pair[1])))
    return Match(registrant, checked_in_at, score, field)


def _score(text: str, wanted: str) -> float:
    """Exact before beginning before inside before all words somewhere."""
    joined, wanted_joined = text.replace(" ", ""), wanted.replace(" ", "")
    if not joined:
        return 0.0
    if joined == wanted_joined:
        return 1.0
    if joined.startswith(wanted_joined):
        return 0.8
    if wanted in text or wanted_joined in joined:
        return 0.6
    return 0.4 if all(word in text for word in wanted.split()) else 0.2
