"""The follow-up plan: when to ask how things stand, at most twice, and when to let go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from simulator.afterwards.aftermath import Aftermath
from simulator.afterwards.days import WEEK, Rhythm, spoken

MOST_MESSAGES: Final = 2
STALE: Final = timedelta(days=21)
"""So long after its day an unsent message is dropped rather than asked for again."""

Basis = Literal["date", "answer", "nothing"]
"""What the plan stands on: a day they named, an answer without a day, or no answer at all."""

_TWICE: Final = (
    "You have written twice. Silence is not a no, but a third message only presses; "
    "your time is better spent on the other applications."
)
_STALE: Final = (
    "It has been quiet for weeks now, so this one is let go. Silence is not a no: "
    "if they come back to you, answer as gladly as before."
)
_HEARD: Final = "They have answered, so there is nothing to ask."
_LET_GO: Final = "You let this one go. That is a decision too, and frees you for the others."


@dataclass(frozen=True, slots=True)
class Step:
    """One message of the plan: its day, and the day it was sent once it was."""

    number: Literal[1, 2]
    day: date
    sent_on: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """When to follow up. `reason` says why then, `cost` what not asking cost (or is empty).

    `done` is true when nothing more is to be sent, and `letting_go` then says why.
    """

    basis: Basis
    steps: tuple[Step, ...]
    reason: str
    cost: str
    done: bool
    letting_go: str

    @property
    def next(self) -> Step | None:
        """The message to send next; None when the plan is done."""
        if self.done:
            return None
        return next((step for step in self.steps if step.sent_on is None), None)


def plan(aftermath: Aftermath, today: date, rhythm: Rhythm) -> Plan:
    """The plan as it stands on `today`; it moves whenever one of its dates moves.

    With a day named, the first message goes on the next working day after it; without one, a
    week after the interview. The second goes a week after the first, counted from the day the
    first was really sent, and never before the day on which the first was due.
    """
    met = rhythm.day_of(aftermath.occasion.ended_at)
    basis = _basis(aftermath)
    steps = tuple(_steps(aftermath, met, today, rhythm))
    letting_go = _letting_go(aftermath, steps, today)
    return Plan(
        basis=basis,
        steps=steps,
        reason=_reason(basis, aftermath.hear_by, steps[0].day, today),
        cost=_cost(aftermath, steps[0].day, today),
        done=bool(letting_go),
        letting_go=letting_go or "After two messages, let it go: more would only press them.",
    )


def _basis(aftermath: Aftermath) -> Basis:
    if aftermath.hear_by is not None:
        return "date"
    return "answer" if aftermath.occasion.asked_when else "nothing"


def _steps(aftermath: Aftermath, met: date, today: date, rhythm: Rhythm) -> Iterator[Step]:
    if aftermath.hear_by is not None:
        day = rhythm.after(max(aftermath.hear_by, met))
    else:
        day = rhythm.on_or_after(met + WEEK)
    first_sent = _sent_on(aftermath, 1, rhythm)
    yield Step(1, day, first_sent)
    second_sent = _sent_on(aftermath, 2, rhythm)
    # A first message still to be sent goes today at the earliest, and the second waits for it.
    base = first_sent or (day if second_sent else max(day, rhythm.on_or_after(today)))
    # Who wrote early has not moved the day on which they can know.
    yield Step(2, max(day, rhythm.on_or_after(base + WEEK)), second_sent)


def _sent_on(aftermath: Aftermath, number: int, rhythm: Rhythm) -> date | None:
    message = aftermath.followup(number)
    if message is None or message.sent_at is None:
        return None
    return rhythm.day_of(message.sent_at)


def _letting_go(aftermath: Aftermath, steps: tuple[Step, ...], today: date) -> str:
    """Why nothing more is to be sent; empty while something is."""
    if aftermath.outcome == "heard":
        return _HEARD
    if aftermath.outcome == "let_go":
        return _LET_GO
    first, second = steps
    if second.sent_on is not None:
        return _TWICE
    waiting = first if first.sent_on is None else second
    return _STALE if today - waiting.day > STALE else ""


def _reason(basis: Basis, hear_by: date | None, first: date, today: date) -> str:
    then = spoken(first, today)
    if basis == "date" and hear_by is not None:
        return (
            f"They named {spoken(hear_by, today)}. {then} is the first working day after it, "
            "so a short question is welcome then."
        )
    if basis == "answer":
        return (
            f"You asked when you would hear, and no day is noted. A week after you met, {then}, "
            "is a good time to ask. If they named a day, note it and the plan moves."
        )
    return f"No day is known, so the plan waits a week after you met, until {then}."


def _cost(aftermath: Aftermath, first: date, today: date) -> str:
    """What not asking for the timeframe costs now, said plainly."""
    if aftermath.hear_by is not None or aftermath.occasion.asked_when:
        return ""
    day = aftermath.occasion.would_hear_by
    if day is None:
        return (
            "You did not learn when they decide, so every day of silence could mean anything. "
            "“When might I hear from you?” would have given you a date."
        )
    if day < first:
        days = (first - day).days
        late = f"{days} day{'s' if days > 1 else ''} after the day you were never told"
        return (
            f"They would have named {spoken(day, today)} had you asked. Now you wait in the dark, "
            f"and your first question comes {late}."
        )
    return (
        f"They would have named {spoken(day, today)} had you asked. Now the plan has you asking on "
        f"{spoken(first, today)}, before they can know, which looks impatient."
    )
