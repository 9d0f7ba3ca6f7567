"""A draft as the text of a scenario file: laid out for people, and sure to be read back."""

from __future__ import annotations

import io
from typing import Any, Final

import yaml

from simulator.scenario.load import load_text
from simulator.scenario.making.answers import timeframe
from simulator.scenario.making.draft import Draft
from simulator.scenario.making.people import person_ids
from simulator.scenario.making.script import Data, closing
from simulator.scenario.model import FORMAT_VERSION
from simulator.scenario.nodes import meaning

SCHEMA_LINE: Final = "# yaml-language-server: $schema=schema.json\n"
"""Tells editors where the keys are described."""

_WIDTH: Final = 100
_STAND_IN: Final = (
    "# You did not say who will interview; these are stand-ins. Put in the real names.\n"
)


def source_of(draft: Draft) -> str:
    """The scenario file of `draft`; raises ScenarioProblems where a changed draft is not well."""
    parts = [written(part) for part in _parts(draft)]
    text = "\n".join(
        _STAND_IN + part if draft.stand_in and part.startswith("interviewers:") else part
        for part in parts
    )
    text = SCHEMA_LINE + text
    load_text(text, f"{draft.id}.yaml")
    return text


def _parts(draft: Draft) -> list[Data]:
    """The file's data, cut where an empty line makes it easier to read."""
    job: Data = {"role": draft.role, "company": draft.company}
    if draft.about:
        job["about"] = draft.about
    lists: Data = {"facts": list(draft.facts), "skills": list(draft.skills)}
    for name, points in (("discussed", draft.discussed), ("your_points", draft.your_points)):
        if points:
            lists[name] = list(points)
    return [
        {
            "format": FORMAT_VERSION,
            "id": draft.id,
            "title": draft.title,
            "summary": draft.summary,
            "industry": draft.industry,
            "level": draft.level,
            "setting": draft.setting,
            "difficulty": draft.difficulty,
        },
        {"job": job},
        {
            "interviewers": [
                {"id": name, "name": p.name, "role": p.role, "manner": p.manner}
                for name, p in zip(person_ids(draft.people), draft.people, strict=True)
            ]
        },
        lists,
        {"timeframe": timeframe(draft)},
        {"closing": closing(draft)},
    ]


class _Writer(yaml.SafeDumper):
    """Lists stand below their key, indented; lists of names stay on its line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ANN401
        return super().increase_indent(flow, indentless=False)


class _Names(list[str]):
    """A list of short names, written in brackets."""


def _text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # The loader reads words such as on, 1e5 and ~ in its own way; quotes keep them text.
    plain = isinstance(meaning(text), str)
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


def _names(writer: yaml.SafeDumper, names: _Names) -> yaml.SequenceNode:
    return writer.represent_sequence("tag:yaml.org,2002:seq", names, flow_style=True)


_Writer.add_representer(str, _text)
_Writer.add_representer(_Names, _names)
_NAMED: Final = frozenset({"met", "any_met", "missed", "unless_met", "about"})


def _bracketed(data: Any, key: str = "") -> Any:  # noqa: ANN401 - plain data of any form
    if isinstance(data, dict):
        return {name: _bracketed(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return _Names(data) if key in _NAMED else [_bracketed(value) for value in data]
    return data


def written(data: Data) -> str:
    """Plain data as YAML that the loader reads back as it was."""
    stream = io.StringIO()
    yaml.dump(
        _bracketed(data),
        stream,
        Dumper=_Writer,
        sort_keys=False,
        allow_unicode=True,
        width=_WIDTH,
        default_flow_style=False,
    )
    return stream.getvalue()
