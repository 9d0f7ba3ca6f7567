"""One round judged, and the words around it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from drill_samples import CUE, NOON, card
from hypothesis import given
from hypothesis import strategies as st

from simulator.drills.deck import DrillCard, new_card
from simulator.drills.rounds import closing_of, met_in, result_of
from simulator.drills.wording import (
    UnknownTactic,
    back,
    better_heading,
    summary,
    tactic_named,
    verdict,
    when,
)
from simulator.scoring.own_points import OwnPoint
from simulator.scoring.readers import load
from simulator.scoring.rubric import CRITERION_BY_ID, TACTICS
from simulator.scoring.score import score

ANSWER = "I hope you will offer me the job."


@pytest.mark.parametrize(
    ("tactic", "met", "better"),
    [
        ("ask_for_job", (), "asks"),
        ("ask_for_job", ("asks",), "tactful"),
        ("ask_for_job", ("asks", "tactful"), "open_door"),
        ("ask_for_job", ("asks", "tactful", "open_door"), "asks"),
        ("confirm_interest", ("enthusiasm",), "from_interview"),
        ("ask_next_steps", ("asks_next", "timeframe"), "offers_info"),
    ],
)
def test_the_better_way_is_about_this_tactic(
    tactic: str, met: tuple[str, ...], better: str
) -> None:
    result = result_of(CUE, tactic, ANSWER, card(met), ())
    assert result.better.criterion == better
    assert result.better.why == CRITERION_BY_ID[better].why
    assert result.met == met
    assert result.complete == (len(met) == 3)
    wanted = "Another way" if result.complete else "A better way"
    assert better_heading(result).startswith(wanted)


@given(st.sets(st.sampled_from(sorted(CRITERION_BY_ID))))
def test_a_round_is_about_one_tactic_only(met: set[str]) -> None:
    for one in TACTICS:
        result = result_of(CUE, one.id, ANSWER, card(met))
        assert [h.criterion for h in result.criteria] == list(one.criteria)
        assert set(result.met) == met_in(card(met), one.id)
        assert result.better.criterion in {c.id for c in one.criteria}
        assert all(heard.quote for heard in result.criteria if heard.met)


def test_the_better_way_is_built_from_this_interview_and_the_candidates_points() -> None:
    interest = result_of(CUE, "confirm_interest", ANSWER, card(("enthusiasm",)))
    assert "the pier opens in May" in interest.better.say
    own = [OwnPoint("the tide tables", "I drew the tide tables anew")]
    add = result_of(CUE, "something_to_add", ANSWER, card(), own)
    assert "the tide tables" in add.better.say


def test_cautions_of_any_kind_are_told() -> None:
    result = result_of(CUE, "ask_next_steps", ANSWER, card(("asks_next",), ("pressure",)))
    assert [note.kind for note in result.cautions] == ["pressure"]
    assert result.grade == "hard"


@pytest.mark.parametrize(
    ("tactic", "answer"),
    [
        ("confirm_interest", "I'd really love this job."),
        ("ask_for_job", "I very much hope you will offer me the job."),
        ("something_to_add", "One thing we haven't touched on: I speak Polish."),
        ("ask_next_steps", "What happens next?"),
    ],
)
def test_a_real_reading_meets_the_tactic_and_quotes_the_answer(tactic: str, answer: str) -> None:
    scored = score(closing_of(CUE, answer), reader=load("keyword"))
    result = result_of(CUE, tactic, answer, scored)
    assert result.criteria[0].met
    assert result.criteria[0].quote.rstrip(" …") in answer
    assert result.grade != "again"


@pytest.mark.parametrize(
    ("written", "tactic"),
    [
        ("ask", "ask_for_job"),
        ("  Next ", "ask_next_steps"),
        ("1", "confirm_interest"),
        ("something-to-add", "something_to_add"),
        ("Ask for the job,  tactfully", "ask_for_job"),
        *((tactic.id, tactic.id) for tactic in TACTICS),
        *((tactic.short, tactic.id) for tactic in TACTICS),
    ],
)
def test_names_of_tactics(written: str, tactic: str) -> None:
    assert tactic_named(written) == tactic


@pytest.mark.parametrize(
    ("written", "hint"), [("interst", "interest"), ("", ""), ("6", ""), ("x" * 999, "")]
)
def test_unknown_tactics(written: str, hint: str) -> None:
    with pytest.raises(UnknownTactic) as caught:
        tactic_named(written)
    assert (f"“{hint}”?" in str(caught.value)) == bool(hint)
    assert "qualified" in str(caught.value)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "for 1 day"),
        (-9, "for 9 days"),
        (0, "today"),
        (1, "tomorrow"),
        (8, "in 8 days"),
        (365, "3 March 2026"),
    ],
)
def test_when_it_is_due(days: int, words: str) -> None:
    due = DrillCard("ask_for_job", "", NOON + timedelta(days=days), NOON)
    assert when(due, NOON) == words
    assert back(due, NOON) == f"It comes back {words}."


def test_a_new_card_has_no_date() -> None:
    assert when(new_card("ask_for_job", NOON), NOON) == "new"


def test_the_summary_counts() -> None:
    one = result_of(CUE, "ask_for_job", ANSWER, card(("asks",)))
    assert summary([]).startswith("No rounds")
    assert summary([one]).startswith("1 round, 1 of 3 criteria met")
    assert summary([one, one]).startswith("2 rounds, 2 of 6 criteria met")


def test_each_grade_has_its_own_line() -> None:
    lines = set()
    for met in ((), ("asks",), ("asks", "tactful"), ("asks", "tactful", "open_door")):
        lines.add(verdict(result_of(CUE, "ask_for_job", ANSWER, card(met))))
    assert len(lines) == 4
