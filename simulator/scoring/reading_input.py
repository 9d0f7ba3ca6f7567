"""What the learned reader is asked, and in which form: shared by training and reading.

A passage is a stretch of the candidate's own words with its surroundings, all in normal form. As
tokens it is `[CLS] cue [SEP] before [SEP] own [SEP] after [SEP]`, each part with a length limit
of its own, so that a long cue can never push the candidate's words out.
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
"""What each word is read for. `skill_one`: it belongs to a named skill; `skill_two`: to one of two
or more that its turn names."""
CUE_TOKENS: Final = 40
BEFORE_TOKENS: Final = 40
OWN_TOKENS: Final = 230
AFTER_TOKENS: Final = 20
CONTEXT_KIND: Final = 1
OWN_KIND: Final = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """The candidate's `own` normal words, and around them lines of normal words, maybe empty."""

    cue: str
    before: str
    own: tuple[str, ...]
    after: str


@dataclass(frozen=True, slots=True)
class PassageTokens:
    """Token ids with their kinds (1 context, 2 own), and the own word of each own token.

    Words beyond `OWN_TOKENS` tokens have none.
    """

    ids: list[int]
    kinds: list[int]
    words: list[int]


def passage_tokens(
    passage: Passage, encode: Callable[[str], Sequence[int]], cls: int, sep: int
) -> PassageTokens:
    """The passage as the encoder takes it; `encode` adds no special tokens."""
    own: list[int] = []
    words: list[int] = []
    for place, word in enumerate(passage.own):
        tokens = encode(word)
        if len(own) + len(tokens) > OWN_TOKENS:
            break
        own += tokens
        words += [place] * len(tokens)
    ids: list[int] = [cls]
    kinds: list[int] = [CONTEXT_KIND]
    parts = (
        (list(encode(passage.cue))[-CUE_TOKENS:], CONTEXT_KIND),
        (list(encode(passage.before))[-BEFORE_TOKENS:], CONTEXT_KIND),
        (own, OWN_KIND),
        (list(encode(passage.after))[:AFTER_TOKENS], CONTEXT_KIND),
    )
    for part, kind in parts:
        ids += [*part, sep]
        kinds += [kind] * len(part) + [CONTEXT_KIND]
    return PassageTokens(ids, kinds, words)
