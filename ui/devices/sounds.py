"""The sound of a verdict. A kiosk without a loudspeaker is silent, and that is all."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

from kiosk.resources import resource

TONES = ("ok", "ask", "stop")


def has_loudspeaker() -> bool:
    """Whether the system has anything to play a sound on."""
    return bool(QMediaDevices.audioOutputs())


class VerdictSounds(QObject):
    """One sound a tone, loaded once, so that it starts with the picture. Without a loudspeaker none is loaded."""

    def __init__(self, *, audible: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.effects = {tone: self._effect(tone) for tone in TONES} if audible else {}

    @Slot(str)
    def play(self, tone: str) -> None:
        """Plays the sound of `ok`, `ask` or `stop`; what the last verdict still says is cut off."""
        for effect in self.effects.values():
            effect.stop()
        if tone in self.effects:
            self.effects[tone].play()

    def _effect(self, tone: str) -> QSoundEffect:
        effect = QSoundEffect(self)
        effect.setSource(QUrl.fromLocalFile(str(resource("assets", "sounds", f"{tone}.wav"))))
        return effect
