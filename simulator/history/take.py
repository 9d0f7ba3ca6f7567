"""A take as it is kept: what was played, what was said, how it scored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from simulator.scoring.closing import Closing, JobContext, Speaker, Turn
from simulator.scoring.scorecard import Scorecard

Mode = Literal["practice", "real"]
EndReason = Literal["goodbye", "left", "silence"]


@dataclass(frozen=True, slots=True)
class PlayedTurn:
    """One turn; `name` is the interviewer's, `seconds` the time it took to say (None: unknown)."""

    speaker: Speaker
    name: str
    text: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """One finished rehearsal; `id` is None until it is saved, times are aware UTC datetimes.

    `scenario_source` is the scenario file's own text, so that a take can be replayed after the
    file has changed. `key` names the take before it has a number: saving a key that is already
    in history replaces that take, so an interrupted save never keeps one take twice.
    """

    id: int | None
    scenario_id: str
    scenario_title: str
    role: str
    company: str
    scenario_source: str
    seed: int
    mode: Mode
    wants_job: bool
    started_at: datetime
    ended_at: datetime
    ended: EndReason
    turns: tuple[PlayedTurn, ...]
    scorecard: Scorecard
    learned_timeframe: bool
    key: str | None = None

    def closing(self, context: JobContext | None = None) -> Closing:
        """The turns as they are scored; evidence in the scorecard points into these."""
        return Closing(tuple(Turn(turn.speaker, turn.text) for turn in self.turns), context)
