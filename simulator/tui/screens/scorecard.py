"""What the closing covered, which words earned it, and what to do next time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Digits, Static

from simulator.scoring.rubric import TACTICS
from simulator.tui import show
from simulator.tui.advice import advice_text
from simulator.tui.backstage import utc_now
from simulator.tui.handing_out import HandsOut
from simulator.tui.keys import bindings
from simulator.tui.marks import marks_of
from simulator.tui.place import Place
from simulator.tui.points import Row, draw, rows_of
from simulator.tui.widgets.marked_talk import MarkedTalk
from simulator.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from simulator.rehearsal import Start
    from simulator.tui.result import Result

_OF_TAKES = frozenset(
    f"scorecard_{name}" for name in ("retry_same", "retry_new", "replay", "export", "export_json")
)


class ScorecardScreen(HandsOut, Place):
    """One scored take; `start` says how it was begun when it has just been played."""

    where = "scorecard"
    CSS_PATH = "scorecard.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("scorecard")]

    def __init__(self, result: Result, start: Start | None = None) -> None:
        super().__init__()
        self.result = result
        self._start = start
        self._rows: list[Row] = rows_of(result.card)
        self._marks = marks_of(result.card)

    def heading(self) -> Content:
        """The scenario's title."""
        return show.line(self.result.title)

    def body(self) -> Iterable[Widget]:
        """The total, then points, words and advice."""
        result = self.result
        with Horizontal(id="band"):
            yield Digits(str(result.card.total), id="total")
            yield Static(self._summary(), id="summary")
        with Horizontal(id="panes"):
            points = RowList(self._row, id="points", classes="pane")
            points.border_title = "Points"
            yield points
            with Horizontal(id="right"):
                talk = MarkedTalk(
                    result.closing.turns, result.names, self._marks, id="words-pane", classes="pane"
                )
                talk.border_title = "Your words"
                yield talk
                with VerticalScroll(id="advice-pane", classes="pane") as pane:
                    pane.border_title = "Advice"
                    yield Static(advice_text(result), id="advice")

    def _summary(self) -> Content:
        card = self.result.card
        counted = [t for t in TACTICS if t.id not in card.left_out]
        used = sum(card.tactic(t.id).used for t in counted)
        met = sum(c.id in card.met for t in counted for c in t.criteria)
        every = sum(len(t.criteria) for t in counted)
        cautions = show.count(len(card.cautions), "caution")
        return Content.assemble(
            ("of 100: tactics covered", "bold"),
            "\n",
            (show.bar(card.total, 100, 30), "$lit"),
            "\n",
            (
                f"{used} of {len(counted)} tactics · {met} of {every} criteria met"
                f"{' · ' + cautions if card.cautions else ''}",
                "$quiet",
            ),
        )

    def on_mount(self) -> None:
        """The list of points takes the keys."""
        result = self.result
        points = self.query_one("#points", RowList)
        points.show_rows(len(self._rows))
        points.focus()
        mode = "Practice" if result.mode == "practice" else "Real"
        when = show.short_day(result.played_at, utc_now()).strip()
        self.top_bar.status = Content.styled(f"{mode} · {when}", "$quiet")

    def _row(self, index: int, width: int) -> Sequence[Content]:
        return (draw(self._rows[index], width),)

    @property
    def talk(self) -> MarkedTalk:
        """The marked transcript."""
        return self.query_one(MarkedTalk)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The words follow the points."""
        labels = self._rows[event.index].labels
        self.talk.select([mark for mark in self._marks if mark.label in labels])

    def on_row_list_picked(self) -> None:
        """A double click shows the words."""
        self._show_words(True)

    def on_marked_talk_clicked(self, event: MarkedTalk.Clicked) -> None:
        """The points follow the words."""
        self._go_to(event.label)

    def _go_to(self, label: str) -> None:
        for index, row in enumerate(self._rows):
            if row.kind in ("criterion", "caution") and label in row.labels:
                self.query_one("#points", RowList).cursor = index
                return

    def _show_words(self, on: bool) -> None:
        self.set_class(on, "-words")

    def _step(self, step: int) -> None:
        """Go from one criterion that has words to the next."""
        self._show_words(True)
        have = {mark.label for mark in self._marks}
        stops = [
            index
            for index, row in enumerate(self._rows)
            if row.kind in ("criterion", "caution") and row.labels[0] in have
        ]
        if not stops:
            self.simulator.tell("There are no words to go to.")
            return
        points = self.query_one("#points", RowList)
        if step > 0:
            points.cursor = next((s for s in stops if s > points.cursor), stops[0])
        else:
            points.cursor = next((s for s in reversed(stops) if s < points.cursor), stops[-1])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Two panes in turn only where there is no room for both; a real one is not replayed."""
        if action == "scorecard_words":
            return not self.has_class("-wide")
        return not (self.result.key and action in _OF_TAKES)

    def action_scorecard_words(self) -> None:
        """Switch between advice and words."""
        self._show_words(not self.has_class("-words"))

    def action_scorecard_next_evidence(self) -> None:
        """Go to the next words."""
        self._step(1)

    def action_scorecard_previous_evidence(self) -> None:
        """Go to the words before."""
        self._step(-1)

    def action_scorecard_replay(self) -> None:
        """Hear the take again, from the chosen words on."""
        from simulator.tui.screens.replay import ReplayScreen

        take = self.result.take
        if take is None:
            self.simulator.tell("This take is not kept yet, so it cannot be played.")
            return
        labels = self._rows[self.query_one("#points", RowList).cursor].labels
        chosen = [m for m in self._marks if m.label in labels]
        first = min(((m.turn, m.start) for m in chosen), default=(0, 0))
        self.go(ReplayScreen(take, first if self.has_class("-words") else (0, 0)))

    def action_scorecard_debrief(self) -> None:
        """Note what you remember of it."""
        from simulator.tui.screens.debrief import DebriefScreen

        take = self.result.take
        key = self.result.key or (f"take-{take.id}" if take and take.id is not None else "")
        if key:
            self.go(DebriefScreen(key))
        else:
            self.simulator.tell("This take is not kept yet, so there is nothing to add notes to.")

    def action_scorecard_copy(self) -> None:
        """Copy the scorecard as text."""
        self.hand_to_clipboard(self.result)

    def action_scorecard_export(self) -> None:
        """Save as Markdown."""
        self.hand_to_file(self.result.take, "md")

    def action_scorecard_export_json(self) -> None:
        """Save as JSON."""
        self.hand_to_file(self.result.take, "json")

    def action_scorecard_home(self) -> None:
        """Back to the first screen."""
        self.simulator.go_home()

    def action_scorecard_retry_same(self) -> None:
        """Play it again, word for word."""
        self._again(same_seed=True)

    def action_scorecard_retry_new(self) -> None:
        """Play it again, varied."""
        self._again(same_seed=False)

    def _again(self, *, same_seed: bool) -> None:
        from simulator.tui.screens.conversation import Conversation

        def begin(start: Start) -> None:
            self.go(Conversation(start), instead=True)

        if self._start is not None:
            start = self._start
            work = (lambda: start) if same_seed else (lambda: self.backstage.varied(start))
        elif self.result.take is not None and self.result.take.id is not None:
            take_id = self.result.take.id
            work = lambda: self.backstage.again(take_id, same_seed=same_seed)  # noqa: E731
        else:
            return
        self.fetch("again", work, begin)
