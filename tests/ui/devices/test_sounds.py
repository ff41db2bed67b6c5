"""Each verdict has a sound of its own, and a kiosk without a loudspeaker does without."""

import wave

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtMultimedia import QSoundEffect

from kiosk.resources import resource
from ui.devices.sounds import TONES, VerdictSounds


def test_every_tone_of_a_verdict_has_a_sound_that_can_be_loaded(qapp: QCoreApplication) -> None:
    sounds = VerdictSounds(audible=True)
    assert {tone: effect.source().fileName() for tone, effect in sounds.effects.items()} == {
        tone: f"{tone}.wav" for tone in TONES
    }
    assert all(effect.status() is not QSoundEffect.Status.Null for effect in sounds.effects.values())


@pytest.mark.parametrize("tone", TONES)
def test_a_sound_is_short_and_told_apart_from_the_others(tone: str) -> None:
    with wave.open(str(resource("assets", "sounds", f"{tone}.wav"))) as file:
        frames = file.readframes(file.getnframes())
        seconds = file.getnframes() / file.getframerate()
    others = [resource("assets", "sounds", f"{other}.wav").read_bytes() for other in TONES if other != tone]
    assert 0.2 < seconds < 0.6
    assert max(frames) > 0
    assert all(frames not in other for other in others)


def test_playing_without_a_loudspeaker_is_no_fault(qapp: QCoreApplication) -> None:
    sounds = VerdictSounds(audible=False)
    for tone in (*TONES, "ok", "ok"):
        sounds.play(tone)
    assert sounds.effects == {}


def test_the_next_verdict_cuts_the_last_one_off(qapp: QCoreApplication) -> None:
    sounds = VerdictSounds(audible=True)
    for tone in TONES:
        sounds.play(tone)
    assert not any(sounds.effects[tone].isPlaying() for tone in TONES[:-1])
