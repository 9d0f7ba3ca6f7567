"""The follow-up plan: its days, what moves it, when it lets go, and what not asking costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from afterwards_samples import (
    BERLIN,
    DAYS,
    ENDED,
    FRI_SAT,
    MET,
    aftermath,
    days,
    moments,
    occasion,
    rhythms,
    with_sent,
)
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from simulator.afterwards.aftermath import Outcome
from simulator.afterwards.days import WEEK, Rhythm, hours_later
from simulator.afterwards.debrief import Debrief
from simulator.afterwards.plan import STALE, plan

UNHURRIED = hypothesis_settings(deadline=None)


def at(day: date, rhythm: Rhythm = DAYS) -> datetime:
    return datetime.combine(day, time(10), rhythm.zone)


@pytest.mark.parametrize(
    ("met", "hear_by", "rhythm", "first", "second"),
    [
        # A day was named: the next working day after it, then a week.
        (date(2025, 3, 3), date(2025, 3, 6), DAYS, date(2025, 3, 7), date(2025, 3, 14)),
        (date(2025, 3, 3), date(2025, 3, 7), DAYS, date(2025, 3, 10), date(2025, 3, 17)),
        (date(2025, 3, 3), date(2025, 3, 3), DAYS, date(2025, 3, 4), date(2025, 3, 11)),
        # None was: a week, then another.
        (date(2025, 3, 3), None, DAYS, date(2025, 3, 10), date(2025, 3, 17)),
        (date(2025, 3, 8), None, DAYS, date(2025, 3, 17), date(2025, 3, 24)),
        # The end of a year, a leap day, the change of the clocks.
        (date(2024, 12, 27), None, DAYS, date(2025, 1, 3), date(2025, 1, 10)),
        (date(2024, 12, 20), date(2024, 12, 31), DAYS, date(2025, 1, 1), date(2025, 1, 8)),
        (date(2024, 2, 22), None, DAYS, date(2024, 2, 29), date(2024, 3, 7)),
        (date(2023, 2, 22), None, DAYS, date(2023, 3, 1), date(2023, 3, 8)),
        (date(2025, 3, 24), date(2025, 3, 28), DAYS, date(2025, 3, 31), date(2025, 4, 7)),
        # A weekend of Friday and Saturday.
        (date(2025, 3, 3), date(2025, 3, 6), FRI_SAT, date(2025, 3, 9), date(2025, 3, 16)),
        (date(2025, 2, 28), None, FRI_SAT, date(2025, 3, 9), date(2025, 3, 16)),
        # Who rests on six days, or on none.
        (
            date(2025, 3, 3),
            date(2025, 3, 5),
            Rhythm(weekend=frozenset(range(6)), zone=BERLIN),
            date(2025, 3, 9),
            date(2025, 3, 16),
        ),
        (
            date(2025, 3, 3),
            date(2025, 3, 7),
            Rhythm(weekend=frozenset(), zone=BERLIN),
            date(2025, 3, 8),
            date(2025, 3, 15),
        ),
    ],
)
def test_the_days_of_the_plan(
    met: date, hear_by: date | None, rhythm: Rhythm, first: date, second: date
) -> None:
    one = aftermath(occasion(ended_at=at(met, rhythm), hear_by=hear_by))
    found = plan(one, met, rhythm)
    assert [step.day for step in found.steps] == [first, second]
    assert found.next == found.steps[0]
    assert not found.done


def test_a_late_evening_counts_as_the_users_own_day() -> None:
    ended = datetime(2025, 3, 3, 23, 30, tzinfo=ZoneInfo("America/New_York"))
    one = aftermath(occasion(ended_at=ended))
    assert plan(one, MET, Rhythm(zone=ZoneInfo("America/New_York"))).steps[0].day == date(
        2025, 3, 10
    )
    assert plan(one, MET, DAYS).steps[0].day == date(2025, 3, 11)


def test_the_debrief_knows_better_than_the_record() -> None:
    one = aftermath(occasion(hear_by=date(2025, 3, 6)), Debrief(hear_by=date(2025, 3, 12)))
    assert plan(one, MET, DAYS).steps[0].day == date(2025, 3, 13)


def test_the_plan_moves_when_a_date_moves() -> None:
    one = aftermath(occasion(), Debrief(hear_by=date(2025, 3, 6)))
    moved = replace(one, debrief=Debrief(hear_by=date(2025, 3, 20)))
    assert plan(one, MET, DAYS).steps[0].day == date(2025, 3, 7)
    assert plan(moved, MET, DAYS).steps[0].day == date(2025, 3, 21)
    late = with_sent(one, 1, at(date(2025, 3, 12)))  # a Wednesday, five days late
    assert plan(late, date(2025, 3, 12), DAYS).steps[1].day == date(2025, 3, 19)


def test_an_overdue_first_message_pushes_the_second() -> None:
    one = aftermath()
    assert plan(one, date(2025, 3, 15), DAYS).steps[0].day == date(2025, 3, 10)
    assert plan(one, date(2025, 3, 15), DAYS).steps[1].day == date(2025, 3, 24)


def test_after_two_messages_it_is_let_go_with_the_reason() -> None:
    one = with_sent(aftermath(), 1, at(date(2025, 3, 10)))
    found = plan(one, date(2025, 3, 11), DAYS)
    assert found.next is not None
    assert found.next.number == 2
    both = with_sent(one, 2, at(date(2025, 3, 17)))
    found = plan(both, date(2025, 3, 18), DAYS)
    assert found.done
    assert found.next is None
    assert "written twice" in found.letting_go


@pytest.mark.parametrize(
    ("outcome", "words"), [("heard", "have answered"), ("let_go", "let this one go")]
)
def test_an_outcome_ends_the_plan(outcome: Outcome, words: str) -> None:
    found = plan(replace(aftermath(), outcome=outcome), MET, DAYS)
    assert found.done
    assert found.next is None
    assert words in found.letting_go


def test_after_weeks_of_silence_nothing_is_asked_for_any_more() -> None:
    one = aftermath()
    last = date(2025, 3, 10) + STALE
    assert not plan(one, last, DAYS).done
    assert plan(one, last + timedelta(days=1), DAYS).done
    sent = with_sent(one, 1, at(date(2025, 3, 10)))
    assert not plan(sent, last + timedelta(days=1), DAYS).done
    assert plan(sent, last + timedelta(days=8), DAYS).done


def test_not_asking_for_the_timeframe_visibly_costs_something() -> None:
    asked = plan(aftermath(occasion(asked_when=True, hear_by=date(2025, 3, 6))), MET, DAYS)
    unasked = plan(aftermath(occasion(would_hear_by=date(2025, 3, 6))), MET, DAYS)
    assert asked.cost == ""
    assert asked.basis == "date"
    assert unasked.basis == "nothing"
    assert "Thursday 6 March" in unasked.cost
    assert "4 days" in unasked.cost
    assert unasked.steps[0].day > asked.steps[0].day


def test_a_week_may_even_be_too_soon_for_who_did_not_ask() -> None:
    found = plan(aftermath(occasion(would_hear_by=date(2025, 3, 20))), MET, DAYS)
    assert "before they can know" in found.cost
    unknown = plan(aftermath(), MET, DAYS)
    assert "did not learn" in unknown.cost


def test_an_answer_without_a_day_costs_nothing() -> None:
    found = plan(aftermath(occasion(asked_when=True)), MET, DAYS)
    assert found.basis == "answer"
    assert found.cost == ""
    assert "no day" in found.reason


@UNHURRIED
@given(moments, days, rhythms, st.integers(0, 60), st.booleans())
def test_every_plan_keeps_its_promises(
    ended: datetime, today: date, rhythm: Rhythm, wait: int, named: bool
) -> None:
    met = rhythm.day_of(ended)
    hear_by = met + timedelta(days=wait) if named else None
    one = aftermath(occasion(ended_at=ended, hear_by=hear_by))
    found = plan(one, today, rhythm)
    first, second = found.steps
    assert rhythm.works(first.day)
    assert rhythm.works(second.day)
    assert second.day >= first.day + WEEK
    assert first.day > (hear_by or met)
    # As soon as it may be: every day skipped is a day of rest.
    earliest = hear_by + timedelta(days=1) if hear_by else met + WEEK
    between = (earliest + timedelta(days=n) for n in range((first.day - earliest).days))
    assert not any(rhythm.works(day) for day in between)
    assert len(found.steps) == 2
    assert found.reason
    assert found.letting_go


@UNHURRIED
@given(moments, rhythms, st.integers(0, 40), st.integers(1, 40))
def test_a_later_date_never_brings_a_message_forward(
    ended: datetime, rhythm: Rhythm, wait: int, more: int
) -> None:
    met = rhythm.day_of(ended)
    found = [
        plan(
            aftermath(occasion(ended_at=ended, hear_by=met + timedelta(days=waiting))), met, rhythm
        ).steps
        for waiting in (wait, wait + more)
    ]
    assert found[0][0].day <= found[1][0].day
    assert found[0][1].day <= found[1][1].day


@UNHURRIED
@given(moments, st.integers(0, 200))
def test_hours_are_real_hours_whatever_the_clocks_do(moment: datetime, hours: int) -> None:
    later = hours_later(moment, hours)
    assert later - moment == timedelta(hours=hours)


def test_a_day_with_a_clock_change_has_its_real_24_hours() -> None:
    ended = datetime(2025, 3, 29, 15, 30, tzinfo=BERLIN)
    assert hours_later(ended, 24).astimezone(BERLIN).time() == time(16, 30)
    ended = datetime(2025, 10, 25, 15, 30, tzinfo=BERLIN)
    assert hours_later(ended, 24).astimezone(BERLIN).time() == time(14, 30)


@pytest.mark.parametrize("weekend", [frozenset(range(7)), frozenset({7}), frozenset({-1})])
def test_a_week_has_a_working_day(weekend: frozenset[int]) -> None:
    with pytest.raises(ValueError, match="at least one working day"):
        Rhythm(weekend=weekend)


def test_the_samples_are_what_they_say() -> None:
    assert ENDED.date() == MET


def test_who_writes_early_does_not_move_the_day_on_which_they_can_know() -> None:
    one = aftermath(occasion(hear_by=date(2025, 3, 20)))
    early = with_sent(one, 1, at(MET + timedelta(days=1)))
    planned = plan(early, MET + timedelta(days=2), DAYS)
    assert planned.steps[0].day == date(2025, 3, 21)
    assert planned.steps[1].day == date(2025, 3, 21)
