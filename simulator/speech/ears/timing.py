"""The timing of a spoken turn, from its sound and its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from simulator.scoring.normalise import FILLERS
from simulator.scoring.timing import Timing
from simulator.speech.ears.speech_parts import Part
from simulator.speech.transcript import Transcript

_LETTERS = re.compile(r"[^a-z']")


def timing_of(parts: Sequence[Part], heard: Transcript) -> Timing | None:
    """How the turn was spoken; None when nobody spoke."""
    if not parts:
        return None
    pauses = [after.start - before.end for before, after in pairwise(parts)]
    return Timing(
        seconds=round(parts[-1].end - parts[0].start, 2),
        spoken=round(sum(part.end - part.start for part in parts), 2),
        longest_pause=round(max(pauses, default=0.0), 2),
        fillers=fillers_in(heard) if heard.keeps_fillers else None,
    )


def fillers_in(heard: Transcript) -> int:
    """How many of the words are "um", "uh" and the like."""
    return sum(_LETTERS.sub("", word.text.lower()) in FILLERS for word in heard.words)
