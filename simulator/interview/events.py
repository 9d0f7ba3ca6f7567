"""What goes into the interview and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.interview.state import EndReason, InterviewState

__all__ = ["Answered", "EndReason", "Ended", "Event", "Left", "Reply", "Said", "Silent", "Step"]

SaidInvites = Literal[
    "questions", "addition", "interest", "reasons", "concerns", "pay", "closing", "statement"
]
"""What a line leaves room for; "statement" invites nothing in particular."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The candidate spoke.

    `met` are the rubric's criterion ids that this turn's words met; `seconds` is speaking time.
    """

    text: str
    met: frozenset[str] = frozenset()
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Silent:
    """The candidate let the turn pass."""


@dataclass(frozen=True, slots=True)
class Left:
    """The candidate ended the rehearsal."""


Reply = Answered | Silent | Left


@dataclass(frozen=True, slots=True)
class Said:
    """What one interviewer says in one go.

    `speaker` is the interviewer's id; `learned` names the topic that the candidate found out by
    asking ("timeframe" before any other), or is None.
    """

    speaker: str
    text: str
    invites: SaidInvites
    learned: str | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """The conversation is over."""

    reason: EndReason


Event = Said | Ended


@dataclass(frozen=True, slots=True)
class Step:
    """Where the interview stands now, and what was just said."""

    state: InterviewState
    events: tuple[Event, ...]
