"""Closings from outside: one line of JSON in the rubric's label format, or a plain text.

Text is taken as it is, so that evidence offsets fit the sender's own copy; whoever shows it on
a terminal cleans it first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from simulator.scoring.closing import Closing, JobContext, Speaker, Turn

MAX_CHARACTERS: Final = 2_000_000
"""Longest line or text that is taken; a closing is a thousand times shorter."""
MAX_TURNS: Final = 2_000

ErrorCode = Literal[
    "bad_json",
    "not_object",
    "bad_id",
    "missing_turns",
    "bad_turn",
    "bad_speaker",
    "bad_text",
    "bad_context",
    "bad_scenario",
    "unknown_scenario",
    "too_large",
    "bad_encoding",
]
Resolve = Callable[[str], JobContext]
"""Finds what a scenario (id or path) says of the job; raises ItemProblem when it cannot."""

_SPEAKER: Final = re.compile(r"^\s*(I|C|(?i:interviewer|candidate))\s*:[ \t]*")


class ItemProblem(Exception):
    """Why an item cannot be scored; `code` is stable, the message is for people."""

    def __init__(self, code: ErrorCode, message: str, item_id: str | int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.item_id = item_id


@dataclass(frozen=True, slots=True)
class Item:
    """A closing to score; `id` is the sender's own, None where there was none."""

    id: str | int | None
    closing: Closing


@dataclass(frozen=True, slots=True)
class ItemError:
    """A line that cannot be scored; `id` is None where the line did not get that far."""

    id: str | int | None
    code: ErrorCode
    message: str


def parse_line(line: str, resolve: Resolve, fallback: JobContext | None = None) -> Item | ItemError:
    """The item in one line of JSON, or why there is none.

    The line's own `context` comes first, then its `scenario`, then `fallback`.
    """
    try:
        return item_of(load_object(line), resolve, fallback)
    except ItemProblem as problem:
        return ItemError(problem.item_id, problem.code, str(problem))


def load_object(line: str) -> dict[str, Any]:
    """The JSON object in `line`; raises ItemProblem."""
    if len(line) > MAX_CHARACTERS:
        raise ItemProblem("too_large", f"longer than {MAX_CHARACTERS:,} characters")
    try:
        data = json.loads(line)
    except json.JSONDecodeError as problem:
        where = f"column {problem.colno}"
        raise ItemProblem("bad_json", f"not JSON: {problem.msg} at {where}") from None
    except (RecursionError, ValueError):
        raise ItemProblem("bad_json", "not JSON that can be read: nested too deep") from None
    if not isinstance(data, dict):
        raise ItemProblem("not_object", f"expected an object, found {_kind(data)}")
    return data


def item_of(data: Mapping[str, Any], resolve: Resolve, fallback: JobContext | None = None) -> Item:
    """The item in a JSON object; raises ItemProblem, which carries the id when there is one."""
    item_id = data.get("id")
    if isinstance(item_id, bool) or not isinstance(item_id, str | int | None):
        raise ItemProblem("bad_id", f"id: expected text or a number, found {_kind(item_id)}")
    try:
        turns = _turns(data)
        context = _context(data, resolve) or fallback
    except ItemProblem as problem:
        problem.item_id = item_id
        raise
    return Item(item_id, Closing(turns, context))


def closing_of_text(text: str, context: JobContext | None = None) -> Closing:
    """The closing in a plain text: one candidate turn, or turns begun by "I:" and "C:".

    "Interviewer:" and "Candidate:" do as well. A line with no such beginning goes on with the
    turn before it. Raises ItemProblem when the text is too large.
    """
    if len(text) > MAX_CHARACTERS:
        raise ItemProblem("too_large", f"longer than {MAX_CHARACTERS:,} characters")
    turns: list[tuple[Speaker, list[str]]] = []
    for line in text.splitlines():
        begins = _SPEAKER.match(line)
        if begins:
            speaker: Speaker = "interviewer" if begins[1][0] in "Ii" else "candidate"
            turns.append((speaker, [line[begins.end() :]]))
        elif turns:
            turns[-1][1].append(line)
        elif line.strip():
            turns.append(("candidate", [line]))
    return Closing(tuple(Turn(who, "\n".join(said).strip()) for who, said in turns), context)


def context_of(data: object) -> JobContext:
    """The inline context of the label format; raises ItemProblem when it has other shapes."""
    if not isinstance(data, dict):
        raise ItemProblem("bad_context", f"context: expected an object, found {_kind(data)}")
    return JobContext(
        role=_text(data, "role"),
        company=_text(data, "company"),
        facts=_texts(data, "facts"),
        skills=_texts(data, "skills"),
        discussed=_texts(data, "discussed"),
        people=_texts(data, "people"),
    )


def _turns(data: Mapping[str, Any]) -> tuple[Turn, ...]:
    raw = data.get("turns")
    if not isinstance(raw, list):
        found = _kind(raw) if "turns" in data else "nothing"
        raise ItemProblem("missing_turns", f"turns: expected a list, found {found}")
    if len(raw) > MAX_TURNS:
        raise ItemProblem("too_large", f"turns: more than {MAX_TURNS:,}")
    return tuple(_turn(number, turn) for number, turn in enumerate(raw))


def _turn(number: int, raw: object) -> Turn:
    where = f"turns[{number}]"
    if not isinstance(raw, dict):
        raise ItemProblem("bad_turn", f"{where}: expected an object, found {_kind(raw)}")
    speaker, text = raw.get("speaker"), raw.get("text")
    if speaker not in ("interviewer", "candidate"):
        raise ItemProblem("bad_speaker", f'{where}.speaker: expected "interviewer" or "candidate"')
    if not isinstance(text, str):
        raise ItemProblem("bad_text", f"{where}.text: expected text, found {_kind(text)}")
    return Turn("interviewer" if speaker == "interviewer" else "candidate", text)


def _context(data: Mapping[str, Any], resolve: Resolve) -> JobContext | None:
    if data.get("context") is not None:
        return context_of(data["context"])
    scenario = data.get("scenario")
    if scenario is None:
        return None
    if not isinstance(scenario, str) or not scenario:
        raise ItemProblem("bad_scenario", f"scenario: expected an id, found {_kind(scenario)}")
    return resolve(scenario)


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ItemProblem("bad_context", f"context.{key}: expected text, found {_kind(value)}")
    return value


def _texts(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise ItemProblem("bad_context", f"context.{key}: expected a list of texts")
    return tuple(value)


def _kind(value: object) -> str:
    """What JSON calls the type of `value`."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    names = {str: "text", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), type(value).__name__)
