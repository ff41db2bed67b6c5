"""Noticing that somebody else, another process or another thread, has written to the store."""

from __future__ import annotations

from kiosk.store.connection import Store


class ChangeWatch:
    """Compares the store's version with that of the last look. Always asked from the same thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen: int | None = None

    def poll(self) -> bool:
        """Whether anything was written by another connection since the last call; False at the first."""
        version = self._store.data_version()
        changed = self._seen is not None and version != self._seen
        self._seen = version
        return changed
