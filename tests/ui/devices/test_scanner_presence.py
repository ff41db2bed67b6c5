"""A scanner that is unplugged is missed, one that never was there is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui.window import dismiss
from ui.devices import scanner_presence
from ui.devices.scanner_presence import ScannerPresence, linux_keyboards

KEYBOARD, SCANNER, SPARE = "usb-Keys-event-kbd", "usb-ACME_Scanner-event-kbd", "usb-Other_Barcode_Reader-event-kbd"


class System:
    """The keyboards of a system, as the test plugs them."""

    def __init__(self, *names: str) -> None:
        self.names = set(names)

    def __call__(self) -> frozenset[str]:
        """What there is."""
        return frozenset(self.names)


@pytest.fixture
def system() -> System:
    """A keyboard and a scanner."""
    return System(KEYBOARD, SCANNER)


@pytest.fixture
def presence(qapp: QGuiApplication, system: System) -> Iterator[ScannerPresence]:
    """A watch over them."""
    made = ScannerPresence("", system)
    yield made
    dismiss(made)


def test_a_scanner_is_missed_until_it_is_back(system: System, presence: ScannerPresence) -> None:
    told: list[bool] = []
    presence.changed.connect(told.append)
    presence.look()
    system.names.remove(SCANNER)
    presence.look()
    presence.look()
    system.names.add(SCANNER)
    presence.look()
    assert told == [False, True]


def test_another_scanner_takes_the_place_of_the_one_that_is_gone(system: System, presence: ScannerPresence) -> None:
    told: list[bool] = []
    presence.changed.connect(told.append)
    system.names = {KEYBOARD}
    presence.look()
    system.names.add(SPARE)
    presence.look()
    assert told == [False, True]


def test_a_keyboard_that_is_unplugged_is_missed_by_nobody(system: System, presence: ScannerPresence) -> None:
    told: list[bool] = []
    presence.changed.connect(told.append)
    system.names.remove(KEYBOARD)
    presence.look()
    assert told == []


def test_linux_names_its_keyboards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (KEYBOARD, SCANNER, "usb-Mouse-event-mouse"):
        (tmp_path / name).touch()
    monkeypatch.setattr(scanner_presence, "_BY_ID", tmp_path)
    assert linux_keyboards() == {KEYBOARD, SCANNER}
    monkeypatch.setattr(scanner_presence, "_BY_ID", tmp_path / "windows")
    assert linux_keyboards() == frozenset()
