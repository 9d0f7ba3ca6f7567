"""What to drill: what is due today, or any tactic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.scoring.rubric import TACTIC_BY_ID
from simulator.tui import show
from simulator.tui.keys import bindings
from simulator.tui.place import Place
from simulator.tui.themes import hue
from simulator.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from simulator.drills.deck import DrillCard
    from simulator.rehearsal.drilling import Standing

_ABOUT = (
    "A round is one cue and one answer. What went badly in your takes and rounds comes back "
    "soon; what went well comes back later."
)


class Drills(Place):
    """Lists what is due and the five tactics, the most urgent first."""

    where = "drills"
    CSS_PATH = "drills.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("drills")]

    def __init__(self) -> None:
        super().__init__()
        self.standing: Standing | None = None

    def heading(self) -> Content:
        """What this screen is."""
        return Content("Drills")

    def body(self) -> Iterable[Widget]:
        """What it is about, then the list."""
        yield Static(Content(_ABOUT), id="about", classes="quiet")
        yield RowList(self._row, row_height=1, gap=1, id="tactics")

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one("#tactics", RowList)

    def on_mount(self) -> None:
        """The list takes keys at once; what is due comes when it has been read."""
        self.rows.focus()

    def on_screen_resume(self) -> None:
        """Read anew: a round may just have changed what is due."""
        self.fetch("standing", lambda: self.backstage.drills().standing(), self._fill)

    def _fill(self, standing: Standing) -> None:
        self.standing = standing
        self.rows.show_rows(1 + len(standing.cards))
        due = len(standing.due)
        self.top_bar.status = Content.styled(f"{due} due today" if due else "all done", "$quiet")
        for notice in standing.notices:
            self.simulator.tell(notice, severity="warning")
        self.refresh_keys()

    def _row(self, index: int, width: int) -> Sequence[Content]:
        assert self.standing is not None
        if index == 0:
            return (_due_line(self.standing, width),)
        return (_tactic_line(self.standing, self.standing.cards[index - 1], width),)

    def on_row_list_picked(self) -> None:
        """A double click begins."""
        self.action_drills_begin()

    def action_drills_begin(self) -> None:
        """Drill what is due, or the tactic under the cursor."""
        from simulator.tui.screens.drill import Drill

        if self.standing is None:
            return
        index = self.rows.cursor
        if index == 0 and not self.standing.due:
            self.simulator.tell(
                "Nothing is due today. Rest is part of it.", "Choose a tactic to drill it anyway."
            )
            return
        self.go(Drill(None if index == 0 else self.standing.cards[index - 1].tactic))


def _due_line(standing: Standing, width: int) -> Content:
    due = [TACTIC_BY_ID[card.tactic].short for card in standing.due]
    return show.spread(
        Content.styled("What is due today", "bold $lit" if due else "bold"),
        Content.styled(", ".join(due) or "nothing", "$quiet"),
        width,
    )


def _tactic_line(standing: Standing, card: DrillCard, width: int) -> Content:
    from simulator.drills.wording import when

    rounds = standing.rounds.get(card.tactic, 0)
    played = f"{show.count(rounds, 'round')} · " if rounds else ""
    return show.spread(
        Content.styled(TACTIC_BY_ID[card.tactic].title, f"bold {hue(card.tactic)}"),
        Content.styled(f"{played}due {when(card, standing.now)}", "$quiet")
        if not card.new
        else Content.styled("new", "$quiet"),
        width,
    )
