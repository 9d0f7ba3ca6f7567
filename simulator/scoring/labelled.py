"""Labelled closings for evaluation: what raters said of each, in the rubric's label format."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from simulator.scoring.closing import Closing, JobContext, Turn
from simulator.scoring.items import ItemProblem, item_of, load_object
from simulator.scoring.normalise import all_words
from simulator.scoring.rubric import (
    CAUTION_BY_ID,
    CAUTION_COST,
    CRITERION_BY_ID,
    ONE_SKILL_POINTS,
    TACTICS,
)

_SKILL_LABELS: Final = {"skill1": 1, "skill2": 2}
_SPEECH_LIKE: Final = ("unpunctuated", "imperfect", "speech", "misheard")


@dataclass(frozen=True, slots=True)
class Span:
    """Words that a rater marked: offsets in a turn, and the criteria and cautions they meet."""

    turn: int
    start: int
    end: int
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class LabelledClosing:
    """A closing with its labels; `skills_named` is None when the raters left no spans."""

    id: str
    closing: Closing
    met: frozenset[str]
    cautions: frozenset[str]
    style: str
    tags: str
    spans: tuple[Span, ...]
    skills_named: int | None

    @property
    def total(self) -> int:
        """The total that the labels themselves come to, out of 100."""
        points = sum(CRITERION_BY_ID[criterion].points for criterion in self.met)
        if self.skills_named == 1 and "fit" in self.met and "skills" not in self.met:
            points += ONE_SKILL_POINTS
        return max(0, points - CAUTION_COST * len(self.cautions))

    @property
    def slices(self) -> frozenset[str]:
        """Names of the slices of the report that this closing belongs to."""
        style = self.style.casefold()
        rough = any(word in style for word in _SPEECH_LIKE)
        several = sum(t.speaker == "candidate" for t in self.closing.turns) > 1
        names = {"speech-like" if rough else "clean"}
        if several or "multi-turn" in style:
            names.add("multi-turn")
        if self.tags.strip(" -"):
            names.add("boundary")
        return frozenset(names)


def read_labelled(lines: Iterable[str]) -> list[LabelledClosing]:
    """The labelled closings in these JSON lines; ItemProblem names the first bad one."""
    read: list[LabelledClosing] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            read.append(_labelled(load_object(line), number))
        except (ItemProblem, KeyError, TypeError, ValueError) as problem:
            raise ItemProblem("bad_json", f"line {number}: {problem!r}") from problem
    return read


def spoken_form(labelled: LabelledClosing) -> Closing:
    """The same words as rough speech-to-text: no punctuation, no capitals, some "um"s.

    Fillers come at places drawn from the closing's own id, so the form is always the same.
    """
    chance = random.Random(labelled.id)
    return replace(
        labelled.closing,
        turns=tuple(
            Turn(t.speaker, _spoken(t.text, chance)) if t.speaker == "candidate" else t
            for t in labelled.closing.turns
        ),
    )


def _spoken(text: str, chance: random.Random) -> str:
    said: list[str] = []
    for word in all_words(text):
        if chance.random() < 0.06:
            said.append(chance.choice(("um", "uh", "er")))
        # As written, not as normalised: a reader has to do that work itself.
        said.append(text[word.start : word.end].casefold())
    return " ".join(said)


def _labelled(data: Mapping[str, Any], number: int) -> LabelledClosing:
    item = item_of(data, _no_scenarios)
    labels = data["labels"]
    spans = tuple(
        Span(int(s["turn"]), int(s["start"]), int(s["end"]), frozenset(map(_plain, s["labels"])))
        for s in data.get("spans") or ()
    )
    named = sum(_SKILL_LABELS.get(n, 0) for s in data.get("spans") or () for n in s["labels"])
    met = {criterion for criterion in CRITERION_BY_ID if labels[criterion]}
    return LabelledClosing(
        id=str(item.id if item.id is not None else number),
        closing=item.closing,
        met=frozenset(
            c.id for t in TACTICS for c in t.criteria if c.id in met and t.primary.id in met
        ),
        cautions=frozenset(c for c in data.get("cautions") or () if c in CAUTION_BY_ID),
        style=str(data.get("style") or ""),
        tags=str(data.get("tags") or ""),
        spans=spans,
        skills_named=named if data.get("spans") is not None else None,
    )


def _plain(label: str) -> str:
    return "skills" if label in _SKILL_LABELS else label.removeprefix("!")


def _no_scenarios(reference: str) -> JobContext:
    raise ItemProblem("unknown_scenario", f"no scenario is known here: {reference}")
