"""From a file to a Scenario, or to everything that is wrong with the file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from simulator.scenario.checks import check
from simulator.scenario.files import decoded, read_bytes, too_large, unseen
from simulator.scenario.mistakes import mistakes
from simulator.scenario.model import Scenario
from simulator.scenario.nodes import Document, read_nodes
from simulator.scenario.problems import Problem, ScenarioProblems, quote, shown_path

__all__ = ["LoadedScenario", "Problem", "ScenarioProblems", "load_file", "load_text"]

LARGEST: Final = 256 * 1024
"""Bytes; the shipped scenarios are a twentieth of it."""


@dataclass(frozen=True, slots=True)
class LoadedScenario:
    """A scenario and the text it was read from, which a take keeps."""

    scenario: Scenario
    source: str


def load_text(source: str, name: str) -> Scenario:
    """The scenario written in `source`; `name` stands for the file in problems.

    Raises ScenarioProblems with everything wrong with it.
    """
    return _read(source, name, None)


def load_file(path: Path, inside: Path | None = None) -> LoadedScenario:
    """The scenario in the file `path`, which must not lead out of the folder `inside`.

    Raises ScenarioProblems, also when the file cannot be read.
    """
    name = shown_path(path)
    source = decoded(read_bytes(path, inside, LARGEST), name)
    return LoadedScenario(_read(source, name, path.stem), source)


def _read(source: str, name: str, stem: str | None) -> Scenario:
    if len(source) > LARGEST or len(source.encode(errors="surrogatepass")) > LARGEST:
        raise ScenarioProblems([too_large(name, LARGEST)])
    if hidden := unseen(source, name):
        raise ScenarioProblems(hidden)
    document, problems = read_nodes(source, name)
    scenario: Scenario | None = None
    try:
        # As JSON, so that types are strict (yes is no number) and lists still become tuples.
        scenario = _adapter().validate_json(json.dumps(document.data), strict=True)
    except ValidationError as error:
        problems += mistakes(error.errors(include_url=False), document, name)
    problems += check(document, name)
    if stem is not None:
        problems += _misnamed(document, name, stem)
    if problems or scenario is None:
        raise ScenarioProblems(problems)
    return scenario


def _misnamed(document: Document, name: str, stem: str) -> list[Problem]:
    found = document.data.get("id") if isinstance(document.data, dict) else None
    if not isinstance(found, str) or found == stem:
        return []
    place = document.place(("id",))
    hint = f"Rename the file to {quote(found)[1:-1]}.yaml, or change the id."
    return [
        Problem("S207", name, *place, "id", quote(found), f"the file's name, {quote(stem)}", hint)
    ]


@cache
def _adapter() -> TypeAdapter[Scenario]:
    return TypeAdapter(Scenario)
