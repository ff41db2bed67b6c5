"""The file of the program's log, which makes room for the next one when it is full."""

from __future__ import annotations

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path


class TurnedFile(RotatingFileHandler):
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
