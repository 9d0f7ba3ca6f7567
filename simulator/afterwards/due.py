"""Everything that is due: one sorted list for the terminal, the home screen and the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal

from simulator.afterwards.aftermath import Aftermath
from simulator.afterwards.applications import Application, nudge_day, nudge_text
from simulator.afterwards.days import Rhythm, hours_later, spoken
from simulator.afterwards.plan import STALE, Plan, plan

NOTE_HOURS: Final = 24
Kind = Literal["interview", "debrief", "note", "answer", "followup", "application", "search"]
_ORDER: Final[tuple[Kind, ...]] = (
    "interview",
    "debrief",
    "note",
    "answer",
    "followup",
    "application",
    "search",
)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do, or to expect: `at` is the moment it is due, `day` the user's own date.

    `whole_day` means that only the day counts. `key` names the interview or “application-4”,
    `person` whom it is for, `number` which follow-up. `title` says it in a line, `detail` says
    why or how. `late` is true once its time has passed.
    """

    kind: Kind
    at: datetime
    day: date
    whole_day: bool
    title: str
    detail: str
    key: str = ""
    person: str = ""
    number: int = 0
    late: bool = False


def note_due(ended_at: datetime) -> datetime:
    """When the thank-you notes should have gone: 24 real hours after the interview, in UTC."""
    return hours_later(ended_at, NOTE_HOURS)


def due(
    now: datetime,
    aftermaths: Sequence[Aftermath],
    applications: Sequence[Application],
    rhythm: Rhythm,
    put_off: datetime | None = None,
) -> tuple[Due, ...]:
    """All that is due from now on or already late, the earliest first.

    A rehearsal is in it once a debrief or a note of it is kept. `put_off` is when the user last
    put the weekly nudge off.
    """
    found: list[Due] = []
    for aftermath in aftermaths:
        if aftermath.begun:
            found += _of_interview(aftermath, now, rhythm)
    for application in applications:
        found += _of_application(application, now, rhythm)
    found += _of_search(now, aftermaths, applications, rhythm, put_off)
    return tuple(sorted(found, key=_place))


def due_today(now: datetime, listed: Sequence[Due], rhythm: Rhythm) -> tuple[Due, ...]:
    """Of all that is `listed`, what is due today or late, and every note that counts down."""
    today = rhythm.day_of(now)
    return tuple(
        one
        for one in listed
        if one.day <= today or (one.kind == "note" and one.at <= hours_later(now, NOTE_HOURS))
    )


def countdown(at: datetime, now: datetime) -> str:
    """The time left until `at` in words: “5 h 20 min left”, “40 min late”, “3 days late”."""
    left = at - now.astimezone(UTC)
    word = "left" if left >= timedelta() else "late"
    minutes = int(abs(left).total_seconds() // 60)
    if minutes >= 48 * 60:
        return f"{minutes // (24 * 60)} days {word}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min {word}" if hours else f"{minutes} min {word}"


def _of_interview(aftermath: Aftermath, now: datetime, rhythm: Rhythm) -> Iterator[Due]:
    occasion = aftermath.occasion
    at = _job(aftermath)
    if occasion.ended_at > now:
        yield _timed(
            "interview", occasion.ended_at, now, rhythm, f"Your interview: {at}", "", occasion.key
        )
        return
    planned = plan(aftermath, rhythm.day_of(now), rhythm)
    if not planned.done and (not aftermath.people or (occasion.real and aftermath.debrief.empty)):
        yield _timed(
            "debrief",
            hours_later(occasion.ended_at, 1),
            now,
            rhythm,
            f"Two minutes of notes: {at}",
            "Names, promises, what you learned, what you forgot to say."
            if aftermath.people
            else "Note whom you spoke to, so that they can be thanked by name.",
            occasion.key,
        )
    # Thanks are owed whatever the answer was; only weeks later do they help nobody.
    thanked = aftermath.outcome == "let_go" or now - occasion.ended_at > STALE
    for person in () if thanked else aftermath.people:
        note = aftermath.note_to(person.name)
        if note is not None and note.sent_at is not None:
            continue
        yield _timed(
            "note",
            note_due(occasion.ended_at),
            now,
            rhythm,
            f"Thank {person.name}: {at}",
            "A draft is kept." if note else "Within 24 hours, in a note of its own.",
            occasion.key,
            person.name,
        )
    yield from _of_plan(aftermath, planned, now, rhythm)


def _of_plan(aftermath: Aftermath, planned: Plan, now: datetime, rhythm: Rhythm) -> Iterator[Due]:
    today = rhythm.day_of(now)
    step = planned.next
    if step is None:
        return
    key, at = aftermath.occasion.key, _job(aftermath)
    if aftermath.hear_by is not None and aftermath.hear_by >= today:
        detail = "They named this day. Nothing to do but be reachable."
        yield _daily("answer", aftermath.hear_by, now, rhythm, f"You may hear: {at}", detail, key)
    title = "Ask how things stand" if step.number == 1 else "Ask a second and last time"
    detail = planned.reason if step.number == 1 else "A week after your first message."
    if planned.cost and step.number == 1:
        detail = f"{detail} {planned.cost}"
    yield _timed(
        "followup",
        rhythm.at_morning(step.day),
        now,
        rhythm,
        f"{title}: {at}",
        detail,
        key,
        number=step.number,
        late=today > step.day,
    )


def _of_application(application: Application, now: datetime, rhythm: Rhythm) -> Iterator[Due]:
    if application.next_on is None or not application.under_way:
        return
    job = ", ".join(part for part in (application.role, application.company) if part)
    yield _daily(
        "application",
        application.next_on,
        now,
        rhythm,
        f"{application.next_step or 'Next step'}: {job}",
        f"Stage: {application.stage}.",
        f"application-{application.id}",
    )


def _of_search(
    now: datetime,
    aftermaths: Sequence[Aftermath],
    applications: Sequence[Application],
    rhythm: Rhythm,
    put_off: datetime | None,
) -> Iterator[Due]:
    held = [a.occasion.ended_at for a in aftermaths if a.begun and a.occasion.ended_at <= now]
    day = nudge_day(applications, held, put_off, rhythm)
    if day is None:
        return
    detail = nudge_text(applications)
    nudge = _daily("search", day, now, rhythm, "Keep the search going", detail, "search")
    yield replace(nudge, late=False)  # it stays, and never turns into a reproach


def _timed(
    kind: Kind,
    at: datetime,
    now: datetime,
    rhythm: Rhythm,
    title: str,
    detail: str,
    key: str,
    person: str = "",
    number: int = 0,
    late: bool | None = None,
) -> Due:
    return Due(
        kind=kind,
        at=at.astimezone(UTC),
        day=rhythm.day_of(at),
        whole_day=False,
        title=title,
        detail=detail,
        key=key,
        person=person,
        number=number,
        late=now > at if late is None else late,
    )


def _daily(
    kind: Kind, day: date, now: datetime, rhythm: Rhythm, title: str, detail: str, key: str
) -> Due:
    return Due(
        kind=kind,
        at=rhythm.at_morning(day).astimezone(UTC),
        day=day,
        whole_day=True,
        title=title,
        detail=detail,
        key=key,
        late=rhythm.day_of(now) > day,
    )


def _place(one: Due) -> tuple[datetime, int, str, str, int]:
    return one.at, _ORDER.index(one.kind), one.key, one.person, one.number


def _job(aftermath: Aftermath) -> str:
    occasion = aftermath.occasion
    return ", ".join(part for part in (occasion.role, occasion.company) if part) or "interview"


def when(one: Due, now: datetime, rhythm: Rhythm) -> str:
    """When it is due, for people: a countdown for notes, else the day."""
    if one.kind in ("note", "debrief"):
        return countdown(one.at, now)
    today = rhythm.day_of(now)
    days = (one.day - today).days
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days < 0 and not one.late:
        return "this week"
    return spoken(one.day, today) + (" (late)" if one.late else "")
