"""What is due as calendar events (RFC 5545) that a second import updates and never doubles.

An event's UID depends on what it is about and on the user's own feed, not on its date. Its
SEQUENCE and LAST-MODIFIED come from a ledger of what was written before, so an event that moves
is the same event, newer; one that is no longer wanted is written once more as cancelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal
from uuid import UUID, uuid5

from icalendar import Calendar
from icalendar import Event as Component

from simulator.afterwards.days import UTC_NAMES, Rhythm
from simulator.afterwards.due import Due
from simulator.afterwards.zones import in_one_way, vtimezone
from simulator.text import clean

PRODUCT: Final = "-//mock-interview//afterwards 1//EN"
NAME: Final = "After the interview"
_NOTE_MINUTES: Final = 30
_MORNING_MINUTES: Final = 15
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Event:
    """One event: a whole day where `end` is None, else from `start` to `end` in UTC."""

    uid: str
    summary: str
    description: str
    start: datetime
    end: datetime | None
    day: date

    def over(self, now: datetime, rhythm: Rhythm) -> bool:
        """Whether it lies in the past."""
        return self.day < rhythm.day_of(now) if self.end is None else self.end < now


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as it was last written; `sequence` counts its changes, `changed_at` is the last."""

    event: Event
    sequence: int
    changed_at: datetime
    status: Literal["confirmed", "cancelled"] = "confirmed"


def events(listed: Iterable[Due], feed: UUID) -> tuple[Event, ...]:
    """The events of what is due; `feed` tells this user's events from anybody else's."""
    return tuple(_event(one, feed) for one in listed)


def entries(
    wanted: Sequence[Event], ledger: Mapping[str, Entry], now: datetime, rhythm: Rhythm
) -> tuple[Entry, ...]:
    """The new ledger: `wanted` with their sequence numbers, and what is no longer wanted.

    Events that have passed stay as they were; those still to come are cancelled.
    """
    moment = now.astimezone(UTC).replace(microsecond=0)
    found = {event.uid: _entry(event, ledger.get(event.uid), moment) for event in wanted}
    for uid, known in ledger.items():
        if uid in found:
            continue
        if known.status == "confirmed" and not known.event.over(now, rhythm):
            known = Entry(known.event, known.sequence + 1, moment, "cancelled")
        found[uid] = known
    return tuple(sorted(found.values(), key=lambda one: (one.event.start, one.event.uid)))


def current(
    ledger: Iterable[Entry], wanted: Sequence[Event], now: datetime, rhythm: Rhythm
) -> tuple[Entry, ...]:
    """Of the ledger, what a file needs: what is due, and what is cancelled but still to come."""
    due = {event.uid for event in wanted}
    return tuple(
        one
        for one in ledger
        if one.event.uid in due or (one.status == "cancelled" and not one.event.over(now, rhythm))
    )


def one_file(written: Sequence[Entry], rhythm: Rhythm) -> bytes:
    """All events as one .ics file."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", NAME)
    zoned = [entry.event for entry in written if _zoned(entry.event, rhythm)]
    if zoned:
        first = min(event.start for event in zoned)
        last = max(event.end or event.start for event in zoned)
        calendar.add_component(vtimezone(rhythm.zone, first, last))
    for entry in written:
        calendar.add_component(_component(entry, rhythm))
    return bytes(calendar.to_ical())


def one_file_each(written: Sequence[Entry], rhythm: Rhythm) -> dict[str, bytes]:
    """The same as files of a folder, one an event; the name is the UID, so it stays."""
    return {
        f"{entry.event.uid.partition('@')[0]}.ics": one_file([entry], rhythm) for entry in written
    }


def _event(one: Due, feed: UUID) -> Event:
    about = "/".join((one.kind, one.key, one.person.casefold(), str(one.number)))
    uid = f"{uuid5(feed, about)}@mock-interview"
    summary, description = _text(one.title), _text(one.detail)
    if one.whole_day:
        return Event(uid, summary, description, one.at, None, one.day)
    at = one.at.replace(second=0, microsecond=0)
    if one.kind == "followup":  # it begins when it is due; the others should be done by then
        start, end = at, at + timedelta(minutes=_MORNING_MINUTES)
    else:
        start, end = at - timedelta(minutes=_NOTE_MINUTES), at
    return Event(uid, summary, description, start, end, one.day)


def _entry(event: Event, known: Entry | None, moment: datetime) -> Entry:
    if known is None:
        return Entry(event, 0, moment)
    if known.event == event and known.status == "confirmed":
        return known
    return Entry(event, known.sequence + 1, max(moment, known.changed_at))


def _component(entry: Entry, rhythm: Rhythm) -> Component:
    event = entry.event
    component = Component()
    component.add("uid", event.uid)
    # Without a METHOD, DTSTAMP says when the event was last changed: two exports are equal.
    component.add("dtstamp", entry.changed_at)
    component.add("last-modified", entry.changed_at)
    component.add("sequence", entry.sequence)
    component.add("status", entry.status.upper())
    component.add("summary", event.summary)
    if event.description:
        component.add("description", event.description)
    if event.end is None:
        component.add("dtstart", event.day)
        component.add("dtend", event.day + _DAY)
        component.add("transp", "TRANSPARENT")
        return component
    zone = rhythm.zone if _zoned(event, rhythm) else UTC
    component.add("dtstart", event.start.astimezone(zone))
    component.add("dtend", event.end.astimezone(zone))
    return component


def _zoned(event: Event, rhythm: Rhythm) -> bool:
    """Whether it is written in local time: not in UTC, nor in an hour that comes twice."""
    if event.end is None or rhythm.zone.key in UTC_NAMES:
        return False
    return all(in_one_way(moment, rhythm.zone) for moment in (event.start, event.end))


def _text(text: str) -> str:
    return " ".join(clean(text).split())
