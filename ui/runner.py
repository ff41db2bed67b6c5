"""Work off the GUI thread: a thread a lane, and the results back on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from ui.view_models.ports import Lane

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

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
        self._settled.connect(self._call)

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
        self._pool(lane).submit(self._work, work, done, failed or self.failed.emit)

    def close(self) -> None:
        """Waits for what was handed in, and delivers nothing any more: what was promised to disk gets there."""
        self._closed = True
        pools, self._pools = tuple(self._pools.values()), {}
        for pool in pools:
            pool.submit(self._at_end)
        for pool in pools:
            pool.shutdown(wait=True)

    def _pool(self, lane: Lane) -> ThreadPoolExecutor:
        if lane not in self._pools:
            from concurrent.futures import ThreadPoolExecutor

            self._pools[lane] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane)
        return self._pools[lane]

    def _work(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """On the lane's thread. What it emits is queued for the thread that this object lives on: the GUI's."""
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is handed to whoever can tell people
            self._settled.emit(partial(failed, error))
        else:
            self._settled.emit(partial(done, result))

    @Slot(object)
    def _call(self, delivery: Callable[[], None]) -> None:
        if not self._closed:
            delivery()
