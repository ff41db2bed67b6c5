"""Which files travel with the program beside its code: asked by the wheel and by the installer alike."""

from collections.abc import Iterator
from pathlib import Path


def assets(root: Path) -> Iterator[Path]:
    """The assets of the checkout ``root``, without the README's pictures and without what the packs are made with."""
    packs, pictures = root / "assets" / "packs", root / "assets" / "pictures"
    for path in sorted((root / "assets").rglob("*")):
        shipped = path.is_file() and path.suffix not in {".py", ".pyc"} and pictures not in path.parents
        if shipped and (packs not in path.parents or _of_a_pack(path, packs)):
            yield path


def _of_a_pack(path: Path, packs: Path) -> bool:
    return (packs / path.relative_to(packs).parts[0] / "event.toml").is_file()
