"""Work off the GUI thread: a thread a lane, and the results back on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ui.view_models.ports import Lane

T = TypeVar("T")


class BackgroundRunner(QObject):
    """Fills the view models' port. A lane's thread starts when first needed and runs `at_end` before it ends."""

    failed = Signal(object)
    """An exception that no caller wanted to handle."""

    _settled = Signal(object)

    def __init__(self, at_end: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at_end = at_end
        self._pools: dict[Lane, ThreadPoolExecutor] = {}
        self._closed = False
        self._settled.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        lane: Lane,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Hand work in; ignored once closed."""
        if self._closed:
            return
        future = self._pool(lane).submit(work)
        future.add_done_callback(partial(self._hand_over, done, failed or self.failed.emit))

    def close(self) -> None:
        """Waits for what was handed in, and delivers nothing any more: what was promised to disk gets there."""
        self._closed = True
        for pool in self._pools.values():
            pool.submit(self._at_end)
        for pool in self._pools.values():
            pool.shutdown(wait=True)

    def _pool(self, lane: Lane) -> ThreadPoolExecutor:
        if lane not in self._pools:
            self._pools[lane] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane)
        return self._pools[lane]

    def _hand_over(self, done: Callable[[T], None], failed: Callable[[Any], None], future: Future[T]) -> None:
        """On the worker's thread: only wraps up what the GUI thread is to call."""
        if self._closed:
            return
        error = future.exception()
        self._settled.emit(partial(done, future.result()) if error is None else partial(failed, error))

    @Slot(object)
    def _call(self, delivery: Callable[[], None]) -> None:
        if not self._closed:
            delivery()
