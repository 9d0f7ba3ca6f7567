"""An evaluation as a table for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.scoring.evaluate import Evaluation, Figure, Row

_NOT_MEASURABLE = "–"


def as_json(result: Evaluation) -> dict[str, Any]:
    """Plain JSON data; null where a figure cannot be measured."""
    return asdict(result)


def as_text(result: Evaluation) -> str:
    """A table with 95% bootstrap intervals in brackets; a dash where nothing can be measured."""
    return "\n".join(_lines(result))


def _lines(result: Evaluation) -> Iterator[str]:
    yield f"== {result.reader}: {result.closings} closings"
    for name, figure in result.summary.items():
        yield f"{name:34}{_figure(figure)}"
    for title, rows in (
        ("tactic", result.tactics),
        ("criterion", result.criteria),
        ("caution", result.cautions),
    ):
        yield ""
        yield f"{title:18}{'n':>5}{'prec.':>8}{'recall':>8}  {'F1':22}{'kappa':22}"
        yield from map(_row, rows)
    yield ""
    for part, figures in result.slices.items():
        said = ", ".join(
            f"{name} {_plain(value, whole=name == 'closings')}" for name, value in figures.items()
        )
        yield f"{part}: {said}"
    yield ""


def _row(row: Row) -> str:
    return (
        f"{row.name:18}{row.labelled:5}{_plain(row.precision):>8}{_plain(row.recall):>8}  "
        f"{_figure(row.f1):22}{_figure(row.kappa):22}"
    ).rstrip()


def _figure(figure: Figure) -> str:
    if figure.interval is None:
        return _plain(figure.value)
    low, high = figure.interval
    return f"{_plain(figure.value)} [{_plain(low)}, {_plain(high)}]"


def _plain(value: float | None, *, whole: bool = False) -> str:
    if value is None:
        return _NOT_MEASURABLE
    return f"{value:.0f}" if whole else f"{value:.3f}" if abs(value) < 2 else f"{value:.1f}"
