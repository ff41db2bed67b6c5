"""Whose code was scanned: the one place where readings of a text meet the registrants.

A text that bears a signature which counts says itself whose it is: its holder may be somebody whom this kiosk has never
heard of. Everything else is looked up.

Nobody is let in on a guess: where the readings of one text are several people's, or several codes came at once, the
answer is `Several`, and the code is to be scanned again.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.checkin import NO_TERMS, Reason, Terms
from kiosk.domain.registrant import Registrant
from kiosk.scanning.layouts import LAYOUTS
from kiosk.scanning.readings import Readings, readings
from kiosk.services.current_event import CurrentEvent
from kiosk.services.proofs import Proof, bears_signature, proof_of
from kiosk.store.gate import Passage

log = logging.getLogger(__name__)

_ANY = "auto"


@dataclass(frozen=True, slots=True)
class Known:
    """The code is this registrant's, on these terms. `is_new`: a signature alone presents them."""

    registrant: Registrant
    terms: Terms = NO_TERMS
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Nobody:
    """The code is nobody's. `misread` says that it looks like one of the program's own, damaged on its way.

    `barred` is the reason for which it was taken from whoever had it.
    """

    misread: bool = False
    barred: Reason | None = None


@dataclass(frozen=True, slots=True)
class Several:
    """The text can mean more than one registrant, or is more than one code."""


Holder = Known | Nobody | Several


class Holders:
    """Finds who holds a code at the event that is open, for one kiosk's scanners.

    `layout` names the keyboard layout this computer is known to have; empty, `auto` and a name that nobody knows stand
    for any. `prefix` is what its scanner puts in front of a code.
    """

    def __init__(self, current: CurrentEvent, layout: str = "", prefix: str = "") -> None:
        if layout not in {*LAYOUTS, "", _ANY}:
            log.warning("scanner_layout is set to a layout that is not known: any is taken to be possible")
        self._current = current
        self._layout = layout if layout in LAYOUTS else ""
        self._prefix = prefix

    def use_layout(self, layout: str) -> None:
        """This computer has this keyboard layout, as its scanner test has shown."""
        self._layout = layout

    def holder(self, passage: Passage, text: str, *, typed: bool, at: datetime | None = None) -> Holder:
        """Who holds what a scanner handed over, as keystrokes (`typed`) or as it was read.

        A signature counts where its key does at `at`; without a time, where it ever does: for those who only ask.
        """
        return self.holder_of(passage, self.read(text, typed=typed), at)

    def read(self, text: str, *, typed: bool) -> Readings:
        """What a text may mean, with what is known of this kiosk's scanner."""
        return readings(text, typed=typed, layout=self._layout, prefix=self._prefix)

    def is_misread(self, text: str, *, typed: bool) -> bool:
        """Whether a text that is nobody's looks like one of the program's own codes, damaged."""
        return _misread(self.read(text, typed=typed))

    def known(self, passage: Passage, registrant: Registrant) -> Known:
        """Somebody whom staff recognise, on the terms of whatever they carry."""
        return _known(passage, registrant)

    def holder_of(self, passage: Passage, found: Readings, at: datetime | None = None) -> Holder:
        """Who holds a text that was read."""
        if len(found.own) + bool(found.signed) > 1:
            return Several()
        if found.own and not found.foreign:
            return _bearer(passage, passage.registrant(found.own[0]), found)
        texts = _texts(found)
        people = [person for person in passage.registrants(texts) if not _is_unproved(passage, person)]
        proofs = (proof_of(passage, self._current.event, secret.text, at) for secret in texts)
        if proof := next(filter(None, proofs), None):
            return _proved(passage, proof, people)
        return Several() if len(people) > 1 else _bearer(passage, next(iter(people), None), found)


def _texts(found: Readings) -> tuple[BadgeSecret, ...]:
    """What is looked up: the texts that may have been meant."""
    return (*found.own, *((BadgeSecret(found.signed),) if found.signed else ()), *found.foreign)


def _bearer(passage: Passage, registrant: Registrant | None, found: Readings) -> Holder:
    """The holder of a text that was looked up, unless it, or they, were barred."""
    if registrant is None:
        barred = passage.barred_texts([secret.text for secret in _texts(found)])
        return Nobody(_misread(found) and barred is None, barred)
    return _known(passage, registrant)


def _known(passage: Passage, registrant: Registrant) -> Known:
    barred = passage.barred(registrant.secret.text, registrant.code, signed=False)
    return Known(registrant, Terms(barred=barred)) if barred else Known(registrant)


def _proved(passage: Passage, proof: Proof, people: Sequence[Registrant]) -> Holder:
    """The holder of a text that a signature vouches for: as they are registered here, else as it presents them.

    `people` are those whose secrets the readings of what was scanned are.
    """
    person = proof.person
    known = passage.registrant_called(person.code) or passage.registrant(person.secret)
    if any(other.secret != person.secret and other != known for other in people):
        return Several()
    barred = passage.barred(person.secret.text, known.code if known else person.code, signed=True)
    return Known(known or person, replace(proof.terms, barred=barred), is_new=known is None)


def _is_unproved(passage: Passage, person: Registrant) -> bool:
    """Whether a signature alone brought somebody here, one that no longer counts."""
    return bears_signature(person.secret.text) and passage.is_newcomer(person.code)


def _misread(found: Readings) -> bool:
    """Whether the text came damaged: two signed codes that ran into each other have a checksum and no signature."""
    return found.misread or bool(found.signed and not bears_signature(found.signed))
