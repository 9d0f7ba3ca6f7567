"""A kept take as it looks from afterwards: who was there, what was said, what was learned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from simulator.afterwards.aftermath import Heard, Occasion
from simulator.afterwards.debrief import Person
from simulator.afterwards.interviews import own_words
from simulator.history.take import Take
from simulator.scenario.load import load_text
from simulator.scenario.model import Scenario
from simulator.scenario.problems import ScenarioProblems


def occasion_of(take: Take, zone: ZoneInfo) -> Occasion:
    """The take as an occasion; `zone` says which day the interview was on.

    It is read from the scenario's own text that the take keeps. Where that no longer reads, what
    the take itself knows is used.
    """
    scenario = _scenario(take)
    day = None
    if scenario is not None and scenario.timeframe.days is not None:
        held = take.ended_at.astimezone(zone).date()
        day = held + timedelta(days=scenario.timeframe.days)
    return Occasion(
        key=f"take-{take.id}",
        company=take.company,
        role=take.role,
        ended_at=take.ended_at,
        people=_people(take, scenario),
        facts=scenario.facts if scenario else (),
        skills=scenario.skills if scenario else (),
        heard=tuple(_heard(take, scenario)) if scenario else (),
        own=own_words(take.scorecard, take.closing()),
        wants_job=take.wants_job,
        asked_when=take.learned_timeframe,
        hear_by=day if take.learned_timeframe else None,
        would_hear_by=None if take.learned_timeframe else day,
    )


def _scenario(take: Take) -> Scenario | None:
    try:
        return load_text(take.scenario_source, f"take {take.id}")
    except ScenarioProblems:
        return None


def _people(take: Take, scenario: Scenario | None) -> tuple[Person, ...]:
    if scenario is not None:
        return tuple(Person(person.name, person.role) for person in scenario.interviewers)
    names = dict.fromkeys(turn.name for turn in take.turns if turn.speaker == "interviewer")
    return tuple(Person(name) for name in names if name)


def _heard(take: Take, scenario: Scenario) -> Iterator[Heard]:
    """What the interviewers told about the work because they were asked."""
    answers = [line for entry in scenario.closing.answers.work for line in entry.say]
    for turn in take.turns:
        if turn.speaker == "interviewer":
            # A turn joins several lines; the answer among them is the one worth quoting.
            yield from (Heard(turn.name, line) for line in answers if line in turn.text)
