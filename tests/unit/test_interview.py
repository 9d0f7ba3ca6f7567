"""The interview as a machine: what it says to what, that it ends, and that it can be kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from interview_support import PUSH, WARM, cue, play, scenario, words

from simulator.interview import (
    Answered,
    Ended,
    InterviewState,
    Left,
    Reply,
    Said,
    Silent,
    Step,
    answer,
    begin,
)
from simulator.interview.machine import MOST_LAST_WORDS
from simulator.interview.refusals import declined
from simulator.interview.state import UnreadableState
from simulator.scenario.load import load_text
from simulator.scenario.model import Goodbye, Reaction


def test_it_opens_with_the_first_cue_and_what_it_invites() -> None:
    (opening,) = begin(scenario(cue("a", invites="addition", speaker="ben")), 1).events
    assert isinstance(opening, Said)
    assert opening.text.startswith("CUE a")
    assert (opening.speaker, opening.invites, opening.learned) == ("ben", "addition", None)


def test_the_same_seed_and_answers_give_the_same_interview() -> None:
    replies = ["I'd love it.", "What happens next?", "Thanks."]
    assert play(scenario(), replies, seed=5) == play(scenario(), replies, seed=5)


def test_seeds_choose_among_the_ways_to_say_it() -> None:
    assert len({words(begin(scenario(), seed)) for seed in range(20)}) == 3


def test_what_is_said_in_one_go_is_one_line_for_each_speaker() -> None:
    plan = scenario(cue("a", reactions=(WARM,)), cue("b", speaker="ben"))
    events = play(plan, [Answered("I'd love it. When will I hear?", frozenset({"enthusiasm"}))])[
        1
    ].events
    assert [(e.speaker, e.text.split()[0]) for e in events if isinstance(e, Said)] == [
        ("ann", "WARM"),
        ("ben", "CUE"),
    ]
    first = events[0]
    assert isinstance(first, Said)
    assert "WHEN" in first.text
    assert first.learned == "timeframe"


def test_the_timeframe_is_learned_by_asking_and_only_so() -> None:
    silent_about_it = play(scenario(), ["I'd love it.", "My boss always asked about next steps."])
    assert silent_about_it[-1].state.ended
    assert not silent_about_it[-1].state.learned_timeframe
    assert not any("WHEN" in words(step) for step in silent_about_it)
    asking = play(scenario(), ["And when might I hear?"])[-1]
    assert asking.state.learned_timeframe
    assert "WHEN" in words(asking)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What happens next?", "NEXT"),
        ("Who decides?", "DECIDER"),
        ("What's the pay?", "PAY"),
        ("What are the hours?", "HOURS"),
        ("What hours would the team work on a shift?", "HOURS"),
        ("How big is the team?", "TEAM"),
        ("Is there another interview?", "NEXT"),  # no line of its own: what comes next says it
        ("Do you have any doubts about me?", "UNKNOWN"),
        ("Do you validate tickets?", "UNKNOWN"),
    ],
)
def test_a_question_gets_its_answer(question: str, told: str) -> None:
    assert words(play(scenario(), [question])[-1]).startswith(told)


def test_asked_again_it_is_said_in_other_words_and_then_there_is_a_way_out() -> None:
    plan = scenario(cue("a"), cue("b"), cue("c"))
    told = [words(step) for step in play(plan, ["What happens next?"] * 3)[1:]]
    assert {line[:8] for line in told[:2]} == {"NEXT one", "NEXT two"}
    assert told[2].startswith("UNKNOWN")


def test_the_same_question_twice_in_one_turn_is_answered_once() -> None:
    told = words(play(scenario(), ["What happens next? I mean, what are the next steps?"])[1])
    assert told.count("NEXT") == 1


def test_the_way_out_comes_after_what_can_be_answered() -> None:
    told = words(play(scenario(), ["Do you validate tickets? And who decides?"])[1])
    assert told.index("DECIDER") < told.index("UNKNOWN")


def test_unusual_words_are_understood_when_they_met_the_criterion() -> None:
    odd = "What's left on the obstacle course, then?"
    met = frozenset({"asks_next"})
    assert "NEXT" in words(play(scenario(), [Answered(odd, met)])[1])
    told_about = Answered("My manager always asked about next steps.", met)
    assert "NEXT" not in words(play(scenario(), [told_about])[1])


def test_a_vague_answer_is_pushed_once_and_then_let_go() -> None:
    plan = scenario(cue("a", reactions=(PUSH,)), cue("b"))
    steps = play(plan, ["I'm a hard worker.", "I just like people."])
    assert words(steps[1]).startswith("PUSH")
    assert steps[1].state.waiting == "push"
    assert words(steps[2]).startswith("CUE b")


def test_the_push_comes_last_after_the_answers() -> None:
    back = Reaction(say=("PUSH back?",), asked=True, push=True)
    told = words(play(scenario(cue("a", reactions=(back,))), ["Who decides?"])[1])
    assert told.endswith("PUSH back?")
    assert told.startswith("DECIDER")


def test_a_question_is_not_taken_for_a_vague_answer() -> None:
    assert "PUSH" not in words(play(scenario(cue("a", reactions=(PUSH,))), ["Who decides?"])[1])


def test_the_first_reaction_that_fits_is_said_and_no_other() -> None:
    own = Reaction(say=("OWN.",), met=("evidence",))
    late = Reaction(say=("LATE.",))
    plan = scenario(cue("a", reactions=(own,)), cue("b"), reactions=(WARM, late))
    replies = [
        Answered("I cut errors by half.", frozenset({"evidence"})),
        Answered("I'd love it.", frozenset({"enthusiasm"})),
    ]
    steps = play(plan, replies)
    assert words(steps[1]).startswith("OWN. CUE b")
    assert words(steps[2]).startswith("WARM")


def test_conditions_of_a_reaction() -> None:
    reactions = (
        Reaction(say=("LONG.",), long=True),
        Reaction(say=("DECLINED.",), declined=True),
        Reaction(say=("BARE.",), met=("fit",), missed=("evidence",)),
        Reaction(say=("BACKED.",), met=("fit",)),
    )
    plan = scenario(cue("a", reactions=reactions), cue("b"), longest_answer=40)
    cases = {
        "LONG.": Answered("word " * 41),
        "DECLINED.": Answered("No, I think that's everything."),
        "BARE.": Answered("I'd be right for it.", frozenset({"fit"})),
        "BACKED.": Answered("I'd be right for it.", frozenset({"fit", "evidence"})),
    }
    for expected, reply in cases.items():
        assert words(play(plan, [reply])[1]).startswith(expected)


def test_a_reaction_that_was_said_is_not_said_again() -> None:
    thanks = Reaction(say=("Thanks.", "Okay."))
    plan = scenario(cue("a"), cue("b"), cue("c"), reactions=(thanks,))
    told = [words(step) for step in play(plan, ["One.", "Two.", "Three."])]
    openings = [line.split()[0] for line in told[1:]]
    assert set(openings[:2]) == {"Thanks.", "Okay."}
    assert openings[2] == "NOTHING"


def test_a_question_after_the_last_cue_gets_another_turn_but_not_forever() -> None:
    plan = scenario(cue("a"))
    questions = ["Who decides?", "What are the hours?", "What's the pay?"]
    steps = play(plan, questions)
    assert [step.state.ended for step in steps[1:]] == [False, False, True]
    assert "PAY" in words(steps[-1])
    assert words(steps[-1]).endswith("BYE.")
    event = steps[1].events[-1]
    assert isinstance(event, Said)
    assert event.invites == "closing"
    ended = play(plan, ["Who decides?", "Thank you."])[-1]
    assert words(ended) == "BYE."


def test_nothing_asked_is_noticed() -> None:
    assert words(play(scenario(), ["I'd love it.", "No."])[-1]).startswith("NOTHING ASKED.")
    assert words(play(scenario(), ["Who decides?", "No."])[-1]) == "BYE."


def test_a_goodbye_from_someone_else_is_a_line_of_their_own() -> None:
    plan = scenario(
        cue("a"), goodbye=Goodbye(say=("BYE.",), speaker="ben"), reactions=(Reaction(say=("OK.",)),)
    )
    events = play(plan, ["I'd love it."])[1].events
    assert [(e.speaker, e.text) for e in events if isinstance(e, Said)] == [
        ("ann", "OK."),
        ("ben", "BYE."),
    ]
    assert events[-1] == Ended("goodbye")


def test_one_silence_is_prompted_and_two_in_a_row_end_it() -> None:
    prompt = Reaction(say=("TAKE YOUR TIME.",), silent=True)
    steps = play(scenario(cue("a", reactions=(prompt,))), [Silent(), Silent()])
    assert words(steps[1]) == "TAKE YOUR TIME."
    assert steps[2].events[-1] == Ended("silence")
    assert words(steps[2]) == "BYE."


def test_without_a_prompt_the_cue_is_put_in_other_words() -> None:
    opening, prompted = play(scenario(), [Silent()])
    assert words(prompted).startswith("CUE a")
    assert words(prompted) != words(opening)


def test_speaking_in_between_makes_up_for_a_silence() -> None:
    steps = play(scenario(), [Silent(), "I'd love it.", Silent()])
    assert not steps[-1].state.ended


def test_blank_words_are_a_silence() -> None:
    assert play(scenario(), [" \n "])[1] == play(scenario(), [Silent()])[1]


def test_leaving_ends_it_without_a_word() -> None:
    assert play(scenario(), [Left()])[-1].events == (Ended("left"),)


def test_an_interview_that_ended_says_nothing_more() -> None:
    over = play(scenario(), [Left()])[-1].state
    assert answer(scenario(), over, Answered("Wait, one more thing?")) == Step(over, ())


def test_a_cue_is_skipped_when_all_it_wants_is_met() -> None:
    plan = scenario(cue("a"), cue("b", unless_met=("asks", "enthusiasm")), cue("c"))
    both = Answered("I'd love this job.", frozenset({"asks", "enthusiasm"}))
    one = Answered("I'd love this job.", frozenset({"asks"}))
    assert words(play(plan, [both])[1]).startswith("CUE c")
    assert words(play(plan, [one])[1]).startswith("CUE b")


def test_a_surprise_comes_up_about_as_often_as_it_says() -> None:
    plan = scenario(cue("a", chance=0.3), cue("b"))
    hits = sum(words(begin(plan, seed)).startswith("CUE a") for seed in range(400))
    assert 90 <= hits <= 150


def test_something_is_always_put_even_when_every_cue_is_a_surprise() -> None:
    plan = scenario(cue("a", chance=0.01), cue("b", chance=0.01))
    assert all("CUE" in words(begin(plan, seed)) for seed in range(50))


TEXTS = st.one_of(
    st.sampled_from(
        [
            "What happens next, when will I hear, who decides, and what's the pay?",
            "Who decides? " * 30,
            "What are the hours? How big is the team? Do you validate tickets?",
            "I'm a hard worker.",
            "No.",
        ]
    ),
    st.text(max_size=80),
)
CRITERIA = st.frozensets(
    st.sampled_from(["enthusiasm", "evidence", "asks", "asks_next", "timeframe", "adds"])
)
REPLIES: st.SearchStrategy[Reply] = st.one_of(
    st.builds(Answered, TEXTS, CRITERIA), st.just(Silent())
)
FULL = scenario(
    cue("a", reactions=(PUSH, WARM)),
    cue("b", speaker="ben", chance=0.5, reactions=(replace(PUSH, say=("PUSH three?",)),)),
    cue("c", unless_met=("asks",), invites="interest"),
    reactions=(Reaction(say=("OK.", "Right."), silent=None),),
)
MOST = 2 * (2 * 3 + MOST_LAST_WORDS)


@given(st.integers(), st.lists(REPLIES, min_size=MOST, max_size=MOST))
def test_it_always_ends_and_its_state_survives_the_disk(seed: int, replies: list[Reply]) -> None:
    step = begin(FULL, seed)
    for reply in replies:
        if step.state.ended:
            break
        kept = InterviewState.from_json(step.state.to_json())
        assert kept == step.state
        after = answer(FULL, step.state, reply)
        assert answer(FULL, kept, reply) == after
        assert after.events
        assert isinstance(after.events[-1], Ended) == after.state.ended
        step = after
    assert step.state.ended


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"seed": "1"},
        {"cue": True},
        {"waiting": "lunch"},
        {"said": [1]},
        {"end": "bored"},
        {"extra": 1},
    ],
)
def test_a_state_of_another_kind_is_refused(change: dict[str, Any]) -> None:
    data = json.loads(begin(scenario(), 1).state.to_json()) | change
    with pytest.raises(UnreadableState):
        InterviewState.from_json(json.dumps(data))


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '{"version": 1}', "[" * 5000])
def test_text_that_is_no_state_is_refused(text: str) -> None:
    with pytest.raises(UnreadableState):
        InterviewState.from_json(text)


def test_the_guide_s_example_loads_and_plays() -> None:
    guide = Path(__file__).parents[2] / "scenarios" / "README.md"
    example = guide.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    plan = load_text(example, "bakery-saturdays.yaml")
    steps = play(plan, ["I'm reliable.", "I sold forty cakes at the school fair.", "Thanks."])
    assert words(steps[1]) == "Go on, tell me one thing you've done."
    assert steps[2].state.ended


@pytest.mark.parametrize("text", ["Thanks, bye.", "Okay, goodbye then.", "have a nice day"])
def test_a_goodbye_takes_up_no_invitation(text: str) -> None:
    assert declined(text, "addition")
    assert declined(text, "questions")
    assert not declined(text, "reasons")
