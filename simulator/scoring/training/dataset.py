"""Labelled closings as units with targets, cut and noised the way a reader will meet them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.scoring.normalise import Word, normal_text, normal_words
from simulator.scoring.reading_input import LABELS, Passage

Span = tuple[int, int, tuple[str, ...]]
Cutter = Callable[[Sequence[str]], Sequence[int]]
UNKNOWN = -1.0
"""Target of a label whose span touches the unit too little to say: not learned from."""

_FILLERS = ("like", "you know", "i mean", "i guess", "kind of", "well", "so yeah", "right")
_SENTENCE_END = re.compile(r"[.?!;:…\n]|\s[-–—]+\s")
_WHOLE = re.compile(r"[.?!…]+[\"'”’)]*\s*$")
_WORDS_A_MARK = (3.5, 28.0)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One candidate turn: its normal words, the cue before it, and labelled word ranges.

    `begins` are the words that begin a sentence, None when the punctuation does not tell.
    """

    words: tuple[str, ...]
    cue: str
    spans: tuple[Span, ...]
    begins: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """One closing to learn from."""

    id: str
    turns: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One unit with its surroundings; `targets` follow LABELS, each 0, 1 or UNKNOWN."""

    passage: Passage
    targets: tuple[float, ...]


def read_corpus(paths: Iterable[Path]) -> list[Labelled]:
    """Every closing of these JSONL files (rubric label format, with `spans`)."""
    return [
        _labelled(json.loads(line))
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def in_company(closings: Sequence[Labelled], noise: random.Random) -> list[Labelled]:
    """The closings shuffled, lone sentences often put beside others as in a longer turn."""
    lone = [c for c in closings if len(c.turns) == 1 and not c.turns[0].cue]
    lone = [c for c in lone if len(c.turns[0].words) <= 45]
    alone = {id(c) for c in lone}
    found = [c for c in closings if id(c) not in alone]
    noise.shuffle(lone)
    while lone:
        group = [lone.pop() for _ in range(min(len(lone), noise.choice((1, 1, 2, 3))))]
        found.append(_joined(group))
    noise.shuffle(found)
    return found


def examples(
    closing: Labelled, cutter: Cutter, noise: random.Random | None = None
) -> list[Example]:
    """The closing's units; with `noise`, cut and worded a little differently each time."""
    found: list[Example] = []
    for turn in closing.turns:
        words, spans = list(turn.words), turn.spans
        if not words:
            continue
        starts = list(cutter(words))
        if noise is not None:
            if turn.begins is not None and noise.random() < 0.4:
                starts = list(turn.begins)
            words, spans, starts = _noised(words, spans, starts, noise)
        bounds = list(zip(starts, [*starts[1:], len(words)], strict=True))
        lines = [" ".join(words[a:b]) for a, b in bounds]
        for i, (a, b) in enumerate(bounds):
            before = " ".join(lines[max(0, i - 2) : i])
            after = lines[i + 1] if i + 1 < len(lines) else ""
            if noise is not None:
                before = "" if noise.random() < 0.1 else before
                after = "" if noise.random() < 0.2 else after
            found.append(Example(Passage(turn.cue, before, lines[i], after), _targets(a, b, spans)))
    return found


def _joined(group: Sequence[Labelled]) -> Labelled:
    words: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    begins: tuple[int, ...] | None = ()
    for closing in group:
        turn, at = closing.turns[0], len(words)
        spans += tuple((s + at, e + at, labels) for s, e, labels in turn.spans)
        # A lone line without marks is one sentence when it is short enough to be.
        own = turn.begins if turn.begins is not None or len(turn.words) > 14 else (0,)
        begins = None if begins is None or own is None else begins + tuple(b + at for b in own)
        words += turn.words
    return Labelled(group[0].id, (Spoken(words, "", spans, begins if words else None),))


def _labelled(data: dict[str, Any]) -> Labelled:
    turns: list[Spoken] = []
    cue: list[str] = []
    answered = False
    for number, turn in enumerate(data["turns"]):
        text = str(turn["text"])
        if turn["speaker"] == "interviewer":
            if answered:
                cue, answered = [], False
            cue.append(normal_text(text))
            continue
        answered = True
        words = normal_words(text)
        spans = tuple(
            span
            for raw in data.get("spans", ())
            if raw["turn"] == number
            for span in _word_range(raw, words)
        )
        plain = tuple(w.text for w in words)
        turns.append(Spoken(plain, " ".join(cue), spans, _begins(text, words)))
    return Labelled(str(data["id"]), tuple(turns))


def _begins(text: str, words: Sequence[Word]) -> tuple[int, ...] | None:
    if not words or not _WHOLE.search(text):
        return None
    found = [0]
    for i in range(1, len(words)):
        if _SENTENCE_END.search(text[words[i - 1].end : words[i].start]):
            found.append(i)
    least, most = _WORDS_A_MARK
    return tuple(found) if least <= len(words) / len(found) <= most else None


def _word_range(raw: dict[str, Any], words: Sequence[Word]) -> Iterator[Span]:
    inside = [i for i, w in enumerate(words) if w.start < raw["end"] and w.end > raw["start"]]
    if inside:
        yield inside[0], inside[-1] + 1, tuple(raw["labels"])


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
    words: list[str], spans: Sequence[Span], starts: list[int], noise: random.Random
) -> tuple[list[str], tuple[Span, ...], list[int]]:
    """Some words dropped or discourse fillers put in, spans and starts moved along."""
    starts = _recut(starts, len(words), noise)
    if noise.random() < 0.4:
        return words, tuple(spans), starts
    kept: list[str] = []
    place: list[int] = []
    for word in words:
        place.append(len(kept))
        roll = noise.random()
        if roll < 0.015 and len(words) > 4:
            continue
        if roll < 0.03:
            kept += noise.choice(_FILLERS).split()
        kept.append(word)
    place.append(len(kept))
    moved = tuple((place[s], max(place[s] + 1, place[e]), labels) for s, e, labels in spans)
    return kept, moved, sorted({place[s] for s in starts if place[s] < len(kept)} | {0})


def _recut(starts: list[int], size: int, noise: random.Random) -> list[int]:
    """The cut with a few boundaries removed, moved or added."""
    moved = {0}
    for start in starts[1:]:
        roll = noise.random()
        if roll < 0.08:
            continue
        if roll < 0.16:
            start = min(size - 1, max(1, start + noise.choice((-2, -1, 1, 2))))
        moved.add(start)
    if size > 14 and noise.random() < 0.1:
        moved.add(noise.randrange(4, size - 4))
    return sorted(moved)
