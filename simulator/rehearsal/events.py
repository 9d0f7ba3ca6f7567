"""What a take tells a front end: typed events, plain data all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.history.take import EndReason, Take
from simulator.scoring.closing import Closing
from simulator.scoring.feedback import Feedback
from simulator.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class InterviewerSaid:
    """An interviewer's line; `invites` says what it leaves room for."""

    speaker: str
    name: str
    text: str
    invites: str


@dataclass(frozen=True, slots=True)
class YourTurn:
    """The candidate may speak; `number` counts their turns from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class CandidateSaid:
    """The candidate's words as they count; empty when they stayed silent."""

    text: str


@dataclass(frozen=True, slots=True)
class Lamps:
    """Live reading of what is said so far; `request` is the number handed to `live`."""

    request: int
    used: frozenset[str]
    met: frozenset[str]


@dataclass(frozen=True, slots=True)
class Finished:
    """The conversation is over."""

    reason: EndReason


@dataclass(frozen=True, slots=True)
class Scored:
    """The scorecard and what to do with it."""

    scorecard: Scorecard
    feedback: Feedback
    closing: Closing


@dataclass(frozen=True, slots=True)
class Saved:
    """The take is in history; `take.id` is set. `notices` are sentences for the candidate."""

    take: Take
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Discarded:
    """The take ended before a word was said, so there is nothing to score or keep."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Something did not work; the rehearsal goes on as far as it can.

    `what` names the part: "draft", "history" or "scoring". `take` is the finished take that is
    not in history yet; saving it again later keeps it once.
    """

    what: Literal["draft", "history", "scoring"]
    message: str
    advice: str
    take: Take | None = None


Event = (
    InterviewerSaid
    | YourTurn
    | CandidateSaid
    | Lamps
    | Finished
    | Scored
    | Saved
    | Discarded
    | Failed
)
