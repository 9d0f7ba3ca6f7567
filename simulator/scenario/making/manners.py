"""The ways of speaking that come with the program, one a manner, read when they are needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, get_args

from simulator.scenario.model import Invites, Manner
from simulator.shipped import shipped

REACTIONS: Final = (
    "evidence", "skills", "warm", "heard", "adds", "thin", "declined", "silent", "back", "long",
    "otherwise",
)  # fmt: skip
Lines = tuple[str, ...]


class ManneredLinesMissing(RuntimeError):
    """The lines that come with the program are not there, or not as they should be."""


@dataclass(frozen=True, slots=True)
class Speech:
    """How one manner speaks: lines for cues by what they invite, for reactions, for the end."""

    cues: Mapping[Invites, Lines]
    reactions: Mapping[str, Lines]
    lead_in: Lines
    concerns: Lines
    unknown: Lines
    goodbye: Lines
    nothing_asked: Lines


@cache
def speech(manner: Manner) -> Speech:
    """How `manner` speaks; raises ManneredLinesMissing in a damaged installation."""
    import yaml

    path = shipped("assets") / "manners" / f"{manner}.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Speech(
            {invites: tuple(data["cues"][invites]) for invites in get_args(Invites)},
            {name: tuple(data["reactions"][name]) for name in REACTIONS},
            *(
                tuple(data[key])
                for key in ("lead_in", "concerns", "unknown", "goodbye", "nothing_asked")
            ),
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise ManneredLinesMissing(f"{path} is missing or damaged; install again.") from error
