"""Labelled closings as stretches of words with targets, in the form that a reader meets them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import torch
from torch import Tensor

from simulator.scoring.normalise import Word, normal_text, normal_words
from simulator.scoring.reading_input import AFTER_TOKENS, BEFORE_TOKENS, LABELS, Passage
from simulator.scoring.units import STRETCH, stretches

Span = tuple[int, int, tuple[str, ...]]

_PLACE: Final = {label: place for place, label in enumerate(LABELS)}
_SKILLS: Final = {"skill1": 1, "skill2": 2}
_BY_CUE: Final = frozenset({"adds", "new", "ties_to_fit", "!declines"})
"""What depends on the interviewer's words before it."""
_FILLERS: Final = ("like", "you know", "i mean", "i guess", "kind of", "well", "so yeah", "right")
_JOINED_WORDS: Final = range(4, 60)
_REPLACED: Final = 0.2
"""The share of words that give way to a word like them, in half of a taught closing's forms."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One candidate turn: its normal words, the cue before it, and labelled word ranges."""

    words: tuple[str, ...]
    cue: str
    spans: tuple[Span, ...]
    replaced: bool = False
    """Whether other words stand in it now, so that only a teacher can say what still holds."""

    @property
    def labels(self) -> frozenset[str]:
        """Every label that some words of this turn carry, cautions with their `!`."""
        return frozenset(label for _, _, labels in self.spans for label in labels)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One closing to learn from."""

    id: str
    turns: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Taught:
    """What a teacher says: of each word (words, labels), and of all of them (labels)."""

    words: Tensor
    peak: Tensor


@dataclass(frozen=True, slots=True)
class Example:
    """A stretch with its surroundings; `targets` (words, labels) are 0 or 1."""

    passage: Passage
    targets: Tensor
    replaced: bool = False
    taught: Taught | None = None


class Noise:
    """How training changes the closings: seeded, and never what they mean.

    Words are dropped, doubled or followed by fillers, stretches end where they would not,
    surroundings go missing, and now and then something else was said just before or after.
    With `alike` (words like a word) some words give way to others, and what is meant may well
    change: such a form is for a teacher to read (after TinyBERT, Jiao et al. 2020).
    """

    def __init__(
        self,
        seed: int,
        closings: Sequence[Labelled],
        alike: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.random = random.Random(seed)
        self._alike = alike or {}
        self._others = [
            c.turns[0] for c in closings if len(c.turns) == 1 and _stands_alone(c.turns[0])
        ]

    def turn(self, turn: Spoken) -> Spoken:
        """The turn in somewhat other words, its spans moved along."""
        words, spans = list(turn.words), turn.spans
        if self.random.random() > 0.4:
            words, spans = _reworded(words, spans, self.random)
        if self._others and len(words) < STRETCH and self.random.random() < 0.4:
            other = self.random.choice(self._others)
            if self.random.random() < 0.5:
                spans = (*spans, *_moved(other.spans, len(words)))
                words += other.words
            else:
                spans = (*other.spans, *_moved(spans, len(other.words)))
                words = [*other.words, *words]
        asked = self.random.random() > 0.2 or turn.labels & _BY_CUE
        replaced = bool(self._alike) and self.random.random() < 0.5
        if replaced:
            words = [self._like(word) for word in words]
        return Spoken(tuple(words), turn.cue if asked else "", tuple(spans), replaced)

    def _like(self, word: str) -> str:
        others = self._alike.get(word)
        if not others or self.random.random() > _REPLACED:
            return word
        return self.random.choice(others)

    def starts(self, words: Sequence[str]) -> list[int]:
        """Where stretches begin: mostly where a reader begins them, sometimes far earlier."""
        if len(words) < 25 or self.random.random() > 0.25:
            return stretches(words)
        return stretches(words, self.random.randrange(15, len(words)))

    def missing(self) -> bool:
        """Whether what stands beside a stretch is left away this time."""
        return self.random.random() < 0.15


def read_corpus(paths: Iterable[Path]) -> list[Labelled]:
    """Every closing of these JSONL files (rubric label format, with `spans`)."""
    return [
        _labelled(json.loads(line))
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def examples(closing: Labelled, noise: Noise | None = None) -> list[Example]:
    """The closing's stretches; with `noise`, cut and worded a little differently each time."""
    found: list[Example] = []
    for turn in closing.turns:
        if noise is not None:
            turn = noise.turn(turn)
        words, targets = turn.words, _targets(turn)
        starts = stretches(words) if noise is None else noise.starts(words)
        for first, last in pairwise([*starts, len(words)]):
            before = " ".join(words[max(0, first - BEFORE_TOKENS) : first])
            after = " ".join(words[last : last + AFTER_TOKENS])
            if noise is not None:
                before = "" if noise.missing() else before
                after = "" if noise.missing() else after
            passage = Passage(turn.cue, before, words[first:last], after)
            found.append(Example(passage, targets[first:last], turn.replaced))
    return found


def _targets(turn: Spoken) -> Tensor:
    targets = torch.zeros(len(turn.words), len(LABELS))
    skills = sum(_SKILLS.get(label, 0) for _, _, labels in turn.spans for label in labels)
    for start, end, labels in turn.spans:
        for label in labels:
            if label not in _SKILLS:
                targets[start:end, _PLACE[label.removeprefix("!")]] = 1.0
                continue
            targets[start:end, _PLACE["skill_one"]] = 1.0
            if skills > 1:
                targets[start:end, _PLACE["skill_two"]] = 1.0
    return targets


def _labelled(data: dict[str, object]) -> Labelled:
    turns: list[Spoken] = []
    cue: list[str] = []
    answered = False
    raw_turns: list[dict[str, str]] = data["turns"]  # type: ignore[assignment]
    raw_spans: list[dict[str, object]] = data.get("spans", [])  # type: ignore[assignment]
    for number, turn in enumerate(raw_turns):
        if turn["speaker"] == "interviewer":
            if answered:
                cue, answered = [], False
            cue.append(normal_text(turn["text"]))
            continue
        answered = True
        words = normal_words(turn["text"])
        spans = tuple(
            span for raw in raw_spans if raw["turn"] == number for span in _word_range(raw, words)
        )
        turns.append(Spoken(tuple(w.text for w in words), " ".join(cue), spans))
    return Labelled(str(data["id"]), tuple(turns))


def _word_range(raw: dict[str, object], words: Sequence[Word]) -> Iterator[Span]:
    start, end = int(str(raw["start"])), int(str(raw["end"]))
    inside = [i for i, w in enumerate(words) if w.start < end and w.end > start]
    if inside:
        labels: list[str] = raw["labels"]  # type: ignore[assignment]
        yield inside[0], inside[-1] + 1, tuple(labels)


def _stands_alone(turn: Spoken) -> bool:
    """Whether these words mean the same beside any others."""
    by_others = _BY_CUE | set(_SKILLS)
    return not turn.cue and len(turn.words) in _JOINED_WORDS and not turn.labels & by_others


def _reworded(
    words: list[str], spans: Sequence[Span], chance: random.Random
) -> tuple[list[str], tuple[Span, ...]]:
    kept: list[str] = []
    place: list[int] = []
    for word in words:
        place.append(len(kept))
        roll = chance.random()
        if roll < 0.015:
            continue
        if roll < 0.03:
            kept += chance.choice(_FILLERS).split()
        kept.append(word)
    place.append(len(kept))
    return kept, tuple((place[s], max(place[s] + 1, place[e]), labels) for s, e, labels in spans)


def _moved(spans: Iterable[Span], by: int) -> Iterator[Span]:
    return ((start + by, end + by, labels) for start, end, labels in spans)
