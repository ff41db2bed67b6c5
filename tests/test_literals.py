"""Nothing is said to people outside the catalogues: neither in QML, nor in ``ui/``, nor on the command line.

Two heuristics find the faults, each sharp on its own ground:

* where a text is shown for certain (``Text.text``, ``label:``, ``print``, ``help=``), so is a literal with any letter;
* anywhere else, a literal that reads as prose is: two words side by side, or a Han character.

A literal that is shown on purpose as it stands (a language's own name, the sign of a key) says so on its line:
``// l10n: why`` in QML, ``# l10n: why`` in Python. A reason is asked for.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

LETTER = re.compile(r"[^\W\d_]")
PROSE = re.compile(r"[^\W\d_]{2,}[,;:.!?]? [^\W\d_]{2,}|[\u3400-\u9fff]")
# The names of typefaces are names.
TYPEFACE = re.compile(r"Noto Sans( [A-Z]{2})?|Source Sans 3")
EXCUSED = re.compile(r"(?://|#)\s*l10n:\s*\S")

TRANSLATING = {"qsTr", "I18n.ngettext", "gettext", "ngettext", "pgettext", "lookup", "has", "N_", "NC_"}

# --- QML

# A property whose value is read by people, or handed by a control of ours to one that is.
SHOWN = re.compile(
    r"^(?:Accessible\.(?:name|description)|(?:[a-z]\w*)?(?:[tT]ext|[lL]abel|[tT]itle|[cC]aption|[hH]int|[sS]entence|"
    r"[mM]essage|[wW]ord|[hH]eading|[pP]laceholderText|[pP]refix|[sS]uffix))$"
)
# A property whose value no one reads, whatever it looks like.
NEVER_SHOWN = re.compile(
    r"(?:^|\.)(?:family|families|path|source|objectName|styleName|iconName|state|name|when|import)$"
)
# A call whose arguments no one reads. A date is written by the program's own translator, never by Qt's patterns.
NEVER_SHOWING = {"Qt.resolvedUrl", "Qt.color", "Qt.createComponent", "console.log", "console.warn", "console.error"}

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<literal>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)"""
    r"""|(?P<function>\bfunction\b)|(?P<open>[\w.]*\()|(?P<close>\))|(?P<property>\b[A-Za-z][\w.]*(?=\s*:(?!:)))""",
    re.DOTALL | re.VERBOSE,
)
# What stands before a property's name where it is bound or declared; before the middle of `a ? b : c` stands more.
BEGINS = re.compile(r"(?:^|[{};])\s*(?:(?:default|required|readonly|final|property|(?!case\b)[\w.]+(?:<\w+>)?)\s+)*$")
# A literal that is compared with, or that something is looked up by.
COMPARED = re.compile(r"(?:[=!]==?|\bcase|[\w)\]]\[)\s*$")
KEY_BEFORE, KEY_AFTER = re.compile(r"[{,]\s*$"), re.compile(r"\s*:")


@dataclass
class Reading:
    """Where in a QML file the tokens have led: the binding being read and the calls open around it."""

    binding: str = ""
    calls: tuple[str, ...] = ()

    def after(self, match: re.Match[str]) -> "Reading":
        match match.lastgroup:
            case "open":
                return Reading(self.binding, (*self.calls, match["open"].removesuffix("(")))
            case "close":
                return Reading(self.binding, self.calls[:-1])
            case "function":
                return Reading()
            case "property" if not self.calls and _begins(match):
                return Reading(match["property"])
        return self

    def shows(self, literal: str) -> bool:
        if NEVER_SHOWN.search(self.binding) and not SHOWN.match(self.binding):
            return False
        if self.calls and (TRANSLATING | NEVER_SHOWING) & set(self.calls):
            return False
        words = TYPEFACE.sub("", literal)
        return bool((LETTER if SHOWN.match(self.binding) else PROSE).search(words))


def qml_faults(source: str) -> list[tuple[int, str]]:
    """Line and text of each literal that people would read."""
    reading, found = Reading(), []
    for match in TOKEN.finditer(source):
        literal = match["literal"]
        if literal and reading.shows(_words(literal)) and not _looks_up(match):
            found.append((source.count("\n", 0, match.start()) + 1, literal))
        reading = reading.after(match)
    return [(line, literal) for line, literal in found if not EXCUSED.search(source.splitlines()[line - 1])]


def _looks_up(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 40) : match.start()]
    is_key = KEY_BEFORE.search(before) and KEY_AFTER.match(match.string, match.end())
    return bool(is_key or COMPARED.search(before))


def _begins(match: re.Match[str]) -> bool:
    before = match.string[: match.start()].rpartition("\n")[2]
    return match["property"] != "default" and BEGINS.search(before) is not None


def _words(literal: str) -> str:
    """A literal without its quotes, escapes and ``${…}``."""
    return re.sub(r"\$\{[^}]*\}|\\.", "", literal[1:-1])


# --- Python

SHOWING_CALLS = {"print", "write", "add_parser", "add_argument", "ArgumentParser", "error", "exit", "input"}
SHOWING_KEYWORDS = {"help", "description", "epilog", "title", "prompt"}
# What a developer reads: log lines hold ids, and an error that nobody catches is a fault of ours.
FOR_DEVELOPERS = {"debug", "info", "warning", "exception", "critical", "log", "getLogger", "RuntimeError", "TypeError"}
FOR_DEVELOPERS |= {
    "FaceNotLoadedError",
    "QmlUncreatable",
    "ValueError",
    "AssertionError",
    "NotImplementedError",
    "LookupError",
    "KeyError",
}
SHOWN_ARGUMENTS = {"print", "write", "error", "exit", "input"}


def python_faults(source: str) -> list[tuple[int, str]]:
    """Line and text of each literal that people would read."""
    lines = source.splitlines()
    return [(line, text) for line, text in _shown(ast.parse(source)) if not EXCUSED.search(lines[line - 1])]


def _shown(node: ast.AST, *, certain: bool = False) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and (LETTER if certain else PROSE).search(TYPEFACE.sub("", node.value)):
            yield node.lineno, node.value
        return
    for child, shown in _children(node, certain):
        yield from _shown(child, certain=shown)


def _children(node: ast.AST, certain: bool) -> Iterator[tuple[ast.AST, bool]]:
    """What lies inside ``node`` and may be read by people, each with whether it is for certain."""
    if isinstance(node, ast.Call):
        yield from _arguments(node)
        return
    skipped = _docstring(node)
    for child in ast.iter_child_nodes(node):
        if child is not skipped:
            # Only what the printed text is made of is printed for certain, not what it is looked up by.
            yield child, certain and isinstance(node, ast.JoinedStr | ast.IfExp | ast.BinOp | ast.BoolOp)


def _arguments(call: ast.Call) -> Iterator[tuple[ast.AST, bool]]:
    name = _name(call.func)
    yield call.func, False
    if name in TRANSLATING | FOR_DEVELOPERS or _logs(call.func):
        return
    for argument in call.args:
        yield argument, name in SHOWN_ARGUMENTS
    for keyword in call.keywords:
        yield keyword.value, name in SHOWING_CALLS and keyword.arg in SHOWING_KEYWORDS


def _logs(function: ast.expr) -> bool:
    """`log.error(…)`, which is told from a parser's `error(…)` by whom it is asked of."""
    return isinstance(function, ast.Attribute) and _name(function.value) in {"log", "logger", "logging"}


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _docstring(node: ast.AST) -> ast.AST | None:
    """The first statement of a body that is nothing but a string; attributes are documented by one too."""
    return node.value if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) else None


# --- the checks

QML = sorted((ROOT / "ui").rglob("*.qml"))
PYTHON = sorted([*(ROOT / "ui").rglob("*.py"), *(ROOT / "kiosk" / "cli").rglob("*.py")])


def _ids(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("path", QML, ids=_ids(QML))
def test_a_qml_file_says_nothing_outside_the_catalogues(path: Path) -> None:
    found = qml_faults(path.read_text(encoding="utf-8"))
    assert found == [], "wrap it in qsTr(), or say on its line: // l10n: why"


@pytest.mark.parametrize("path", PYTHON, ids=_ids(PYTHON))
def test_a_python_file_says_nothing_outside_the_catalogues(path: Path) -> None:
    found = python_faults(path.read_text(encoding="utf-8"))
    assert found == [], "translate it, or say on its line: # l10n: why"


@pytest.mark.parametrize(
    "source",
    [
        'Text { text: "Cancel" }',
        "Text { text: root.late ? 'Late' : \"\" }",
        'Text {\n    text: root.count +\n        " seats"\n}',
        "Text { text: `${root.count} seats` }",
        'Key { label: "Agenda" }',
        'Key { Accessible.name: "Search" }',
        'property string hint: "Hold it lower"',
        'readonly property var words: ["Please come in"]',
        'Component.onCompleted: announce("Please come in")',
        'Seal { character: "种" }',
        'Text { text: "中文" } // l10n:',
        'Text { text: Qt.formatDate(day, "dddd d MMMM") }',
        'Text { text: qsTr("Cancel") + " or wait" }',
        'Text { text: late ? other : "Late" }',
        'Text {\n    text: late\n        ? other\n        : "Late"\n}',
        'Text {\n    text: {\n        if (late)\n            return "Late";\n        return root.name;\n    }\n}',
        'Text {\n    text: {\n        switch (kind) {\n        default:\n            return "Late";\n        }\n    }',
        'Text { text: ({ "late": "Late" })[root.kind] }',
    ],
)
def test_a_literal_that_qml_shows_is_found(source: str) -> None:
    assert len(qml_faults(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'Text { text: qsTr("Cancel") }',
        'Text { text: qsTr("%1 seats").arg(root.count) }',
        'Text { text: I18n.ngettext("{n} seat", "{n} seats", root.count) }',
        'Text { text: "\\u2192" }',
        'function face(han) { return han === "sc" ? "Noto Sans SC" : "Noto Sans TC"; }',
        'Text { text: "·" }',
        'Text { text: root.name; font.family: "Noto Sans SC" }',
        'Text { text: root.words["late"] }',
        'Text { text: root.kind === "keynote" ? root.title : "" }',
        'Text { text: "中文" } // l10n: a language is named in itself',
        'Rectangle { color: "#00424F" }',
        'PathSvg { path: "M0 0 L10 10 ZM AB CD" }',
        'State { name: "sheet is open" }',
        '// the way ends "at the scanner" always\nItem { }',
        'Image { source: Qt.resolvedUrl("../pictures/the hand.svg") }',
        'font.features: ({ "pwid": 1 })',
        'Text {\n    text: root.name\n    function kind() {\n        return "Late";\n    }\n}',
    ],
)
def test_a_literal_that_qml_does_not_show_is_left_alone(source: str) -> None:
    assert qml_faults(source) == []


def test_the_line_of_a_qml_fault_is_counted_through_comments() -> None:
    assert qml_faults('/* one\ntwo */\nText {\n    text: "Cancel"\n}') == [(4, '"Cancel"')]


@pytest.mark.parametrize(
    "source",
    [
        'print("Done")',
        'print(f"{n} seats")',
        'print("yes" if good else reason)',
        'sys.stderr.write("Failed")',
        'parser.error("Failed")',
        'parser.add_argument("--list", help="the list")',
        'parser.add_argument("--at", help="time")',
        'self.message = "Please come in"',
        'raise Refused("No such list")',
        'words = {"ok": "欢迎"}',
        'print("Done")  # l10n:',
    ],
)
def test_a_literal_that_python_shows_is_found(source: str) -> None:
    assert len(python_faults(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'print(words.gettext("All done"))',
        'print(json.dumps(answer, separators=(",", ":")))',
        'print(answer["message"])',
        'parser.add_argument("--list", dest="name", help=words.gettext("the list"))',
        'MESSAGE = N_("Please come in")',
        'log.warning("no answer from %s", printer_id)',
        'self.log.error("no answer from %s", printer_id)',
        'raise ValueError("a size has two numbers")',
        'def f():\n    """It says what it does."""',
        'class A:\n    x: int\n    """What x is for."""',
        'print("PASS")  # l10n: read by a program',
        'name = "sheet_open"',
        'FAMILIES = {"sc": "Noto Sans SC"}',
    ],
)
def test_a_literal_that_python_does_not_show_is_left_alone(source: str) -> None:
    assert python_faults(source) == []
