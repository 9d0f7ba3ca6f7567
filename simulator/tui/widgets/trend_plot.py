"""The trend as a plot; loaded only when the progress screen is opened."""

from __future__ import annotations

from collections.abc import Sequence

from textual.color import Color
from textual_plotext import PlotextPlot

from simulator.tui.themes import hue
from simulator.tui.trends import MARKERS, Trend

_MOST_TICKS = 10
_TALL = 18  # lines from which five ticks come out evenly


class TrendPlot(PlotextPlot):
    """One tactic's line, or all five with a mark of their own each."""

    def __init__(self) -> None:
        super().__init__()
        self._trends: Sequence[Trend] = ()
        self._chosen = 0

    def show_trend(self, trends: Sequence[Trend], chosen: int) -> None:
        """Draw the chosen trend; the first stands for all five."""
        self._trends, self._chosen = trends, chosen
        self._draw()

    def on_mount(self) -> None:
        """Draw again in the new colours when the theme changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._draw())

    def _colour(self, style: str) -> tuple[int, int, int]:
        return Color.parse(self.app.theme_variables[style.removeprefix("$")]).rgb

    def _draw(self) -> None:
        plot = self.plt
        plot.clear_data()
        plot.clear_figure()
        if not self._trends:
            return
        every = self._chosen == 0
        lines = self._trends[1:] if every else (self._trends[self._chosen],)
        for trend in lines:
            assert trend.tactic is not None
            if not trend.takes:
                continue
            colour = self._colour(hue(trend.tactic))
            # The line in fine dots, each take in the tactic's own mark.
            plot.plot(trend.takes, trend.scores, color=colour, marker="braille")
            mark = MARKERS[trend.tactic]
            plot.scatter(trend.takes, trend.scores, color=colour, marker=mark)
        takes = len(self._trends[0].takes)
        plot.ylim(0, 20)
        plot.yticks([0, 5, 10, 15, 20] if self.size.height >= _TALL else [0, 10, 20])
        step = max(1, -(-takes // _MOST_TICKS))
        plot.xticks(list(range(1, takes + 1, step)))
        plot.xlim(0.5, takes + 0.5)
        self.refresh()
