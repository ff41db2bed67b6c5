"""Where a registrant stands at a list, folded from the log: the one derivation that admission state rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.checkin import CheckinRecord, Direction

ADMITTED = "ok"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether and since when somebody is admitted: the first entry that still counts, and whether they are inside."""

    checkin_id: str | None = None
    at: datetime | None = None
    kiosk: str = ""
    inside: bool = False

    def after(self, record: CheckinRecord) -> Standing:
        """The standing when `record`, a passage that counts, has happened."""
        if record.direction is Direction.EXIT:
            return Standing(self.checkin_id, self.at, self.kiosk, inside=False)
        if self.checkin_id is None:
            return Standing(record.id, record.at, record.kiosk, inside=True)
        return Standing(self.checkin_id, self.at, self.kiosk, inside=True)


def standing(records: Iterable[CheckinRecord]) -> Standing:
    """The standing that the log of one registrant at one list adds up to.

    Records count by the time of the scan, whatever order they arrived in; refusals and what was undone do not count.
    """
    known = list(records)
    undone = {record.undoes for record in known if record.undoes is not None}
    result = Standing()
    for record in sorted(known, key=lambda record: (record.hlc, record.sequence)):
        if record.status == ADMITTED and record.undoes is None and record.id not in undone:
            result = result.after(record)
    return result
