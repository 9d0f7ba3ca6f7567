"""The interviewers of every shipped scenario react to what is said to them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.interview import Answered, Reply, Said, Silent, Step, answer, begin
from simulator.interview.machine import MOST_LAST_WORDS
from simulator.scenario.catalog import shipped_folder
from simulator.scenario.load import load_file
from simulator.scenario.model import Reaction, Scenario

FILES = sorted(shipped_folder().glob("*.yaml"))
BY_ID = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
SEEDS = range(12)

VAGUE = Answered("I'm a hard worker.")
SPECIFIC = Answered(
    "Last year I ran the whole stock count with two colleagues, and we found a missing pallet that"
    " nobody had looked for, which is why I think that I would be good at this work of yours.",
    frozenset({"enthusiasm", "from_interview", "fit", "skills", "evidence", "adds", "new"}),
)
ASKED = {
    "timeframe": "When will I hear?",
    "next_steps": "What happens next?",
    "rounds": "Is there another round?",
    "decider": "Who makes the final decision?",
    "pay": "What's the pay?",
    "concerns": "Do you have any concerns about me?",
}


def scenario_of(path: Path) -> Scenario:
    return load_file(path).scenario


def talk(step: Step) -> str:
    return " ".join(event.text for event in step.events if isinstance(event, Said))


def played(scenario: Scenario, reply: Reply, seed: int) -> Iterator[tuple[Step, Step]]:
    """Each turn of an interview in which the candidate has one answer to everything."""
    step = begin(scenario, seed)
    while not step.state.ended:
        after = answer(scenario, step.state, reply)
        yield step, after
        step = after


def reactions(scenario: Scenario, step: Step) -> tuple[Reaction, ...]:
    """Those that may follow an answer to what was last said."""
    cue = scenario.closing.cues[step.state.cue]
    return (*cue.reactions, *scenario.closing.reactions)


@BY_ID
@pytest.mark.parametrize("topic", ASKED)
def test_what_was_asked_is_answered_and_nothing_else(path: Path, topic: str) -> None:
    scenario = scenario_of(path)
    answers = scenario.closing.answers
    lines = {name: getattr(answers, name) or () for name in ASKED if name != "timeframe"}
    lines["timeframe"] = scenario.timeframe.says
    told = talk(answer(scenario, begin(scenario, 1).state, Answered(ASKED[topic])))
    assert any(line in told for line in lines.pop(topic))
    assert not any(line in told for others in lines.values() for line in others)
    assert not any(line in told for line in answers.unknown)


@BY_ID
def test_questions_about_the_work_get_the_answer_of_their_subject(path: Path) -> None:
    scenario = scenario_of(path)
    work = scenario.closing.answers.work
    for entry in work:
        question = f"Could you tell me a bit more about the {entry.about[0].strip()}?"
        told = talk(answer(scenario, begin(scenario, 1).state, Answered(question)))
        assert any(line in told for line in entry.say), question


@BY_ID
def test_specifics_are_warmed_to(path: Path) -> None:
    scenario = scenario_of(path)
    for seed in SEEDS:
        for before, after in played(scenario, SPECIFIC, seed):
            warm = [
                line
                for reaction in reactions(scenario, before)
                if (reaction.met or reaction.any_met) and not reaction.push
                for line in reaction.say
            ]
            cue = scenario.closing.cues[before.state.cue]
            if before.state.waiting == "cue" and cue.invites != "pay":
                fresh = [line for line in warm if line not in told_before(scenario, seed, before)]
                assert any(line in talk(after) for line in warm) or not fresh
                assert after.state.waiting != "push"


def told_before(scenario: Scenario, seed: int, until: Step) -> str:
    """All that the interviewers had said when they came to `until`."""
    said = [talk(begin(scenario, seed))]
    for before, after in played(scenario, SPECIFIC, seed):
        if before is until or before.state == until.state:
            break
        said.append(talk(after))
    return " ".join(said)


@BY_ID
def test_vagueness_is_pushed_back_on_once(path: Path) -> None:
    scenario = scenario_of(path)
    for seed in SEEDS:
        pushed = 0
        for before, after in played(scenario, VAGUE, seed):
            if after.state.waiting == "push" and not after.state.ended:
                assert before.state.waiting == "cue"
                pushed += 1
        assert pushed


@BY_ID
def test_what_stayed_thin_is_come_back_to_and_what_did_not_is_not(path: Path) -> None:
    scenario = scenario_of(path)
    late = {line for cue in scenario.closing.cues if cue.if_thin is not None for line in cue.say}
    assert late

    def comes_back(reply: Answered) -> list[bool]:
        return [
            any(line in talk(after) for _, after in played(scenario, reply, seed) for line in late)
            for seed in SEEDS
        ]

    assert any(comes_back(VAGUE))
    assert not any(comes_back(SPECIFIC))


@BY_ID
def test_it_is_noticed_when_nothing_was_asked(path: Path) -> None:
    scenario = scenario_of(path)
    noticed = scenario.closing.goodbye.nothing_asked
    assert noticed
    for seed in SEEDS:
        *_, (_, last) = played(scenario, SPECIFIC, seed)
        assert any(line in talk(last) for line in noticed)
        *_, (_, last) = played(scenario, Answered("Who makes the final decision?"), seed)
        assert not any(line in talk(last) for line in noticed)


@BY_ID
@pytest.mark.parametrize("reply", [VAGUE, SPECIFIC, Answered(ASKED["timeframe"]), Silent()])
def test_it_ends_on_time(path: Path, reply: Reply) -> None:
    scenario = scenario_of(path)
    most = 2 * len(scenario.closing.cues) + MOST_LAST_WORDS
    for seed in SEEDS:
        turns = list(played(scenario, reply, seed))
        assert len(turns) <= most
        assert any(line in talk(turns[-1][1]) for line in scenario.closing.goodbye.say)


@BY_ID
def test_a_speech_is_cut_short(path: Path) -> None:
    scenario = scenario_of(path)
    long = [line for r in scenario.closing.reactions if r.long for line in r.say]
    assert long
    told = talk(answer(scenario, begin(scenario, 1).state, Answered("and then " * 350)))
    assert any(line in told for line in long)


@pytest.mark.parametrize("path", [p for p in FILES if "time_up:" in p.read_text("utf-8")])
def test_a_hurried_interviewer_ends_it_when_time_is_up(path: Path) -> None:
    scenario = scenario_of(path)
    limit = scenario.closing.time_up
    assert limit
    for seed in SEEDS:
        talker = Answered("and then " * (limit.words // 2) + ". What happens next?")
        last = answer(scenario, begin(scenario, seed).state, talker)
        assert last.state.ended
        assert any(line in talk(last) for line in limit.say)
        assert any(line in talk(last) for line in scenario.closing.answers.next_steps)


@BY_ID
@pytest.mark.parametrize("reply", [VAGUE, SPECIFIC, Answered(ASKED["next_steps"]), Silent()])
def test_three_seeds_are_three_conversations(path: Path, reply: Reply) -> None:
    scenario = scenario_of(path)
    heard = {
        "\n".join(
            [talk(begin(scenario, seed)), *(talk(a) for _, a in played(scenario, reply, seed))]
        )
        for seed in (1, 2, 3)
    }
    assert len(heard) == 3


def test_together_they_cover_who_interviews_and_how() -> None:
    scenarios = [scenario_of(path) for path in FILES]
    assert len(scenarios) >= 20
    assert len({s.industry for s in scenarios}) >= 14
    assert {s.level for s in scenarios} == {
        "first-job",
        "junior",
        "experienced",
        "senior",
        "executive",
    }
    assert {s.setting for s in scenarios} == {
        "one-to-one",
        "panel",
        "phone",
        "video",
        "final-round",
        "internal-move",
        "career-change",
        "return-after-break",
    }
    assert {p.manner for s in scenarios for p in s.interviewers} >= {
        "warm",
        "brisk",
        "sceptical",
        "distracted",
        "reserved",
        "formal",
        "rushed",
    }
    assert all(sum(s.difficulty == d for s in scenarios) >= 6 for d in (1, 2, 3))
    assert {c.invites for s in scenarios for c in s.closing.cues} == {
        "questions",
        "addition",
        "interest",
        "reasons",
        "concerns",
        "pay",
        "closing",
    }
