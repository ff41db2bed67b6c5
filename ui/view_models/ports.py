"""What the view models need from the application that carries them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol, TypeVar

T = TypeVar("T")


class Lane(StrEnum):
    """Work of one lane runs one after the other, in the order in which it was handed in."""

    STORE = "store"
    PRINTING = "printing"
    CAMERA = "camera"
    SEARCH = "search"


class Runner(Protocol):
    """Runs work elsewhere. `done` and `failed` are called on the GUI thread, never before `submit` has returned.

    An exception goes to `failed` where that is given, else to the one handler of the program.
    """

    def submit(
        self,
        lane: Lane,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Hand work in."""
