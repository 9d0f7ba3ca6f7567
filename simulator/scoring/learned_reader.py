"""The trained reading of a closing: a small encoder looks at each unit with its surroundings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from simulator.scoring.closing import JobContext
from simulator.scoring.encoder import Encoder
from simulator.scoring.reader import THRESHOLD, Mark, UnitReader
from simulator.scoring.reading_input import Passage
from simulator.scoring.units import Unit
from simulator.scoring.word_sets import word_set

_TO_THE_SCORER: Final = re.compile(
    r"\b(?:rubric|grader|scorer|evaluator|(?:previous|prior|above|all) instructions|system prompt"
    r"|(?:give|award|score|mark|rate) (?:me|this|it|him|her|them|candidate|the candidate)"
    r"(?: \w+){0,3} (?:points?|marks?|100|out of)|full marks|perfect score)\b"
)


_THANKS: Final = word_set(
    "thanks thank you cheers bye goodbye very much so okay ok right great lovely for your time",
    "again then now a day morning evening afternoon hello hi",
)


class LearnedReader(UnitReader):
    """Reads with the scorer in `folder`; every label's own threshold is moved to THRESHOLD."""

    def __init__(self, folder: Path) -> None:
        self._encoder = Encoder(folder)

    @property
    def version(self) -> str:  # type: ignore[override]
        """The trained scorer's own version; raises ReaderUnavailable when it has none."""
        return self._encoder.card.version

    def read_units(
        self, batch: Sequence[Unit], context: JobContext | None
    ) -> Sequence[tuple[Mark, ...]]:
        """The marks of each unit that reach their threshold, in LABELS order."""
        return [self._marks(unit) for unit in batch]

    def _marks(self, unit: Unit) -> tuple[Mark, ...]:
        if _TO_THE_SCORER.search(unit.normal):
            return ()  # said to this program and not to the interviewer
        if all(word.text in _THANKS for word in unit.words):
            return ()  # what the interviewer said before must not be read into a "thank you"
        passage = Passage(unit.cue, unit.before, unit.normal, unit.after)
        found = self._encoder.probabilities(passage)
        strengths = {
            label: _strength(value, self._encoder.card.thresholds[label])
            for label, value in found.items()
        }
        one, two = strengths.pop("skill_one"), strengths.pop("skill_two")
        size = len(unit.words)
        marks = [Mark(label, 0, size, s) for label, s in strengths.items() if s >= THRESHOLD]
        if one >= THRESHOLD or two >= THRESHOLD:
            marks.append(Mark("skills", 0, size, max(one, two), 2 if two >= THRESHOLD else 1))
        return tuple(marks)


def _strength(probability: float, threshold: float) -> float:
    """`probability` bent so that `threshold` lands on THRESHOLD; 0 and 1 stay where they are."""
    if probability < threshold:
        return probability / threshold * THRESHOLD
    return 1.0 - (1.0 - probability) / (1.0 - threshold) * (1.0 - THRESHOLD)
