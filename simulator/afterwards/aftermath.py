"""An interview as it looks from afterwards, and all that has been kept about it since."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from simulator.afterwards.debrief import Debrief, Person, everyone, same_name

Outcome = Literal["open", "heard", "let_go"]
"""Whether an answer is awaited, has come, or is no longer waited for."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Words an interviewer said in answer to the candidate's question."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Own:
    """The candidate's own words, and the criterion of the rubric they met."""

    criterion: str
    text: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """One interview, rehearsed or real. `key` names it: “take-12”, “interview-3”.

    `ended_at` carries its zone. `facts` are phrases about the job, heard in the interview;
    `heard` and `own` quote what was said. `asked_when`: the candidate asked for the timeframe
    and was answered; `hear_by` is the day named, if one was. `would_hear_by` is the day that
    asking would have brought out, where that is known.
    """

    key: str
    company: str
    role: str
    ended_at: datetime
    people: tuple[Person, ...] = ()
    facts: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    own: tuple[Own, ...] = ()
    wants_job: bool = True
    asked_when: bool = False
    hear_by: date | None = None
    would_hear_by: date | None = None

    @property
    def real(self) -> bool:
        """Whether it was a real interview and no rehearsal."""
        return self.key.startswith("interview-")


@dataclass(frozen=True, slots=True)
class Note:
    """A thank-you note to one person; `sent_at` is None until it is marked sent."""

    person: str
    text: str
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up message, the first or the second; `text` is empty until it is written."""

    number: Literal[1, 2]
    text: str = ""
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Aftermath:
    """An interview with everything kept about it since."""

    occasion: Occasion
    debrief: Debrief = field(default_factory=Debrief)
    notes: tuple[Note, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    outcome: Outcome = "open"

    @property
    def begun(self) -> bool:
        """Whether the user has begun to look after it: a rehearsal alone asks for nothing."""
        return self.occasion.real or bool(self.notes or self.followups) or not self.debrief.empty

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone met, each of whom gets a note of their own."""
        return everyone(self.occasion.people, self.debrief.people)

    @property
    def hear_by(self) -> date | None:
        """The day by which they hear; the debrief knows better than the record."""
        return self.debrief.hear_by or self.occasion.hear_by

    def person(self, name: str) -> Person | None:
        """The person of that name, None when nobody is called so."""
        return next((p for p in self.people if same_name(p.name, name)), None)

    def note_to(self, name: str) -> Note | None:
        """The note kept for that person, if there is one."""
        return next((n for n in self.notes if same_name(n.person, name)), None)

    def followup(self, number: int) -> FollowUp | None:
        """The first or the second follow-up, as far as it is written or sent."""
        return next((f for f in self.followups if f.number == number), None)
