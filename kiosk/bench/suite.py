"""The measurements that need no window, and how any of them are taken together."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.bench.badges import badge_picture
from kiosk.bench.frames import decode_frame
from kiosk.bench.imports import import_registrants
from kiosk.bench.lookup import find
from kiosk.bench.measurement import Measurement
from kiosk.bench.packs import pack_load, pack_read, search_index
from kiosk.bench.signatures import signature_check
from kiosk.bench.venue import Effort, Venue
from kiosk.bench.verdict import verdict

Measure = Callable[[Venue], Measurement]

WITHOUT_WINDOW: Mapping[str, Measure] = {
    "verdict": verdict,
    "signature_check": signature_check,
    "find": find,
    "badge_picture": badge_picture,
    "decode_frame": decode_frame,
    "pack_load": pack_load,
    "pack_read": pack_read,
    "search_index": search_index,
    "import_registrants": import_registrants,
}


def take(
    measures: Mapping[str, Measure], people: int, *, tell: Callable[[str], None], effort: Effort | None = None
) -> list[Measurement]:
    """Takes measurements on a conference of so many invented people, in a temporary folder, one after the other.

    `tell` is given the name of each before it is taken. Raises OSError where the folder cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        venue = Venue(Path(folder), people, effort or Effort())
        taken = []
        for name, measure in measures.items():
            tell(name)
            taken.append(measure(venue))
        return taken
