"""What is scored: the turns of a closing, and what the interview made known before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Speaker = Literal["interviewer", "candidate"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of talk; `text` is plain data, never markup."""

    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class JobContext:
    """What the candidate can know and what the interview already covered.

    `facts` were heard in the interview or are known of the job, `skills` are what the job asks
    for, `discussed` are the candidate's points that have already come up, `people` are names of
    interviewers.
    """

    role: str = ""
    company: str = ""
    facts: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    discussed: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Closing:
    """The turns from the first closing cue to the goodbye; `context` is None when unknown."""

    turns: tuple[Turn, ...]
    context: JobContext | None = None
