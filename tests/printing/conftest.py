"""A badge to draw, and what is needed to look at it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.domain.event import HeroShape
from kiosk.printing.badge import BadgeData

SECRET = BadgeSecret("BFCFDFFFGFHFJFKFLFNFBFCFDFFFGFHFJXDHV")
HERO = HeroShape(glyph="M100 0H600V-80H601V53H300V700H100ZM150 600H250V300H150Z", x=601, top=53, bottom=-80)
BADGE = BadgeData(
    code="HN-7Q2K-4",
    name="王伟",
    secret=SECRET,
    name_latin="Wang Wei",
    organisation="琼州海洋研究院",
    organisation_latin="Qiongzhou Marine Institute",
    category_name="人才",
    category_name_other="Talent",
    category_colour="#FF8164",
    seal="才",
    event_name="第二届中国（海南）国际人才交流大会",
    hero=HERO,
)

Badge = Callable[..., BadgeData]


@pytest.fixture
def badge() -> Badge:
    """A badge of 王伟 with whatever is to be different."""
    return lambda **changes: replace(BADGE, **changes)


@pytest.fixture(scope="session")
def names(repository: Path) -> list[str]:
    """Names from five languages, one in forty of each list; skips where the lists are not at hand."""
    folder = repository.parent / "shared" / "data" / "names"
    lists = sorted(folder.glob("faker_*.txt"))
    if not lists:
        pytest.skip("the lists of names are not on this machine")
    return [name for file in lists for name in file.read_text(encoding="utf-8").splitlines()[::40]]


@pytest.fixture(scope="session")
def poppler() -> Callable[[str], str]:
    """The path of a tool of poppler; skips where it is not installed."""

    def find(tool: str) -> str:
        return shutil.which(tool) or pytest.skip(f"{tool} is not installed")

    return find
