"""hainan-2025: written by hand in four languages, with two thousand registrants."""

from __future__ import annotations

from pathlib import Path

from pack_making.agenda import AGENDA_COLUMNS, SPEAKER_COLUMNS, session_row, speaker_row
from pack_making.names import Namer
from pack_making.opportunities import OPPORTUNITY_COLUMNS, opportunity_row
from pack_making.registrants import COLUMNS, Crowd
from pack_making.tables import read_content, write_csv

_ORGANISATIONS_OF = {
    "talent": ["employers", "research"],
    "employer": ["employers"],
    "exhibitor": ["employers"],
    "research": ["research"],
    "press": ["press"],
    "staff": ["staff"],
    "volunteer": ["volunteer"],
    "vip": ["vip"],
}


def make(content: Path, pack: Path) -> None:
    """Writes the pack's tables into the folder `pack`."""
    namer = Namer(read_content(content, "names"))
    speakers = read_content(content, "hainan-2025-speakers")["speaker"]
    sessions = read_content(content, "hainan-2025-agenda")["session"]
    on_offer = read_content(content, "hainan-2025-opportunities")["opportunity"]
    people = read_content(content, "hainan-2025-people")
    people |= {"organisations_of": _ORGANISATIONS_OF, "area": "898", "speakers_in": speakers}
    write_csv(pack / "agenda.csv", AGENDA_COLUMNS, map(session_row, sessions))
    write_csv(pack / "speakers.csv", SPEAKER_COLUMNS, (speaker_row(speaker, namer) for speaker in speakers))
    write_csv(pack / "opportunities.csv", OPPORTUNITY_COLUMNS, map(opportunity_row, on_offer))
    write_csv(pack / "registrants.csv", COLUMNS, Crowd("hainan-2025", "HN", people, namer).people(speakers))
