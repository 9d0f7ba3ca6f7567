"""How each tactic has gone: a plot, and the same figures as a table of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.tui import show
from simulator.tui.keys import bindings
from simulator.tui.place import Place
from simulator.tui.themes import hue
from simulator.tui.trends import MARKERS, Trend, trends_of
from simulator.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from simulator.history.query import ProgressPoint

MOST_TAKES = 60
RECENT = 5
_FIGURES = (("first", 7), ("last", 7), ("best", 7), (f"mean of {RECENT}", 11))


class Progress(Place):
    """The newest takes of one interview, or of all."""

    where = "progress"
    CSS_PATH = "progress.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("progress")]

    def __init__(self) -> None:
        super().__init__()
        self.points: list[ProgressPoint] = []
        self.trends: list[Trend] = []
        self.played: list[tuple[str, str]] | None = None
        self.chosen: int | None = None  # in `played`; None is all of them

    def heading(self) -> Content:
        """What this screen is."""
        return Content("Progress")

    def body(self) -> Iterable[Widget]:
        """The plot above, the table below."""
        yield Container(id="plot")
        yield TrendHead(id="head")
        yield RowList(self._row, id="trends")
        yield Static("", id="empty", markup=False)

    def on_mount(self) -> None:
        """Figures first; the plot's library is loaded in a thread."""
        self.query_one("#trends").focus()
        self._load()
        self.fetch("plot", _load_plot, self._mount_plot)

    def _mount_plot(self, plot: Widget) -> None:
        self.query_one("#plot").mount(plot)
        self.call_after_refresh(self._draw)

    def _load(self) -> None:
        scenario = None if self.chosen is None or not self.played else self.played[self.chosen][0]
        self.fetch("points", lambda: self.backstage.progress(scenario, MOST_TAKES), self._show)
        if self.played is None:
            self.fetch("played", lambda: self.backstage.played(), self._take_played)

    def _take_played(self, played: list[tuple[str, str]]) -> None:
        self.played = played
        self.refresh_keys()

    def _show(self, points: list[ProgressPoint]) -> None:
        self.points = points
        self.trends = trends_of(points)
        nothing = not points
        empty = self.query_one("#empty", Static)
        empty.update(Content("No takes yet. Rehearse an interview and its trend will be here."))
        empty.set_class(nothing, "-shown")
        for part in ("#plot", "#head", "#trends"):
            self.query_one(part).display = not nothing
        name = "all interviews"
        if self.chosen is not None and self.played:
            name = self.played[self.chosen][1]
        number = show.count(len(points), "take")
        newest = "newest " if len(points) == MOST_TAKES else ""
        self.top_bar.status = show.line(f"{newest}{number} · {name}", "$quiet")
        self.query_one("#trends", RowList).show_rows(len(self.trends))
        self._draw()

    def _draw(self) -> None:
        from simulator.tui.widgets.trend_plot import TrendPlot

        for plot in self.query(TrendPlot):
            plot.show_trend(self.trends, self.query_one("#trends", RowList).cursor)

    def on_row_list_moved(self) -> None:
        """The plot follows the table."""
        if self.query("TrendPlot"):
            self._draw()

    def _row(self, index: int, width: int) -> Sequence[Content]:
        return (draw(self.trends[index], width),)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One interview only makes sense when several were played."""
        if action == "progress_scenario":
            return bool(self.played and len(self.played) > 1)
        return True

    def action_progress_scenario(self) -> None:
        """Go to the next interview, then back to all."""
        if not self.played:
            return
        following = 0 if self.chosen is None else self.chosen + 1
        self.chosen = following if following < len(self.played) else None
        self._load()

    def action_progress_review(self) -> None:
        """Look at the takes."""
        from simulator.tui.screens.review import Review

        self.go(Review(), instead=True)


class TrendHead(Widget):
    """The names of the table's columns."""

    def render(self) -> Content:
        """The head for this width."""
        cells = "".join(name.rjust(width) for name, width in _FIGURES)
        return show.spread(
            Content.styled("Tactic", "$quiet"),
            Content.styled(cells, "$quiet"),
            self.content_size.width,
        )


def draw(trend: Trend, width: int) -> Content:
    """One line of the table: name, the run of scores as blocks, figures."""
    style = "$lit" if trend.tactic is None else hue(trend.tactic)
    if not trend.scores:
        return show.spread(
            Content.styled(trend.name, style), Content.styled("left out so far", "$quiet"), width
        )
    mean = trend.mean(RECENT) or 0.0
    figures = (str(trend.scores[0]), str(trend.scores[-1]), str(trend.best), f"{mean:.1f}")
    cells = "".join(f.rjust(w) for f, (_, w) in zip(figures, _FIGURES, strict=True))
    mark = MARKERS[trend.tactic] if trend.tactic else " "
    room = width - len(cells) - len(trend.name) - 6
    line = show.sparkline(trend.scores, trend.most, max(0, min(room, 40))) if room > 0 else ""
    return show.spread(
        Content.assemble((f"{mark} {trend.name}", f"bold {style}"), "  ", (line, style)),
        Content(cells),
        width,
    )


def _load_plot() -> Widget:
    """Import the plotting library where it does not hold up the keys."""
    from simulator.tui.widgets.trend_plot import TrendPlot

    return TrendPlot()
