"""The program's log file: what happened, by ids and never by names."""

from __future__ import annotations

import logging
import traceback
from copy import copy
from pathlib import Path
from types import TracebackType

_Error = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_BYTES = 5_000_000
_FILES = 3
_FORM = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"
_OURS = ("kiosk", "ui")


class _LogFile(logging.Handler):
    """Opens the file with the first line: what turns files over takes a while to import."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._opened: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Writes the line."""
        if self._opened is None:
            from kiosk.logfile import TurnedFile

            self._opened = TurnedFile(self._file, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True)
            self._opened.setFormatter(self.formatter)
        self._opened.emit(record)

    def close(self) -> None:
        """Closes the file."""
        if self._opened is not None:
            self._opened.close()
        super().close()


class _Form(logging.Formatter):
    """Tells of an error by its kind and the places in the code: what it says of itself may hold somebody's name."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, whatever another handler made of the same error before."""
        if record.exc_info:
            record = copy(record)
            record.exc_text = None
        return super().format(record)

    def formatException(self, ei: _Error) -> str:  # noqa: N802  # logging calls it so
        """The chain of errors, the first one first."""
        return "\n".join(_told(error) for error in reversed(_chain(ei[1])))


def _chain(error: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    return chain


def _told(error: BaseException) -> str:
    places = "".join(traceback.format_tb(error.__traceback__))
    return f"{places}{type(error).__module__}.{type(error).__qualname__}"


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] in _OURS


def log_file_handler(file: Path) -> logging.Handler:
    """Writes the program's own log lines to `file`, of which three earlier ones are kept.

    It is made when the first line comes. Libraries are left out: they would tell which letters a badge was drawn with.
    """
    handler = _LogFile(file)
    handler.setFormatter(_Form(_FORM))
    handler.addFilter(_is_ours)
    return handler


def listen() -> None:
    """Lets the program's own lines through from INFO on, and the libraries' from WARNING on."""
    for name in _OURS:
        logging.getLogger(name).setLevel(logging.INFO)
