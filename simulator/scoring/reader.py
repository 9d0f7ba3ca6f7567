"""What a reader of closings is: text in, raw findings out; nothing is gated or counted here.

A reader that looks at one unit at a time (with its surroundings) subclasses `UnitReader` and
writes `read_units`; the cutting, the exact evidence, the cache of live scoring and the rules
that need the whole closing are then shared by all readers.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from simulator.scoring.closing import Closing, JobContext
from simulator.scoring.evidence import tidied
from simulator.scoring.scorecard import Evidence
from simulator.scoring.units import Unit, span_end, units

THRESHOLD: Final = 0.5
"""Findings at least this strong count; readers calibrate their strengths to it."""

UnitKey = tuple[str, str, str, str, bool]


class ReaderUnavailable(Exception):
    """The reader cannot read here (model file missing or altered); `advice` says what to do."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Mark:
    """One label in one unit: `label` is a criterion or caution id.

    `first` and `last` are word indices into `unit.words`, last one excluded. `strength` is 0
    to 1. `count` matters for `skills` only: how many distinct skills the words name.
    """

    label: str
    first: int
    last: int
    strength: float = 1.0
    count: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One label with its words in the candidate's turn; `strength` and `count` as in `Mark`."""

    label: str
    evidence: Evidence
    strength: float = 1.0
    count: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader found in a closing, secondary criteria included even without ●."""

    findings: tuple[Finding, ...] = ()

    def of(self, label: str) -> tuple[Finding, ...]:
        """The findings of one label that are strong enough to count, in the order said."""
        return tuple(f for f in self.findings if f.label == label and f.strength >= THRESHOLD)


class Reader(Protocol):
    """Reads a closing; equal closings read equal. `version` names the reader in scorecards."""

    @property
    def version(self) -> str: ...  # noqa: D102 - said above

    def read(self, closing: Closing) -> Reading:
        """Everything found; raises ReaderUnavailable when it cannot work here."""
        ...


class UnitReader(ABC):
    """A reader that takes one unit at a time, so that only changed units need reading again."""

    version: str

    @abstractmethod
    def read_units(
        self, batch: Sequence[Unit], context: JobContext | None
    ) -> Sequence[tuple[Mark, ...]]:
        """The marks of each unit, one tuple a unit, in order.

        A unit's marks may depend on `unit.key` and `context` and on nothing else.
        """

    def pieces(self, closing: Closing) -> Sequence[Unit]:
        """What is read one by one; together all of the candidate's words."""
        return units(closing)

    def settle(
        self, closing: Closing, cut: Sequence[Unit], findings: tuple[Finding, ...]
    ) -> tuple[Finding, ...]:
        """Findings after what only the whole closing and the interview can tell."""
        from simulator.scoring.context import settle

        return settle(closing, cut, findings)

    def read(
        self,
        closing: Closing,
        known: MutableMapping[UnitKey, tuple[Mark, ...]] | None = None,
    ) -> Reading:
        """Everything found; `known` holds marks of units read before and is added to."""
        pieces = self.pieces(closing)
        known = {} if known is None else known
        fresh = list({u.key: u for u in pieces if u.key not in known}.values())
        if fresh:
            for unit, marks in zip(fresh, self.read_units(fresh, closing.context), strict=True):
                known[unit.key] = marks
        findings = tuple(
            Finding(mark.label, evidence_of(closing, unit, mark), mark.strength, mark.count)
            for unit in pieces
            for mark in known[unit.key]
        )
        settled = self.settle(closing, units(closing), findings)
        return Reading(
            tuple(
                replace(f, evidence=tidied(f.evidence, closing.turns[f.evidence.turn].text))
                for f in settled
            )
        )


def evidence_of(closing: Closing, unit: Unit, mark: Mark) -> Evidence:
    """The exact words of `mark`, with the sentence punctuation that directly follows them."""
    text = closing.turns[unit.turn].text
    start = unit.words[mark.first].start
    end = span_end(text, unit.words[mark.last - 1].end)
    return Evidence(unit.turn, start, end, text[start:end])
