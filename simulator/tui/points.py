"""The rows of a scorecard's list: tactics, their criteria, cautions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from simulator.scoring.rubric import (
    CAUTION_BY_ID,
    CAUTION_COST,
    CRITERION_BY_ID,
    TACTIC_BY_ID,
    TACTIC_POINTS,
    TACTICS,
)
from simulator.scoring.scorecard import CriterionResult, Scorecard, TacticResult
from simulator.tui import show
from simulator.tui.marks import SIGNS
from simulator.tui.themes import hue

_LONGEST_TITLE = max(len(tactic.title) for tactic in TACTICS)


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `labels` are the criteria or cautions whose words it stands for."""

    kind: Literal["tactic", "criterion", "caution", "gap", "cautions"]
    labels: tuple[str, ...] = ()
    tactic: TacticResult | None = None
    criterion: CriterionResult | None = None
    left_out: bool = False


def rows_of(card: Scorecard) -> list[Row]:
    """All rows in rubric order; cautions come last."""
    rows: list[Row] = []
    for tactic in TACTICS:
        result = card.tactic(tactic.id)
        out = tactic.id in card.left_out
        labels = tuple(c.id for c in tactic.criteria)
        rows.append(Row("tactic", () if out else labels, result, left_out=out))
        if not out:
            rows += [Row("criterion", (c.id,), result, c) for c in result.criteria]
    if card.cautions:
        rows.append(Row("cautions", tuple(c.kind for c in card.cautions)))
        rows += [Row("caution", (c.kind,)) for c in card.cautions]
    return rows


def draw(row: Row, width: int) -> Content:
    """A row in `width` cells."""
    if row.tactic is not None and row.criterion is None:
        return _tactic(row.tactic, width, row.left_out)
    if row.criterion is not None:
        return _criterion(row.criterion, row.tactic, width)
    cost = f"−{CAUTION_COST}"
    if row.kind == "cautions":
        return show.spread(
            Content.styled("Cautions", "bold $error"),
            Content.styled(f"−{CAUTION_COST * len(row.labels)}", "bold $error"),
            width,
        )
    label = CAUTION_BY_ID[row.labels[0]].label
    left = Content.assemble((f"{SIGNS[row.labels[0]]} ", "bold $error"), label)
    return show.spread(left, Content.styled(cost, "$error"), width)


def _tactic(result: TacticResult, width: int, left_out: bool) -> Content:
    tactic = TACTIC_BY_ID[result.id]
    if left_out:
        return show.spread(
            Content.styled(tactic.title, "$quiet"), Content.styled("left out", "$quiet"), width
        )
    points = Content.styled(f"{result.score:2}/{TACTIC_POINTS}", f"bold {hue(tactic.id)}")
    cells = min(8, width - _LONGEST_TITLE - points.cell_length - 2)
    if cells >= 4:
        strip = Content.styled(show.bar(result.score, TACTIC_POINTS, cells) + " ", hue(tactic.id))
        points = Content.assemble(strip, points)
    return show.spread(Content.styled(tactic.title, f"bold {hue(tactic.id)}"), points, width)


def _criterion(result: CriterionResult, tactic: TacticResult | None, width: int) -> Content:
    criterion = CRITERION_BY_ID[result.id]
    sign = SIGNS[result.id]
    # Not met may still have points: one of the two skills.
    points = f"{result.points}" if result.met else f"{result.points}/{criterion.points}"
    label = Content(criterion.label)
    room = width - 2 - len(sign) - 1 - len(points)
    if label.cell_length > room:
        label = label.truncate(max(1, room), ellipsis=True)
    if result.met:
        left = Content.assemble(("✓ ", "bold $success"), label, (sign, "bold $quiet"))
    else:
        left = Content.assemble(("✗ ", "$quiet"), label.stylize("$quiet"), (sign, "$quiet"))
    return show.spread(left, Content.styled(points, "$success" if result.met else "$quiet"), width)
