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
