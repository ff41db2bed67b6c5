"""Whether the screen can be touched."""

from __future__ import annotations

from PySide6.QtGui import QInputDevice


def has_touch_screen() -> bool:
    """Whether a touch screen is connected."""
    return any(device.type() == QInputDevice.DeviceType.TouchScreen for device in QInputDevice.devices())
