"""Whose code was scanned: the one place where readings of a text meet the registrants.

Nobody is let in on a guess: where the readings of one text are several people's, or several codes came at once, the
answer is `Several`, and the code is to be scanned again.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.registrant import Registrant
from kiosk.scanning.layouts import LAYOUTS
from kiosk.scanning.readings import Readings, readings
from kiosk.store.gate import Passage

log = logging.getLogger(__name__)

_ANY = "auto"


@dataclass(frozen=True, slots=True)
class Known:
    """The code is this registrant's."""

    registrant: Registrant


@dataclass(frozen=True, slots=True)
class Nobody:
    """The code is nobody's. `misread` says that it looks like one of the program's own, damaged on its way."""

    misread: bool = False


@dataclass(frozen=True, slots=True)
class Several:
    """The text can mean more than one registrant, or is more than one code."""


Holder = Known | Nobody | Several


class Holders:
    """Finds who holds a code, for one kiosk's scanners.

    `layout` names the keyboard layout this computer is known to have; empty, `auto` and a name that nobody knows stand
    for any. `prefix` is what its scanner puts in front of a code.
    """

    def __init__(self, layout: str = "", prefix: str = "") -> None:
        if layout not in {*LAYOUTS, "", _ANY}:
            log.warning("scanner_layout is set to a layout that is not known: any is taken to be possible")
        self._layout = layout if layout in LAYOUTS else ""
        self._prefix = prefix

    def holder(self, passage: Passage, text: str, *, typed: bool) -> Holder:
        """Who holds what a scanner handed over, as keystrokes (`typed`) or as it was read."""
        return self.holder_of(passage, self.read(text, typed=typed))

    def read(self, text: str, *, typed: bool) -> Readings:
        """What a text may mean, with what is known of this kiosk's scanner."""
        return readings(text, typed=typed, layout=self._layout, prefix=self._prefix)

    def is_misread(self, text: str, *, typed: bool) -> bool:
        """Whether a text that is nobody's looks like one of the program's own codes, damaged."""
        return self.read(text, typed=typed).misread

    def holder_of(self, passage: Passage, found: Readings) -> Holder:
        """Who holds a text that was read."""
        if len(found.own) + bool(found.signed) > 1:
            return Several()
        if found.own and not found.foreign:
            return _known(passage.registrant(found.own[0]))
        signed = (BadgeSecret(found.signed),) if found.signed else ()
        people = passage.registrants((*found.own, *signed, *found.foreign))
        if len(people) > 1:
            return Several()
        return Known(people[0]) if people else Nobody(found.misread)


def _known(registrant: Registrant | None) -> Holder:
    return Nobody() if registrant is None else Known(registrant)
