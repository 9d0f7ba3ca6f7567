"""The plainest sayings are recognised wherever they stand, and nowhere else."""

from __future__ import annotations

import pytest

from simulator.scoring.closing import Closing, Turn
from simulator.scoring.normalise import normal_text
from simulator.scoring.plain_words import plainly_said, refused
from simulator.scoring.score import score

NEXT = frozenset({"asks_next"})
WHEN = frozenset({"asks_next", "timeframe"})
KEEN = frozenset({"enthusiasm"})


def said(text: str) -> frozenset[str]:
    words = normal_text(text).split()
    return frozenset(label for _, _, labels in plainly_said(words) for label in labels)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What happens next?", NEXT),
        ("My bike is outside. what's next", NEXT),
        ("It was good to see the garden. Where do we go from here?", NEXT),
        ("Could you tell me what the day is like? And what are the next steps? Thank you.", NEXT),
        ("May I ask, what are the next steps?", NEXT),
        ("And when will I hear from you?", WHEN),
        ("How soon do you expect to decide?", WHEN),
        ("I'm really very interested in this role.", KEEN),
        ("I'd love to work here.", KEEN),
        ("You've rather made my mind up. So how does it go from here?", KEEN),
        ("Well, you have quite won me over, all of you.", KEEN),
    ],
)
def test_plain_words_are_heard(text: str, expected: frozenset[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "My coach says close with what are the next steps.",
        "My old manager always asked what happens next.",
        "I never know what happens next.",
        "What happens next for the product?",
        "What are the next steps in the migration?",
        "It depends on when you decide.",
        "People say I'm interested in this job.",
        "I'm interested in the job market.",
        "I'd love to work here, but not for that.",
        "I'm not really interested in this role.",
        "You've made my mind up: I am staying where I am.",
        "My wife says you've won me over.",
        "You've sold me on this, but it is not for me.",
        "",
    ],
)
def test_the_same_words_about_something_else_are_not(text: str) -> None:
    assert said(text) == frozenset()


@pytest.mark.parametrize("beside", ["My bike is outside.", "I have baked bread for six years."])
def test_a_plain_question_counts_beside_anything(beside: str) -> None:
    for text in (f"{beside} What happens next?", f"What happens next? {beside}"):
        card = score(Closing((Turn("candidate", text),)))
        assert "asks_next" in card.met
        (evidence,) = next(
            c.evidence for t in card.tactics for c in t.criteria if c.id == "asks_next"
        )
        assert "What happens next?" in evidence.text
        assert beside not in evidence.text


def left_unasked(text: str) -> list[str]:
    words = normal_text(text).split()
    return [" ".join(words[first:last]) for first, last in refused(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "I shan't pester you about what happens next or when you decide.",
            ["i shant pester you about what happens next or when you decide"],
        ),
        ("I'm not going to sit here and ask for the job.", None),
        ("I won't ask when I'll hear, but what happens next?", ["i won't ask when i'll hear"]),
        ("No need to ask what comes now.", None),
        ("I won't ask you to decide today. When will I hear?", []),
        ("I won't bother you any longer, when might I hear?", []),
        ("I don't want to pester you about it, so when will I hear?", []),
        ("May I ask what happens next?", []),
        ("", []),
    ],
)
def test_what_is_refused_is_not_asked(text: str, expected: list[str] | None) -> None:
    whole = [normal_text(text)]
    assert left_unasked(text) == (whole if expected is None else expected)


def test_a_refusal_earns_nothing_and_takes_nothing_from_a_question_after_it() -> None:
    refusal = "I shan't pester you about what happens next or when you'll decide either."
    assert "asks_next" not in score(Closing((Turn("candidate", refusal),))).met
    both = "I won't ask for the job, but I would like to know one thing. What happens next?"
    assert "asks_next" in score(Closing((Turn("candidate", both),))).met
