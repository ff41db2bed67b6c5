"""Where the files that travel with the program lie, whichever way it was brought to this machine.

Three ways of travelling are known, and looked for in this order:

* frozen: everything lies under ``sys._MEIPASS`` (PyInstaller's run-time folder);
* a wheel: catalogues and assets lie in ``kiosk/_data``, the QML beside the ``ui`` package;
* a source checkout: everything lies under the repository's root.

Data that the program *writes* is not found here: see :mod:`kiosk.settings`.
"""

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

Face = Literal["sc", "tc", "hk", "latin"]

_PACKAGE = Path(__file__).resolve().parent

# The package that brings each font, and the file in it. There is no Hong Kong face; the Traditional one is the nearest
# in form.
_HAN, _LATIN = "justmytype_intl_cjk", "fontpkg_source_sans_3"
_FONT_FILES: dict[Face, tuple[str, str]] = {
    "sc": (_HAN, "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"),
    "tc": (_HAN, "fonts/ofl/notosanstc/NotoSansTC[wght].ttf"),
    "hk": (_HAN, "fonts/ofl/notosanstc/NotoSansTC[wght].ttf"),
    "latin": (_LATIN, "files/SourceSans3[wght].ttf"),
}


class ResourceMissing(FileNotFoundError):
    """A file that belongs to the program is not there: the installation is damaged, not the user's data."""


def resource(*parts: str) -> Path:
    """The file or folder ``parts``, named as in the repository: ``resource("assets", "sounds", "ok.wav")``.

    Raises :class:`ResourceMissing` when it is in none of the places the program knows.
    """
    return _first(_roots(), Path(*parts))


def packs_root() -> Path:
    """The folder of the sample event packs, one folder an event id."""
    return resource("assets", "packs")


def translations_root() -> Path:
    """The folder of the gettext catalogues: ``LOCALE/LC_MESSAGES/kiosk.po``."""
    return resource("translations")


def qml_root() -> Path:
    """The QML import path: the folder that holds the ``theme``, ``controls`` and ``screens`` modules."""
    return resource("ui")


@cache
def font(face: Face) -> Path:
    """The variable Noto Sans (axis ``wght`` 100 to 900) whose Han characters take the forms of ``face``.

    ``hk`` is answered with the Traditional face; ``latin`` with Source Sans (``wght`` 200 to 900), from which Noto's
    own Latin letters were made and which has those that Noto's Han faces lack (ł, č, ş …). It is smaller: 1.12 times
    its size stands beside Noto. Raises :class:`ResourceMissing` where a font package is missing.
    """
    package, file = _FONT_FILES[face]
    return _first(_package_folders(package), Path(file))


def _roots() -> list[Path]:
    frozen = getattr(sys, "_MEIPASS", None)
    return [Path(frozen)] if frozen else [_PACKAGE / "_data", _PACKAGE.parent]


def _package_folders(package: str) -> list[Path]:
    # find_spec alone never runs the package's code, so that a look-up costs no import.
    spec = find_spec(package)
    installed = [Path(place) for place in spec.submodule_search_locations or ()] if spec else []
    return [*installed, *(root / package for root in _roots())]


def _first(folders: list[Path], below: Path) -> Path:
    for folder in folders:
        if (folder / below).exists():
            return folder / below
    raise ResourceMissing(f"{below} is in none of: {', '.join(map(str, folders))}")
