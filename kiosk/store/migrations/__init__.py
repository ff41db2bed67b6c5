"""Numbered steps from every earlier version of the store to the present one.

A step is a module `mNNNN_name` with one function `upgrade(execute)`. It is frozen once released: it repeats what the
schema was then, and never imports the models of now.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.store.migrations import m0001_initial, m0002_signed_codes, m0003_desk, m0004_search

Execute = Callable[[str], Any]
STEPS: tuple[Callable[[Execute], None], ...] = (
    m0001_initial.upgrade,
    m0002_signed_codes.upgrade,
    m0003_desk.upgrade,
    m0004_search.upgrade,
)
"""Step n (from 1) brings a store from version n - 1 to n."""

VERSION = len(STEPS)
