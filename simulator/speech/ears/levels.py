"""How loud the candidate is: the meter, and what deserves a word."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from typing import Final, Literal

from simulator.speech.sound import RATE

FLOOR: Final = -60.0
"""Decibels below full scale at which the meter stands at nothing."""
QUIET: Final = -50.0
"""Speech close to a laptop's microphone is around -30 dB; below this nobody speaks into it."""
SILENCE_WARNED_AFTER: Final = 4.0  # seconds
_CLIPPED: Final = 32_700
_CLIPPED_SHARE: Final = 0.005

Warning = Literal["", "clipping", "silence"]


@dataclass(frozen=True, slots=True)
class Level:
    """The newest moment: `decibels` below full scale, `share` of the meter (0 to 1)."""

    decibels: float
    share: float
    warning: Warning = ""


NOTHING: Final = Level(FLOOR, 0.0)


class Meter:
    """Follows the level of what comes in."""

    def __init__(self) -> None:
        self.level = NOTHING
        self._quiet_for = 0.0

    def feed(self, samples: bytes) -> Level:
        """The level of these samples, with a warning where one is due."""
        values = array("h")
        values.frombytes(samples[: len(samples) // 2 * 2])
        if not values:
            return self.level
        mean = sum(v * v for v in values) / len(values)
        decibels = max(FLOOR, 20 * math.log10(max(1.0, math.sqrt(mean)) / 32768))
        clipped = sum(abs(v) >= _CLIPPED for v in values) / len(values) > _CLIPPED_SHARE
        seconds = len(values) / RATE
        self._quiet_for = self._quiet_for + seconds if decibels < QUIET else 0.0
        warning: Warning = ""
        if clipped:
            warning = "clipping"
        elif self._quiet_for >= SILENCE_WARNED_AFTER:
            warning = "silence"
        self.level = Level(decibels, min(1.0, max(0.0, 1 - decibels / FLOOR)), warning)
        return self.level
