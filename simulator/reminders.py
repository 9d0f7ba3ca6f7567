"""Which of my points are left to use: the list beside the takes that history holds.

For the brief, so nothing here fails: a file that cannot be read reminds of nothing.
"""

from __future__ import annotations

from simulator.paths import Paths, StorageFailed
from simulator.points import Point, load, unused
from simulator.scenario.problems import ScenarioProblems


def own_points(where: Paths) -> tuple[Point, ...]:
    """All of my points, none when their file is not well."""
    try:
        return load(where.points)
    except ScenarioProblems:
        return ()


def points_left(where: Paths, scenario_id: str | None = None, takes: int = 5) -> tuple[Point, ...]:
    """The points that the latest takes have not used: of one scenario, or of all."""
    points = own_points(where)
    return unused(points, _said(where, scenario_id, takes)) if points else ()


def points_not_in(where: Paths, take_id: int) -> tuple[Point, ...]:
    """The points that one take has not used; raises UnknownTake, StorageFailed."""
    from simulator.history.store import History

    with History.open(where.database) as history:
        take = history.get(take_id)
    said = " ".join(turn.text for turn in take.turns if turn.speaker == "candidate")
    return unused(own_points(where), [said])


def _said(where: Paths, scenario_id: str | None, takes: int) -> list[str]:
    from simulator.history.failures import UnknownTake
    from simulator.history.query import TakeQuery
    from simulator.history.store import History

    if not where.database.exists():
        return []
    said: list[str] = []
    try:
        with History.open(where.database) as history:
            for summary in history.summaries(TakeQuery(scenario_id=scenario_id, limit=takes)):
                take = history.get(summary.id)
                said += [turn.text for turn in take.turns if turn.speaker == "candidate"]
    except (StorageFailed, UnknownTake):
        return said
    return said
