"""What is due: sorted, complete, and quiet where nothing is wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from afterwards_samples import (
    ANN,
    BERLIN,
    DAYS,
    ENDED,
    FRI_SAT,
    GARY,
    aftermath,
    moments,
    occasion,
    rhythms,
    with_sent,
)
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from simulator.afterwards.aftermath import Aftermath, Note
from simulator.afterwards.applications import Application, Stage, nudge_day, nudge_text
from simulator.afterwards.days import WEEK, Rhythm
from simulator.afterwards.debrief import Debrief
from simulator.afterwards.due import Due, countdown, due, due_today, note_due, when

UNHURRIED = hypothesis_settings(deadline=None)
EVENING = datetime(2025, 3, 3, 20, 0, tzinfo=BERLIN)


def application(
    stage: Stage = "applied", changed: datetime = ENDED, on: date | None = None
) -> Application:
    return Application(4, "Foo", "Cook", stage, changed, "Call them", on)


def kinds(listed: tuple[Due, ...]) -> list[tuple[str, str]]:
    return [(one.kind, one.person) for one in listed]


def test_a_rehearsal_asks_for_nothing_until_it_is_looked_after() -> None:
    assert due(EVENING, [Aftermath(occasion())], [], DAYS) == ()
    assert due(EVENING, [aftermath()], [], DAYS)


def test_everything_due_after_an_interview_in_order() -> None:
    one = aftermath(occasion(GARY, ANN, hear_by=date(2025, 3, 6)))
    found = due(EVENING, [one], [application(on=date(2025, 3, 5))], DAYS)
    assert kinds(found) == [
        ("note", "Dr Ann Lee"),
        ("note", "Gary Tarrant"),
        ("application", ""),
        ("answer", ""),
        ("followup", ""),
        ("search", ""),
    ]
    assert found[0].at == ENDED.astimezone(UTC) + timedelta(hours=24)
    assert found[4].day == date(2025, 3, 7)
    assert found[4].at == datetime(2025, 3, 7, 9, tzinfo=BERLIN)
    assert [one.late for one in found] == [False] * 6


def test_the_countdown_stands_from_the_start_until_the_note_is_sent() -> None:
    one = aftermath()
    listed = due(EVENING, [one], [], DAYS)
    assert kinds(due_today(EVENING, listed, DAYS)) == [("note", "Gary Tarrant")]
    assert when(listed[0], EVENING, DAYS) == "19 h 30 min left"
    kept = replace(one, notes=(Note("gary  tarrant", "Dear Gary"),))
    assert due(EVENING, [kept], [], DAYS)[0].detail == "A draft is kept."
    sent = replace(one, notes=(Note("gary  tarrant", "Dear Gary", EVENING),))
    assert "note" not in [one.kind for one in due(EVENING, [sent], [], DAYS)]


def test_late_is_said_plainly() -> None:
    now = datetime(2025, 3, 11, 12, tzinfo=BERLIN)
    note, follow, *_ = due(now, [aftermath()], [], DAYS)
    assert (note.kind, note.late, when(note, now, DAYS)) == ("note", True, "6 days late")
    assert (follow.kind, follow.late) == ("followup", True)
    assert when(follow, now, DAYS) == "Monday 10 March (late)"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 min left"),
        (59, "59 min left"),
        (60, "1 h 00 min left"),
        (24 * 60, "24 h 00 min left"),
        (48 * 60, "2 days left"),
        (-1, "1 min late"),
        (-90, "1 h 30 min late"),
        (-72 * 60, "3 days late"),
    ],
)
def test_a_countdown_in_words(minutes: int, words: str) -> None:
    assert countdown(EVENING.astimezone(UTC) + timedelta(minutes=minutes), EVENING) == words


def test_a_real_interview_asks_for_its_debrief() -> None:
    one = Aftermath(occasion(key="interview-3"))
    assert kinds(due(EVENING, [one], [], DAYS))[:2] == [("debrief", ""), ("note", "Gary Tarrant")]
    noted = replace(one, debrief=Debrief(learned=("the night shift moves",)))
    assert kinds(due(EVENING, [noted], [], DAYS))[0] == ("note", "Gary Tarrant")
    nobody = Aftermath(replace(one.occasion, people=()), noted.debrief)
    (first, *_) = due(EVENING, [nobody], [], DAYS)
    assert first.kind == "debrief"
    assert "whom" in first.detail


def test_an_interview_still_to_come_is_in_the_list_alone() -> None:
    one = Aftermath(occasion(key="interview-3"))
    found = due(ENDED - timedelta(hours=5), [one], [], DAYS)
    assert [(d.kind, d.key) for d in found] == [("interview", "interview-3")]


def test_nothing_is_asked_for_once_it_is_let_go_or_long_over() -> None:
    one = replace(aftermath(), outcome="let_go")
    assert [d.kind for d in due(EVENING, [one], [], DAYS)] == ["search"]
    assert [d.kind for d in due(ENDED + timedelta(days=300), [aftermath()], [], DAYS)] == ["search"]


def test_thanks_are_owed_whatever_the_answer_was() -> None:
    one = replace(aftermath(), outcome="heard")
    assert [d.kind for d in due(EVENING, [one], [], DAYS)] == ["note", "search"]


def test_a_year_is_named_when_it_is_not_this_one() -> None:
    one = aftermath(occasion(hear_by=date(2026, 1, 5)))
    (answer,) = [d for d in due(EVENING, [one], [], DAYS) if d.kind == "answer"]
    assert when(answer, EVENING, DAYS) == "Monday 5 January 2026"


def test_the_named_day_is_expected_and_then_gone() -> None:
    one = aftermath(occasion(hear_by=date(2025, 3, 6)))
    assert "answer" in [
        d.kind for d in due(datetime(2025, 3, 6, 23, tzinfo=BERLIN), [one], [], DAYS)
    ]
    after = due(datetime(2025, 3, 7, 1, tzinfo=BERLIN), [one], [], DAYS)
    assert "answer" not in [d.kind for d in after]


def test_the_second_message_comes_after_the_first_only() -> None:
    one = aftermath()
    numbers = [d.number for d in due(EVENING, [one], [], DAYS) if d.kind == "followup"]
    assert numbers == [1]
    sent = with_sent(one, 1, datetime(2025, 3, 10, 9, tzinfo=BERLIN))
    (step,) = (d for d in due(EVENING, [sent], [], DAYS) if d.kind == "followup")
    assert (step.number, step.day) == (2, date(2025, 3, 17))


def test_the_search_goes_on_until_an_offer_is_accepted() -> None:
    def day(*listed: Application, off: datetime | None = None) -> date | None:
        return nudge_day(listed, [ENDED], off, DAYS)

    assert nudge_day([], [], None, DAYS) is None
    assert nudge_day([], [], ENDED, DAYS) is None
    assert day() == date(2025, 3, 10)
    assert day(application(changed=ENDED + timedelta(days=3))) == date(2025, 3, 13)
    assert day(application("closed")) == date(2025, 3, 10)
    assert day(application("accepted")) is None
    assert day(application(), application("offered")) == date(2025, 3, 10)
    assert day(off=ENDED + timedelta(days=5)) == date(2025, 3, 17)  # a Saturday is left alone


def test_the_nudge_stays_without_ever_being_late() -> None:
    now = ENDED + timedelta(days=60)
    (nudge,) = due(now, [], [application()], DAYS)
    assert (nudge.kind, nudge.late) == ("search", False)
    assert when(nudge, now, DAYS) == "this week"
    assert nudge in due_today(now, [nudge], DAYS)
    assert nudge_text([]).startswith("Nothing else")
    assert nudge_text([application()]).startswith("1 application is")
    assert nudge_text([application(), application("offered")]).startswith("2 applications are")


def test_an_application_that_is_over_asks_for_nothing() -> None:
    on = date(2025, 3, 4)
    assert due(EVENING, [], [application("closed", on=on)], DAYS)[0].kind == "search"
    (step,) = (d for d in due(EVENING, [], [application(on=on)], DAYS) if d.kind == "application")
    assert when(step, EVENING, DAYS) == "tomorrow"
    assert step.title == "Call them: Cook, Foo"


def test_the_weekend_is_the_users_own() -> None:
    ended = datetime(2025, 2, 28, 12, tzinfo=FRI_SAT.zone)
    found = due(ended + timedelta(hours=2), [aftermath(occasion(ended_at=ended))], [], FRI_SAT)
    assert {d.kind: d.day.strftime("%A") for d in found} == {
        "note": "Saturday",  # 24 hours are 24 hours
        "followup": "Sunday",
        "search": "Sunday",
    }


@UNHURRIED
@given(moments, moments, rhythms, st.integers(0, 3), st.booleans())
def test_the_list_is_sorted_and_never_asks_on_a_day_of_rest(
    ended: datetime, now: datetime, rhythm: Rhythm, wait: int, real: bool
) -> None:
    key = "interview-1" if real else "take-1"
    hear_by = rhythm.day_of(ended) + timedelta(days=wait) if wait else None
    one = aftermath(occasion(GARY, ANN, key=key, ended_at=ended, hear_by=hear_by))
    listed = due(now, [one], [application(changed=ended)], rhythm)
    assert list(listed) == sorted(listed, key=lambda d: d.at)
    assert len(set(listed)) == len(listed)
    for found in listed:
        assert found.at.tzinfo is UTC
        assert found.day == rhythm.day_of(found.at)
        if found.kind in ("followup", "search"):
            assert rhythm.works(found.day)
            assert found.day >= rhythm.day_of(ended)
        if found.kind == "note":
            assert found.at == note_due(ended)
        assert when(found, now, rhythm)
    assert set(due_today(now, listed, rhythm)) <= set(listed)


@UNHURRIED
@given(moments, rhythms, st.lists(moments, max_size=4), st.none() | moments)
def test_the_nudge_rests_at_least_a_week(
    ended: datetime, rhythm: Rhythm, changes: list[datetime], off: datetime | None
) -> None:
    listed = [application(changed=changed) for changed in changes]
    day = nudge_day(listed, [ended], off, rhythm)
    assert day is not None
    assert rhythm.works(day)
    last = max([ended, *changes, *([off] if off else [])])
    assert day - rhythm.day_of(last) >= WEEK
    assert day - rhythm.day_of(last) <= 2 * WEEK
