"""Sound as plain data: one channel of signed 16-bit samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

RATE: Final = 16_000
"""Samples a second of everything we record: what speech recognisers want."""
WIDTH: Final = 2


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono samples, signed 16-bit little-endian, at `rate` samples a second."""

    samples: bytes
    rate: int = RATE

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / (WIDTH * self.rate)

    def piece(self, start: float, end: float | None = None) -> Sound:
        """The part from `start` to `end` seconds."""
        first = WIDTH * max(0, round(start * self.rate))
        last = len(self.samples) if end is None else WIDTH * max(0, round(end * self.rate))
        return Sound(self.samples[first:last], self.rate)


def silence(seconds: float, rate: int = RATE) -> Sound:
    """Nothing to hear."""
    return Sound(bytes(WIDTH * round(seconds * rate)), rate)
