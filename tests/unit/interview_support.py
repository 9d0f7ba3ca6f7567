"""A small scenario and the means to play it, for the tests of the interview."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simulator.interview import Answered, Reply, Said, Step, answer, begin
from simulator.scenario.model import (
    Answers,
    Cue,
    Goodbye,
    Interviewer,
    Job,
    Reaction,
    Scenario,
    Script,
    Timeframe,
    WorkAnswer,
)

ANSWERS = Answers(
    next_steps=("NEXT one.", "NEXT two."),
    decider=("DECIDER one.",),
    pay=("PAY one.",),
    work=(
        WorkAnswer(about=("hours", "shift"), say=("HOURS one.", "HOURS two.")),
        WorkAnswer(about=("team",), say=("TEAM one.",)),
    ),
    unknown=("UNKNOWN one.", "UNKNOWN two."),
)
PUSH = Reaction(say=("PUSH one?", "PUSH two?"), thin=True, push=True)
WARM = Reaction(say=("WARM one.", "WARM two."), any_met=("enthusiasm", "evidence"))


def cue(name: str, **more: Any) -> Cue:  # noqa: ANN401
    say = (f"CUE {name} one?", f"CUE {name} two?", f"CUE {name} three?")
    return Cue(**{"id": name, "say": say, "invites": "questions", **more})


def scenario(*cues: Cue, **more: Any) -> Scenario:  # noqa: ANN401
    return Scenario(
        format=1,
        id="test",
        title="A test",
        summary="A test.",
        industry="testing",
        level="junior",
        difficulty=1,
        job=Job(role="Tester", company="Testers"),
        interviewers=(
            Interviewer(id="ann", name="Ann", role="Owner"),
            Interviewer(id="ben", name="Ben", role="Partner"),
        ),
        facts=("a fact",),
        skills=("a skill",),
        timeframe=Timeframe(says=("WHEN one.", "WHEN two.")),
        closing=Script(
            cues=cues or (cue("a"), cue("b")),
            answers=more.pop("answers", ANSWERS),
            reactions=more.pop("reactions", ()),
            goodbye=more.pop("goodbye", Goodbye(say=("BYE.",), nothing_asked=("NOTHING ASKED.",))),
            **more,
        ),
    )


def said(step: Step) -> list[str]:
    return [event.text for event in step.events if isinstance(event, Said)]


def words(step: Step) -> str:
    return " ".join(said(step))


def play(plan: Scenario, replies: Sequence[Reply | str], seed: int = 1) -> list[Step]:
    steps = [begin(plan, seed)]
    for reply in replies:
        reply = Answered(reply) if isinstance(reply, str) else reply
        steps.append(answer(plan, steps[-1].state, reply))
    return steps
