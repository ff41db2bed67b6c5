"""What the finder shows, and what it shows on pictures of screens."""

from __future__ import annotations

import pytest
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage

from tests.ui.films import Held, scene
from ui.devices.finder_pictures import FinderPictures, decoy_picture


def test_nothing_is_left_of_the_last_picture(qapp: QGuiApplication) -> None:
    pictures = FinderPictures()
    pictures.show(scene(Held("SOMEBODY")))
    pictures.show(QImage())
    assert pictures.requestImage("7", QSize(), QSize()).isNull()


@pytest.mark.parametrize("times", [1, 2, 3])
def test_no_reader_reads_what_pictures_of_screens_show_in_the_finder(qapp: QGuiApplication, times: int) -> None:
    grey = decoy_picture().convertToFormat(QImage.Format.Format_Grayscale8)
    shown = grey.scaled(times * grey.size())
    data = bytes(shown.constBits())  # zxing-cpp's view does not keep it alive
    view = zxingcpp.ImageView(
        data, shown.width(), shown.height(), zxingcpp.ImageFormat.Lum, shown.bytesPerLine(), pix_stride=1
    )
    assert zxingcpp.read_barcodes(view, try_rotate=True, try_invert=True, try_downscale=True) == []
