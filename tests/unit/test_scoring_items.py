from __future__ import annotations

import json

import pytest
from scoring_samples import CONTEXT

from simulator.scoring.closing import JobContext, Turn
from simulator.scoring.items import (
    MAX_CHARACTERS,
    MAX_TURNS,
    Item,
    ItemError,
    ItemProblem,
    closing_of_text,
    parse_line,
)

TURN = {"speaker": "candidate", "text": "Hello."}


def resolve(reference: str) -> JobContext:
    if reference == "known":
        return CONTEXT
    raise ItemProblem("unknown_scenario", f"no scenario {reference}")


def test_a_whole_line() -> None:
    context = {"role": "Cook", "company": None, "facts": ["a"], "skills": [], "discussed": ["b"]}
    line = json.dumps({"id": "x", "scenario": None, "context": context, "turns": [TURN]})
    item = parse_line(line, resolve)
    assert isinstance(item, Item)
    assert item.id == "x"
    assert item.closing.turns == (Turn("candidate", "Hello."),)
    assert item.closing.context == JobContext("Cook", "", ("a",), (), ("b",))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("{", "bad_json"),
        ("", "bad_json"),
        ("[" * 100_000, "bad_json"),
        ('{"turns": 1' + "1" * 5000 + "}", "bad_json"),
        ('"text"', "not_object"),
        ("[1]", "not_object"),
        ({"id": "a"}, "missing_turns"),
        ({"id": "a", "turns": {}}, "missing_turns"),
        ({"id": [], "turns": []}, "bad_id"),
        ({"id": True, "turns": []}, "bad_id"),
        ({"id": "a", "turns": ["hello"]}, "bad_turn"),
        ({"id": "a", "turns": [{"speaker": "boss", "text": ""}]}, "bad_speaker"),
        ({"id": "a", "turns": [{"speaker": ["candidate"], "text": ""}]}, "bad_speaker"),
        ({"id": "a", "turns": [{"speaker": "candidate"}]}, "bad_text"),
        ({"id": "a", "turns": [{"speaker": "candidate", "text": 3}]}, "bad_text"),
        ({"id": "a", "turns": [TURN], "context": "cook"}, "bad_context"),
        ({"id": "a", "turns": [TURN], "context": {"role": 3}}, "bad_context"),
        ({"id": "a", "turns": [TURN], "context": {"facts": "x"}}, "bad_context"),
        ({"id": "a", "turns": [TURN], "context": {"facts": [1]}}, "bad_context"),
        ({"id": "a", "turns": [TURN], "scenario": 3}, "bad_scenario"),
        ({"id": "a", "turns": [TURN], "scenario": "nope"}, "unknown_scenario"),
        ({"id": "a", "turns": [TURN] * (MAX_TURNS + 1)}, "too_large"),
        (" " * (MAX_CHARACTERS + 1), "too_large"),
    ],
)
def test_what_is_wrong_has_a_code(data: object, code: str) -> None:
    line = data if isinstance(data, str) else json.dumps(data)
    error = parse_line(line, resolve)
    assert isinstance(error, ItemError)
    assert error.code == code
    assert error.message
    assert error.id == ("a" if isinstance(data, dict) and data["id"] == "a" else None)


def test_where_the_context_comes_from() -> None:
    other = JobContext(role="Other")

    def context(**extra: object) -> JobContext | None:
        item = parse_line(json.dumps({"turns": [TURN], **extra}), resolve, other)
        assert isinstance(item, Item)
        return item.closing.context

    assert context(scenario="known") == CONTEXT
    assert context(scenario="nope", context={"role": "Mine"}) == JobContext(role="Mine")
    assert context(scenario=None, context=None) == other


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("Hello there.\nAnd again.", [("candidate", "Hello there.\nAnd again.")]),
        ("I: Any questions?\nC: Yes.", [("interviewer", "Any questions?"), ("candidate", "Yes.")]),
        (
            "Interviewer: Done?\nCANDIDATE:Yes,\nI am.\n\nC: Bye",
            [("interviewer", "Done?"), ("candidate", "Yes,\nI am."), ("candidate", "Bye")],
        ),
        ("Hm.\nI: Well?", [("candidate", "Hm."), ("interviewer", "Well?")]),
        ("i: not a speaker", [("candidate", "i: not a speaker")]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_plain_text(text: str, turns: list[tuple[str, str]]) -> None:
    assert [(t.speaker, t.text) for t in closing_of_text(text).turns] == turns


def test_text_too_large() -> None:
    with pytest.raises(ItemProblem) as problem:
        closing_of_text("x" * (MAX_CHARACTERS + 1))
    assert problem.value.code == "too_large"
