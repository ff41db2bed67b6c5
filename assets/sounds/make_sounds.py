"""Makes the three sounds of the verdicts: python assets/sounds/make_sounds.py

They differ in direction, pitch and number, to be told apart in a noisy hall: two rising tones for a way that is free,
one long low one for a refusal, two level ones for a person who is needed.
"""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
LOUDEST = 14_000
FADE = 0.012

# (pitch in Hz, seconds); a pitch of 0 is silence.
SOUNDS = {
    "ok": [(659.3, 0.11), (987.8, 0.24)],
    "ask": [(523.3, 0.14), (0.0, 0.09), (523.3, 0.14)],
    "stop": [(196.0, 0.42)],
}


def samples(pitch: float, seconds: float) -> list[int]:
    """A tone with two softer overtones, faded in and out so that it does not click."""
    count = int(RATE * seconds)
    return [round(LOUDEST * envelope(n / RATE, seconds) * voice(pitch, n / RATE)) for n in range(count)]


def voice(pitch: float, at: float) -> float:
    return sum(math.sin(2 * math.pi * pitch * k * at) / k**2 for k in (1, 2, 3)) / 1.2


def envelope(at: float, seconds: float) -> float:
    return max(0.0, min(1.0, at / FADE, (seconds - at) / (4 * FADE)))


def make(folder: Path) -> None:
    for name, tones in SOUNDS.items():
        sound = [sample for tone in tones for sample in samples(*tone)]
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(sound)}h", *sound))


if __name__ == "__main__":
    make(Path(__file__).parent)
