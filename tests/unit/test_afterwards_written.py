"""What people write in forms, read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.afterwards.days import Rhythm
from simulator.afterwards.debrief import Person
from simulator.afterwards.written import (
    NotUnderstood,
    as_written,
    day_in,
    moment_in,
    people_in,
    person_in,
    points_in,
)

TODAY = date(2024, 2, 28)
LISBON = Rhythm(zone=ZoneInfo("Europe/Lisbon"))
NOW = datetime(2024, 2, 28, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("tomorrow", date(2024, 2, 29)),
        (" Yesterday ", date(2024, 2, 27)),
        ("2024-03-10", date(2024, 3, 10)),
        ("none", None),
    ],
)
def test_days(written: str, day: date | None) -> None:
    assert day_in(written, TODAY) == day


@pytest.mark.parametrize("written", ["", "2023-02-29", "0001-01-01", "9999-12-31", "soon [bold]"])
def test_what_is_no_day_is_said(written: str) -> None:
    with pytest.raises(NotUnderstood, match="expected a day such as"):
        day_in(written, TODAY)


def test_a_moment_is_in_the_users_zone_unless_it_names_one() -> None:
    assert moment_in("2024-07-01 15:30", NOW, LISBON) == datetime(2024, 7, 1, 14, 30, tzinfo=UTC)
    assert moment_in("2024-07-01 15:30+00:00", NOW, LISBON).hour == 15
    assert moment_in("today 10:00", NOW, LISBON) == datetime(2024, 2, 28, 10, tzinfo=UTC)
    assert moment_in("now", NOW, LISBON) == NOW


def test_people_one_a_line() -> None:
    people = people_in("Mara Lind, Head of design <mara@example.org>\n\n  Tom  Osei ")
    assert people == (Person("Mara Lind", "Head of design", "mara@example.org"), Person("Tom Osei"))
    with pytest.raises(NotUnderstood):
        people_in("Mara <mara@>")


@given(st.text(max_size=60))
def test_a_person_that_can_be_read_comes_back_from_what_is_shown(written: str) -> None:
    try:
        person = person_in(written)
    except NotUnderstood:
        return
    assert person_in(as_written(person)) == person


def test_points_are_tidied_and_each_once() -> None:
    assert points_in(" a  b\n\na b\n\x1b[31mc\n") == ("a b", "c")
