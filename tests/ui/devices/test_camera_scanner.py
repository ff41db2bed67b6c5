"""Frames on a sink, read one at a time by a lane that the test runs by hand."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtMultimedia import QtVideo, QVideoFrame, QVideoSink

from kiosk.scanning.pictures import FoundCode, Luma, find_codes
from kiosk.scanning.repeats import Repeats
from tests.ui.films import HD, Held, Pixels, frame, scene
from tests.ui.window import dismiss
from ui.devices import camera_scanner
from ui.devices.camera_scanner import CameraScanner

CODE, OTHER = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK"


@dataclass
class Bench:
    """A scanner, its sink, a lane that stands still, and a clock whose hands the test moves."""

    sink: QVideoSink
    repeats: Repeats = field(default_factory=Repeats)
    at: int = 100_000
    lane: list[tuple[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]]] = field(
        default_factory=list
    )
    scans: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    pictures: list[QImage] = field(default_factory=list)
    broken: Exception | None = None

    def submit(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        """Fills the port."""
        self.lane.append((work, done, failed))

    def read(self, picture: Luma) -> tuple[FoundCode, ...]:
        """Fills the port."""
        if self.broken is not None:
            raise self.broken
        return find_codes(picture, seconds=0.0)

    def show(self, *shown: QVideoFrame | QImage, apart: int = 33) -> None:
        """Frames arrive, as from a camera, and nobody reads them yet."""
        for one in shown:
            self.at += apart
            self.sink.setVideoFrame(one if isinstance(one, QVideoFrame) else frame(one))

    def drain(self) -> None:
        """What is in the lane is done."""
        while self.lane:
            work, done, failed = self.lane.pop(0)
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - a runner passes on whatever it meets
                failed(error)
            else:
                done(result)

    def film(self, *shown: QVideoFrame | QImage, apart: int = 33) -> None:
        """Frames arrive, each after the last one was read."""
        for one in shown:
            self.show(one, apart=apart)
            self.drain()


@pytest.fixture
def bench(qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """A scanner at which somebody stands, and to which every frame is read in no time."""
    monkeypatch.setattr(camera_scanner, "_monotonic", lambda: 0)
    made = Bench(QVideoSink())
    scanner = CameraScanner(made.sink, made.submit, made.read, made.repeats, lambda: made.at, made.sink)
    scanner.scanned.connect(made.scans.append)
    scanner.noticed.connect(made.notices.append)
    scanner.pictured.connect(made.pictures.append)
    scanner.wake()
    yield made
    dismiss(made.sink)


@pytest.fixture
def scanner(bench: Bench) -> CameraScanner:
    """The scanner itself."""
    (made,) = bench.sink.findChildren(CameraScanner)
    return made


HERE, THERE = scene(Held(CODE)), scene(Held(OTHER))
WALL = scene()


def test_a_code_in_two_frames_is_one_scan_however_long_it_is_held(bench: Bench) -> None:
    bench.film(HERE)
    assert bench.scans == []
    bench.film(*[HERE] * 300)
    assert bench.scans == [CODE]


@pytest.mark.parametrize("between", [WALL, THERE, scene(Held(CODE, x=400), Held(OTHER, x=800))])
def test_one_frame_at_a_time_is_no_scan(bench: Bench, between: QImage) -> None:
    bench.film(*[HERE, between] * 5)
    assert bench.scans == []


def test_a_code_that_comes_back_within_three_seconds_is_the_same_scan_and_later_another(bench: Bench) -> None:
    bench.film(HERE, HERE, WALL, HERE, HERE)
    bench.at += 2_900
    bench.film(HERE, HERE)
    assert bench.scans == [CODE]
    bench.at += 3_100
    bench.film(HERE, HERE)
    assert bench.scans == [CODE, CODE]


def test_what_another_scanner_has_just_read_is_no_scan_of_the_camera(bench: Bench) -> None:
    bench.repeats.is_new(CODE, bench.at)
    bench.film(HERE, HERE)
    assert bench.scans == []
    bench.film(THERE, THERE)
    assert bench.scans == [OTHER]


def test_of_two_codes_neither_is_read_and_that_is_said_until_one_is_gone(bench: Bench) -> None:
    bench.film(*[scene(Held(CODE, x=470), Held(OTHER, x=810))] * 5)
    assert (bench.scans, bench.notices[-1]) == ([], "several")
    bench.film(*[HERE] * 60)
    assert (bench.scans, bench.notices[-1]) == ([CODE], "awake")


def test_the_same_code_twice_is_one(bench: Bench) -> None:
    bench.film(*[scene(Held(CODE, x=470), Held(CODE, x=810))] * 2)
    assert bench.scans == [CODE]


@pytest.mark.parametrize("x", [100, 180, 1120])
def test_a_code_outside_of_the_finder_is_nothing(bench: Bench, x: int) -> None:
    bench.film(*[scene(Held(CODE, x=x))] * 5)
    assert bench.scans == []


@pytest.mark.parametrize("pixels", [Pixels.Format_NV12, Pixels.Format_YUYV, Pixels.Format_BGRA8888])
@pytest.mark.parametrize("turned", [0, 37, 90, 200])
def test_every_layout_of_pixels_and_every_way_to_hold_a_code(bench: Bench, pixels: Pixels, turned: int) -> None:
    shown = scene(Held(CODE, turned=turned))
    bench.film(frame(shown, pixels), frame(shown, pixels))
    assert bench.scans == [CODE]


def test_frames_are_dropped_while_one_is_read_and_the_newest_is_next(bench: Bench) -> None:
    bench.show(WALL, HERE, HERE, THERE)
    assert len(bench.lane) == 1
    bench.drain()
    assert bench.scans == []
    bench.film(THERE)
    assert bench.scans == [OTHER]


def test_a_still_scene_that_takes_long_is_given_a_rest_as_long_and_a_change_ends_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = itertools.count(step=50)
    monkeypatch.setattr(camera_scanner, "_monotonic", lambda: next(ticks))
    bench.film(WALL)
    bench.show(WALL, apart=49)
    assert bench.lane == []
    bench.show(WALL, apart=1)
    assert len(bench.lane) == 1
    bench.drain()
    bench.show(HERE, apart=1)
    assert len(bench.lane) == 1


def test_a_frame_that_cannot_be_read_stops_nothing_and_is_told_once(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.film(HERE)
    bench.broken = ValueError("no such pixel")
    bench.film(*[HERE] * 20)
    assert (bench.scans, caplog.text.count("no such pixel")) == ([], 1)
    bench.broken = None
    bench.film(HERE)
    assert bench.scans == []
    bench.film(HERE)
    assert bench.scans == [CODE]


def test_what_was_seen_before_the_camera_was_unplugged_counts_for_nothing(bench: Bench, scanner: CameraScanner) -> None:
    bench.film(HERE)
    bench.show(HERE, HERE)
    scanner.forget()
    bench.drain()
    assert bench.scans == []
    scanner.wake()
    bench.film(HERE)
    assert bench.scans == []
    bench.film(HERE)
    assert bench.scans == [CODE]


def test_after_a_second_of_dark_frames_it_is_dark_until_it_is_light(bench: Bench) -> None:
    night = scene(wall=12)
    bench.film(*[night] * 25)
    assert bench.notices == ["awake"]
    bench.film(*[night] * 10)
    assert bench.notices == ["awake", "dark"]
    bench.film(WALL)
    assert bench.notices == ["awake", "dark", "awake"]


def test_nobody_is_there_after_a_while_and_then_hardly_a_frame_is_read(bench: Bench) -> None:
    bench.film(*[WALL] * 310)
    assert bench.notices[-1] == "asleep"
    assert bench.pictures[-1].isNull()
    read = 0
    for _ in range(90):
        bench.show(WALL)
        read += len(bench.lane)
        bench.drain()
    assert 0 < read < 10


def test_whoever_steps_up_wakes_it_with_the_first_frame(bench: Bench) -> None:
    bench.film(*[WALL] * 320)
    assert bench.notices[-1] == "asleep"
    bench.film(HERE, HERE, HERE, HERE)
    assert bench.notices[-1] == "awake"
    assert bench.scans == [CODE]


def test_a_code_that_was_held_still_all_along_is_found_at_rest(bench: Bench, scanner: CameraScanner) -> None:
    scanner.forget()
    bench.film(*[HERE] * 40)
    assert bench.scans == [CODE]


def test_the_finder_shows_a_small_mirrored_picture_while_it_is_wanted(bench: Bench, scanner: CameraScanner) -> None:
    left = scene()
    for y in range(HD[1]):
        for x in range(300, 340):
            left.setPixel(x, y, 0xFFFFFF)
    bench.film(left)
    (picture,) = bench.pictures
    assert max(picture.width(), picture.height()) <= 400
    assert picture.pixelColor(picture.width() - 20, 200).red() == 255
    assert picture.pixelColor(20, 200).red() < 128
    scanner.want_pictures(wanted=False)
    assert bench.pictures.pop().isNull()
    bench.film(left, left)
    assert len(bench.pictures) == 1


def test_a_camera_that_stands_on_its_side_shows_people_upright(bench: Bench) -> None:
    top = scene()
    for y in range(60):
        for x in range(HD[0]):
            top.setPixel(x, y, 0xFFFFFF)
    lying = frame(top)
    lying.setRotation(QtVideo.Rotation.Clockwise90)
    bench.film(lying)
    (picture,) = bench.pictures
    # Turned clockwise what was at the top is at the right; in the mirror, at the left.
    assert picture.pixelColor(5, 200).red() == 255
    assert picture.pixelColor(395, 200).red() < 128
