"""The conversation as a pure state machine: scenario, seed and replies in, events out."""

from simulator.interview.events import (
    Answered,
    Ended,
    EndReason,
    Event,
    Left,
    Reply,
    Said,
    Silent,
    Step,
)
from simulator.interview.machine import answer, begin
from simulator.interview.state import InterviewState

__all__ = [
    "Answered",
    "EndReason",
    "Ended",
    "Event",
    "InterviewState",
    "Left",
    "Reply",
    "Said",
    "Silent",
    "Step",
    "answer",
    "begin",
]
