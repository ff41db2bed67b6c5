"""A badge as a picture."""

from __future__ import annotations

from functools import partial

from kiosk.bench.measurement import Measurement, Target, measurement, timed
from kiosk.bench.venue import Venue, at_venue

_TARGET = Target(p50=30.0)


def badge_picture(venue: Venue) -> Measurement:
    """The 300 dpi picture of badges of the event's own size, of people with names in several scripts."""
    from kiosk.printing.badge import badge_data
    from kiosk.printing.render import render_badge

    with at_venue(venue.data(venue.people)) as services:
        known = (services.lookup.registrant(secret) for secret in venue.secrets(venue.effort.pictures))
        badges = [badge_data(person, services.event) for person in known if person is not None]
        size = services.event.printing.size
    samples = [timed(partial(render_badge, badge, size)) for badge in badges]
    return measurement("badge_picture", samples, target=_TARGET)
