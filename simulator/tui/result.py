"""A scored take as the scorecard, the review and the comparison show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from simulator.scoring.closing import Closing
from simulator.scoring.scorecard import Scorecard

if TYPE_CHECKING:
    from simulator.afterwards.interviews import RealInterview
    from simulator.history.take import Take
    from simulator.rehearsal import Rehearsal, Scored
    from simulator.scoring.feedback import Feedback
    from simulator.scoring.own_points import OwnPoint


@dataclass(frozen=True, slots=True)
class Result:
    """A scorecard with the talk it is about; `names` has one name a turn of the closing.

    `take` is None when the take could not be kept; `key` names a real interview.
    """

    card: Scorecard
    feedback: Feedback
    closing: Closing
    names: tuple[str, ...]
    title: str
    company: str
    played_at: datetime
    mode: str
    wants_job: bool
    seed: int
    take: Take | None = None
    key: str = ""


def from_take(take: Take, own: Sequence[OwnPoint] = ()) -> Result:
    """A stored take as a result; raises ScenarioProblems when its scenario is unreadable."""
    from simulator.scenario.load import load_text
    from simulator.scoring.feedback import advise

    scenario = load_text(take.scenario_source, take.scenario_id)
    closing = take.closing(scenario.context())
    return Result(
        card=take.scorecard,
        feedback=advise(take.scorecard, closing, own),
        closing=closing,
        names=tuple(turn.name for turn in take.turns),
        title=take.scenario_title,
        company=take.company,
        played_at=take.started_at,
        mode=take.mode,
        wants_job=take.wants_job,
        seed=take.seed,
        take=take,
    )


def from_play(rehearsal: Rehearsal, scored: Scored, take: Take | None) -> Result:
    """What has just been played as a result; `take` is None when it could not be kept."""
    start = rehearsal.start
    return Result(
        card=scored.scorecard,
        feedback=scored.feedback,
        closing=scored.closing,
        names=tuple(turn.name for turn in rehearsal.turns),
        title=start.scenario.title,
        company=start.scenario.job.company,
        played_at=rehearsal.started_at,
        mode=start.mode,
        wants_job=start.wants_job,
        seed=start.seed,
        take=take,
    )


def from_interview(told: RealInterview) -> Result:
    """A real interview, scored, as a result."""
    from simulator.scoring.feedback import advise

    assert told.card is not None
    closing = told.words()
    return Result(
        card=told.card,
        feedback=advise(told.card, closing),
        closing=closing,
        names=tuple("" for _ in closing.turns),
        title=", ".join(part for part in (told.role, told.company) if part),
        company=told.company,
        played_at=told.ended_at,
        mode="real",
        wants_job=told.wants_job,
        seed=0,
        key=told.key,
    )
