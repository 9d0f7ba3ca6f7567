"""Scorecards, cues and rounds for the tests of drills."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from simulator.drills.cues import DrillCue
from simulator.history.drills import DrillRound
from simulator.scenario.load import load_file
from simulator.scenario.model import Scenario
from simulator.scoring.closing import JobContext
from simulator.scoring.rubric import TACTICS
from simulator.scoring.scorecard import (
    CautionFinding,
    CriterionResult,
    Evidence,
    Scorecard,
    TacticResult,
)
from simulator.shipped import shipped

NOON = datetime(2025, 3, 3, 12, 0, tzinfo=UTC)
CUE = DrillCue(
    "harbour",
    "any",
    "Mara Lind",
    "Anything to add?",
    "Engineer",
    "Harbour Labs",
    JobContext(role="Engineer", company="Harbour Labs", facts=("The pier opens in May",)),
)


def card(
    met: Collection[str] = (), cautions: Collection[str] = (), left_out: tuple[str, ...] = ()
) -> Scorecard:
    """A scorecard that has these criteria as met, each by the whole answer."""
    words = (Evidence(1, 0, 5, "words"),)
    tactics = tuple(
        TacticResult(
            tactic.id,
            tactic.primary.id in met,
            sum(c.points for c in tactic.criteria if c.id in met),
            tuple(
                CriterionResult(c.id, c.id in met, c.points, words)
                if c.id in met
                else CriterionResult(c.id, False, 0)
                for c in tactic.criteria
            ),
        )
        for tactic in TACTICS
    )
    raised = tuple(CautionFinding(kind, words) for kind in cautions)
    return Scorecard(50, tactics, raised, {}, (), "1", "sample 1", left_out)


def played(tactic: str = "ask_for_job", at: datetime = NOON) -> DrillRound:
    return DrillRound(
        None, tactic, "harbour", "any", "Anything?", "I hope so.", ("asks",), "hard", at, "1", "s 1"
    )


def scenarios() -> tuple[Scenario, ...]:
    return tuple(load_file(path).scenario for path in sorted(shipped("scenarios").glob("*.yaml")))
