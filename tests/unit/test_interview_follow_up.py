"""Coming back to a thin answer, replying to words, and an interviewer whose time is short."""

from __future__ import annotations

import json

import pytest
from interview_support import PUSH, WARM, cue, play, scenario, words

from simulator.interview import Answered, Ended, InterviewState, begin
from simulator.scenario.load import load_text
from simulator.scenario.model import Reaction, TimeUp
from simulator.scenario.problems import ScenarioProblems
from simulator.scenario.sample import SAMPLE

VAGUE = "I'm a hard worker."
STORY = Answered("Last year I cut the waste in our kitchen by a third.", frozenset({"evidence"}))
BACK = cue("back", if_thin="a", say=("BACK to that?",))
TEN = "one two three four five six seven eight nine ten"


def test_a_thin_answer_is_followed_up_later() -> None:
    plan = scenario(cue("a"), BACK, cue("b"))
    assert words(play(plan, [VAGUE])[1]) == "BACK to that?"
    assert words(play(plan, [STORY])[1]).startswith("CUE b")
    assert words(play(plan, ["Who decides?"])[1]).startswith("DECIDER one. CUE b")


@pytest.mark.parametrize(
    ("second", "then"),
    [
        (STORY, "CUE b"),
        (Answered("I cut the waste by a third. Who decides?", frozenset({"evidence"})), "DECIDER"),
        (Answered("I just like people."), "BACK"),
        (Answered("No, nothing comes to mind."), "BACK"),
        (Answered("Who decides?"), "DECIDER one. BACK"),
    ],
)
def test_the_answer_to_the_push_decides_whether_it_is_followed_up(
    second: Answered, then: str
) -> None:
    plan = scenario(cue("a", reactions=(PUSH,)), BACK, cue("b"))
    steps = play(plan, [VAGUE, second])
    assert words(steps[1]).startswith("PUSH")
    assert words(steps[2]).startswith(then)
    assert ("BACK" in words(steps[2])) == ("BACK" in then)


def test_only_the_cue_that_is_named_is_followed_up() -> None:
    plan = scenario(cue("a"), cue("b"), BACK)
    assert words(play(plan, [STORY, VAGUE])[-1]).endswith("BYE.")
    assert words(play(plan, [VAGUE, STORY])[-1]) == "BACK to that?"


def test_a_reaction_may_reply_to_words() -> None:
    team = Reaction(say=("TEAM?",), about=("team player", "people person"), push=True)
    plan = scenario(cue("a", reactions=(team, PUSH)), cue("b"))
    assert words(play(plan, ["I'm a team-player, really."])[1]) == "TEAM?"
    assert words(play(plan, ["We were all team players there."])[1]) == "TEAM?"
    assert words(play(plan, ["I'd steam the milk."])[1]).startswith("PUSH")
    assert "TEAM?" not in words(play(plan, ["Would I be a team player here?"])[1])


def test_time_is_up_after_so_many_words() -> None:
    plan = scenario(
        cue("a", reactions=(PUSH, WARM)),
        cue("b"),
        cue("c"),
        time_up=TimeUp(words=40, say=("TIME.",)),
    )
    speech = Answered(f"{TEN} " * 4, frozenset({"evidence"}))
    told = words(play(plan, [speech])[1])
    assert told[:4] == "WARM"
    assert told.endswith("TIME. NOTHING ASKED. BYE.")
    told = words(play(plan, [f"{TEN} {TEN} {TEN}", f"{TEN} Who decides?"])[2])
    assert told == "DECIDER one. TIME. BYE."
    assert words(play(plan, [f"{TEN} {TEN}"])[1]).startswith("CUE b")


def test_nobody_is_pushed_when_time_is_up() -> None:
    vague = Reaction(say=("PUSH?",), push=True)
    plan = scenario(
        cue("a", reactions=(vague,)), cue("b"), time_up=TimeUp(words=40, say=("TIME.",))
    )
    step = play(plan, [f"{TEN} " * 4])[1]
    assert words(step).startswith("TIME.")
    assert step.events[-1] == Ended("goodbye")


def test_the_last_answer_of_all_is_not_called_out_of_time() -> None:
    plan = scenario(cue("a"), time_up=TimeUp(words=40, say=("TIME.",)))
    assert "TIME" not in words(play(plan, [f"{TEN} " * 4])[1])


def test_a_state_of_an_earlier_release_goes_on() -> None:
    state = begin(scenario(), 1).state
    kept = json.loads(state.to_json())
    del kept["thin"], kept["words"]
    assert InterviewState.from_json(json.dumps(kept)) == state


@pytest.mark.parametrize("written", ["anything-else ", "' anything-else'"])
def test_a_follow_up_names_a_cue_above_it(written: str) -> None:
    more = f"    - id: more\n      if_thin: {written}\n      say: More?\n      invites: reasons\n"
    assert len(load_text(SAMPLE.replace("  answers:", f"{more}  answers:"), "x").closing.cues) == 2
    with pytest.raises(ScenarioProblems) as found:
        load_text(SAMPLE.replace("  cues:\n", f"  cues:\n{more}"), "x")
    assert "S209" in {problem.code for problem in found.value.problems}


@pytest.mark.parametrize(
    ("reactions", "code"),
    [
        ("- about: [team]\n          silent: true\n          say: So.", "S205"),
        (
            "- about: [team]\n          say: So.\n        - about: [team]\n          say: Oh.",
            "S204",
        ),
        ("- say: So.\n        - about: [team]\n          say: Oh.", "S204"),
        ("- about: [team]\n          say: So.\n        - say: Oh.", ""),
        ("- about: [a]\n          say: So.\n        - about: [a, b]\n          say: Oh.", ""),
    ],
)
def test_reactions_to_words_are_checked_like_others(reactions: str, code: str) -> None:
    start, end = SAMPLE.index("- met: [asks_next]"), SAMPLE.index("  answers:")
    source = f"{SAMPLE[:start]}{reactions}\n{SAMPLE[end:]}"
    if not code:
        assert load_text(source, "x").closing.cues[0].reactions
        return
    with pytest.raises(ScenarioProblems) as found:
        load_text(source, "x")
    assert {problem.code for problem in found.value.problems} == {code}
