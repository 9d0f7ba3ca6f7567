"""When each tactic is due again: one card a tactic, scheduled by the FSRS library.

A card a tactic and not a criterion: a tactic's later criteria count only with its first, so they
are not learnt apart from it; and five cards are a plan that somebody can see and keep.

The library's fuzzing is off, so that the same history always gives the same dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from simulator.drills.grades import Grade, Practised
from simulator.scoring.rubric import TACTICS

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

_NUMBER: Final = {tactic.id: number for number, tactic in enumerate(TACTICS, 1)}


@dataclass(frozen=True, slots=True)
class DrillCard:
    """Where one tactic stands. `state` is the library's own JSON, empty before the first time.

    `due` and `reviewed_at` are aware UTC datetimes.
    """

    tactic: str
    state: str
    due: datetime
    reviewed_at: datetime | None = None

    @property
    def new(self) -> bool:
        """Whether the tactic was never practised."""
        return self.reviewed_at is None


def new_card(tactic: str, now: datetime) -> DrillCard:
    """A tactic never practised: due now."""
    return DrillCard(tactic, "", now.astimezone(UTC))


def reviewed(card: DrillCard, grade: Grade, at: datetime) -> DrillCard:
    """The card after the tactic was practised at `at`, with the due date of the library."""
    from fsrs import Rating

    rating = Rating[grade.capitalize()]
    known = _read(card, at)
    after, _ = _scheduler().review_card(known, rating, at.astimezone(UTC))
    return DrillCard(card.tactic, after.to_json(), after.due, after.last_review)


def caught_up(card: DrillCard, history: Iterable[Practised]) -> DrillCard:
    """The card after all of `history` that is about its tactic and later than its last time."""
    for one in sorted(history, key=lambda p: p.at):
        if one.tactic != card.tactic:
            continue
        if card.reviewed_at is None or one.at > card.reviewed_at:
            card = reviewed(card, one.grade, one.at)
    return card


def deck(
    kept: Mapping[str, DrillCard], history: Iterable[Practised], now: datetime
) -> tuple[DrillCard, ...]:
    """Every tactic's card as of `now`, the most urgent first; ties in the rubric's order."""
    seen = tuple(history)
    cards = [caught_up(kept.get(t.id) or new_card(t.id, now), seen) for t in TACTICS]
    return tuple(sorted(cards, key=lambda card: card.due))


def due_today(card: DrillCard, now: datetime) -> bool:
    """Whether the card is due by the end of the day; `now` carries the user's own zone."""
    return card.due <= now or days_until(card, now) <= 0


def days_until(card: DrillCard, now: datetime) -> int:
    """Nights until the card is due, in the zone that `now` carries; 0 today, less when overdue."""
    return (card.due.astimezone(now.tzinfo).date() - now.date()) // timedelta(days=1)


def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False)


def _read(card: DrillCard, at: datetime) -> Card:
    """The library's card; one that was kept but makes no sense is begun anew."""
    from fsrs import Card

    if card.state:
        try:
            known = Card.from_json(card.state)
        except (AttributeError, KeyError, TypeError, ValueError):
            known = None
        if known is not None and _whole(known):
            return known
    return Card(card_id=_NUMBER[card.tactic], due=at.astimezone(UTC))


def _whole(known: Card) -> bool:
    """Whether the card has all that the library needs to review it."""
    from fsrs import State

    strong = None not in (known.stability, known.difficulty)
    return strong and (known.state is State.Review or known.step is not None)
