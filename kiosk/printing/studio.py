"""Draws badges in a process of its own.

The libraries that draw take tens of megabytes, and a page takes tens of milliseconds of the interpreter's lock: on the
touch screen the next guest would wait for both. The process begins with the first badge and ends when nothing has been
drawn for a while.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from kiosk.printing.errors import PrinterUnavailable

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from kiosk.printing.badge import BadgeData
    from kiosk.printing.documents import Document, Kind

log = logging.getLogger(__name__)

_SECONDS = 30.0
_IDLE_SECONDS = 60.0


class Studio:
    """Draws one badge at a time, for whichever thread asks."""

    def __init__(self, idle_seconds: float = _IDLE_SECONDS) -> None:
        self._idle_seconds = idle_seconds
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._rest: threading.Timer | None = None

    @property
    def busy(self) -> bool:
        """Whether there is a process at the moment."""
        return self._pool is not None

    def draw(self, data: BadgeData, size: str, kind: Kind, /) -> Document:
        """What `badge_document` makes of it, and raises.

        Raises PrinterUnavailable where the process has died or does not answer; the next badge gets a new one.
        """
        from concurrent.futures import BrokenExecutor

        from kiosk.printing.documents import badge_document

        with self._lock:
            self._wake()
            try:
                return self._open_pool().submit(badge_document, data, size, kind).result(_SECONDS)
            except (BrokenExecutor, TimeoutError) as fault:
                self._end()
                raise PrinterUnavailable("the process that draws badges has ended") from fault
            finally:
                self._rest_later()

    def close(self) -> None:
        """Ends the process and waits for it."""
        with self._lock:
            self._wake()
            self._end()

    def _open_pool(self) -> ProcessPoolExecutor:
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            # Not forked: the window's threads and locks must not be copied along.
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=context, initializer=_leave_with_the_screen)
        return self._pool

    def _end(self) -> None:
        pool, self._pool = self._pool, None
        if pool is None:
            return
        for process in list((getattr(pool, "_processes", None) or {}).values()):
            process.terminate()  # it keeps nothing: what it draws is asked for again
        pool.shutdown(wait=True, cancel_futures=True)

    def _wake(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _rest_later(self) -> None:
        if self._pool is not None:
            self._rest = threading.Timer(self._idle_seconds, self.close)
            self._rest.daemon = True
            self._rest.start()


def _leave_with_the_screen() -> None:
    """In the process: ends it when the screen has gone without a word, as after `kill -9`."""
    import os
    from multiprocessing import connection, parent_process

    screen = parent_process()
    if screen is None:
        return

    def watch() -> None:
        connection.wait([screen.sentinel])
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
