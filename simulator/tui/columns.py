"""The columns of the list of takes; head and rows share them, so they stay in line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.scoring.rubric import TACTICS
from simulator.tui import show
from simulator.tui.themes import hue

if TYPE_CHECKING:
    from simulator.history.query import TakeSummary

MARK, DATE, MODE, TOTAL, TACTIC, CAUTIONS = 2, 13, 6, 4, 4, 3
_FIXED = MARK + DATE + MODE + TOTAL + TACTIC * len(TACTICS) + CAUTIONS
_WIDE_COMPANY = 26
_MODES = {"practice": "pract"}


def head(width: int) -> Content:
    """The names of the columns."""
    title, company = _flexible(width)
    pieces: list[Content | tuple[str, str] | str] = [
        " " * MARK,
        ("Date".ljust(DATE), "$quiet"),
        _cell("Interview", title).stylize("$quiet"),
    ]
    if company:
        pieces.append(("Company".ljust(company), "$quiet"))
    pieces += [("Mode".ljust(MODE), "$quiet"), ("All".rjust(TOTAL), "$quiet")]
    pieces += [(t.short[:3].rjust(TACTIC), hue(t.id)) for t in TACTICS]
    pieces.append(("!".rjust(CAUTIONS), "$error"))
    return Content.assemble(*pieces)


def row(take: TakeSummary, width: int, *, picked: bool, now: datetime) -> Content:
    """One take."""
    title, company = _flexible(width)
    pieces: list[Content | tuple[str, str] | str] = [
        ("◆ " if picked else " " * MARK, "bold $lit"),
        (show.short_day(take.started_at, now).ljust(DATE), "$quiet"),
        _cell(take.scenario_title, title),
    ]
    if company:
        pieces.append(_cell(take.company, company).stylize("$quiet"))
    pieces += [
        (_MODES.get(take.mode, take.mode).ljust(MODE), "$quiet"),
        (str(take.total).rjust(TOTAL), "bold $lit"),
    ]
    for tactic in TACTICS:
        score = take.tactic_scores.get(tactic.id)
        text = show.NO_DATA if score is None else str(score)
        pieces.append((text.rjust(TACTIC), hue(tactic.id) if score else "$quiet"))
    pieces.append(((str(take.cautions) if take.cautions else "").rjust(CAUTIONS), "$error"))
    return Content.assemble(*pieces)


def _flexible(width: int) -> tuple[int, int]:
    rest = max(8, width - _FIXED)
    if rest < 2 * _WIDE_COMPANY:
        return rest, 0
    return rest - _WIDE_COMPANY, _WIDE_COMPANY


def _cell(text: str, width: int) -> Content:
    content = show.line(text).truncate(width - 1, ellipsis=True)
    return content.pad_right(width - content.cell_length)
