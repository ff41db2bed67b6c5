"""The camera at the touch screen, in a real window: frames in, verdicts out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtMultimedia import QVideoFrame
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.composition import Services
from kiosk.scanning.pictures import Luma, find_codes
from kiosk.services.checkin import Outcome
from tests.ui.conference import CLAIRE, FRIEDERIKE, YUHUI
from tests.ui.films import HD, FakeCameras, Found, Held, Pixels, frame, scene
from tests.ui.keys import scan_text
from tests.ui.staging import UPRIGHT, staged
from tests.ui.window import find, shows, touch, words
from ui.application import Stage
from ui.devices import camera_scanner
from ui.view_models.idle import Timings
from ui.view_models.ports import Lane

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "qr"
FRONT = Found("usb-1", "Front camera")
WALL = scene()


@pytest.fixture
def stage(qapp: QGuiApplication, services: Services, timings: Timings, qtbot: QtBot) -> Iterator[Stage]:
    """The touch screen, upright."""
    with staged(services, timings) as made:
        qtbot.waitUntil(made.window.isExposed)
        yield made


@pytest.fixture
def camera(stage: Stage) -> FakeCameras:
    """A camera at it, which sees a wall."""
    made = look_through(stage, FakeCameras(FRONT, parent=stage))
    made.show(WALL)
    return made


def look_through(stage: Stage, camera: FakeCameras) -> FakeCameras:
    """Tests look through no camera of the computer they run on; through one of their own they do."""
    services = stage.face.services
    services.settings = replace(services.settings, camera="auto")
    stage.look_through(camera)
    return camera


@pytest.fixture
def window(stage: Stage) -> QQuickWindow:
    """Its window."""
    return stage.window


@pytest.fixture
def film(camera: FakeCameras, stage: Stage, qtbot: QtBot) -> Film:
    """What the camera sees."""
    return Film(camera, stage, qtbot)


class Film:
    """Shows a camera one thing after the other."""

    def __init__(self, camera: FakeCameras, stage: Stage, qtbot: QtBot) -> None:
        self._camera, self._stage, self._qtbot = camera, stage, qtbot

    def until(self, done: Callable[[], bool], *shown: QImage, pixels: Pixels = Pixels.Format_NV12) -> None:
        """These in turn, again and again, until something has happened."""
        turn = 0

        def next_frame() -> bool:
            nonlocal turn
            self._camera.show(frame(shown[turn % len(shown)], pixels))
            turn += 1
            return done()

        self._qtbot.waitUntil(next_frame, timeout=10_000)

    def each(self, *shown: QImage) -> None:
        """These, each read before the next, and everything that comes of it done."""
        for picture in shown:
            self._camera.show(picture)
            self.settle()

    def settle(self) -> None:
        """What was handed in to the camera's and the store's lanes is done."""
        for lane in (Lane.CAMERA, Lane.STORE):
            done: list[None] = []
            self._stage.face._runner.submit(lane, lambda: None, done.append)
            self._qtbot.waitUntil(lambda done=done: bool(done), timeout=10_000)


def code(registrant: object, **held: float) -> QImage:
    """A registrant's code before the camera."""
    return scene(Held(registrant.secret.text, **held))  # type: ignore[attr-defined]


@pytest.mark.parametrize("pixels", [Pixels.Format_NV12, Pixels.Format_YUYV, Pixels.Format_BGRA8888])
def test_a_code_held_before_the_camera_is_welcomed_and_prints_a_badge(
    window: QQuickWindow, film: Film, services: Services, pixels: Pixels, qtbot: QtBot
) -> None:
    film.until(lambda: shows(window, "verdict"), code(FRIEDERIKE, turned=12), pixels=pixels)
    assert FRIEDERIKE.name in words(window)
    assert "Willkommen" in words(window)
    qtbot.waitUntil(lambda: len(list(services.settings.badges.glob("*.pdf"))) == 1, timeout=10_000)


@pytest.mark.parametrize("screen", ["agenda", "help", "staff"])
def test_the_camera_reads_from_every_screen(window: QQuickWindow, film: Film, stage: Stage, screen: str) -> None:
    {"agenda": stage.face.shell.openAgenda, "help": stage.face.shell.openHelp, "staff": stage.face.shell.openStaff}[
        screen
    ]()
    film.until(lambda: shows(window, "verdict"), code(CLAIRE))
    assert CLAIRE.name in words(window)


def test_what_is_held_for_long_is_one_check_in(window: QQuickWindow, film: Film, services: Services) -> None:
    film.each(*[code(CLAIRE)] * 40)
    status = services.status.status()
    assert (status.arrived, status.refused) == (1, 0)
    assert shows(window, "verdict")


@pytest.mark.parametrize(
    "shown",
    [
        [code(CLAIRE)],
        [code(CLAIRE), WALL, code(CLAIRE), WALL],
        [code(CLAIRE, x=120)] * 6,
        [code(CLAIRE, x=1180)] * 6,
        [scene(Held(CLAIRE.secret.text, x=470), Held(YUHUI.secret.text, x=810))] * 6,
    ],
    ids=["one frame", "single frames", "left of the finder", "right of it", "two at once"],
)
def test_what_is_not_clearly_one_code_is_no_check_in(
    window: QQuickWindow, film: Film, services: Services, shown: list[QImage]
) -> None:
    film.each(*shown)
    status = services.status.status()
    assert (status.arrived, status.refused) == (0, 0)
    assert shows(window, "attract")


def test_two_codes_at_once_are_told_of_and_one_of_them_is_then_read(window: QQuickWindow, film: Film) -> None:
    both = scene(Held(CLAIRE.secret.text, x=470), Held(YUHUI.secret.text, x=810))
    film.until(lambda: "请一次只出示一个二维码" in words(window), both)
    film.until(lambda: shows(window, "verdict"), code(YUHUI))
    assert YUHUI.name in words(window)


def test_what_the_camera_reads_is_taken_as_it_is_and_what_a_scanner_types_is_not(
    window: QQuickWindow, film: Film, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, bool]] = []
    check_in = services.checkin.check_in

    def noted(text: str, *, typed: bool) -> Outcome:
        asked.append((text, typed))
        return check_in(text, typed=typed)

    monkeypatch.setattr(services.checkin, "check_in", noted)
    film.until(lambda: shows(window, "verdict"), code(CLAIRE))
    scan_text(window, FRIEDERIKE.secret.text)
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=5000)
    assert asked == [(CLAIRE.secret.text, False), (FRIEDERIKE.secret.text, True)]


def test_camera_and_hand_scanner_at_once_are_one_scan(
    window: QQuickWindow, film: Film, services: Services, qtbot: QtBot
) -> None:
    film.until(lambda: shows(window, "verdict"), code(CLAIRE))
    scan_text(window, CLAIRE.secret.text)
    film.each(*[code(CLAIRE)] * 3)
    status = services.status.status()
    assert (status.arrived, status.refused) == (1, 0)
    scan_text(window, FRIEDERIKE.secret.text)
    film.until(lambda: FRIEDERIKE.name in words(window), code(CLAIRE))
    status = services.status.status()
    assert (status.arrived, status.refused) == (2, 0)


def test_a_camera_that_is_unplugged_while_a_frame_is_read_lets_nobody_in_and_says_what_still_works(
    window: QQuickWindow, film: Film, camera: FakeCameras, services: Services
) -> None:
    film.each(code(CLAIRE))
    camera.show(code(CLAIRE))
    camera.replug()
    film.settle()
    assert services.status.status().arrived == 0
    assert "请使用手持扫描器" in words(window)
    assert find(window, "finder") is None
    camera.replug(FRONT)
    film.until(lambda: shows(window, "verdict"), code(CLAIRE))
    assert CLAIRE.name in words(window)


def test_a_hand_scanner_works_while_the_camera_is_gone(window: QQuickWindow, camera: FakeCameras, qtbot: QtBot) -> None:
    camera.failed.emit("busy")
    scan_text(window, CLAIRE.secret.text)
    qtbot.waitUntil(lambda: shows(window, "verdict"), timeout=5000)


def test_a_frame_that_cannot_be_read_shows_nobody_a_fault(
    window: QQuickWindow,
    stage: Stage,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    camera = look_through(stage, FakeCameras(FRONT, parent=stage))
    scanner = stage._eye.scanner  # type: ignore[union-attr]
    scanner.read = _broken
    film = Film(camera, stage, qtbot)
    film.each(*[code(CLAIRE)] * 3)
    assert shows(window, "attract")
    assert "no such pixel" in caplog.text
    scanner.read = find_codes
    film.until(lambda: shows(window, "verdict"), code(CLAIRE))


def _broken(picture: Luma) -> tuple[()]:
    raise ValueError("no such pixel")


def test_the_finder_shows_what_is_before_the_camera_and_nothing_of_it_afterwards(
    window: QQuickWindow, film: Film, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not live(window)
    face = scene(wall=200)
    film.until(lambda: live(window), face, WALL)
    film.until(lambda: shows(window, "verdict"), code(CLAIRE))
    assert stage._eye._pictures.requestImage("", None, None).isNull()  # type: ignore[arg-type, union-attr]
    stage.face.shell.goHome()
    assert not live(window)
    film.until(lambda: live(window), WALL)
    monkeypatch.setattr(camera_scanner, "_RESTS_AFTER", 0)
    film.until(lambda: not live(window), WALL)
    assert stage._eye._pictures.requestImage("", None, None).isNull()  # type: ignore[arg-type, union-attr]


def test_a_touch_wakes_the_finder(window: QQuickWindow, film: Film) -> None:
    assert not live(window)
    touch(window, "lang-fr")
    film.until(lambda: live(window), WALL)
    assert "Présentez votre code QR\ndevant la caméra." in words(window)


def test_a_dark_place_is_told_and_lit_where_the_camera_has_a_lamp(
    window: QQuickWindow, film: Film, camera: FakeCameras, stage: Stage
) -> None:
    touch(window, "lang-en")
    night = scene(wall=10)
    film.until(lambda: "It is too dark" in words(window), night)
    assert camera.torch
    film.until(lambda: "It is too dark" not in words(window), WALL)
    assert camera.torch


def test_a_kiosk_without_a_camera_is_a_kiosk(window: QQuickWindow, stage: Stage) -> None:
    cameras = FakeCameras(parent=stage)
    cameras.plugged = []
    look_through(stage, cameras)
    assert find(window, "finder") is None
    assert "对准下方扫描口" in words(window)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared pictures of codes are not here")
@pytest.mark.parametrize("name", ["qrcode-1/13", "qrcode-3/05", "qrcode-6/1"])
def test_photographs_of_codes_are_read_as_frames(window: QQuickWindow, film: Film, stage: Stage, name: str) -> None:
    picture = next(QImage(str(path)) for path in SHARED.glob(f"{name}.*") if path.suffix != ".txt")
    told: list[str] = []
    stage._eye.scanner.scanned.connect(told.append)  # type: ignore[union-attr]
    film.until(lambda: bool(told), squared(picture))
    assert told == [(SHARED / f"{name}.txt").read_text("utf-8").rstrip("\n")]


def squared(picture: QImage) -> QImage:
    """A picture in the middle of a camera's, small enough for the finder."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtGui import QPainter

    small = picture.scaled(HD[1], HD[1], Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    whole = scene()
    painter = QPainter(whole)
    painter.drawImage(QPoint((HD[0] - small.width()) // 2, (HD[1] - small.height()) // 2), small)
    painter.end()
    return whole


def test_the_window_of_a_kiosk_with_a_camera_can_be_closed_while_a_frame_is_read(
    qapp: QGuiApplication, services: Services, timings: Timings, qtbot: QtBot
) -> None:
    with staged(services, timings, UPRIGHT) as stage:
        camera = look_through(stage, FakeCameras(FRONT, parent=stage))
        touch(stage.window, "lang-en")
        camera.show(QVideoFrame(frame(code(CLAIRE))))
        QTest.qWait(0)
    assert camera.running is None


def live(window: QQuickWindow) -> bool:
    """Whether the finder shows what the camera sees."""
    picture = find(window, "finder-picture")
    return isinstance(picture, QQuickItem) and picture.property("paintedWidth") > 0
