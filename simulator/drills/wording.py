"""What both front ends say of drills, in the same words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from simulator.drills.deck import DrillCard, days_until
from simulator.drills.grades import Grade
from simulator.drills.rounds import RoundResult
from simulator.keys import nearest
from simulator.scoring.rubric import TACTIC_BY_ID, TACTICS

_VERDICT: Final[dict[Grade, str]] = {
    "again": "Not there yet, and that is what drills are for.",
    "hard": "You are on the way.",
    "good": "Good: the heart of it was there.",
    "easy": "All of it, well said.",
}


class UnknownTactic(LookupError):
    """No tactic has that name; `str()` names them."""

    def __init__(self, wanted: str) -> None:
        likely = nearest(wanted[:60].casefold(), [*TACTIC_BY_ID, *_shorts()])
        hint = f" Did you mean “{likely}”?" if likely else ""
        shorts = ", ".join(tactic.short.lower() for tactic in TACTICS)
        super().__init__(f"There is no tactic “{wanted[:60]}”.{hint} There are: {shorts}.")


def tactic_named(written: str) -> str:
    """The tactic's id in what a user wrote: its id, short name, number or title.

    Raises UnknownTactic.
    """
    word = " ".join(written.split()).casefold()
    for number, tactic in enumerate(TACTICS, 1):
        names = {tactic.id, tactic.short.casefold(), tactic.title.casefold(), str(number)}
        if word in names or word.replace("-", "_") == tactic.id:
            return tactic.id
    raise UnknownTactic(written)


def when(card: DrillCard, now: datetime) -> str:
    """When a card is due, as people say it; `now` carries the user's zone."""
    if card.new:
        return "new"
    days = days_until(card, now)
    if days < 0:
        return f"for {-days} day{'' if days == -1 else 's'}"
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days < 60:
        return f"in {days} days"
    day = card.due.astimezone(now.tzinfo)
    return f"{day.day} {day:%B %Y}"


def back(card: DrillCard, now: datetime) -> str:
    """A sentence on when the tactic comes back."""
    return f"It comes back {when(card, now)}."


def verdict(result: RoundResult) -> str:
    """One warm line on how the round went."""
    return _VERDICT[result.grade]


def better_heading(result: RoundResult) -> str:
    """What stands above the better way to say it."""
    return "Another way to say it" if result.complete else "A better way to say it"


def summary(results: Sequence[RoundResult]) -> str:
    """How a sitting went, in one sentence."""
    number = len(results)
    if not number:
        return "No rounds this time. Come back when you like."
    met = sum(len(result.met) for result in results)
    asked = sum(len(result.criteria) for result in results)
    rounds = f"{number} round{'' if number == 1 else 's'}"
    return f"{rounds}, {met} of {asked} criteria met. See you next time."


def _shorts() -> tuple[str, ...]:
    return tuple(tactic.short.casefold() for tactic in TACTICS)
