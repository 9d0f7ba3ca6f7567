"""The search that goes on: other applications, and a weekly nudge until an offer is accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, get_args

from simulator.afterwards.days import WEEK, Rhythm

Stage = Literal["found", "applied", "interviewing", "offered", "accepted", "closed"]
STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
_OVER: Final = ("accepted", "closed")


@dataclass(frozen=True, slots=True)
class Application:
    """One job applied for, or about to be; `id` is None until it is kept.

    `next_step` is what to do next, `next_on` the day for it. `changed_at` carries its zone.
    """

    id: int | None
    company: str
    role: str
    stage: Stage
    changed_at: datetime
    next_step: str = ""
    next_on: date | None = None

    @property
    def under_way(self) -> bool:
        """Whether something may still come of it."""
        return self.stage not in _OVER


def accepted(applications: Sequence[Application]) -> bool:
    """Whether an offer has been accepted, so that the search is over."""
    return any(application.stage == "accepted" for application in applications)


def nudge_day(
    applications: Sequence[Application],
    interviews: Sequence[datetime],
    put_off: datetime | None,
    rhythm: Rhythm,
) -> date | None:
    """The working day from which a word about the search is due; None when none is wanted.

    It is a week after the last thing done: an application changed, an interview, or the nudge
    put off. None before the first of these, and once an offer is accepted.
    """
    if accepted(applications):
        return None
    moments = [application.changed_at for application in applications]
    moments += interviews
    if not moments:
        return None
    if put_off is not None:
        moments.append(put_off)
    return rhythm.on_or_after(rhythm.day_of(max(moments)) + WEEK)


def nudge_text(applications: Sequence[Application]) -> str:
    """One friendly sentence for that day."""
    under_way = sum(application.under_way for application in applications)
    if not under_way:
        return "Nothing else is under way. One application this week keeps your choice open."
    one = "1 application is" if under_way == 1 else f"{under_way} applications are"
    return f"{one} under way. Until you have accepted an offer, give the search an hour this week."
