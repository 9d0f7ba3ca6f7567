"""Questions to the history and the short answers, none of which loads a scorecard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from simulator.history.take import Mode
from simulator.scoring.rubric import TACTICS

Sort = Literal["started", "total", "scenario", "company", "mode", "cautions"]

TACTIC_COLUMNS: Final = tuple(f"score_{tactic.id}" for tactic in TACTICS)
_ORDERS: Final[Mapping[Sort, tuple[str, ...]]] = {
    "started": ("started_at",),
    "total": ("total", "started_at"),
    "scenario": ("scenario_title COLLATE NOCASE", "started_at"),
    "company": ("company COLLATE NOCASE", "started_at"),
    "mode": ("mode", "started_at"),
    "cautions": ("cautions", "started_at"),
}
SORTS: Final[tuple[Sort, ...]] = tuple(_ORDERS)


@dataclass(frozen=True, slots=True)
class TakeQuery:
    """Which takes, in which order. `text` asks for takes that contain each of its words.

    It is looked for in the scenario's id and title, the role and the company, in either case.
    Totals are inclusive. `limit` None asks for all.
    """

    text: str = ""
    scenario_id: str | None = None
    mode: Mode | None = None
    min_total: int | None = None
    max_total: int | None = None
    sort: Sort = "started"
    descending: bool = True
    limit: int | None = 100
    offset: int = 0


@dataclass(frozen=True, slots=True)
class TakeSummary:
    """One row of the list; `tactic_scores` lacks a tactic that was left out of that take."""

    id: int
    scenario_id: str
    scenario_title: str
    company: str
    started_at: datetime
    mode: Mode
    total: int
    tactic_scores: Mapping[str, int]
    cautions: int


@dataclass(frozen=True, slots=True)
class ScenarioRecord:
    """How often a scenario was played, and how well (totals, 0 to 100)."""

    takes: int
    best: int
    last: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class ProgressPoint:
    """One take in the trend; `tactic_scores` lacks a tactic that was left out of it."""

    take_id: int
    at: datetime
    total: int
    tactic_scores: Mapping[str, int]


def where(query: TakeQuery) -> tuple[str, list[object]]:
    """The query's conditions as SQL and its values."""
    conditions: list[str] = []
    values: list[object] = []
    for condition, value in (
        ("scenario_id = ?", query.scenario_id),
        ("mode = ?", query.mode),
        ("total >= ?", query.min_total),
        ("total <= ?", query.max_total),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    for word in query.text.casefold().split():
        conditions.append("instr(search, ?) > 0")
        values.append(word)
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), values


def order(query: TakeQuery) -> str:
    """The query's order as SQL; takes that tie keep the order in which they were saved."""
    direction = "DESC" if query.descending else "ASC"
    columns = (*_ORDERS[query.sort], "id")
    return " ORDER BY " + ", ".join(f"{column} {direction}" for column in columns)


def tactic_scores(values: tuple[int | None, ...]) -> dict[str, int]:
    """Scores by tactic id from the values of `TACTIC_COLUMNS`."""
    return {
        tactic.id: value for tactic, value in zip(TACTICS, values, strict=True) if value is not None
    }
