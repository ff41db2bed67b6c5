"""The program's log file: what happened, by ids and never by names."""

from __future__ import annotations

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path

_BYTES = 5_000_000
_FILES = 3
_FORM = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


class _LogFile(RotatingFileHandler):
    """A file that makes room for the next one when it is full.

    The standard class formats each line twice and asks thrice for the file, to be right to the byte: that is a tenth of
    the time in which somebody is admitted. Here a file is full when it has reached its size.
    """

    def shouldRollover(self, record: logging.LogRecord) -> bool:  # noqa: N802  # logging calls it so
        """Whether the file is full."""
        return self.stream is not None and os.fstat(self.stream.fileno()).st_size >= self.maxBytes


def log_file_handler(file: Path) -> logging.Handler:
    """Writes log lines to `file`, of which three earlier ones are kept; it is made when the first line comes."""
    handler = _LogFile(file, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(_FORM))
    return handler
