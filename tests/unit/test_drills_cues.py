"""Which cue asks for which tactic, and that drawing goes by the seed alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from drill_samples import scenarios
from hypothesis import given
from hypothesis import strategies as st

from simulator.drills.cues import FITS, NoCue, draw, fitting
from simulator.scenario.model import Invites, Scenario
from simulator.scoring.rubric import TACTIC_BY_ID

TACTIC_IDS = tuple(TACTIC_BY_ID)
ALL = cache(scenarios)


def cue_of(scenario: Scenario, cue_id: str) -> tuple[str, str | None]:
    cue = next(c for c in scenario.closing.cues if c.id == cue_id)
    return cue.invites, cue.if_thin


def test_the_table_knows_every_tactic_and_pay_fits_none() -> None:
    assert set(FITS) == set(TACTIC_BY_ID)
    assert not any("pay" in invites for invites in FITS.values())


@pytest.mark.parametrize(
    ("tactic", "invites", "fits"),
    [
        ("something_to_add", "addition", True),
        ("something_to_add", "questions", False),
        ("something_to_add", "interest", False),
        ("ask_next_steps", "questions", True),
        ("ask_next_steps", "addition", False),
        ("confirm_interest", "interest", True),
        ("ask_for_job", "closing", True),
        ("remind_qualified", "reasons", True),
        ("remind_qualified", "concerns", True),
        ("remind_qualified", "pay", False),
    ],
)
def test_what_fits(tactic: str, invites: Invites, fits: bool) -> None:
    one = ALL()[0]
    cue = replace(one.closing.cues[0], invites=invites, if_thin=None)
    scenario = replace(one, closing=replace(one.closing, cues=(cue,)))
    assert [c.id for c in fitting(scenario, tactic)] == ([cue.id] if fits else [])


def test_a_cue_that_takes_up_an_earlier_answer_is_never_put() -> None:
    thin = [c for s in ALL() for c in s.closing.cues if c.if_thin is not None]
    assert thin
    for tactic in TACTIC_IDS:
        assert all(c.if_thin is None for s in ALL() for c in fitting(s, tactic))


@pytest.mark.parametrize("tactic", TACTIC_IDS)
def test_each_tactic_has_cues_from_many_interviews(tactic: str) -> None:
    assert sum(any(fitting(s, tactic)) for s in ALL()) >= 8


@given(st.sampled_from(TACTIC_IDS), st.integers(), st.integers(0, 99))
def test_a_draw_fits_and_repeats_by_its_seed(tactic: str, seed: int, number: int) -> None:
    cue = draw(ALL(), tactic, seed, number)
    assert draw(reversed(ALL()), tactic, seed, number) == cue
    scenario = next(s for s in ALL() if s.id == cue.scenario_id)
    invites, if_thin = cue_of(scenario, cue.cue_id)
    assert invites in FITS[tactic]
    assert if_thin is None
    assert cue.text in next(c for c in scenario.closing.cues if c.id == cue.cue_id).say
    assert cue.name in {person.name for person in scenario.interviewers}
    assert cue.context == scenario.context()
    assert cue.notes
    assert all(points for _, points in cue.notes)


@given(st.sampled_from(TACTIC_IDS), st.integers(0, 10_000))
def test_no_cue_comes_twice_until_all_have_come(tactic: str, seed: int) -> None:
    number = sum(len(list(fitting(s, tactic))) for s in ALL())
    seen: list[tuple[str, str]] = []
    for turn in range(number):
        seen.append(draw(ALL(), tactic, seed, turn, seen).key)
    assert len(set(seen)) == number
    assert draw(ALL(), tactic, seed, number, seen).key in seen


def test_seeds_draw_from_the_whole_library() -> None:
    drawn = {draw(ALL(), "ask_next_steps", seed).scenario_id for seed in range(400)}
    assert drawn == {s.id for s in ALL() if any(fitting(s, "ask_next_steps"))}


def test_without_a_fitting_cue_it_says_so() -> None:
    with pytest.raises(NoCue, match="Have something to add"):
        draw([], "something_to_add", 1)
