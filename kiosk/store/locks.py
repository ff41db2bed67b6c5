"""Who may use the data folder at the same time: many commands and one touch screen, or one that needs it alone."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kiosk.store.errors import FolderInUseError

if sys.platform == "win32":
    import portalocker

    def _lock(file: IO[bytes], *, shared: bool) -> bool:
        """Locks an open file at once, or says that somebody else has."""
        flags = portalocker.LockFlags.SHARED if shared else portalocker.LockFlags.EXCLUSIVE
        try:
            portalocker.lock(file, flags | portalocker.LockFlags.NON_BLOCKING)
        except (portalocker.LockException, portalocker.AlreadyLocked):
            return False
        return True

else:
    import fcntl  # portalocker does the same with it here, but takes a tenth of the program's start to be imported

    def _lock(file: IO[bytes], *, shared: bool) -> bool:
        """Locks an open file at once, or says that somebody else has."""
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


_PAUSE_SECONDS = 0.02


class FileLock:
    """An advisory lock on a file, held until released. The operating system frees it when the process dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def acquire(self, *, shared: bool = False, seconds: float = 0.0) -> None:
        """Takes the lock, waiting up to `seconds`. Raises FolderInUseError where another process holds it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("a+b")
        deadline = time.monotonic() + seconds
        while not _lock(file, shared=shared):
            if time.monotonic() >= deadline:
                file.close()
                raise FolderInUseError(self._path.name)
            time.sleep(_PAUSE_SECONDS)
        self._file = file

    def release(self) -> None:
        """Gives the lock back; a lock that is not held is left alone."""
        file, self._file = self._file, None
        if file is not None:
            file.close()  # closing frees the lock on every system


class FolderLocks:
    """The locks of a data folder.

    `presence` is shared by every command and taken alone by what needs the folder for itself; `screen` belongs to the
    one touch screen; `setup` lets one process at a time make or migrate a store, `printing` work the print queue.
    """

    def __init__(self, folder: Path) -> None:
        locks = folder / "locks"
        self.presence = FileLock(locks / "presence")
        self.screen = FileLock(locks / "screen")
        self.setup = FileLock(locks / "setup")
        self.printing = FileLock(locks / "printing")
        self._screen_path = locks / "screen"

    def screen_is_open(self) -> bool:
        """Whether a touch screen, this process's own included, has the folder open.

        The question takes the lock shared and for a moment: two who ask do not take each other for a screen.
        """
        if not self._screen_path.exists():
            return False
        probe = FileLock(self._screen_path)
        try:
            probe.acquire(shared=True)
        except FolderInUseError:
            return True
        probe.release()
        return False


@contextmanager
def holding(lock: FileLock, *, shared: bool = False, seconds: float = 0.0) -> Iterator[None]:
    """The lock, for the length of the block."""
    lock.acquire(shared=shared, seconds=seconds)
    try:
        yield
    finally:
        lock.release()
