"""Labelled closings as units with targets, cut and noised the way a reader will meet them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.scoring.normalise import Word, normal_text, normal_words
from simulator.scoring.reading_input import LABELS, Passage
from simulator.scoring.units import cut

Span = tuple[int, int, tuple[str, ...]]
UNKNOWN = -1.0
"""Target of a label whose span touches the unit too little to say: not learned from."""

_BY_CUE = tuple(LABELS.index(label) for label in ("adds", "new", "ties_to_fit", "declines"))
_FILLERS = ("like", "you know", "i mean", "i guess", "kind of", "well", "so yeah", "right")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One candidate turn: its normal words, the cue before it, and labelled word ranges."""

    words: tuple[str, ...]
    cue: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One closing to learn from."""

    id: str
    turns: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One unit with its surroundings; `targets` follow LABELS, each 0, 1 or UNKNOWN.

    `taught` is what a teacher says of it, one probability a label; None without a teacher.
    """

    passage: Passage
    targets: tuple[float, ...]
    taught: tuple[float, ...] | None = None


def read_corpus(paths: Iterable[Path]) -> list[Labelled]:
    """Every closing of these JSONL files (rubric label format, with `spans`)."""
    return [
        _labelled(json.loads(line))
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def examples(closing: Labelled, noise: random.Random | None = None) -> list[Example]:
    """The closing's units; with `noise`, cut and worded a little differently each time."""
    found: list[Example] = []
    for turn in closing.turns:
        words, spans = list(turn.words), turn.spans
        if noise is not None:
            words, spans = _noised(words, spans, noise)
        if not words:
            continue
        starts = cut(words)
        if noise is not None:
            starts = _recut(starts, len(words), noise)
        bounds = list(zip(starts, [*starts[1:], len(words)], strict=True))
        lines = [" ".join(words[a:b]) for a, b in bounds]
        for i, (a, b) in enumerate(bounds):
            cue = turn.cue
            before = " ".join(lines[max(0, i - 2) : i])
            after = lines[i + 1] if i + 1 < len(lines) else ""
            targets = _targets(a, b, spans)
            if noise is not None:
                before = "" if noise.random() < 0.1 else before
                after = "" if noise.random() < 0.2 else after
                # Nothing but an addition or a refusal depends on what was asked.
                if noise.random() < 0.25 and not any(targets[n] for n in _BY_CUE):
                    cue = ""
            found.append(Example(Passage(cue, before, lines[i], after), targets))
    return found


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


def _targets(a: int, b: int, spans: Sequence[Span]) -> tuple[float, ...]:
    values = dict.fromkeys(LABELS, 0.0)
    skills = 0
    for start, end, labels in spans:
        shared = min(b, end) - max(a, start)
        if shared <= 0:
            continue
        enough = shared * 2 >= end - start or shared * 2 >= b - a or shared >= 6
        for label in labels:
            if label in ("skill1", "skill2"):
                skills += int(label[-1]) if shared * 2 >= end - start else 0
            elif enough:
                values[label.removeprefix("!")] = 1.0
            elif values[label.removeprefix("!")] == 0.0:
                values[label.removeprefix("!")] = UNKNOWN
    values["skill_one"] = float(skills >= 1)
    values["skill_two"] = float(skills >= 2)
    return tuple(values[label] for label in LABELS)


def _noised(
    words: list[str], spans: Sequence[Span], noise: random.Random
) -> tuple[list[str], tuple[Span, ...]]:
    """Some words dropped or doubled and discourse fillers put in, spans moved along."""
    if noise.random() < 0.4:
        return words, tuple(spans)
    kept: list[str] = []
    place: list[int] = []
    for word in words:
        place.append(len(kept))
        roll = noise.random()
        if roll < 0.015:
            continue
        if roll < 0.03:
            kept += noise.choice(_FILLERS).split()
        kept.append(word)
    place.append(len(kept))
    return kept, tuple((place[s], max(place[s] + 1, place[e]), labels) for s, e, labels in spans)


def _recut(starts: list[int], size: int, noise: random.Random) -> list[int]:
    """The cut with a few boundaries removed, moved or added."""
    moved = {0}
    for start in starts[1:]:
        roll = noise.random()
        if roll < 0.08:
            continue
        if roll < 0.2:
            start = min(size - 1, max(1, start + noise.choice((-2, -1, 1, 2))))
        moved.add(start)
    if size > 12 and noise.random() < 0.15:
        moved.add(noise.randrange(4, size - 4))
    return sorted(moved)
