"""Whether two colours can be told apart by everybody."""

from __future__ import annotations

import re

WHITE = "#FFFFFF"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def is_colour(text: str) -> bool:
    """Whether `text` is a colour as this program writes them: `#RRGGBB`."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#RRGGBB` colours, from 1 (the same) to 21 (black on white), in either order.

    Source: WCAG 2.2, "contrast ratio". Raises ValueError for anything that is no colour.
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """How bright a `#RRGGBB` colour is, from 0 (black) to 1 (white). Source: WCAG 2.2, "relative luminance"."""
    if not is_colour(colour):
        raise ValueError(f"no colour: {colour!r}")
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
