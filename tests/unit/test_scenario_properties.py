"""Whatever a file holds, reading it gives a scenario or ScenarioProblems, nothing else."""

import contextlib
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.scenario.load import ScenarioProblems, load_file, load_text
from simulator.scenario.sample import SAMPLE
from simulator.scenario.shape import known_keys

KEYS = st.sampled_from(
    [*known_keys(()), *known_keys(("closing",)), *known_keys(("closing", "cues", 0)), "met", "x"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
# Other work on a shared machine must not fail a property.
UNHURRIED = settings(deadline=None)
SIGNS = st.text(st.sampled_from("ab:-?[]{}&*!|>'\"%@`#, \n\t\\~<=1.eE0_\u2028\x85"), max_size=60)


def problems_of(source: str) -> ScenarioProblems | None:
    try:
        load_text(source, "x.yaml")
    except ScenarioProblems as error:
        return error
    return None


def read(source: str) -> None:
    """Read it; only ScenarioProblems may come, and its words must be safe to show."""
    error = problems_of(source)
    if error is not None:
        assert error.problems
        assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in str(error) if c != "\n")
        last = len(re.split(r"\r\n|\r|\n|\x85|\u2028|\u2029", source)) + 1
        assert all(1 <= (p.line or 1) <= last for p in error.problems)


@UNHURRIED
@given(st.text() | SIGNS)
def test_any_text(source: str) -> None:
    read(source)


@UNHURRIED
@given(st.dictionaries(KEYS | st.text(), VALUES, max_size=6))
def test_any_yaml(data: dict[str, Any]) -> None:
    read(yaml.safe_dump(data, allow_unicode=True))


@UNHURRIED
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_json(data: dict[str, Any]) -> None:
    read(json.dumps(data, ensure_ascii=False))


def paths_in(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner: list[tuple[str | int, ...]] = [path] if path else []
    if isinstance(data, dict):
        for key, value in data.items():
            inner += paths_in(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            inner += paths_in(value, (*path, number))
    return inner


@UNHURRIED
@given(st.sampled_from(paths_in(yaml.safe_load(SAMPLE))), VALUES)
def test_any_value_in_any_place_of_a_scenario(path: tuple[str | int, ...], value: object) -> None:
    data: Any = yaml.safe_load(SAMPLE)
    around = data
    for part in path[:-1]:
        around = around[part]
    around[path[-1]] = value
    read(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


@UNHURRIED
@given(st.integers(0, len(SAMPLE)), st.integers(0, 30), st.text(max_size=5) | SIGNS)
def test_any_slip_of_the_pen(at: int, gone: int, typed: str) -> None:
    read(SAMPLE[:at] + typed + SAMPLE[at + gone :])


@UNHURRIED
@given(raw=st.binary())
def test_any_bytes(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(raw)
    with contextlib.suppress(ScenarioProblems):
        load_file(path)
