"""How well a tactic went, in the four grades that spaced repetition knows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

from simulator.scoring.rubric import TACTICS
from simulator.scoring.scorecard import Scorecard, TacticResult

Grade = Literal["again", "hard", "good", "easy"]
GRADES: Final[tuple[Grade, ...]] = get_args(Grade)

CAUTION_OF_TACTIC: Final = {
    "confirm_interest": frozenset({"negative", "desperate"}),
    "ask_for_job": frozenset({"pressure", "desperate", "presumptuous"}),
    "remind_qualified": frozenset({"self_doubt", "negative"}),
    "something_to_add": frozenset({"declines", "self_doubt"}),
    "ask_next_steps": frozenset({"money_first", "pressure"}),
}
"""The cautions that spoil a tactic; others say nothing about how well that tactic is known."""


@dataclass(frozen=True, slots=True)
class Practised:
    """One time that a tactic was called for, in a take or a drill, and how it went."""

    tactic: str
    grade: Grade
    at: datetime


def grade(result: TacticResult, cautions: Collection[str] = ()) -> Grade:
    """The grade of one tactic, by its criteria and the kinds of caution raised beside it.

    Again when it was not used, hard when little more than its first criterion was met, easy when
    all of them were, good in between. A caution of that tactic's own takes one step off, though
    a tactic that was used is never graded as if it was not.
    """
    if not result.used:
        return "again"
    met = sum(criterion.met for criterion in result.criteria)
    step = 3 if met == len(result.criteria) else 2 if met > 1 else 1
    if CAUTION_OF_TACTIC[result.id] & set(cautions):
        step = max(1, step - 1)
    return GRADES[step]


def practised(card: Scorecard, at: datetime) -> tuple[Practised, ...]:
    """What a whole take says of each tactic; of those left out it says nothing."""
    kinds = [caution.kind for caution in card.cautions]
    known = {tactic.id for tactic in TACTICS}
    return tuple(
        Practised(result.id, grade(result, kinds), at)
        for result in card.tactics
        if result.id in known and result.id not in card.left_out
    )
