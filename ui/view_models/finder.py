"""The finder: what the camera sees, on the screen on which people aim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.view_models.announcing import announce

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

GONE, ASLEEP = "gone", "asleep"


@dataclass(frozen=True, slots=True)
class FinderTexts:
    """Everything that QML reads of the finder."""

    state: str = ""
    picture: int = 0


@QmlElement
@QmlUncreatable("made by the application")
class Finder(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable is no decorator
    """What the attract screen reads of the camera."""

    stateChanged = Signal()
    pictureChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = FinderTexts()
        self._pictures = 0

    def become(self, state: str) -> None:
        """The camera is `ready`, or `gone`."""
        if state == GONE:
            self._fold(state=GONE, picture=0)
        elif self._texts.state in ("", GONE):
            self._fold(state=ASLEEP)

    def notice(self, what: str) -> None:
        """What is before the camera: see `state`. Nothing is before one that is gone."""
        if self._texts.state not in ("", GONE):
            self._fold(state=what)

    def turn(self, *, blank: bool) -> None:
        """There is another picture; or none any more."""
        self._pictures += 1
        self._fold(picture=0 if blank else self._pictures)

    def _fold(self, **changes: Any) -> None:
        before, self._texts = self._texts, replace(self._texts, **changes)
        announce(self, before, self._texts)

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        """Empty where there is no camera; `gone` where one gives no pictures; `asleep` while nobody is before it;
        `awake`, `dark` or `several` codes at once while somebody is."""
        return self._texts.state

    @Property(int, notify=pictureChanged)
    def picture(self) -> int:
        """The number of the picture to show; 0 for none."""
        return self._texts.picture
