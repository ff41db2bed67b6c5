"""What every command needs: the settings, the language, the time and a way to answer."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli.faults import WRONG_USE, Stop
from kiosk.clock import Clock, FixedClock, parse_time
from kiosk.composition import Services, opened
from kiosk.domain.event import Event
from kiosk.domain.localized import LANGUAGES
from kiosk.i18n import Translator, translator
from kiosk.logbook import listen, log_file_handler
from kiosk.settings import Settings, default_folder, make_folder, read_settings

if TYPE_CHECKING:
    # argparse gives the type of `add_subparsers` no public name.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001
else:
    Commands = object


@dataclass
class Context:
    """One run of the command line."""

    data: str | None
    at: str | None
    lang: str | None
    as_json: bool

    @property
    def folder(self) -> Path:
        """The data folder."""
        return Path(self.data) if self.data else default_folder()

    @cached_property
    def settings(self) -> Settings:
        """What was configured in the data folder."""
        return read_settings(self.folder)

    @cached_property
    def t(self) -> Translator:
        """The words for the person at the terminal."""
        return translator(self.language)

    @property
    def language(self) -> str:
        """The language asked for, else the environment's, else English."""
        return self.lang or _environment_language() or "en"

    @contextmanager
    def services(self) -> Iterator[Services]:
        """The services on the open event, at the time asked for."""
        with opened(self.settings, at=self.clock) as services:
            yield services

    def clock(self, event: Event) -> Clock | None:
        """The time that `--at` names, in venue time where it has no offset; None where nothing was asked."""
        if self.at is None:
            return None
        try:
            return FixedClock(parse_time(self.at, event.timezone))
        except ValueError as error:
            said = self.t.gettext("“{time}” is no time. Write it like 2025-12-06T09:00.", time=self.at)
            raise Stop(said, "usage", WRONG_USE) from error

    def answer(self, made: Mapping[str, Any], text: str) -> None:
        """Prints what a command made: one JSON object, or a text for people."""
        print(json.dumps(made, ensure_ascii=False) if self.as_json else text, flush=True)

    def done(self, made: Mapping[str, Any], text: str) -> None:
        """Prints what a command made, in the shape that commands without one of their own share."""
        self.answer({"status": "ok", "reason": None, "message": text, **made}, text)

    def line_from_stdin(self) -> str:
        """The first line of the standard input, without its ending: for what must not stand in a list of processes."""
        try:
            return sys.stdin.buffer.readline().decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise Stop(self.t.gettext("The input is not UTF-8."), "usage", WRONG_USE) from error

    def tell(self, text: str) -> None:
        """A message for people."""
        print(text, file=sys.stderr, flush=True)

    def fail(self, stop: Stop) -> None:
        """Prints why a command stopped."""
        if self.as_json:
            print(json.dumps({"status": "error", "reason": stop.reason, "message": stop.message}, ensure_ascii=False))
        for line in stop.message.splitlines():
            self.tell(f"kiosk: {line}")

    def log_file(self) -> Path:
        """Where the log is written."""
        return Settings(self.folder).log_file()

    def start_log(self) -> None:
        """Writes the program's log into the data folder, where there is one that can be written to."""
        root = logging.getLogger()
        listen()
        writable = self.folder.is_dir() and os.access(self.folder, os.W_OK)
        root.addHandler(log_file_handler(self.log_file()) if writable else logging.NullHandler())

    def settle(self) -> None:
        """Makes the data folder where there is none yet, and begins its log: for commands that bring data."""
        if not self.folder.is_dir():
            make_folder(self.folder)
            self.start_log()


def _environment_language() -> str | None:
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return said[:2] if said[:2] in LANGUAGES else None
