"""Makes resources/sounds/klok.wav: one soft tone for the end of the clock, two quiet bell notes that die away.

    python scripts/make_sound.py

Run by hand, never by make. The file is the same on every computer.
"""

import math
import struct
import wave
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "sounds" / "klok.wav"
RATE = 16_000
SECONDS = 1.8
LOUDNESS = 0.28
NOTES = ((0.0, 523.25), (0.35, 392.0))
"""When each note begins, in seconds, and how high it is, in Hz: c and the g below it."""


def level(moment: float) -> float:
    """How far the speaker stands out at this moment, -1 to 1."""
    total = 0.0
    for start, pitch in NOTES:
        since = moment - start
        if since > 0:
            swell = min(1.0, since / 0.03)
            fall = math.exp(-since * 3.2)
            overtone = 0.2 * math.sin(2 * math.pi * 2 * pitch * since)
            total += swell * fall * (math.sin(2 * math.pi * pitch * since) + overtone)
    return total * min(1.0, (SECONDS - moment) / 0.1)


def main() -> None:
    """Write the file."""
    TARGET.parent.mkdir(exist_ok=True)
    levels = (round(level(step / RATE) * LOUDNESS * 32_767 / 1.4) for step in range(round(RATE * SECONDS)))
    with wave.open(str(TARGET), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(b"".join(struct.pack("<h", value) for value in levels))


if __name__ == "__main__":
    main()
