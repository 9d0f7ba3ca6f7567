"""Every shipped scenario plays as its transcript says, and to an end whatever is said.

UPDATE_TRANSCRIPTS=1 writes the transcripts anew; read them before you commit them.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from transcripts import played, read_script

from simulator.interview import Answered, InterviewState, Reply, Silent, answer, begin
from simulator.interview.machine import MOST_LAST_WORDS
from simulator.scenario.catalog import shipped_folder
from simulator.scenario.load import load_file
from simulator.scenario.model import Scenario

FILES = sorted(shipped_folder().glob("*.yaml"))
BY_ID = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)

WORDS = (
    "I'm a hard worker.",
    "No, that's everything, thanks.",
    "What happens next, and when will I hear?",
    "Who decides? Is there another round? What's the pay? Anything that worries you?",
    "What does a typical day look like, and what's the team like?",
    "I'd love this job, and last year I cut our errors by a third.",
    "This is a dump.",
    "Is that marble?",
    "word " * 400,
    "",
)
CRITERIA = ("enthusiasm", "from_interview", "evidence", "skills", "adds", "new", "asks", "fit")


def scenario_of(path: Path) -> Scenario:
    return load_file(path).scenario


@BY_ID
def test_it_plays_as_its_transcript_says(path: Path) -> None:
    transcript = path.with_suffix(".transcript")
    text = transcript.read_text(encoding="utf-8")
    now = played(scenario_of(path), read_script(text))
    if os.environ.get("UPDATE_TRANSCRIPTS") == "1":
        transcript.write_text(now, encoding="utf-8")
    else:
        assert now == text


@BY_ID
def test_it_ends_and_goes_on_alike_after_being_kept_on_disk(path: Path) -> None:
    scenario = scenario_of(path)
    most = 2 * (2 * len(scenario.closing.cues) + MOST_LAST_WORDS)
    for seed in range(60):
        chance = random.Random(seed)
        step = begin(scenario, seed)
        for _ in range(most):
            if step.state.ended:
                break
            reply: Reply = Silent()
            if chance.random() > 0.2:
                met = frozenset(chance.sample(CRITERIA, chance.randrange(4)))
                reply = Answered(chance.choice(WORDS), met)
            kept = InterviewState.from_json(step.state.to_json())
            assert kept == step.state
            assert answer(scenario, kept, reply) == answer(scenario, step.state, reply)
            step = answer(scenario, step.state, reply)
            assert step.events
        assert step.state.ended


@BY_ID
def test_nobody_learns_when_without_asking(path: Path) -> None:
    scenario = scenario_of(path)
    replies = ("I'd love this job.", "My manager always asked about next steps.", "No, thanks.")
    told = [*scenario.timeframe.says, *scenario.closing.answers.next_steps]
    for seed in range(30):
        step = begin(scenario, seed)
        turn = 0
        while not step.state.ended:
            met = frozenset({"enthusiasm", "asks"}) if turn == 0 else frozenset()
            step = answer(scenario, step.state, Answered(replies[turn % 3], met))
            said = " ".join(getattr(event, "text", "") for event in step.events)
            assert not any(line in said for line in told)
            turn += 1
        assert not step.state.learned_timeframe


@BY_ID
def test_the_lines_beside_the_timeframe_do_not_give_it_away(path: Path) -> None:
    scenario = scenario_of(path)
    closing = scenario.closing
    others = [
        *closing.goodbye.say,
        *(closing.goodbye.nothing_asked or ()),
        *closing.answers.next_steps,
        *(closing.answers.rounds or ()),
        *(closing.answers.decider or ()),
        *(line for cue in closing.cues for line in cue.say),
        *(line for cue in closing.cues for r in cue.reactions for line in r.say),
    ]
    days = ("thursday", "friday", "sunday", "tonight", "evening", "twentieth", "tuesday night")
    named = [day for day in days if any(day in line.lower() for line in scenario.timeframe.says)]
    for line in others:
        assert not any(day in line.lower() for day in named), line


@BY_ID
def test_three_plays_are_not_the_same_play(path: Path) -> None:
    scenario = scenario_of(path)
    openings = {begin(scenario, seed).events for seed in range(12)}
    assert len(openings) >= 3


@BY_ID
def test_it_offers_enough_to_say_and_to_hear(path: Path) -> None:
    scenario = scenario_of(path)
    assert path.stem == scenario.id
    assert path.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=schema.json\n"
    )
    assert len(scenario.closing.goodbye.say) >= 2
    assert len(scenario.closing.answers.work) >= 4
    assert any(reaction.push for cue in scenario.closing.cues for reaction in cue.reactions)


def test_no_line_is_used_by_two_scenarios() -> None:
    seen: dict[str, str] = {}
    for path in FILES:
        closing = scenario_of(path).closing
        for cue in closing.cues:
            for line in cue.say:
                assert seen.setdefault(line, path.stem) == path.stem
