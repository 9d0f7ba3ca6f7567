"""The criteria of one tactic as lamps: a mark, a word, and a colour that repeats them."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from simulator.scoring.rubric import TACTIC_BY_ID
from simulator.tui.widgets.lamps import OFF, ON


class CriteriaLamps(Widget):
    """Which criteria of the tactic being drilled are met so far."""

    DEFAULT_CSS = """
    CriteriaLamps {
        height: 3;
        padding: 0 2;
    }
    """

    tactic: reactive[str] = reactive("")
    met: reactive[frozenset[str]] = reactive(frozenset())

    def render(self) -> Content:
        """One criterion a line."""
        if not self.tactic:
            return Content("")
        lines = [
            Content.assemble((f"{ON} ", "$lit"), (criterion.label, "bold $lit"))
            if criterion.id in self.met
            else Content.styled(f"{OFF} {criterion.label}", "$quiet")
            for criterion in TACTIC_BY_ID[self.tactic].criteria
        ]
        return Content("\n").join(lines)
