"""Puts the assets and the compiled catalogues into the wheel, under ``kiosk/_data``."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# The tools of the house are no package.
sys.path.insert(0, str(Path(__file__).parent))

import catalogues
import payload

DATA = Path("kiosk/_data")


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return  # the program reads the checkout itself
        root, made = Path(self.root), Path(self.directory) / ".catalogues"
        included = {path: path.relative_to(root) for path in payload.assets(root)}
        for text in catalogues.catalogues():
            below = text.relative_to(root).with_suffix(".mo")
            catalogues.compile_one(text, made / below)
            included[made / below] = below
        build_data["force_include"].update({str(path): str(DATA / below) for path, below in included.items()})
