"""Makes the tables of the sample packs from their content. The same content gives the same files, byte by byte.

    python assets/packs/make_packs.py [ID …] [--to FOLDER]

`event.toml` and `hero.svg` are written by hand in the pack's own folder; the tables beside them are made here from
`content/`. All people are invented.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from pack_making import chongqing, hainan, hong_kong  # noqa: E402 (the two folders above have to be on the path first)

MAKERS: dict[str, Callable[[Path, Path], None]] = {
    "hainan-2025": hainan.make,
    "cqitec-2025": chongqing.make,
    "hk-talent-hub-2025": hong_kong.make,
}


def main(arguments: list[str] | None = None) -> None:
    """Makes the packs that are named, or all of them, each in its own folder of `--to`."""
    parser = argparse.ArgumentParser(description="Make the sample packs.")
    parser.add_argument("packs", nargs="*", metavar="ID", help="the packs to make; all where none is named")
    parser.add_argument("--to", type=Path, default=HERE, metavar="FOLDER", help="where the packs' folders lie")
    options = parser.parse_args(arguments)
    for event in options.packs or MAKERS:
        folder = options.to / event
        folder.mkdir(parents=True, exist_ok=True)
        MAKERS[event](HERE / "content", folder)


if __name__ == "__main__":
    main()
