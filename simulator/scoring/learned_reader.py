"""The trained reading of a closing: a small encoder reads each word with all that stands around it.

Which words earn something is learned; what is never to be credited is said here in rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from simulator.scoring.closing import Closing, JobContext
from simulator.scoring.encoder import Encoder
from simulator.scoring.plain_words import plainly_said, refused
from simulator.scoring.reader import THRESHOLD, Finding, Mark, UnitReader
from simulator.scoring.reading_input import LABELS, Passage
from simulator.scoring.rubric import TACTICS
from simulator.scoring.units import Unit, cut, stretches, units
from simulator.scoring.word_sets import word_set

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TO_THE_SCORER: Final = re.compile(
    r"\b(?:rubric|grader|scorer|evaluator|(?:previous|prior|above|all) instructions|system prompt"
    r"|(?:give|award|score|mark|rate) (?:me|this|it|him|her|them|candidate|the candidate)"
    r"(?: \w+){0,3} (?:points?|marks?|100|out of)|full marks|perfect score)\b"
)


_THANKS: Final = word_set(
    "thanks thank you cheers bye goodbye very much so okay ok right great lovely for your time",
    "again then now a day morning evening afternoon hello hi",
)
_INTEREST: Final = word_set(
    "i am i'm very really so still truly genuinely extremely even more interested keen excited",
    "enthusiastic in on about it this that the job role position post yes oh well honestly",
)
"""Interest said in these words alone is no asking, however warmly the interviewer asked for it."""
_NOTHING_IN_PARTICULAR: Final = _INTEREST | word_set(
    "i'd i'll would will love like want to work working here with for you your team company join",
    "be part of a get have do much and thank thanks time today everything you've said heard now",
    "me my",
)
"""Interest in these words alone is tied to nothing that was learned."""
_SLOPE: Final = 0.5
"""Words beside a find belong to it down to this share of its label's threshold …"""
_EDGE: Final = 0.55
"""… and of its own peak, so that a sure find does not drag doubtful words in …"""
_GAP: Final = 2
"""… and finds that no more words than these lie between are one."""
_CREDIBLE: Final = 0.8
"""What the strengths of the tactics in a closing must come to before any of them is credited.

A doubtful find is believed beside others and not alone: chosen on the development part, where it
keeps most closings that meet nothing from being credited and costs hardly any agreement.
"""
_BESIDE: Final = 0.2
"""What a find of a tactic's later criteria adds to that sum, as a share of its strength."""
_TOO_LITTLE: Final = {"asks": _INTEREST, "from_interview": _NOTHING_IN_PARTICULAR}
_ASKED: Final = ("asks", "tactful", "asks_next", "timeframe")
"""What one does by asking, and not by saying that one will not."""
_PRIMARY: Final = frozenset(tactic.primary.id for tactic in TACTICS)


class LearnedReader(UnitReader):
    """Reads with the scorer in `folder`; every label's own threshold is moved to THRESHOLD."""

    def __init__(self, folder: Path) -> None:
        self._encoder = Encoder(folder)

    @property
    def version(self) -> str:  # type: ignore[override]
        """The trained scorer's own version; raises ReaderUnavailable when it has none."""
        return self._encoder.card.version

    def pieces(self, closing: Closing) -> Sequence[Unit]:
        """Whole turns, long ones in stretches: a sentence is understood by those around it."""
        return units(closing, stretches)

    def read_units(
        self, batch: Sequence[Unit], context: JobContext | None
    ) -> Sequence[tuple[Mark, ...]]:
        """The marks of each stretch that reach their threshold, in LABELS order."""
        return [tuple(self._marks(unit)) for unit in batch]

    def settle(
        self, closing: Closing, cut: Sequence[Unit], findings: tuple[Finding, ...]
    ) -> tuple[Finding, ...]:
        """No tactic in a closing where all of them together are hardly credible."""
        settled = super().settle(closing, cut, findings)
        strongest: dict[str, float] = {}
        for finding in settled:
            strongest[finding.label] = max(finding.strength, strongest.get(finding.label, 0.0))
        credit = sum(
            strongest[tactic.primary.id]
            + _BESIDE * sum(strongest.get(c.id, 0.0) for c in tactic.criteria[1:])
            for tactic in TACTICS
            if tactic.primary.id in strongest
        )
        if credit >= _CREDIBLE:
            return settled
        return tuple(f for f in settled if f.label not in _PRIMARY)

    def probabilities(self, unit: Unit) -> NDArray[Any]:
        """How likely each word of `unit` earns each of LABELS: (words, labels), rules applied."""
        words = tuple(word.text for word in unit.words)
        values = self._encoder.probabilities(Passage(unit.cue, unit.before, words, unit.after))
        for first, last, labels in plainly_said(words):
            values[first:last, [LABELS.index(label) for label in labels]] = 1.0
        for first, last in refused(words):
            values[first:last, [LABELS.index(label) for label in _ASKED]] = 0.0
        for first, last in _not_to_be_read(words):
            values[first:last] = 0.0
        return values

    def _marks(self, unit: Unit) -> Iterator[Mark]:
        words = tuple(word.text for word in unit.words)
        values = self.probabilities(unit)
        column = {label: values[:, n].tolist() for n, label in enumerate(LABELS)}
        limits = self._encoder.card.thresholds
        for label in LABELS:
            if label.startswith("skill_"):
                continue
            for first, last in _finds(column[label], limits[label]):
                if set(words[first:last]) <= _TOO_LITTLE.get(label, frozenset()):
                    continue
                peak = max(column[label][first:last])
                yield Mark(label, first, last, _strength(peak, limits[label]))
        several = max(column["skill_two"]) >= limits["skill_two"]
        label = "skill_two" if several else "skill_one"
        for first, last in _finds(column[label], limits[label]):
            peak = max(column[label][first:last])
            yield Mark("skills", first, last, _strength(peak, limits[label]), 1 + several)


def _not_to_be_read(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Clauses said to this program, not to the interviewer, and such as are nothing but thanks.

    The interviewer's words before it must not be read into a "thank you".
    """
    for first, last in pairwise([*cut(words), len(words)]):
        clause = words[first:last]
        if _TO_THE_SCORER.search(" ".join(clause)) or all(word in _THANKS for word in clause):
            yield first, last


def _finds(values: Sequence[float], threshold: float) -> list[tuple[int, int]]:
    """Runs of words that reach `threshold` somewhere, first and one past the last word."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(values):
        end = at
        while end < len(values) and values[end] >= threshold * _SLOPE:
            end += 1
        peak = max(values[at:end], default=0.0)
        if end > at and peak >= threshold:
            first, last = at, end
            while values[first] < peak * _EDGE:
                first += 1
            while values[last - 1] < peak * _EDGE:
                last -= 1
            if runs and first - runs[-1][1] <= _GAP:
                runs[-1] = (runs[-1][0], last)
            else:
                runs.append((first, last))
        at = max(end, at + 1)
    return runs


def _strength(probability: float, threshold: float) -> float:
    """`probability` bent so that `threshold` lands on THRESHOLD; 0 and 1 stay where they are."""
    if probability < threshold:
        return probability / threshold * THRESHOLD
    return 1.0 - (1.0 - probability) / (1.0 - threshold) * (1.0 - THRESHOLD)
