"""One take, played in order: the engine that both front ends share, and its events."""

from simulator.rehearsal.engine import Clock, Rehearsal, Start, new_seed, retry, utc_now
from simulator.rehearsal.events import (
    CandidateSaid,
    Discarded,
    Event,
    Failed,
    Finished,
    InterviewerSaid,
    Lamps,
    Saved,
    Scored,
    YourTurn,
)

__all__ = [
    "CandidateSaid",
    "Clock",
    "Discarded",
    "Event",
    "Failed",
    "Finished",
    "InterviewerSaid",
    "Lamps",
    "Rehearsal",
    "Saved",
    "Scored",
    "Start",
    "YourTurn",
    "new_seed",
    "retry",
    "utc_now",
]
