"""Puts the assets and the compiled catalogues into the wheel, under ``kiosk/_data``."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = Path("kiosk/_data")


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return  # the program reads the checkout itself
        root, made = Path(self.root), Path(self.directory) / ".catalogues"
        included = build_data["force_include"]
        included[str(root / "assets")] = str(DATA / "assets")
        for text in sorted(root.glob("translations/*/LC_MESSAGES/kiosk.po")):
            below = text.relative_to(root).with_suffix(".mo")
            _compile(text, made / below)
            included[str(made / below)] = str(DATA / below)


def _compile(text: Path, compiled: Path) -> None:
    compiled.parent.mkdir(parents=True, exist_ok=True)
    with text.open("rb") as source, compiled.open("wb") as target:
        write_mo(target, read_po(source, locale=text.parent.parent.name))
