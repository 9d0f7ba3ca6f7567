"""Where in a sound somebody speaks, by the small voice detector that faster-whisper carries."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

from simulator.speech.sound import RATE, Sound

PAUSE: Final = 0.35
"""Seconds without a voice that count as a pause and not as a stop between two words."""


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody speaks from `start` to `end`, in seconds."""

    start: float
    end: float


def samples_of(sound: Sound) -> Any:  # noqa: ANN401 - an array of a library loaded late
    """The sound as 32-bit floats from -1 to 1 at RATE."""
    import numpy as np

    from simulator.speech.audio_file import at_rate

    return np.frombuffer(at_rate(sound).samples, "<i2").astype(np.float32) / 32768


def decibels_of(sound: Sound) -> float:
    """How loud the sound is on average, below full scale; -120 where there is nothing."""
    import numpy as np

    power = float(np.mean(samples_of(sound) ** 2)) if sound.samples else 0.0
    return max(-120.0, 10 * math.log10(max(power, 1e-12)))


def speech_parts(sound: Sound, pause: float = PAUSE) -> tuple[Part, ...]:
    """The stretches of speech in order, apart by at least `pause` seconds."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    if not sound.samples:
        return ()
    options = VadOptions(min_silence_duration_ms=round(pause * 1000), speech_pad_ms=30)
    found = get_speech_timestamps(samples_of(sound), options)
    return tuple(Part(part["start"] / RATE, part["end"] / RATE) for part in found)
