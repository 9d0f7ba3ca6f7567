"""Takes and drafts for the history's tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from simulator.history.take import Mode, PlayedTurn, Take
from simulator.history.unfinished import UnfinishedTake
from simulator.scoring.rubric import TACTICS
from simulator.scoring.scorecard import (
    CautionFinding,
    CriterionResult,
    Evidence,
    Measure,
    Scorecard,
    TacticResult,
)

STARTED = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
WORDS = "I'd love to work on *Harbour*. I hope you'll take me further. When will you decide?"
TURNS = (
    PlayedTurn("interviewer", "Mara Lind", "Any questions for me?"),
    PlayedTurn("candidate", "", WORDS, 12.5),
    PlayedTurn("interviewer", "Mara Lind", "By Friday. Goodbye!"),
)


def now() -> datetime:
    return datetime(2025, 6, 7, 8, 9, 10, tzinfo=UTC)


def evidence(text: str, turn: int = 1) -> Evidence:
    start = TURNS[turn].text.index(text)
    return Evidence(turn, start, start + len(text), text)


def card(total: int = 42, *, left_out: tuple[str, ...] = (), cautions: int = 0) -> Scorecard:
    met = {
        "enthusiasm": evidence("I'd love to work on *Harbour*."),
        "from_interview": evidence("*Harbour*"),
        "asks": evidence("I hope you'll take me further."),
        "timeframe": evidence("When will you decide?"),
    }
    tactics = []
    for tactic in TACTICS:
        criteria = tuple(
            CriterionResult(
                c.id,
                c.id in met,
                c.points if c.id in met else 0,
                (met[c.id],) if c.id in met else (),
            )
            for c in tactic.criteria
        )
        tactics.append(
            TacticResult(tactic.id, criteria[0].met, sum(c.points for c in criteria), criteria)
        )
    return Scorecard(
        total=total,
        tactics=tuple(tactics),
        cautions=(CautionFinding("pressure", (evidence("I hope you'll take me further."),)),)
        * cautions,
        delivery={"words": Measure(15, "words"), "pace": Measure(None, "words/min", "no times")},
        notes=("A note.",),
        rubric_version="1",
        scorer_version="sample 1",
        left_out=left_out,
    )


def take(
    number: int = 0,
    *,
    total: int = 42,
    scenario_id: str = "harbour",
    mode: Mode = "practice",
    company: str = "Harbour Labs",
    scorecard: Scorecard | None = None,
) -> Take:
    started = STARTED + timedelta(hours=number)
    return Take(
        id=None,
        scenario_id=scenario_id,
        scenario_title=f"The {scenario_id} interview",
        role="Engineer",
        company=company,
        scenario_source="format: 1\nid: harbour\n",
        seed=7 + number,
        mode=mode,
        wants_job=True,
        started_at=started,
        ended_at=started + timedelta(minutes=2),
        ended="goodbye",
        turns=TURNS,
        scorecard=scorecard or card(total),
        learned_timeframe=True,
    )


def draft(take_id: str = "0123456789abcdef", text: str = "I'd lo") -> UnfinishedTake:
    return UnfinishedTake(
        take_id=take_id,
        scenario_id="harbour",
        scenario_title="The harbour interview",
        scenario_source="format: 1\n",
        seed=7,
        mode="real",
        wants_job=False,
        started_at=STARTED,
        state_json='{"node": "cue"}',
        turns=TURNS[:2],
        draft=text,
        saved_at=STARTED + timedelta(seconds=len(text)),
    )


def numbered(original: Take, number: int | None) -> Take:
    return replace(original, id=number)
