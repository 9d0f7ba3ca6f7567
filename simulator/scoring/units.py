"""A closing cut into units: clauses and sentences with what stands around them.

The cut is made on the normal words alone. Punctuation is never looked at, so the same words
give the same units whether they were typed with care or came out of speech-to-text. Sentence
ends are not written in speech; they are found from how English sentences begin and from what
no sentence ends on, and the best cut of the whole turn is chosen by dynamic programming.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from simulator.scoring.closing import Closing
from simulator.scoring.normalise import Word, normal_text, normal_words
from simulator.scoring.sentence_starts import start_gain

SHORTEST: Final = 5
LONGEST: Final = 22
HARD_LIMIT: Final = 32
STRETCH: Final = 150
"""Words that an encoder reads in one go; most turns are shorter."""
MAX_WORDS: Final = 4000
"""Words of a closing that are read; half an hour of speech, far beyond any closing."""

Cut = Callable[[Sequence[str]], Sequence[int]]
"""Where units of a turn's normal words begin: word indices, rising, the first of them 0."""

_REPEATED_RUN: Final = 6
_CUT_COST: Final = 1.5
_SHORT_COST: Final = 0.45
_LONG_COST: Final = 0.5
_TAIL: Final = re.compile(r"[.?!…]+[\"'”’)]*")


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause, a sentence or a longer stretch of the candidate's, with what stands around it.

    `text == closing.turns[turn].text[start:end]`; `words` carry their own places in that turn.
    In normal form, `cue` is what the interviewer said just before this turn, `before` the two
    units before this one and `after` the one after it in the same turn; `opens` says that it
    begins the turn.
    """

    turn: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    cue: str
    before: str
    after: str
    opens: bool

    @property
    def normal(self) -> str:
        """The unit's words in normal form, one space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def key(self) -> tuple[str, str, str, str, bool]:
        """All that a reader may look at: equal keys read alike, wherever the unit stands."""
        return (self.normal, self.cue, self.before, self.after, self.opens)


def units(closing: Closing, where: Cut | None = None) -> tuple[Unit, ...]:
    """The candidate's turns as units, in order; at most `MAX_WORDS` words are taken.

    `where` says where units begin; without it, `cut` does.
    """
    found: list[Unit] = []
    cue: list[str] = []
    room = MAX_WORDS
    answered = False
    for number, turn in enumerate(closing.turns):
        if turn.speaker == "interviewer":
            if answered:
                cue, answered = [], False
            cue.append(normal_text(turn.text[:2000]))
            continue
        words = said_once(normal_words(turn.text[: room * 40]))[:room]
        room -= len(words)
        answered = True
        found += _turn_units(number, turn.text, words, " ".join(cue), where or cut)
    return tuple(found)


def said_once(words: Sequence[Word]) -> tuple[Word, ...]:
    """`words` without the runs of six or more that the same turn has already said.

    What is repeated can then earn nothing more, and cannot blur what it stands beside.
    """
    kept: list[Word] = []
    seen: set[tuple[str, ...]] = set()
    recent: tuple[str, ...] = ()
    repeating = False
    for word in words:
        recent = (*recent, word.text)[-_REPEATED_RUN:]
        if recent in seen:
            if not repeating:  # long enough just now: its first words go too
                del kept[len(kept) - _REPEATED_RUN + 1 :]
            repeating = True
            continue
        if repeating:
            recent, repeating = (word.text,), False
        kept.append(word)
        if len(recent) == _REPEATED_RUN:
            seen.add(recent)
    return tuple(kept)


def cut(words: Sequence[str]) -> list[int]:
    """Where units of these normal words begin: indices, the first of them 0."""
    if not words:
        return []
    gains = [start_gain(words, i) - _CUT_COST for i in range(len(words))]
    best = [0.0] + [float("-inf")] * len(words)
    back = [0] * (len(words) + 1)
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - HARD_LIMIT), end):
            value = best[start] + _length_value(end - start) + (gains[start] if start else 0.0)
            if value > best[end]:
                best[end], back[end] = value, start
    starts: list[int] = []
    at = len(words)
    while at > 0:
        at = back[at]
        starts.append(at)
    return starts[::-1]


def stretches(words: Sequence[str], longest: int = STRETCH) -> list[int]:
    """Where longer pieces of whole units begin, each as long as `longest` words allow."""
    if len(words) <= longest:
        return [0] if words else []
    begun = [0]
    previous = 0
    for start in [*cut(words)[1:], len(words)]:
        if start - begun[-1] > longest and previous > begun[-1]:
            begun.append(previous)
        previous = start
    return begun


def span_end(text: str, end: int) -> int:
    """`end` moved past the sentence punctuation that directly follows, for showing."""
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def _turn_units(number: int, text: str, words: Sequence[Word], cue: str, where: Cut) -> list[Unit]:
    starts = where([word.text for word in words])
    groups = [tuple(words[a:b]) for a, b in pairwise([*starts, len(words)])]
    plain = [" ".join(word.text for word in group) for group in groups]
    made: list[Unit] = []
    for i, group in enumerate(groups):
        start, end = group[0].start, span_end(text, group[-1].end)
        made.append(
            Unit(
                turn=number,
                start=start,
                end=end,
                text=text[start:end],
                words=group,
                cue=cue,
                before=" ".join(plain[max(0, i - 2) : i]),
                after=plain[i + 1] if i + 1 < len(plain) else "",
                opens=i == 0,
            )
        )
    return made


def _length_value(size: int) -> float:
    if size < SHORTEST:
        return -_SHORT_COST * (SHORTEST - size)
    return -_LONG_COST * max(0, size - LONGEST)
