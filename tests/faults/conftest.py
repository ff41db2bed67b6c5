"""What goes wrong around the kiosk: disks that are full or cannot be written to."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import _log_of_its_own, empty, kiosk

__all__ = ["Disk", "_log_of_its_own", "disk", "empty", "kiosk"]


class Disk:
    """A small disk of its own, which can be filled, emptied and made read-only."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.data = root / "data"

    def fill(self) -> None:
        """Leaves not a single block free."""
        with (self.root / "filler").open("ab", buffering=0) as file:
            for size in (65_536, 4096, 512, 1):
                try:
                    while file.write(bytes(size)):
                        pass
                except OSError:
                    continue

    def empty(self) -> None:
        """Makes room again."""
        (self.root / "filler").unlink()

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Nobody can write to the disk, for the length of the block."""
        remount(self.root, "ro")
        try:
            yield
        finally:
            remount(self.root, "rw")


def remount(root: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(root)], check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of eight megabytes, room for a sample pack and its log of writes; only root can make one."""
    root = tmp_path / "disk"
    root.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "tmpfs", str(root)]
    if os.name == "nt" or os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("a disk that can be filled is made by root only")
    with ExitStack() as afterwards:
        unmount: Callable[..., object] = subprocess.run
        afterwards.callback(unmount, ["umount", "--lazy", str(root)], check=False, capture_output=True)
        yield Disk(root)
