"""pydantic's findings as problems: place, key, found, expected, nearest known word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from simulator.keys import nearest
from simulator.scenario.model import FORMAT_VERSION
from simulator.scenario.nodes import Document
from simulator.scenario.problems import MOST_SHOWN, Path, Problem, dotted, quote
from simulator.scenario.shape import choices, homes, is_text, known_keys, takes_one

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_UNKNOWN: Final = frozenset({"unexpected_keyword_argument", "extra_forbidden"})
_MISSING: Final = frozenset({"missing", "missing_argument", "missing_keyword_only_argument"})
_EXPECTED: Final = {
    "string_too_short": "at least {min_length} character",
    "string_too_long": "at most {max_length} characters",
    "too_short": "at least {min_length} in the list",
    "too_long": "at most {max_length} in the list",
    "greater_than": "a number above {gt}",
    "greater_than_equal": "a number of at least {ge}",
    "less_than": "a number below {lt}",
    "less_than_equal": "a number of at most {le}",
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list, with a dash before each",
    "dataclass_type": "keys with values, indented below it",
    "dataclass_exact_type": "keys with values, indented below it",
}
_LONGEST_KEY: Final = 60


def mistakes(errors: Sequence[ErrorDetails], document: Document, name: str) -> list[Problem]:
    """Pydantic's errors as problems in the file `name`, as many as are ever shown."""
    own = [error for error in errors if not _echo(error)]
    return [_problem(error, document, name) for error in own[:MOST_SHOWN]]


def _echo(error: ErrorDetails) -> bool:
    """Whether a list is called too short only because of the mistakes inside it."""
    written = error["input"]
    least = error.get("ctx", {}).get("min_length", 0)
    return (
        error["type"] == "too_short" and isinstance(written, list | tuple) and len(written) >= least
    )


def _problem(error: ErrorDetails, document: Document, name: str) -> Problem:
    path, kind, found = error["loc"], error["type"], error["input"]
    if kind in _UNKNOWN:
        code, place = "S101", document.place(path, key=True)
        found_words, expected, hint = _unknown_key(path)
    elif kind in _MISSING:
        code, place = "S102", document.place(path[:-1], key=True)
        found_words, expected, hint = "nothing", f"the key {quote(str(path[-1]))}", ""
        if path == ("format",):
            hint = f"Add the line `format: {FORMAT_VERSION}` at the top."
    else:
        place = document.place(path)
        found_words = _shown(found, document.raw.get(path))
        code, expected, hint = _value(kind, path, found, error.get("ctx", {}), found_words)
        found_words = _measured(kind, found, found_words)
    return Problem(code, name, *place, dotted(path), found_words, expected, hint)


def _unknown_key(path: Path) -> tuple[str, str, str]:
    key, around = str(path[-1]), path[:-1]
    known = known_keys(around)
    elsewhere = homes(key)
    likely = nearest(key, known) if len(key) <= _LONGEST_KEY else ""
    hint = f"Did you mean {quote(likely)}?" if likely else ""
    if 0 < len(elsewhere) <= 2:
        where = " or ".join(f"below `{home}`" if home else "at the top level" for home in elsewhere)
        hint = f"This key belongs {where}; look at how far the line is indented."
    return "an unknown key", f"one of {', '.join(known)}" if known else "no keys here", hint


def _value(
    kind: str, path: Path, found: object, details: dict[str, Any], words: str
) -> tuple[str, str, str]:
    """Code, what is expected, and a hint for a value that does not do."""
    if path == ("format",) and isinstance(found, int) and not isinstance(found, bool):
        newer = found > FORMAT_VERSION
        hint = "Update mock-interview to read it." if newer else f"Write format: {FORMAT_VERSION}."
        return "S106", f"{FORMAT_VERSION}, the format this program reads", hint
    if kind == "literal_error":
        allowed = choices(path)
        likely = nearest(found, allowed) if isinstance(found, str) and len(found) < 60 else ""
        hint = f"Did you mean {quote(likely)}?" if likely else ""
        if path == ("format",):
            hint = f"Write format: {FORMAT_VERSION}, without quotes."
        return "S104", f"one of {', '.join(allowed)}", hint
    if kind == "string_pattern_mismatch":
        return (
            "S107",
            "a short name of lower-case letters, digits and single dashes",
            "Such as night-shift-nurse.",
        )
    expected = _EXPECTED.get(kind, "another kind of value").format(**details)
    if kind == "tuple_type" and takes_one(path):
        expected = "text, or a list of texts with a dash before each"
    if kind.endswith(("_short", "_long")) or kind.startswith(("greater", "less")):
        return "S105", expected, ""
    if found is None:
        return "S103", expected, "Write a value after the colon, or delete the line."
    if is_text(path) and isinstance(found, bool | int | float):
        return "S103", expected, f'Put it in quotes to make it text: "{words}".'
    if is_text(path) and isinstance(found, dict):
        return "S103", expected, "A text with a colon and a space in it needs quotes around it."
    return "S103", expected, _remedy(kind, found)


def _remedy(kind: str, found: object) -> str:
    if isinstance(found, str) and kind in {"int_type", "float_type", "bool_type"}:
        return "Write it without quotes."
    if isinstance(found, dict) and kind == "tuple_type":
        return "Put a dash before the first key of each, and indent the rest below it."
    return ""


def _shown(found: object, raw: str | None) -> str:
    if found is None:
        return "nothing"
    if isinstance(found, str):
        return quote(found)
    if isinstance(found, bool | int | float):
        return quote(raw if raw is not None else str(found))[1:-1]
    return "a list" if isinstance(found, list | tuple) else "keys with values"


def _measured(kind: str, found: object, words: str) -> str:
    """Sizes say more than the start of something too long."""
    if kind == "string_too_long" and isinstance(found, str):
        return f"{len(found)} characters"
    if kind in {"too_short", "too_long"} and isinstance(found, list | tuple):
        return f"{len(found)} in the list"
    if kind == "string_too_short":
        return "an empty text"
    return words
