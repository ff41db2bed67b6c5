"""From a signed text to what it proves, beside the bare verification of the same signatures."""

from __future__ import annotations

from kiosk.bench.measurement import Measurement, Target, measurement, side_by_side
from kiosk.bench.venue import Venue, at_venue
from kiosk.composition import Services
from kiosk.domain.signed_code import covered, payload_of
from kiosk.services.issuing import claims_of, issue
from kiosk.services.proofs import proof_of
from kiosk.services.signing import SigningKey
from kiosk.store.registrants import Registrants

_TARGET = Target(p50=0.2)


class NotProvedError(RuntimeError):
    """A good signature was not taken as one: what it took is the time of something else."""


def signature_check(venue: Venue) -> Measurement:
    """Codes of the event's own registrants: shape, checksum, keys, signature and claims; floor: the signature alone."""
    key = SigningKey.new()
    with at_venue(venue.copy("signatures")) as services:
        services.keys.trust(key.public())
        codes = _signed(services, key, venue.effort.verdicts)
        bare = key.verifier()
        samples, floor = side_by_side(codes, lambda code: _prove(services, code[0]), lambda code: bare(*code[1:]))
    return measurement("signature_check", samples, floor, target=_TARGET)


def _signed(services: Services, key: SigningKey, number: int) -> list[tuple[str, bytes, bytes]]:
    """Texts with their signatures and what these are over."""
    people = [person for person in Registrants(services.store).all() if person.status == "confirmed"][:number]
    event, codes = services.event, []
    for claims in map(claims_of, people):
        issued = issue(claims, event, key)
        message = covered(payload_of(issued.claims), event.id)
        codes.append((issued.text, key.sign(message), message))
    return codes


def _prove(services: Services, text: str) -> None:
    with services.gate.looking() as passage:
        if proof_of(passage, services.event, text, services.clock.now()) is None:
            raise NotProvedError(text)
