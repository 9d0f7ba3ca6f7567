"""Where evidence begins and ends, so that it reads as a reason and not as a cutting."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from simulator.scoring.scorecard import Evidence

REACH: Final = 3
"""Words by which evidence is lengthened or shortened to a sentence's end, no more."""
_AROUND: Final = 200
"""Characters looked at on either side."""
_WORD: Final = re.compile(r"\S+")
_ENDS: Final = re.compile(r"[.?!…][\"'”’)]*$")


def tidied(evidence: Evidence, text: str) -> Evidence:
    """`evidence` in its turn's `text`, begun and ended with the sentences that begin and end near.

    Only what is shown changes by this: nothing is read or counted by it, since a transcript
    without punctuation has no sentences to go by.
    """
    low, high = max(0, evidence.start - _AROUND), min(len(text), evidence.end + _AROUND)
    words = list(_WORD.finditer(text, low, high))
    if not words:
        return evidence
    last = len(words) - 1
    first_in = min(last, max(0, bisect_left([w.end() for w in words], evidence.start + 1)))
    last_in = max(first_in, bisect_left([w.start() for w in words], evidence.end) - 1)
    ends = [n for n, w in enumerate(words) if _ENDS.search(w.group())]
    starts = [n + 1 for n in ends if n < last]
    if low == 0:
        starts.insert(0, 0)
    if high == len(text):
        ends.append(last)
    first = _nearest(first_in, [n for n in starts if n <= last_in])
    final = _nearest(last_in, [n for n in ends if n >= first])
    # Where no sentence is near, the words stay as they were read, to the letter.
    start = words[first].start() if first != first_in else evidence.start
    end = words[final].end() if final != last_in else evidence.end
    return replace(evidence, start=start, end=end, text=text[start:end])


def _nearest(place: int, places: Sequence[int]) -> int:
    """The one of `places` next to `place` within reach, else `place` itself."""
    near = min(places, key=lambda other: (abs(other - place), other), default=place)
    return near if abs(near - place) <= REACH else place
