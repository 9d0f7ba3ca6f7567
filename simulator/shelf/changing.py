"""A scenario's text with another id or title; the rest of it stays as its author wrote it."""

from __future__ import annotations

import contextlib
import json
import re
from typing import Final

from simulator.paths import Paths
from simulator.scenario.load import LoadedScenario, load_text
from simulator.scenario.making.ids import free_id
from simulator.scenario.nodes import meaning, read_nodes
from simulator.scenario.problems import ScenarioProblems
from simulator.shelf.saving import taken_ids

_SCALAR: Final = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s#\"'|>].*?(?=\s+#|\s*$)")


class CannotChange(ValueError):
    """The text says the value in a way that cannot be changed without rewriting it."""


def with_value(source: str, key: str, value: str) -> str:
    """`source` with `value` for one of its top keys; raises CannotChange, ScenarioProblems."""
    document, _ = read_nodes(source, "the scenario")
    if (key,) not in document.keys:
        raise CannotChange(key)
    line_number, column = document.place((key,))
    lines = re.split(r"(\r\n|\r|\n)", source)
    line = lines[2 * (line_number - 1)]
    words = _SCALAR.match(line, column - 1)
    if words is None:
        raise CannotChange(key)
    end = words.end()
    plain = re.fullmatch(r"[a-z][a-z0-9-]*", value) and isinstance(meaning(value), str)
    quoted = value if plain else json.dumps(value, ensure_ascii=False)
    lines[2 * (line_number - 1)] = line[: column - 1] + quoted + line[end:]
    changed = "".join(lines)
    try:
        again, _ = read_nodes(changed, "the scenario")
    except ScenarioProblems:
        raise CannotChange(key) from None
    data = again.data if isinstance(again.data, dict) else {}
    if data.get(key) != value or set(again.keys) != set(document.keys):
        raise CannotChange(key)
    return changed


def copy_of(loaded: LoadedScenario, where: Paths, wanted: str = "") -> str:
    """The text of a copy under an id of its own: `wanted`, or the old id with a number.

    Raises CannotChange when the id cannot be changed, ScenarioProblems when `wanted` is no id.
    """
    scenario = loaded.scenario
    id = wanted or free_id(scenario.id, taken_ids(where))
    text = with_value(loaded.source, "id", id)
    title = f"{scenario.title[:60].rstrip()} (copy)"
    with contextlib.suppress(CannotChange):  # over several lines; only the id has to differ
        text = with_value(text, "title", title)
    load_text(text, f"{id}.yaml")
    return text
