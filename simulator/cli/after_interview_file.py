"""A real interview written down in a file: YAML with the fields below, or the closing as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from simulator.cli import after_shared as shared

if TYPE_CHECKING:
    from simulator.scenario.problems import Problem

# The shared YAML reader's code for a file that is no one set of keys; its advice is on scenarios.
_NO_KEYS: Final = "S009"
_LINES: Final = "expected lines such as “company: Acme Works”, and one interview only."
_LISTS: Final = ("people", "asked", "learned", "skills")


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote down; None where they said nothing about it."""

    company: str | None = None
    role: str | None = None
    when: str | None = None
    people: tuple[str, ...] | None = None
    asked: tuple[str, ...] | None = None
    learned: tuple[str, ...] | None = None
    skills: tuple[str, ...] | None = None
    account: str | None = None
    closing: str | None = None
    hear_by: str | None = None
    wants_job: bool | None = None


NAMES: Final = tuple(field.name for field in fields(Written))


def read(file: str) -> Written:
    """What is in `file` (“-” is standard input); raises CannotDo with every mistake in it."""
    text = shared.text_of(file)
    if not _is_yaml(file, text):
        return Written(closing=text)
    return _from_yaml(text, "standard input" if file == "-" else file)


def _is_yaml(file: str, text: str) -> bool:
    """By its ending; else by a first line that is one of the fields, as in “company: Acme”."""
    if file.casefold().endswith((".yaml", ".yml")):
        return True
    if file.casefold().endswith(".txt"):
        return False
    lines = (line for line in text.splitlines() if line.strip() and line[0] not in "#-")
    return next(lines, "").partition(":")[0] in NAMES


def _from_yaml(text: str, name: str) -> Written:
    from simulator.keys import nearest
    from simulator.scenario.nodes import read_nodes
    from simulator.scenario.problems import Problem, ScenarioProblems, quote

    try:
        document, problems = read_nodes(text, name)
    except ScenarioProblems as unreadable:
        if any(one.code == _NO_KEYS for one in unreadable.problems):
            raise shared.CannotDo(f"{name}: {_LINES}") from None
        raise shared.CannotDo(_said(unreadable.problems)) from None
    data = document.data if isinstance(document.data, dict) else {}
    found: dict[str, str | tuple[str, ...] | bool] = {}
    for key, value in data.items():
        if key not in NAMES:
            likely = nearest(key, NAMES)
            hint = f"Did you mean {quote(likely)}?" if likely else ""
            place = document.place((key,), key=True)
            expected = f"one of {', '.join(NAMES)}"
            problems.append(Problem("", name, *place, key, "an unknown key", expected, hint))
            continue
        read_value = _value(key, value, document.raw.get((key,)))
        if read_value is None:
            place = document.place((key,))
            expected = _expected(key)
            what = "nothing" if value is None else "another kind of value"
            problems.append(Problem("", name, *place, key, what, expected))
        else:
            found[key] = read_value
    if problems:
        raise shared.CannotDo(_said(problems))
    return Written(**found)  # type: ignore[arg-type]  # each value was looked at by its key


def _value(key: str, value: object, raw: str | None) -> str | tuple[str, ...] | bool | None:
    """The value as its field takes it; None when it is of another kind."""
    if key == "wants_job":
        return value if isinstance(value, bool) else None
    if key in _LISTS:
        if isinstance(value, str):
            return (value,)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(str(one) for one in value)
        return None
    if isinstance(value, bool | int | float) and raw is not None:
        return raw  # a company may be called 1984
    return value if isinstance(value, str) else None


def _expected(key: str) -> str:
    if key == "wants_job":
        return "true or false"
    return "a list of texts, with a dash before each" if key in _LISTS else "a text"


def _said(problems: Sequence[Problem]) -> str:
    return "\n".join(f"{one.place}: {one.message} {one.hint}".rstrip() for one in problems)
