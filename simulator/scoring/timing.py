"""What a recording tells about how a closing was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """How one turn, or a whole closing, was spoken; all times in seconds.

    `seconds` runs from the first word to the last with the pauses between, `spoken` without
    them. `fillers` counts the "um"s heard; None where the recogniser leaves them out.
    """

    seconds: float
    spoken: float
    longest_pause: float
    fillers: int | None = None

    @property
    def silence(self) -> float:
        """The share of the time that is pauses, 0 to 1."""
        return max(0.0, 1 - self.spoken / self.seconds) if self.seconds else 0.0


def together(timings: Sequence[Timing | None]) -> Timing | None:
    """The timing of several turns as one; None when one of them was not timed, or none is given.

    The interviewer's turns between them are no pauses.
    """
    known = [timing for timing in timings if timing is not None]
    if not known or len(known) != len(timings):
        return None
    fillers = [timing.fillers for timing in known if timing.fillers is not None]
    return Timing(
        sum(t.seconds for t in known),
        sum(t.spoken for t in known),
        max(t.longest_pause for t in known),
        sum(fillers) if len(fillers) == len(known) else None,
    )
