"""The import table of the house. It changes when the house does: in the same commit, with the reason."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# The rooms, by the module they begin with; the longest name that fits decides.
ROOMS = {
    "kiosk": "version",
    "kiosk.domain": "domain",
    "kiosk.store": "store",
    "kiosk.services": "services",
    "kiosk.importing": "importing",
    "kiosk.scanning": "scanning",
    "kiosk.printing": "printing",
    "kiosk.hub": "hub",
    "kiosk.composition": "composition",
    "kiosk.bench": "bench",
    "kiosk.cli": "cli",
    "kiosk.__main__": "entry",
    "kiosk.clock": "ground",
    "kiosk.logbook": "ground",
    "kiosk.logfile": "ground",
    "kiosk.resources": "ground",
    "kiosk.settings": "ground",
    "kiosk.i18n": "ground",
    "ui": "version",
    "ui.application": "application",
    # Parts of the application: each fills a port of the view models with Qt, or drives the whole from outside.
    "ui.ear": "application",
    "ui.face": "application",
    "ui.eye": "application",
    "ui.fonts": "application",
    "ui.porch": "application",
    "ui.counter": "application",
    "ui.runner": "application",
    "ui.self_service": "application",
    "ui.translation": "application",
    "ui.screenshots": "application",
    "ui.self_test": "application",
    "ui.bench": "bench_with_window",
    "ui.view_models": "view_models",
    "ui.devices": "devices",
}

GROUND = {"ground", "version"}

# What each room may import of the house, beside itself.
MAY_IMPORT = {
    "version": set[str](),
    "ground": {"version"},
    "domain": set[str](),
    "store": GROUND | {"domain"},
    "importing": GROUND | {"domain"},
    "scanning": GROUND | {"domain"},
    "printing": GROUND | {"domain", "store"},
    "hub": GROUND | {"domain", "store"},
    "services": GROUND | {"domain", "store", "importing", "printing", "scanning", "hub"},
    "composition": GROUND | {"domain", "store", "services", "importing", "printing", "scanning", "hub"},
    # It measures the rooms one by one, beside the bare store: so it sees them all, and only its command sees it.
    "bench": GROUND | {"domain", "store", "services", "importing", "printing", "scanning", "hub", "composition"},
    "cli": GROUND | {"domain", "services", "composition", "bench"},
    "view_models": GROUND | {"domain", "services"},
    "devices": GROUND | {"services", "scanning", "printing"},
    "application": GROUND | {"domain", "services", "composition", "view_models", "devices"},
    "entry": GROUND | {"domain", "services", "composition", "cli", "application"},
    # The same with windows: it starts the whole program, as the command line does, and looks at it from within.
    "bench_with_window": GROUND
    | {"domain", "services", "composition", "bench", "cli", "application", "view_models", "devices", "entry"},
}

# A command that needs the face imports it when it runs, so that the others start without Qt.
MAY_IMPORT_WHEN_RUN = {"cli": {"application", "view_models", "devices", "bench_with_window"}}

# _typeshed is the standard library's own types, seen by type checkers only.
STANDARD = sys.stdlib_module_names | {"_typeshed"}

QT = {"PySide6", "shiboken6"}

# Packages of others: a room named here may import these and no more; a room not named, anything but Qt.
OTHERS = {
    "domain": set[str](),
    "ground": {"babel", "platformdirs"},
    "version": set[str](),
    "view_models": {"PySide6.QtCore", "PySide6.QtQml"},
}
QT_ALLOWED = {"devices", "application", "entry", "bench_with_window"}

MENDS = {
    "domain": "the domain knows nothing: let the caller pass in what it needs as plain values",
    "ground": "the ground carries every room and leans on none: move what needs more into a service",
    "importing": "hand back domain types and let a service do the rest",
    "scanning": "hand back domain types and let a service do the rest",
    "store": "speak in domain types, and let the service that opened the transaction decide",
    "printing": "take a port as an argument and let kiosk.composition fill it",
    "hub": "take a port as an argument and let kiosk.composition fill it",
    "services": "declare a port here (a Protocol) and let kiosk.composition fill it",
    "composition": "compose what is there; let ui.application or a command start it",
    "bench": "measure through kiosk.composition; what needs a window is measured by ui.bench",
    "bench_with_window": "run the program through kiosk.cli or ui.application, as whoever uses it does",
    "cli": "ask a service, or import ui inside the function that runs the command",
    "view_models": "ask a service; what draws, plays or reads a device belongs into ui.devices",
    "devices": "implement a port of kiosk.services and be handed the rest by ui.application",
    "application": "ask a service for it",
    "entry": "ask a service for it",
    "version": "a package's own file holds its name and version only",
}


def room_of(module: str) -> str | None:
    """The room ``module`` lies in; ``None`` for the packages of others."""
    name = module
    while name:
        if name in ROOMS and (name == module or ROOMS[name] != "version"):
            return ROOMS[name]
        name = name.rpartition(".")[0]
    return None


def imports(tree: ast.Module, module: str, is_package: bool) -> Iterator[tuple[int, str, bool]]:
    """Every module imported: the line, its full name, and whether only a running function imports it."""
    inside = {
        id(node) for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        for name in _imported(node, module, is_package):
            yield getattr(node, "lineno", 0), name, id(node) in inside


def _imported(node: ast.AST, module: str, is_package: bool) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = _absolute(node, module, is_package)
    # `from kiosk import store` names a module, `from kiosk.store import open` what is in one: both forms are tried.
    return [f"{base}.{alias.name}" for alias in node.names]


def _absolute(node: ast.ImportFrom, module: str, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    up = node.level - (1 if is_package else 0)
    folder = module.rsplit(".", up)[0] if up else module
    return f"{folder}.{node.module}" if node.module else folder


def faults(module: str, source: str, is_package: bool = False) -> list[str]:
    """What ``source``, as the file of ``module``, imports against the table; each fault names its mend."""
    room = room_of(module)
    if room is None:
        return [f"{module} is in no room: give it a place in ROOMS"]
    found = imports(ast.parse(source), module, is_package)
    return [
        f"{module}, line {line}: {room} may not import {name}; {MENDS[room]}"
        for line, name, running in found
        if not allowed(room, name, running)
    ]


def allowed(room: str, name: str, running: bool) -> bool:
    target = _room_imported(name)
    if target is None:
        return _other_allowed(room, name)
    granted = MAY_IMPORT[room] | {room} | (MAY_IMPORT_WHEN_RUN.get(room, set()) if running else set())
    return target in granted


def _room_imported(name: str) -> str | None:
    if name.partition(".")[0] not in ("kiosk", "ui"):
        return None
    package = name.rpartition(".")[0]
    return room_of(name) or room_of(package) or "unknown"


def _other_allowed(room: str, name: str) -> bool:
    package = name.partition(".")[0]
    if package in STANDARD:
        return True
    if room in OTHERS:
        return any(f"{name}.".startswith(f"{granted}.") for granted in OTHERS[room])
    return package not in QT or room in QT_ALLOWED


def modules() -> list[tuple[str, Path]]:
    """Every Python file of the program with its module's name."""
    paths = [path for folder in ("kiosk", "ui") for path in sorted((ROOT / folder).rglob("*.py"))]
    return [(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), path) for path in paths]


@pytest.mark.parametrize(("module", "path"), modules(), ids=[module for module, _ in modules()])
def test_a_module_imports_only_what_its_room_may(module: str, path: Path) -> None:
    found = faults(module, path.read_text(encoding="utf-8"), path.name == "__init__.py")
    assert found == []


def test_the_table_knows_every_room_and_every_room_has_a_mend() -> None:
    assert set(ROOMS.values()) == set(MAY_IMPORT) == set(MENDS)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("kiosk.domain.agenda", "import peewee"),
        ("kiosk.domain.agenda", "from kiosk.i18n import N_"),
        ("kiosk.domain.agenda", "import datetime\nfrom ..store import models"),
        ("kiosk.store.search", "from kiosk import services"),
        ("kiosk.store.search", "def late():\n    import kiosk.services.checkin"),
        ("kiosk.importing.frab", "from kiosk.store.models import Session"),
        ("kiosk.printing.queue", "from PySide6.QtGui import QImage"),
        ("kiosk.services.checkin", "from kiosk.composition import compose"),
        ("kiosk.services.checkin", "from ui.view_models import checkin"),
        ("kiosk.cli.find", "from kiosk.store import search"),
        ("kiosk.cli.screenshot", "from ui.application import Application"),
        ("kiosk.settings", "import keyring"),
        ("ui.view_models.agenda", "from PySide6.QtGui import QImage"),
        ("ui.view_models.agenda", "import sqlcipher3"),
        ("ui.view_models.agenda", "from kiosk.store import search"),
        ("kiosk.attic.box", "import json"),
    ],
)
def test_an_import_against_the_table_is_found(module: str, source: str) -> None:
    assert len(faults(module, source)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("kiosk.domain.agenda", "import datetime\nfrom kiosk.domain.event import Event\nfrom .event import Event"),
        ("kiosk.store.search", "import peewee\nfrom kiosk.domain import agenda\nfrom kiosk.resources import resource"),
        ("kiosk.services.checkin", "from kiosk import store, domain, __version__\nfrom kiosk.printing import queue"),
        ("kiosk.cli.screenshot", "def run():\n    from ui.application import Application"),
        ("ui.view_models.agenda", "from PySide6.QtCore import QObject\nfrom PySide6 import QtQml"),
        ("ui.devices.printer", "from PySide6.QtPrintSupport import QPrinter\nfrom kiosk.printing import port"),
        ("kiosk.composition", "from kiosk.hub import push\nfrom kiosk.settings import Settings"),
    ],
)
def test_an_import_within_the_table_is_left_alone(module: str, source: str) -> None:
    assert not faults(module, source)


def test_a_relative_import_of_a_package_counts_from_the_package_itself() -> None:
    assert not faults("kiosk.domain", "from .event import Event", is_package=True)
    assert faults("kiosk.domain", "from ..store import models", is_package=True)


def test_a_fault_names_the_line_the_import_and_the_mend() -> None:
    (fault,) = faults("kiosk.domain.agenda", "import json\nimport peewee")
    assert "line 2" in fault
    assert "peewee" in fault
    assert "pass in" in fault
