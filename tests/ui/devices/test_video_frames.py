"""Frames in every layout that cameras use come to the same grey square."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from kiosk.scanning.pictures import find_codes
from kiosk.scanning.watching import SAMPLES, points
from tests.ui.films import HD, WALL, Held, Pixels, frame, scene
from ui.devices.video_frames import glance, shot

CODE = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
LAYOUTS = [Pixels.Format_NV12, Pixels.Format_YUYV, Pixels.Format_UYVY, Pixels.Format_BGRA8888, Pixels.Format_Y8]


@pytest.fixture(autouse=True)
def application(qapp: QGuiApplication) -> QGuiApplication:
    """One for all tests."""
    return qapp


def read(given: QVideoFrame) -> list[str]:
    taken = shot(given)
    assert taken is not None
    return [code.text for code in find_codes(taken.luma())]


@pytest.mark.parametrize("pixels", LAYOUTS, ids=lambda pixels: pixels.name)
@pytest.mark.parametrize("size", [HD, (720, 1280), (638, 478)], ids=["lying", "upright", "odd"])
def test_a_code_is_read_in_every_layout_of_pixels(pixels: Pixels, size: tuple[int, int]) -> None:
    picture = scene(Held(CODE, size[0] / 2, size[1] / 2), size=size)
    assert read(frame(picture, pixels)) == [CODE]


def test_a_picture_that_no_camera_knows_is_read_by_way_of_qt() -> None:
    assert read(QVideoFrame(scene(Held(CODE)).convertToFormat(QImage.Format.Format_RGB888))) == [CODE]


@pytest.mark.parametrize("turned", range(0, 360, 30))
def test_a_code_is_read_however_it_is_held(turned: int) -> None:
    assert read(frame(scene(Held(CODE, turned=turned)))) == [CODE]


@pytest.mark.parametrize("x", [100, 180, 1100, 1180])
def test_a_code_beside_the_finder_or_across_its_edge_is_not_read(x: int) -> None:
    assert read(frame(scene(Held(CODE, x=x)))) == []


@pytest.mark.parametrize("pixels", LAYOUTS, ids=lambda pixels: pixels.name)
def test_a_glance_sees_the_same_points_as_a_look(pixels: Pixels) -> None:
    given = frame(scene(Held(CODE)), pixels)
    taken = shot(given)
    assert taken is not None
    assert glance(given) == points(taken.luma())


def test_a_wall_is_as_grey_as_it_is() -> None:
    assert glance(frame(scene())) == bytes([WALL]) * SAMPLES**2


@pytest.mark.parametrize(
    "empty",
    [QVideoFrame(), QVideoFrame(QVideoFrameFormat(QSize(8, 8), Pixels.Format_NV12))],
    ids=["no frame", "a few pixels"],
)
def test_there_is_nothing_to_see_on_a_frame_that_holds_nothing(empty: QVideoFrame) -> None:
    assert (shot(empty), glance(empty)) == (None, None)


def test_what_was_taken_stays_as_it_was_when_the_camera_fills_its_buffer_anew() -> None:
    given = frame(scene(Held(CODE)))
    taken = shot(given)
    assert taken is not None
    given.map(QVideoFrame.MapMode.WriteOnly)
    given.bits(0)[:] = bytes(len(given.bits(0)))
    given.unmap()
    assert [code.text for code in find_codes(taken.luma())] == [CODE]


def test_colours_are_as_grey_as_their_green() -> None:
    picture = QImage(*HD, QImage.Format.Format_RGB32)
    picture.fill(QColor(10, 200, 30))
    assert glance(frame(picture, Pixels.Format_BGRA8888)) == bytes([200]) * SAMPLES**2
