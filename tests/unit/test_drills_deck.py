"""Grades from what was met, and due dates from the library."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from drill_samples import NOON, card
from hypothesis import given
from hypothesis import strategies as st

from simulator.drills.deck import (
    DrillCard,
    caught_up,
    days_until,
    deck,
    due_today,
    new_card,
    reviewed,
)
from simulator.drills.grades import CAUTION_OF_TACTIC, GRADES, Grade, Practised, grade, practised
from simulator.scoring.rubric import CAUTION_BY_ID, TACTIC_BY_ID, TACTICS

ASK = "ask_for_job"
DAY = timedelta(days=1)
grades = st.sampled_from(GRADES)
gaps = st.timedeltas(timedelta(minutes=1), timedelta(days=60))


@st.composite
def histories(draw: st.DrawFn) -> list[Practised]:
    """Times of practice of any tactic, each later than the one before."""
    at, found = NOON, []
    for _ in range(draw(st.integers(0, 8))):
        at += draw(gaps)
        found.append(Practised(draw(st.sampled_from(list(TACTIC_BY_ID))), draw(grades), at))
    return found


@pytest.mark.parametrize(
    ("met", "cautions", "expected"),
    [
        ((), (), "again"),
        ((), ("pressure",), "again"),
        (("tactful", "open_door"), (), "again"),
        (("asks",), (), "hard"),
        (("asks",), ("pressure",), "hard"),
        (("asks", "open_door"), (), "good"),
        (("asks", "tactful"), ("pressure",), "hard"),
        (("asks", "tactful"), ("money_first",), "good"),
        (("asks", "tactful", "open_door"), (), "easy"),
        (("asks", "tactful", "open_door"), ("presumptuous", "pressure"), "good"),
    ],
)
def test_grades(met: tuple[str, ...], cautions: tuple[str, ...], expected: Grade) -> None:
    judged = card(met).tactic(ASK)
    assert grade(judged, cautions) == expected


def test_every_caution_of_the_table_is_one_of_the_rubric() -> None:
    assert set(CAUTION_OF_TACTIC) == set(TACTIC_BY_ID)
    assert set().union(*CAUTION_OF_TACTIC.values()) <= set(CAUTION_BY_ID)


def test_a_take_says_nothing_of_what_was_left_out() -> None:
    found = practised(card(("asks_next",), left_out=(ASK,)), NOON)
    assert {p.tactic: p.grade for p in found} == {
        "confirm_interest": "again",
        "remind_qualified": "again",
        "something_to_add": "again",
        "ask_next_steps": "hard",
    }


def test_a_new_tactic_is_due_now() -> None:
    first = new_card(ASK, NOON)
    assert first.new
    assert due_today(first, NOON)
    assert [c.tactic for c in deck({}, [], NOON)] == [t.id for t in TACTICS]


def test_what_went_badly_is_due_first_and_today_and_what_went_well_is_not() -> None:
    takes = [Practised(t.id, "easy", NOON) for t in TACTICS if t.id != ASK]
    cards = deck({}, [*takes, Practised(ASK, "again", NOON)], NOON + timedelta(minutes=5))
    assert cards[0].tactic == ASK
    assert [c.tactic for c in cards if due_today(c, NOON)] == [ASK]


@given(histories(), grades, grades, gaps)
def test_a_better_grade_never_comes_back_sooner(
    history: list[Practised], one: Grade, other: Grade, later: timedelta
) -> None:
    known = caught_up(new_card(ASK, NOON), history)
    at = (known.reviewed_at or NOON) + later
    worse, better = sorted((one, other), key=GRADES.index)
    assert reviewed(known, worse, at).due <= reviewed(known, better, at).due
    assert reviewed(known, worse, at).due > at


@given(histories(), st.randoms(use_true_random=False))
def test_the_deck_is_the_same_whatever_order_the_history_is_read_in(
    history: list[Practised], random: object
) -> None:
    now = NOON + 1000 * DAY
    turned = list(history)
    random.shuffle(turned)  # type: ignore[attr-defined]
    cards = deck({}, history, now)
    assert deck({}, turned, now) == cards
    assert all(a.due <= b.due for a, b in pairwise(cards))
    assert {c.tactic for c in cards} == set(TACTIC_BY_ID)


@given(histories())
def test_a_kept_card_counts_nothing_twice(history: list[Practised]) -> None:
    now = NOON + 1000 * DAY
    half = history[: len(history) // 2]
    kept = {c.tactic: c for c in deck({}, half, now) if not c.new}
    assert deck(kept, history, now) == deck({}, history, now)


@pytest.mark.parametrize("state", ["", "{", "[]", "{}", '"x"', '{"card_id": 1, "state": 2}'])
def test_a_card_that_makes_no_sense_is_begun_anew(state: str) -> None:
    broken = DrillCard(ASK, state, NOON, NOON - DAY)
    assert reviewed(broken, "good", NOON) == reviewed(new_card(ASK, NOON), "good", NOON)


@pytest.mark.parametrize(("number", "strength"), [(2, "null"), (1, "null"), (3, "1.5")])
def test_a_state_that_lacks_something_is_begun_anew(number: int, strength: str) -> None:
    state = (
        f'{{"card_id": 2, "state": {number}, "step": null, "stability": {strength},'
        f' "difficulty": {strength}, "due": "2025-01-01T00:00:00+00:00", "last_review": null}}'
    )
    broken = DrillCard(ASK, state, NOON, NOON - DAY)
    assert reviewed(broken, "easy", NOON) == reviewed(new_card(ASK, NOON), "easy", NOON)


@pytest.mark.parametrize(
    ("hours", "offset", "days"),
    [(0, 0, 0), (11, 0, 0), (12, 0, 1), (12, -5, 0), (9, 5, 1), (-13, 0, -1), (60, 0, 3)],
)
def test_a_day_is_the_users_own(hours: int, offset: int, days: int) -> None:
    now = NOON.astimezone(timezone(timedelta(hours=offset)))
    later = DrillCard(ASK, "", NOON + timedelta(hours=hours), NOON)
    assert days_until(later, now) == days
    assert due_today(later, now) == (days <= 0)


def test_times_are_utc_whatever_zone_the_round_was_in() -> None:
    local = datetime(2025, 3, 3, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    after = reviewed(new_card(ASK, local), "easy", local)
    assert after.due.tzinfo == UTC
    assert after.reviewed_at == local
