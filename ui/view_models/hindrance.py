"""What keeps a kiosk from hearing its scanner, and how that is said to whoever stands in front of it."""

from __future__ import annotations

from enum import StrEnum

from kiosk.i18n import Translator


class Hindrance(StrEnum):
    """Why no scan arrives, the gravest first."""

    UNHEARD = "unheard"
    """Another window has the keyboard, and with it what a hand scanner types."""
    SERIAL = "serial"
    """The serial scanner does not answer."""
    UNPLUGGED = "unplugged"
    """The hand scanner that was there is gone."""


def caution(there: frozenset[Hindrance], words: Translator) -> str:
    """The gravest of them in one sentence; empty for none."""
    gravest = next((hindrance for hindrance in Hindrance if hindrance in there), None)
    match gravest:
        case None:
            return ""
        case Hindrance.UNHEARD:
            return words.gettext("Codes cannot be read just now: another window is in front. Please tell our staff.")
        case Hindrance.SERIAL | Hindrance.UNPLUGGED:
            return words.gettext("Codes cannot be read just now: the scanner is unplugged. Please tell our staff.")
