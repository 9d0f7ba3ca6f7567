"""Interviews and their aftermath for the tests of what comes afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from simulator.afterwards.aftermath import Aftermath, FollowUp, Heard, Occasion, Own
from simulator.afterwards.days import Rhythm
from simulator.afterwards.debrief import Debrief, Person

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = Rhythm(zone=BERLIN)
FRI_SAT = Rhythm(weekend=frozenset({4, 5}), zone=ZoneInfo("Africa/Cairo"))
MET = date(2025, 3, 3)  # a Monday
ENDED = datetime(2025, 3, 3, 15, 30, tzinfo=BERLIN)
GARY = Person("Gary Tarrant", "Owner")
ANN = Person("Dr Ann Lee", "Head of works")

ZONES = (
    "UTC",
    "Europe/Berlin",
    "Europe/Dublin",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Pacific/Kiritimati",
    "Asia/Tehran",
)
# Year ends, leap days and clock changes fall into these years more often than by chance.
EDGES = (
    date(2023, 12, 31),
    date(2024, 2, 28),
    date(2024, 2, 29),
    date(2024, 3, 10),
    date(2024, 3, 31),
    date(2024, 10, 27),
    date(2024, 11, 3),
    date(2024, 12, 30),
    date(2024, 12, 31),
    date(2025, 2, 28),
    date(2025, 3, 30),
    date(2025, 10, 26),
    date(2028, 2, 29),
)

days = st.one_of(
    st.sampled_from(EDGES),
    st.builds(
        lambda day, more: day + timedelta(days=more), st.sampled_from(EDGES), st.integers(-8, 8)
    ),
    st.dates(date(2023, 1, 1), date(2035, 12, 31)),
)
moments = st.builds(
    lambda day, seconds: (
        datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=seconds)
    ),
    days,
    st.integers(0, 86_399),
)
rhythms = st.builds(
    Rhythm,
    st.frozensets(st.integers(0, 6), max_size=6),
    st.sampled_from(ZONES).map(ZoneInfo),
)


def occasion(
    *people: Person,
    key: str = "take-1",
    ended_at: datetime = ENDED,
    asked_when: bool = False,
    hear_by: date | None = None,
    would_hear_by: date | None = None,
    wants_job: bool = True,
) -> Occasion:
    return Occasion(
        key=key,
        company="Tarrant Electrical",
        role="Apprentice electrician",
        ended_at=ended_at,
        people=people or (GARY,),
        facts=(
            "the van leaves the yard at half past seven",
            "one day a week at college, on a Monday",
            "a terrace of nine houses in Mill Lane is to be rewired this spring",
        ),
        skills=("careful work with hand tools", "reading a wiring diagram"),
        heard=(Heard("Gary Tarrant", "Lifting floorboards and pulling cable, mostly. Ask Noor."),),
        own=(Own("evidence", "So last summer I wired two sheds with my uncle"),),
        wants_job=wants_job,
        asked_when=asked_when,
        hear_by=hear_by,
        would_hear_by=would_hear_by,
    )


def aftermath(one: Occasion | None = None, debrief: Debrief | None = None) -> Aftermath:
    return Aftermath(one or occasion(), debrief or Debrief(forgot=("that I have my own boots",)))


def with_sent(before: Aftermath, number: Literal[1, 2], sent_at: datetime) -> Aftermath:
    return replace(before, followups=(*before.followups, FollowUp(number, "Dear Gary", sent_at)))
