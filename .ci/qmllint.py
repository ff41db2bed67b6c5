"""Lints every QML file, with the Python types it uses made known to qmllint; any warning fails.

qmllint knows a class written in Python only from a ``.qmltypes`` file. Those are made here, a module for each
``QML_IMPORT_NAME``, under ``build/qml``.
"""

import ast
import json
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "ui"
BUILT = ROOT / "build" / "qml"
TOOLS = Path(sys.executable).parent

# What a type written in Python may be derived from.
QMLDIR = """module {name}
typeinfo {name}.qmltypes
depends QtQuick
depends QtQml.Models
depends QtMultimedia
"""


def main(arguments: list[str]) -> int:
    files = [Path(name).resolve() for name in arguments] or sorted(UI.rglob("*.qml"))
    shutil.rmtree(BUILT, ignore_errors=True)
    BUILT.mkdir(parents=True)
    for (name, version), sources in python_modules().items():
        describe(name, version, sources)
    return lint(files) if files else 0


def python_modules() -> dict[tuple[str, str], list[Path]]:
    """The Python files that define QML types, by the import name and major version they state."""
    found: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for path in sorted(UI.rglob("*.py")):
        stated = constants(path)
        if "QML_IMPORT_NAME" in stated:
            found[stated["QML_IMPORT_NAME"], stated.get("QML_IMPORT_MAJOR_VERSION", "1")].append(path)
    return found


def constants(path: Path) -> dict[str, str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        target.id: str(node.value.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def describe(name: str, version: str, sources: list[Path]) -> None:
    folder = BUILT / Path(*name.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    run("pyside6-metaobjectdump", "-o", folder / "metatypes.json", *sources)
    tell_constants(folder / "metatypes.json")
    run(
        *("pyside6-qmltyperegistrar", "--generate-qmltypes", folder / f"{name}.qmltypes"),
        *("--import-name", name, "--major-version", version),
        *("-o", folder / "registration.cpp", folder / "metatypes.json"),
    )
    (folder / "qmldir").write_text(QMLDIR.format(name=name), encoding="utf-8")


def tell_constants(metatypes: Path) -> None:
    """pyside6-metaobjectdump leaves `constant=True` out. A property that notifies of nothing is constant in this house:
    Qt itself complains at run time of any other."""
    units = json.loads(metatypes.read_text(encoding="utf-8"))
    for prop in (prop for unit in units for known in unit["classes"] for prop in known.get("properties", [])):
        if "notify" not in prop:
            prop["constant"] = True
    metatypes.write_text(json.dumps(units), encoding="utf-8")


def run(tool: str, *arguments: object) -> None:
    done = subprocess.run([TOOLS / tool, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{tool}: {done.stdout}{done.stderr}")


def lint(files: list[Path]) -> int:
    # Absolute names: by a relative one qmllint does not find the qmldir that a singleton is declared in.
    command = [TOOLS / "pyside6-qmllint", "-W", "0", "-I", BUILT, "-I", UI, "-I", ROOT, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = re.sub(r"^'.*' returned \d+\n?", "", done.stdout + done.stderr, flags=re.MULTILINE)
    print(said, end="")
    return 1 if done.returncode else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
