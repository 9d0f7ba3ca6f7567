"""What the learned reader is asked, and in which form: shared by training and reading.

A passage is a unit of the candidate's with its surroundings, all in normal form. As tokens it
is `[CLS] cue [SEP] before [SEP] unit [SEP] after [SEP]`, each part with a length limit of its
own, so that a long cue can never push the unit out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from simulator.scoring.rubric import CAUTIONS, TACTICS

LABELS: Final[tuple[str, ...]] = (
    *(c.id for t in TACTICS for c in t.criteria if c.id != "skills"),
    "skill_one",
    "skill_two",
    *(c.id for c in CAUTIONS),
)
CUE_TOKENS: Final = 28
BEFORE_TOKENS: Final = 40
UNIT_TOKENS: Final = 72
AFTER_TOKENS: Final = 20
CONTEXT_KIND: Final = 1
UNIT_KIND: Final = 2
TURN_WORDS: Final = 120
"""Words of a turn that are cut in one go; a longer turn is cut in overlapping stretches."""
TURN_OVERLAP: Final = 24


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit and its surroundings, each a line of normal words, possibly empty."""

    cue: str
    before: str
    unit: str
    after: str


def passage_tokens(
    passage: Passage, encode: Callable[[str], Sequence[int]], cls: int, sep: int
) -> tuple[list[int], list[int]]:
    """Token ids and their kinds (1 context, 2 the unit); `encode` adds no special tokens."""
    ids: list[int] = [cls]
    kinds: list[int] = [CONTEXT_KIND]
    parts = (
        (list(encode(passage.cue))[-CUE_TOKENS:], CONTEXT_KIND),
        (list(encode(passage.before))[-BEFORE_TOKENS:], CONTEXT_KIND),
        (list(encode(passage.unit))[:UNIT_TOKENS], UNIT_KIND),
        (list(encode(passage.after))[:AFTER_TOKENS], CONTEXT_KIND),
    )
    for tokens, kind in parts:
        ids += [*tokens, sep]
        kinds += [kind] * len(tokens) + [CONTEXT_KIND]
    return ids, kinds


def turn_tokens(
    words: Sequence[str], encode: Callable[[str], Sequence[int]], cls: int, sep: int
) -> tuple[list[int], list[int], list[int]]:
    """Token ids, their kinds, and where each word begins: a whole turn, to be cut into units."""
    ids = [cls]
    begins: list[int] = []
    for word in words:
        begins.append(len(ids))
        ids += encode(word)
    kinds = [CONTEXT_KIND] + [UNIT_KIND] * (len(ids) - 1) + [CONTEXT_KIND]
    return [*ids, sep], kinds, begins


def begin_values(
    words: Sequence[str], told: Callable[[Sequence[str]], Sequence[float]]
) -> list[float]:
    """One value a word of a turn of any length; `told` says them for TURN_WORDS at most."""
    found: list[float] = []
    while len(found) < len(words):
        # A stretch starts a little before what is still to be told, for its surroundings.
        first = max(0, len(found) - TURN_OVERLAP)
        stretch = words[first : first + TURN_WORDS]
        values = list(told(stretch))
        if first + len(stretch) < len(words):
            values = values[:-TURN_OVERLAP]  # the next stretch knows what follows these
        found += values[len(found) - first :]
    return found
