"""The calendar file, read back by another parser: right times, stable names, nothing doubled."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import vobject
from afterwards_samples import (
    ANN,
    BERLIN,
    DAYS,
    ENDED,
    GARY,
    ZONES,
    aftermath,
    moments,
    occasion,
    rhythms,
    with_sent,
)
from dateutil import tz
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from simulator.afterwards.aftermath import Aftermath, Note
from simulator.afterwards.applications import Application
from simulator.afterwards.calendar import (
    Entry,
    current,
    entries,
    events,
    one_file,
    one_file_each,
)
from simulator.afterwards.days import WEEK, Rhythm
from simulator.afterwards.debrief import Debrief
from simulator.afterwards.due import Due, due
from simulator.afterwards.zones import vtimezone

FEED = UUID("6a1c2b9e-0d7e-4d5f-8a52-3f6a0f3f9b11")
NOW = datetime(2025, 3, 3, 20, 0, tzinfo=BERLIN)
UNHURRIED = hypothesis_settings(deadline=None)


class Feed:
    """Somebody's exports, one after the other, as the history keeps them."""

    def __init__(self, rhythm: Rhythm = DAYS, feed: UUID = FEED) -> None:
        self.rhythm = rhythm
        self.feed = feed
        self.ledger: dict[str, Entry] = {}

    def export(self, listed: Iterable[Due], now: datetime) -> tuple[Entry, ...]:
        wanted = events(listed, self.feed)
        ledger = entries(wanted, self.ledger, now, self.rhythm)
        self.ledger = {entry.event.uid: entry for entry in ledger}
        return current(ledger, wanted, now, self.rhythm)

    def of(self, *aftermaths: Aftermath, now: datetime = NOW) -> dict[str, Any]:
        written = self.export(due(now, aftermaths, (), self.rhythm), now)
        return read(one_file(written, self.rhythm))


class Imported:
    """A calendar program: an event of a known UID is replaced by one at least as new."""

    def __init__(self) -> None:
        self.events: dict[str, Any] = {}

    def take(self, found: dict[str, Any]) -> None:
        for uid, event in found.items():
            known = self.events.get(uid)
            if known is None or int(event.sequence.value) >= int(known.sequence.value):
                self.events[uid] = event

    @property
    def shown(self) -> list[str]:
        return sorted(
            event.summary.value
            for event in self.events.values()
            if event.status.value != "CANCELLED"
        )


def read(raw: bytes) -> dict[str, Any]:
    """The events that vobject finds, by UID; it forgets the zones of files read before."""
    vars(vobject.icalendar)["__tzidMap"].clear()
    calendar = vobject.readOne(raw.decode("utf-8"))
    assert calendar.version.value == "2.0"
    found = list(getattr(calendar, "vevent_list", ()))
    by_uid = {event.uid.value: event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def by_title(found: dict[str, Any], words: str) -> Any:  # noqa: ANN401 - vobject has no types
    (event,) = (one for one in found.values() if words in one.summary.value)
    return event


def test_another_parser_reads_the_right_times() -> None:
    one = aftermath(occasion(GARY, ANN, hear_by=date(2025, 3, 28)))
    found = Feed().of(one)
    assert len(found) == 5
    note = by_title(found, "Thank Gary Tarrant")
    assert note.dtend.value == ENDED + timedelta(hours=24)
    assert note.dtstart.value == ENDED + timedelta(hours=23, minutes=30)
    assert note.dtstart.value.utcoffset() == timedelta(hours=1)
    # 28 March is a Friday; on the Sunday after it the clocks change.
    follow = by_title(found, "Ask how things stand")
    assert follow.dtstart.value == datetime(2025, 3, 31, 9, tzinfo=BERLIN)
    assert follow.dtstart.value.utcoffset() == timedelta(hours=2)
    assert follow.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Europe/Berlin"]
    answer = by_title(found, "You may hear")
    assert (answer.dtstart.value, answer.dtend.value) == (date(2025, 3, 28), date(2025, 3, 29))
    assert answer.transp.value == "TRANSPARENT"
    for event in found.values():
        assert event.sequence.value == "0"
        assert event.status.value == "CONFIRMED"
        assert event.last_modified.value == event.dtstamp.value == NOW.astimezone(UTC)


def test_two_exports_of_the_same_are_the_same_bytes() -> None:
    feed = Feed()
    listed = due(NOW, [aftermath()], (), DAYS)
    first = one_file(feed.export(listed, NOW), DAYS)
    assert one_file(feed.export(listed, NOW + timedelta(hours=3)), DAYS) == first


def test_a_date_that_moves_updates_and_does_not_double() -> None:
    feed, calendar = Feed(), Imported()
    one = aftermath(debrief=Debrief(hear_by=date(2025, 3, 6)))
    calendar.take(feed.of(one))
    before = calendar.shown
    moved = replace(one, debrief=Debrief(hear_by=date(2025, 3, 20)))
    later = NOW + timedelta(hours=1)
    calendar.take(feed.of(moved, now=later))
    assert calendar.shown == before
    follow = by_title(calendar.events, "Ask how things stand")
    assert follow.dtstart.value == datetime(2025, 3, 21, 9, tzinfo=BERLIN)
    assert follow.sequence.value == "1"
    assert follow.last_modified.value == later.astimezone(UTC)
    assert by_title(calendar.events, "Thank Gary").sequence.value == "0"


def test_what_is_done_goes_from_the_calendar() -> None:
    feed, calendar = Feed(), Imported()
    one = aftermath(occasion(GARY, ANN))
    calendar.take(feed.of(one))
    assert len(calendar.shown) == 4
    sent = replace(one, notes=(Note(GARY.name, "Dear Gary", NOW),))
    calendar.take(feed.of(sent))
    assert len(calendar.shown) == 3
    assert not any("Gary" in title for title in calendar.shown)
    again = replace(one, notes=(Note(GARY.name, "Dear Gary"),))
    calendar.take(feed.of(again))
    assert len(calendar.shown) == 4
    assert by_title(calendar.events, "Thank Gary").sequence.value == "2"


def test_what_has_passed_is_left_in_peace() -> None:
    feed = Feed()
    one = aftermath()
    (note,) = (uid for uid, e in feed.of(one).items() if "Thank" in e.summary.value)
    days_later = NOW + timedelta(days=3)
    sent = replace(one, notes=(Note(GARY.name, "Dear Gary", NOW),))
    assert note not in feed.of(sent, now=days_later)
    assert feed.ledger[note].status == "confirmed"


def test_the_second_message_is_another_event() -> None:
    feed, calendar = Feed(), Imported()
    calendar.take(feed.of(aftermath()))
    first = by_title(calendar.events, "Ask how things stand").uid.value
    sent = with_sent(aftermath(), 1, datetime(2025, 3, 10, 9, tzinfo=BERLIN))
    calendar.take(feed.of(sent, now=datetime(2025, 3, 10, 8, tzinfo=BERLIN)))
    second = by_title(calendar.events, "Ask a second and last time")
    assert second.uid.value != first
    assert calendar.events[first].status.value == "CANCELLED"


def test_names_are_stable_and_ones_own() -> None:
    one = aftermath()
    mine, again, yours = Feed().of(one), Feed().of(one), Feed(feed=UUID(int=7)).of(one)
    assert set(mine) == set(again)
    assert set(mine).isdisjoint(yours)
    for uid in mine:
        assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@mock-interview", uid)


def test_a_folder_has_one_file_an_event() -> None:
    feed = Feed()
    written = feed.export(due(NOW, [aftermath()], (), DAYS), NOW)
    files = one_file_each(written, DAYS)
    assert len(files) == len(written)
    assert {uid for raw in files.values() for uid in read(raw)} == set(feed.ledger)
    for name, raw in files.items():
        (uid,) = read(raw)
        assert name == uid.partition("@")[0] + ".ics"
    (note,) = (e for e in written if "Thank" in e.event.summary)
    assert b"BEGIN:VTIMEZONE" in one_file([note], DAYS)


def test_an_hour_that_comes_twice_is_written_in_utc() -> None:
    ended = datetime(2025, 10, 25, 1, 45, tzinfo=UTC)  # a day later 2:45 comes twice in Berlin
    found = Feed().of(aftermath(occasion(ended_at=ended)), now=ended)
    note = by_title(found, "Thank")
    assert note.dtend.value == ended + timedelta(hours=24)
    raw = one_file(
        Feed().export(due(ended, [aftermath(occasion(ended_at=ended))], (), DAYS), ended), DAYS
    )
    assert b"DTEND:20251026T014500Z" in raw


def test_utc_needs_no_zone() -> None:
    feed = Feed(Rhythm(zone=ZoneInfo("UTC")))
    found = feed.of(aftermath())
    assert by_title(found, "Thank").dtend.value == ENDED + timedelta(hours=24)
    raw = one_file(tuple(feed.ledger.values()), feed.rhythm)
    assert b"VTIMEZONE" not in raw


def test_nothing_due_is_still_a_calendar() -> None:
    raw = one_file((), DAYS)
    assert raw.startswith(b"BEGIN:VCALENDAR\r\n")
    assert read(raw) == {}


@pytest.mark.parametrize("name", [zone for zone in ZONES if zone != "UTC"])
def test_a_zone_is_right_around_every_change_and_between(name: str) -> None:
    zone = ZoneInfo(name)
    first, last = datetime(2024, 6, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC)
    raw = vtimezone(zone, first, last).to_ical().decode()
    theirs = tz.tzical(io.StringIO(raw)).get(name)
    moments_looked_at = [first + timedelta(days=n) for n in range(0, 366, 7)]
    for day in moments_looked_at[:-1]:
        if day.astimezone(zone).utcoffset() != (day + WEEK).astimezone(zone).utcoffset():
            moments_looked_at += [day + timedelta(hours=n) for n in range(7 * 24)]
    for moment in moments_looked_at:
        local = moment.astimezone(zone)
        if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
            assert local.replace(tzinfo=theirs).utcoffset() == local.utcoffset(), local


def test_the_clocks_change_at_the_time_that_ends() -> None:
    raw = vtimezone(BERLIN, NOW, NOW + timedelta(days=300)).to_ical().decode()
    assert "DTSTART:20250330T020000" in raw  # 2:00 winter time, as RFC 5545 has it
    assert "DTSTART:20251026T030000" in raw
    assert vtimezone(BERLIN, NOW, NOW).to_ical().decode() == raw  # alike all year


@UNHURRIED
@given(moments, rhythms, st.integers(0, 30), st.text(max_size=30), st.text(max_size=60))
def test_any_export_reads_back_as_it_was(
    ended: datetime, rhythm: Rhythm, wait: int, name: str, step: str
) -> None:
    hear_by = rhythm.day_of(ended) + timedelta(days=wait)
    one = aftermath(
        occasion(GARY, replace(ANN, name=f"Ann {name}"), ended_at=ended, hear_by=hear_by)
    )
    job = Application(1, "Foo; Bar, Baz", name, "applied", ended, step, hear_by)
    now = ended + timedelta(hours=2)
    listed = due(now, [one], [job], rhythm)
    feed = Feed(rhythm)
    written = feed.export(listed, now)
    assert len(written) == len(listed)
    raw = one_file(written, rhythm)
    raw.decode("utf-8")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    found = read(raw)
    assert set(found) == {entry.event.uid for entry in written}
    for entry in written:
        event = found[entry.event.uid]
        assert event.summary.value == entry.event.summary
        if entry.event.end is None:
            assert event.dtstart.value == entry.event.day
        else:
            assert event.dtstart.value == entry.event.start
            assert event.dtend.value == entry.event.end


@UNHURRIED
@given(moments, st.lists(st.integers(0, 40), min_size=1, max_size=5))
def test_however_often_a_date_moves_there_is_one_event(ended: datetime, waits: list[int]) -> None:
    feed, calendar = Feed(), Imported()
    last = 0
    for number, wait in enumerate(waits):
        hear_by = DAYS.day_of(ended) + timedelta(days=wait)
        one = aftermath(occasion(ended_at=ended), Debrief(hear_by=hear_by))
        now = ended + timedelta(minutes=number)
        calendar.take(feed.of(one, now=now))
        follow = by_title(calendar.events, "Ask how things stand")
        assert follow.dtstart.value.date() == DAYS.after(hear_by)
        assert int(follow.sequence.value) >= last
        last = int(follow.sequence.value)
    assert len(calendar.shown) == len(set(calendar.shown))
