"""Which of the keyboards that a system knows is the hand scanner, by name alone."""

from __future__ import annotations

from collections.abc import Iterable

_WORDS = (
    "barcode",
    "code reader",
    "datalogic",
    "honeywell",
    "metrologic",
    "netum",
    "newland",
    "opticon",
    "scanner",
    "symbol technologies",
    "unitech",
    "zebra",
)
"""Words in the names that makers of hand scanners give their devices; most of them say what it is."""


def scanners_among(keyboards: Iterable[str], named: str = "") -> frozenset[str]:
    """Those keyboards that are hand scanners: the one `named`, or else all whose names say so.

    A name is compared without regard to case and to what stands between its words, as in `usb-Symbol_Technologies`.
    """
    wanted = (_plain(named),) if named else _WORDS
    return frozenset(keyboard for keyboard in keyboards if any(word in _plain(keyboard) for word in wanted))


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())
