"""The five tactics as lamps: a mark, a word, and a colour that only repeats what they say."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from simulator.scoring.rubric import TACTICS
from simulator.tui.themes import hue

ON, OFF = "◉", "○"


class Lamps(Widget):
    """Which tactics are covered so far; with room, also which of their criteria."""

    DEFAULT_CSS = """
    Lamps {
        height: auto;
        padding: 0 2;
    }
    """

    used: reactive[frozenset[str]] = reactive(frozenset())
    met: reactive[frozenset[str]] = reactive(frozenset())
    detailed: reactive[bool] = reactive(False, layout=True)

    def __init__(self, left_out: frozenset[str] = frozenset(), id: str | None = None) -> None:
        super().__init__(id=id)
        self._left_out = left_out

    def leave_out(self, tactics: frozenset[str]) -> None:
        """Show these as not counted."""
        self._left_out = tactics
        self.refresh()

    def render(self) -> Content:
        """One line, or one group a tactic."""
        return self._groups() if self.detailed else self._line()

    def _lamp(self, tactic_id: str, word: str) -> Content:
        if tactic_id in self._left_out:
            return Content.styled(f"– {word}", "$quiet strike")
        if tactic_id in self.used:
            return Content.assemble((f"{ON} ", "$lit"), (word, "bold $lit"))
        return Content.styled(f"{OFF} {word}", "$quiet")

    def _line(self) -> Content:
        lamps = [self._lamp(tactic.id, tactic.short) for tactic in TACTICS]
        counted = [t for t in TACTICS if t.id not in self._left_out]
        lit = sum(t.id in self.used for t in counted)
        gap = "   " if self.content_size.width >= 66 else "  "
        line = Content(gap).join(lamps)
        return Content.assemble(line, (f"{gap}{lit} of {len(counted)}", "$quiet"))

    def _groups(self) -> Content:
        blocks: list[Content] = []
        for tactic in TACTICS:
            lines = [self._lamp(tactic.id, tactic.title)]
            if tactic.id not in self._left_out:
                for criterion in tactic.criteria:
                    met = criterion.id in self.met
                    lines.append(
                        Content.assemble(
                            ("  ✓ " if met else "  · ", hue(tactic.id) if met else "$quiet"),
                            (criterion.label, "" if met else "$quiet"),
                        )
                    )
            blocks.append(Content("\n").join(lines))
        return Content("\n\n").join(blocks)
