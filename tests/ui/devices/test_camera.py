"""Which camera is looked through, and what becomes of one that is unplugged, taken or silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import QVideoSink
from pytestqt.qtbot import QtBot

from kiosk.services.doctor import Level, examine_camera
from kiosk.settings import Settings
from tests.ui.films import FakeCameras, scene
from tests.ui.window import dismiss
from ui.devices import camera as module
from ui.devices.camera import Camera, Found, camera_seen, chosen

FRONT, BACK = Found("usb-1", "Front camera"), Found("usb-2", "Document camera")


@dataclass
class Booth:
    """A camera's keeper over cameras of the test's own."""

    hardware: FakeCameras
    parent: QObject
    told: list[str] = field(default_factory=list)

    def keep(self, setting: str = "") -> Camera:
        """Begin."""
        made = Camera(setting, self.hardware, QVideoSink(self.parent), self.parent)
        made.became.connect(self.told.append)
        made.open()
        return made


@pytest.fixture
def booth(qapp: QGuiApplication) -> Iterator[Booth]:
    """With one camera."""
    parent = QObject()
    yield Booth(FakeCameras(FRONT, parent=parent), parent)
    dismiss(parent)


@pytest.mark.parametrize(
    ("setting", "running", "camera"),
    [
        ("", None, FRONT),
        ("auto", None, FRONT),
        ("auto", BACK.id, BACK),
        ("off", None, None),
        ("usb-2", None, BACK),
        ("document", None, BACK),
        ("usb-9", None, None),
    ],
)
def test_the_camera_that_is_set(setting: str, running: str | None, camera: Found | None) -> None:
    assert chosen(setting, [FRONT, BACK], running) == camera
    assert chosen(setting, []) is None


def test_a_camera_is_ready_with_its_first_frame(booth: Booth) -> None:
    booth.keep()
    assert booth.told == []
    booth.hardware.show(scene())
    booth.hardware.show(scene())
    assert booth.told == ["ready"]


def test_a_kiosk_without_a_camera_hears_nothing_of_one(booth: Booth) -> None:
    booth.hardware.plugged = []
    booth.keep()
    assert (booth.told, booth.hardware.running) == ([], None)


def test_a_camera_that_was_asked_for_by_name_is_missed(booth: Booth) -> None:
    booth.keep("document")
    assert booth.told == ["gone"]
    booth.hardware.replug(FRONT, BACK)
    booth.hardware.show(scene())
    assert (booth.told, booth.hardware.running) == (["gone", "ready"], BACK.id)


def test_a_camera_that_is_switched_off_is_never_started(booth: Booth) -> None:
    booth.keep("off")
    booth.hardware.replug(FRONT)
    assert (booth.told, booth.hardware.running) == ([], None)


def test_a_camera_that_is_unplugged_is_missed_and_goes_on_when_it_is_back(booth: Booth) -> None:
    booth.keep()
    booth.hardware.show(scene())
    booth.hardware.replug()
    assert (booth.told, booth.hardware.running) == (["ready", "gone"], None)
    booth.hardware.replug(FRONT)
    booth.hardware.show(scene())
    assert booth.told == ["ready", "gone", "ready"]


def test_another_camera_takes_over_but_never_from_one_that_runs(booth: Booth) -> None:
    booth.keep()
    booth.hardware.replug(BACK, FRONT)
    assert booth.hardware.running == FRONT.id
    booth.hardware.replug(BACK)
    assert booth.hardware.running == BACK.id


def test_a_camera_that_others_have_taken_is_tried_again_and_again(
    booth: Booth, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FIRST_PAUSE", 10)
    booth.keep()
    for _ in range(3):
        booth.hardware.failed.emit("device is busy")
        assert booth.hardware.running is None
        qtbot.waitUntil(lambda: booth.hardware.running == FRONT.id, timeout=5000)
    booth.hardware.show(scene())
    assert booth.told == ["gone", "ready"]


def test_a_camera_that_gives_no_frames_is_as_good_as_none(
    booth: Booth, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SILENT", 20)
    booth.keep()
    booth.hardware.show(scene())
    qtbot.waitUntil(lambda: booth.told == ["ready", "gone"], timeout=5000)


def test_a_camera_that_was_let_go_stays_off(booth: Booth) -> None:
    camera = booth.keep()
    camera.close()
    booth.hardware.replug(FRONT, BACK)
    assert booth.hardware.running is None


def test_the_doctor_finds_nothing_wrong_without_a_camera_and_misses_one_that_is_set(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "plugged_in", list)
    assert _findings("") == [("camera", Level.FINE)]
    assert _findings("Document") == [("camera", Level.WARNING)]
    monkeypatch.setattr(module, "plugged_in", lambda: [FRONT, BACK])
    assert _findings("Document") == [("camera", Level.FINE)]
    monkeypatch.setattr(module, "_permitted", lambda: False)
    assert _findings("Document") == [("camera", Level.WARNING)]
    assert [finding.level for finding in examine_camera(_settings("off"), None)] == [Level.FINE]


def _findings(setting: str) -> list[tuple[str, Level]]:
    found = examine_camera(_settings(setting), camera_seen(setting))
    assert all("{" not in finding.message.format(**finding.values) for finding in found)
    return [(finding.check, finding.level) for finding in found]


def _settings(camera: str) -> Settings:
    return Settings(Path(), camera=camera)
