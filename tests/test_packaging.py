"""What is built runs elsewhere: the wheel, the list of dependencies, the list of system packages."""

import ast
import json
import os
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

LOCATE = """
import json, sys
from importlib.metadata import distribution
import kiosk
from kiosk import resources
from kiosk.i18n import LANGUAGES, translator

def below(folder, pattern):
    return sorted(str(path.relative_to(folder)) for path in folder.glob(pattern))

print(json.dumps({
    "kiosk": kiosk.__file__,
    "qml": below(resources.qml_root(), "**/*.qml"),
    "packs": below(resources.packs_root(), "*/event.toml"),
    "folders": [str(resources.qml_root()), str(resources.packs_root()), str(resources.translations_root())],
    "catalogues": sorted(path.parts[-3] for path in resources.translations_root().glob("*/LC_MESSAGES/kiosk.mo")),
    "fonts": [resources.font(face).stat().st_size for face in ("sc", "tc", "hk")],
    "days": [translator(language).day(kiosk.i18n.dt.date(2025, 12, 6)) for language in LANGUAGES],
    "script": distribution("conference-kiosk").entry_points["kiosk"].value,
}))
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked as pip does it, away from the checkout; what it depends on is this interpreter's."""
    site = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", site, wheel]
    subprocess.run(command, check=True)
    return site


def run_installed(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=site.parent, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def located(installed: Path) -> dict[str, list[str]]:
    done = run_installed(installed, "-c", LOCATE)
    assert done.returncode == 0, done.stderr
    answer: dict[str, list[str]] = json.loads(done.stdout)
    return answer


def test_an_installed_wheel_reads_nothing_of_the_checkout(installed: Path, located: dict[str, list[str]]) -> None:
    assert all(str(path).startswith(str(installed)) for path in (located["kiosk"], *located["folders"]))


def test_an_installed_wheel_has_every_screen(located: dict[str, list[str]]) -> None:
    assert located["qml"] == sorted(str(path.relative_to(ROOT / "ui")) for path in (ROOT / "ui").rglob("*.qml"))


def test_an_installed_wheel_has_every_sample_pack(located: dict[str, list[str]]) -> None:
    packs = ROOT / "assets" / "packs"
    assert located["packs"] == sorted(str(path.relative_to(packs)) for path in packs.glob("*/event.toml"))
    assert located["packs"]


def test_an_installed_wheel_has_no_scripts_among_its_assets(installed: Path) -> None:
    assets = installed / "kiosk" / "_data" / "assets"
    assert [path for path in assets.rglob("*") if path.suffix in {".py", ".pyc"}] == []
    assert [path for path in (assets / "packs").iterdir() if not (path / "event.toml").is_file()] == []


def test_an_installed_wheel_has_every_catalogue_compiled(located: dict[str, list[str]]) -> None:
    assert located["catalogues"] == ["de", "en", "fr", "zh", "zh_HK"]
    assert located["days"][3] == "Samstag, 6. Dezember"


def test_an_installed_wheel_finds_its_fonts(located: dict[str, list[str]]) -> None:
    assert all(int(size) > 1_000_000 for size in located["fonts"])


def test_the_wheel_s_command_can_be_called(installed: Path, located: dict[str, list[str]]) -> None:
    module, _, function = str(located["script"]).partition(":")
    done = run_installed(installed, "-c", f"from {module} import {function}; print(callable({function}))")
    assert (done.stdout.strip(), done.stderr) == ("True", "")


# --- dependencies


def imported_packages() -> set[str]:
    """The top-level names of others that the program imports."""
    trees = [
        ast.parse(path.read_text(encoding="utf-8")) for room in ("kiosk", "ui") for path in (ROOT / room).rglob("*.py")
    ]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    tops = {name.partition(".")[0] for name in names}
    return tops - set(sys.stdlib_module_names) - {"kiosk", "ui", "_typeshed"}


def declared() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["dependencies"])


def _canonical(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def test_every_package_that_is_imported_is_declared() -> None:
    names = {_canonical(requirement.partition(">=")[0]) for requirement in declared()}
    providers = packages_distributions()
    # What only another system needs is not installed here: it goes by the name it is imported by.
    missing = {top for top in imported_packages() if not names & {_canonical(n) for n in providers.get(top, [top])}}
    assert missing == set(), "add each to pyproject.toml's dependencies, with the lowest version that works"


def test_every_dependency_states_the_lowest_version_that_works() -> None:
    assert [requirement for requirement in declared() if ">=" not in requirement] == []


# --- system packages

STUB = """#!/bin/sh
echo "$(basename "$0") $*" >> "$CALLS"
case "$(basename "$0")" in
    id) echo "$FAKE_UID" ;;
    dpkg-query) for last in "$@"; do :; done; case " $FAKE_MISSING " in *" $last "*) exit 1 ;; esac; printf installed ;;
esac
"""


class Machine:
    """A Debian machine made of stubs: what it lacks, and who asks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"
        self.calls.touch()
        for tool in ("dpkg-query", "apt-get", "id"):
            (folder / tool).write_text(STUB, encoding="utf-8")
            (folder / tool).chmod(0o755)

    def check(self, *sections: str, uid: int, missing: str = "") -> subprocess.CompletedProcess[str]:
        stubs = {"FAKE_UID": str(uid), "FAKE_MISSING": missing, "CALLS": str(self.calls), "PYTHON": sys.executable}
        environment = {**os.environ, **stubs, "PATH": f"{self.folder}:{os.environ['PATH']}"}
        command = [ROOT / ".ci" / "system-packages", *sections]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def apt(self) -> list[str]:
        return [call for call in self.calls.read_text(encoding="utf-8").splitlines() if call.startswith("apt-get")]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("uid", [0, 1000])
def test_a_machine_that_has_everything_is_left_alone(machine: Machine, uid: int) -> None:
    done = machine.check("run", "test", uid=uid)
    assert (done.returncode, done.stdout, done.stderr, machine.apt()) == (0, "", "", [])


def test_root_gets_what_is_missing_and_nothing_else(machine: Machine) -> None:
    assert machine.check("run", uid=0, missing="libegl1 libcups2").returncode == 0
    assert machine.apt() == [
        "apt-get update -q",
        "apt-get install -q -y --no-install-recommends libegl1 libcups2",
    ]


def test_without_root_the_packages_and_the_command_are_named(machine: Machine) -> None:
    done = machine.check("run", uid=1000, missing="libegl1 libcups2")
    assert done.returncode == 1
    assert "sudo apt-get install --no-install-recommends libegl1 libcups2\n" in done.stderr
    assert machine.apt() == []


def test_only_the_sections_asked_for_are_looked_at(machine: Machine) -> None:
    assert machine.check("run", uid=1000, missing="xvfb").returncode == 0
    assert machine.check("run", "test", uid=1000, missing="xvfb").returncode == 1


def test_an_interpreter_that_is_not_there_is_named(machine: Machine) -> None:
    command = [ROOT / ".ci" / "system-packages", "run"]
    done = subprocess.run(command, env={**os.environ, "PYTHON": "python9"}, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "python9 was not found" in done.stderr
