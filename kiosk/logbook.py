"""The program's log file: what happened, by ids and never by names."""

from __future__ import annotations

import logging
import os
import traceback
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_Error = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_BYTES = 5_000_000
_FILES = 3
_FORM = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"
_OURS = ("kiosk", "ui")


class _LogFile(RotatingFileHandler):
    """A file that makes room for the next one when it is full.

    The standard class formats each line twice and asks thrice for the file, to be right to the byte: that is a tenth of
    the time in which somebody is admitted. Here a file is full when it has reached its size.
    """

    def shouldRollover(self, record: logging.LogRecord) -> bool:  # noqa: N802  # logging calls it so
        """Whether the file is full."""
        return self._size() >= self.maxBytes

    def _size(self) -> int:
        if self.stream is not None:
            return os.fstat(self.stream.fileno()).st_size
        file = Path(self.baseFilename)  # nothing was written by this process yet: one line a command fills a log too
        return file.stat().st_size if file.exists() else 0

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # logging calls it so
        """Lets the line go: where the disk is full, a traceback on the terminal would help nobody."""


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
    handler = _LogFile(file, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(_Form(_FORM))
    handler.addFilter(_is_ours)
    return handler


def listen() -> None:
    """Lets the program's own lines through from INFO on, and the libraries' from WARNING on."""
    for name in _OURS:
        logging.getLogger(name).setLevel(logging.INFO)
