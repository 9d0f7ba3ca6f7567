"""What is due, as lines: on the first screen and in the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.afterwards.due import when
from simulator.afterwards.plan import plan
from simulator.tui import show

if TYPE_CHECKING:
    from simulator.afterwards.aftermath import Aftermath
    from simulator.afterwards.due import Due, Kind
    from simulator.tui.after_stage import Agenda

_COUNTING: Sequence[Kind] = ("note", "debrief")


def pressing(today: Sequence[Due]) -> tuple[Due, ...]:
    """Today's things, those that still count down first.

    What is long late stays late; a thank-you can still go in time.
    """

    def place(one: Due) -> int:
        running = not one.late and one.kind in _COUNTING
        return _COUNTING.index(one.kind) if running else len(_COUNTING)

    return tuple(sorted(today, key=place))


def home_panel(agenda: Agenda, now: datetime, key: str) -> Content:
    """Today's things in two lines at most, and the key to all of them; empty when none is due."""
    if not agenda.today:
        return Content("")
    first, *others = pressing(agenda.today)
    style = "$warning" if first.late else "$accent"
    late = sum(one.late for one in others)
    more = f"And {len(others)} more due" if others else ""
    if late:
        more += ", late" if late == len(others) else f", {late} of them late"
    return Content.assemble(
        (f"{when(first, now, agenda.rhythm).capitalize()}  ", f"bold {style}"),
        show.line(first.title),
        "\n",
        (f"{more}. " if more else "", "$quiet"),
        "Press ",
        (key, "bold $primary"),
        " to see to it.",
    )


def due_row(one: Due, agenda: Agenda, width: int) -> Sequence[Content]:
    """A thing that is due, in two lines."""
    style = "bold $warning" if one.late else "$accent" if one in agenda.today else "$quiet"
    at = Content.styled(when(one, agenda.now, agenda.rhythm), style)
    return (
        show.spread(show.line(one.title, "bold"), at, width),
        show.line(one.detail, "$quiet").truncate(width, ellipsis=True),
    )


def tended_row(one: Aftermath, agenda: Agenda, width: int) -> Sequence[Content]:
    """An interview looked after, and how far that is, in two lines."""
    occasion = one.occasion
    job = ", ".join(part for part in (occasion.role, occasion.company) if part) or "Interview"
    kind = "real" if occasion.real else "rehearsed"
    held = agenda.rhythm.day_of(occasion.ended_at)
    sent = sum(note.sent_at is not None for note in one.notes)
    pieces = [f"{sent} of {show.count(len(one.people), 'note')} sent"] if one.people else []
    planned = plan(one, agenda.rhythm.day_of(agenda.now), agenda.rhythm)
    written = sum(step.sent_on is not None for step in planned.steps)
    pieces.append(f"{written} of 2 follow-ups")
    pieces.append({"open": "waiting", "heard": "they answered", "let_go": "let go"}[one.outcome])
    day = Content.styled(f"{kind}, {held.day} {held:%b %Y}", "$quiet")
    return (
        show.spread(show.line(job, "bold"), day, width),
        Content.styled(" · ".join(pieces), "$quiet").truncate(width, ellipsis=True),
    )
