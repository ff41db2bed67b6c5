"""What the first picture shows: the attract screen and what frames every screen. The rest of the face follows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from kiosk.composition import Services
from kiosk.i18n import Translator, translator
from ui.view_models.attract import Attract
from ui.view_models.finder import Finder
from ui.view_models.scene import Scene
from ui.view_models.shell import Habits, Shell


class Porch(QObject):
    """The shell and the attract screen, without anything that happens there. `dated` says whether dates are written."""

    def __init__(
        self, services: Services, habits: Habits, *, dated: bool = True, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.dated = dated
        self.shell = Shell(services.event.look, habits, self)
        self.attract, self.finder = Attract(self), Finder(self)
        self.tell(self.scene())

    @property
    def words(self) -> Translator:
        """The language spoken."""
        return translator(self.shell.property("language"), self.shell.property("han"))

    def models(self) -> dict[str, QObject]:
        """What Main.qml requires, by the names of its properties."""
        return {"shell": self.shell, "attract": self.attract, "finder": self.finder}

    def now(self) -> Any:
        """Venue time."""
        return self.services.clock.now().astimezone(self.services.event.timezone)

    def scene(self) -> Scene:
        """What every screen is derived from, as of now."""
        services = self.services
        large = float(self.shell.property("textScale")) > 1.0
        return Scene(services.event, services.agenda.sessions(), self.words, self.now(), large, self.dated)

    def tell(self, scene: Scene) -> None:
        """Derive what is shown anew."""
        self.shell.tell(scene, rehearsal=self.services.clock.rehearsal)
        self.attract.tell(scene)
