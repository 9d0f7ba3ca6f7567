"""Takes that were cut off: go on with one, throw it away, or leave it for later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from simulator.tui import show
from simulator.tui.backstage import utc_now
from simulator.tui.screens.dialog import Dialog
from simulator.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from simulator.history.unfinished import UnfinishedTake


@dataclass(frozen=True, slots=True)
class Verdict:
    """What shall become of a kept take."""

    kept: UnfinishedTake
    go_on: bool


class Unfinished(Dialog[Verdict]):
    """Lists the kept takes, the latest first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", show=False)]

    def __init__(self, kept: tuple[UnfinishedTake, ...]) -> None:
        super().__init__()
        self.kept = kept

    def compose(self) -> Iterable[Widget]:
        """The takes and what can be done with one."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Unfinished takes", "bold"))
            rows = RowList(self._row, row_height=2, id="kept")
            rows.styles.height = min(8, 2 * len(self.kept))
            rows.styles.margin = (1, 0, 0, 0)
            yield rows
            with Horizontal(classes="answers"):
                yield Button("Later", id="later")
                yield Button("Throw away", id="discard")
                yield Button("Go on", variant="primary", id="go_on")

    def on_mount(self) -> None:
        """One Enter goes on with the latest."""
        self.query_one(RowList).show_rows(len(self.kept))
        self.query_one("#go_on").focus()

    def _row(self, index: int, width: int) -> Sequence[Content]:
        take = self.kept[index]
        said = sum(turn.speaker == "candidate" for turn in take.turns)
        draft = show.count(len(take.draft.split()), "word") + " in the draft" if take.draft else ""
        facts = ", ".join(filter(None, (f"{show.count(said, 'answer')} sent", draft, take.mode)))
        when = Content.styled(show.ago(take.saved_at, utc_now()), "$quiet")
        return (
            show.spread(show.line(take.scenario_title), when, width),
            Content.styled(facts, "$quiet"),
        )

    def on_row_list_picked(self) -> None:
        """A double click goes on."""
        self.action_go_on()

    def action_go_on(self) -> None:
        """Go on with the take under the cursor."""
        self.dismiss(Verdict(self._chosen, True))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close with the verdict."""
        if event.button.id == "later":
            self.dismiss(None)
        else:
            self.dismiss(Verdict(self._chosen, event.button.id == "go_on"))

    @property
    def _chosen(self) -> UnfinishedTake:
        return self.kept[self.query_one(RowList).cursor]
