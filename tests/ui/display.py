"""A display that nobody sees, with real keys: Xvfb, and a session bus and an input method of its own where wanted."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

DISPLAY_TOOLS = ("Xvfb", "xdotool")
PINYIN_TOOLS = (*DISPLAY_TOOLS, "dbus-daemon", "ibus-daemon", "ibus")
_PATIENCE = 15.0
_MEMORY_CONFIG = "/usr/libexec/ibus-memconf"


def missing(tools: tuple[str, ...]) -> str:
    """The tools that this machine lacks, for the reason of a skip; empty where all are there."""
    return ", ".join(tool for tool in tools if shutil.which(tool) is None)


class Display:
    """An X display. Everything that is started on it ends with it."""

    def __init__(self, stack: ExitStack, home: Path) -> None:
        self._stack = stack
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_", "IBUS_"))}
        self.env = {**kept, "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "XDG_CONFIG_HOME": str(home / "config")}
        self.env |= {"XDG_CACHE_HOME": str(home / "cache"), "NO_AT_BRIDGE": "1", "GSETTINGS_BACKEND": "memory"}
        read, write = os.pipe()
        screen = ("Xvfb", "-displayfd", str(write), "-screen", "0", "800x600x24", "-nolisten", "tcp")
        self.start(*screen, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as number:
            self.env["DISPLAY"] = f":{number.readline().strip()}"

    def start(self, *command: str, **options: object) -> subprocess.Popen[str]:
        """A process in a group of its own, which is ended with all its children."""
        process: subprocess.Popen[str] = subprocess.Popen(
            command, env=self.env, text=True, stderr=subprocess.DEVNULL, start_new_session=True, **options
        )  # type: ignore[call-overload]
        self._stack.callback(_end, process)
        return process

    def run(self, *command: str) -> str:
        """A command that ends by itself; what it says."""
        done = subprocess.run(command, env=self.env, text=True, capture_output=True, timeout=_PATIENCE, check=False)
        return done.stdout

    def type(self, text: str, gap: int) -> None:
        """Keys as from a keyboard, `gap` ms apart; a line feed is Return."""
        self.run("xdotool", "type", "--delay", str(gap), text)

    def switch_pinyin_on(self) -> None:
        """A session bus, ibus on it, and libpinyin as the engine of every window."""
        bus = self.start("dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE)
        assert bus.stdout is not None
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self.env |= {"GTK_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus", "QT_IM_MODULE": "ibus"}
        quiet = ("--panel", "disable", "--emoji-extension", "disable", "--config", _MEMORY_CONFIG)
        self.start("ibus-daemon", "--xim", *quiet)
        wait_for(lambda: self._engine() == "libpinyin")

    def _engine(self) -> str:
        self.run("ibus", "engine", "libpinyin")
        return self.run("ibus", "engine").strip()


class Program:
    """A Python program on the display that says one JSON object a line."""

    def __init__(self, display: Display, module: str, *arguments: str) -> None:
        self.said: list[dict[str, object]] = []
        self._lines: Queue[str] = Queue()
        process = display.start(sys.executable, "-m", module, *arguments, stdout=subprocess.PIPE, cwd=_root())
        assert process.stdout is not None
        Thread(target=lambda: [self._lines.put(line) for line in process.stdout or ()], daemon=True).start()

    def wait_for(self, **told: object) -> None:
        """Until it has said this, and nothing else under that name since."""
        ((name, value),) = told.items()
        wait_for(lambda: self.last(name) == value)

    def last(self, name: str) -> object:
        """What it has said last under this name."""
        self._listen()
        return next((told[name] for told in reversed(self.said) if name in told), None)

    def all(self, name: str) -> list[object]:
        """Everything that it has said under this name."""
        self._listen()
        return [told[name] for told in self.said if name in told]

    def _listen(self) -> None:
        while True:
            try:
                self.said.append(json.loads(self._lines.get_nowait()))
            except Empty:
                return


@contextmanager
def display(home: Path) -> Iterator[Display]:
    """A display, taken down with all that runs on it."""
    with ExitStack() as stack:
        yield Display(stack, home)


def wait_for(true: Callable[[], bool]) -> None:
    """Until this is so; it has to be within a time that no machine needs."""
    until = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.02)


def _end(process: subprocess.Popen[str]) -> None:
    """The process and all that it has started, which may be in other groups of its session."""
    for child in [*_descendants(process.pid), process.pid]:
        try:
            os.kill(child, 9)
        except ProcessLookupError:
            continue
    process.wait()


def _descendants(parent: int) -> list[int]:
    tree = subprocess.run(["ps", "-eo", "pid=,ppid="], text=True, capture_output=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in tree.splitlines()]
    children = [pid for pid, above in pairs if above == parent]
    return [grand for child in children for grand in _descendants(child)] + children


def _root() -> Path:
    return Path(__file__).resolve().parents[2]
