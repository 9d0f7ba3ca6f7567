"""All takes: filter, sort, open, compare, play again, export, delete."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from simulator.history.query import SORTS, TakeQuery, TakeSummary
from simulator.tui import columns, show
from simulator.tui.backstage import utc_now
from simulator.tui.handing_out import HandsOut
from simulator.tui.keys import bindings
from simulator.tui.pages import PAGE, Pages
from simulator.tui.pauses import Pauses
from simulator.tui.widgets.filter_field import FilterField
from simulator.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from simulator.history.take import Mode, Take
    from simulator.rehearsal import Start
    from simulator.tui.backstage import Pair
    from simulator.tui.result import Result

_SORT_WORDS = {
    "started": "date",
    "total": "total",
    "scenario": "interview",
    "company": "company",
    "mode": "mode",
    "cautions": "cautions",
}
_MODES: tuple[Mode | None, ...] = (None, "practice", "real")


class Review(HandsOut):
    """A list that holds a few pages of takes, however many there are."""

    where = "review"
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]

    def __init__(self) -> None:
        super().__init__()
        self.query_now = TakeQuery(limit=PAGE)
        self.pages: Pages[TakeSummary] = Pages()
        self.picked: TakeSummary | None = None
        self._sought = ""
        self._now = utc_now()
        self._typing = Pauses(self, wait=0.15, most=0.5, then=self._filter)

    def heading(self) -> Content:
        """What this screen is."""
        return Content("Your takes")

    def body(self) -> Iterable[Widget]:
        """Filter, column names, rows."""
        yield ColumnHead(id="head")
        yield RowList(self._row, id="takes")
        yield Static("", id="empty", markup=False)

    @property
    def rows(self) -> RowList:
        """The list of takes."""
        return self.query_one("#takes", RowList)

    @property
    def current(self) -> TakeSummary | None:
        """The take under the cursor, when it is here."""
        return self.pages.get(self.rows.cursor) if self.pages.count else None

    def on_mount(self) -> None:
        """Fetch the count and the first page."""
        self.rows.focus()
        self.reload()

    def on_screen_resume(self) -> None:
        """A retry from a scorecard may have added takes."""
        if self.pages.count:
            self.reload(keep_cursor=True)

    def reload(self, *, keep_cursor: bool = False) -> None:
        """Fetch the list anew."""
        query = self.query_now
        cursor = self.rows.cursor if keep_cursor else 0

        def shown(found: tuple[int, list[TakeSummary]]) -> None:
            self._now = utc_now()
            self.pages.reset(*found)
            self.rows.show_rows(self.pages.count, cursor)
            self._say()

        self.fetch("takes", lambda: self.backstage.first_page(query), shown)

    def _say(self) -> None:
        query = self.query_now
        pieces = [show.count(self.pages.count, "take"), f"by {_SORT_WORDS[query.sort]}"]
        pieces[1] += " ↓" if query.descending else " ↑"
        if query.mode:
            pieces.append(f"{query.mode} only")
        if self.picked:
            pieces.append("pick a second take to compare")
        self.top_bar.status = Content.styled(" · ".join(pieces), "$quiet")
        empty = self.query_one("#empty", Static)
        nothing = self.pages.count == 0
        empty.set_class(nothing, "-shown")
        self.rows.display = not nothing
        self.query_one("#head").display = not nothing
        if nothing:
            empty.update(
                Content("No take matches.")
                if query.text or query.mode
                else Content("No takes yet. Rehearse an interview and it will be here.")
            )
        self.refresh_keys()

    def _row(self, index: int, width: int) -> Sequence[Content]:
        take = self.pages.get(index)
        if take is None:
            self.call_later(self._fetch_wanted)
            return (Content.styled("  …", "$quiet"),)
        picked = self.picked is not None and take.id == self.picked.id
        return (columns.row(take, width, picked=picked, now=self._now),)

    def _fetch_wanted(self) -> None:
        page = self.pages.wanted
        if page is None:
            return
        self.pages.wanted = None
        query = replace(self.query_now, offset=page * PAGE)

        def arrived(rows: list[TakeSummary]) -> None:
            self.pages.put(page, rows)
            self.rows.refresh()

        self.fetch("page", lambda: self.backstage.page(query), arrived)

    async def go_back(self) -> None:
        """Escape undoes the pick, then the filter, then leaves."""
        field = self.query(FilterField)
        if self.picked is not None:
            self.picked = None
            self.rows.refresh()
            self._say()
        elif field:
            field.remove()
            self.rows.focus()
            self._sought = ""
            self._filter()
        else:
            self.leave()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow at the next pause in typing."""
        self._sought = event.value
        self._typing.touch()

    def on_input_submitted(self) -> None:
        """Enter in the filter goes to the list."""
        self.rows.focus()

    def _filter(self) -> None:
        if self._sought != self.query_now.text:
            self.query_now = replace(self.query_now, text=self._sought)
            self.reload()

    def on_row_list_picked(self) -> None:
        """A double click opens."""
        self.action_review_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Most commands need a take to work on."""
        needs = {
            "review_open",
            "review_compare",
            "review_debrief",
            "review_delete",
            "review_export",
            "review_export_json",
            "review_retry_same",
            "review_retry_new",
        }
        return not (action in needs and not self.pages.count)

    def action_review_open(self) -> None:
        """Open the scorecard of this take."""
        from simulator.tui.screens.scorecard import ScorecardScreen

        take = self.current
        if take is None:
            return

        def opened(result: Result) -> None:
            self.go(ScorecardScreen(result))

        self.fetch("open", lambda: self.backstage.result(take.id), opened)

    def action_review_filter(self) -> None:
        """Show the filter and go there."""
        if not self.query(FilterField):
            self.mount(FilterField("Filter by interview, role or company"), before="#head")
        self.query_one(FilterField).focus()

    def action_review_sort(self) -> None:
        """Sort by the next column."""
        following = SORTS[(SORTS.index(self.query_now.sort) + 1) % len(SORTS)]
        descending = following in ("started", "total", "cautions")
        self.query_now = replace(self.query_now, sort=following, descending=descending)
        self.reload()

    def action_review_reverse(self) -> None:
        """Turn the order round."""
        self.query_now = replace(self.query_now, descending=not self.query_now.descending)
        self.reload()

    def action_review_mode(self) -> None:
        """Practice, real, or both."""
        following = _MODES[(_MODES.index(self.query_now.mode) + 1) % len(_MODES)]
        self.query_now = replace(self.query_now, mode=following)
        self.reload()

    def action_review_compare(self) -> None:
        """Pick this take, or compare it with the one picked before."""
        from simulator.tui.screens.compare import Compare

        take, picked = self.current, self.picked
        if take is None:
            return
        if picked is None or picked.id == take.id:
            self.picked = None if picked else take
            self.rows.refresh()
            self._say()
            return
        if picked.scenario_id != take.scenario_id:
            self.simulator.tell(
                "Those are two different interviews.",
                f"Pick another take of “{picked.scenario_title}”, or Esc to start over.",
                severity="warning",
            )
            return
        self.picked = None

        def opened(pair: Pair) -> None:
            self.go(Compare(pair))

        self.fetch("compare", lambda: self.backstage.pair(picked.id, take.id), opened)

    def action_review_debrief(self) -> None:
        """Note what you remember of this take."""
        from simulator.tui.screens.debrief import DebriefScreen

        if self.current is not None:
            self.go(DebriefScreen(f"take-{self.current.id}"))

    def action_review_progress(self) -> None:
        """Look at the trend."""
        from simulator.tui.screens.progress import Progress

        self.go(Progress())

    def action_review_retry_same(self) -> None:
        """Play it again, word for word."""
        self._again(same_seed=True)

    def action_review_retry_new(self) -> None:
        """Play it again, varied."""
        self._again(same_seed=False)

    def _again(self, *, same_seed: bool) -> None:
        from simulator.tui.screens.conversation import Conversation

        take = self.current
        if take is None:
            return

        def begin(start: Start) -> None:
            self.go(Conversation(start))

        self.fetch("again", lambda: self.backstage.again(take.id, same_seed=same_seed), begin)

    def action_review_export(self) -> None:
        """Save as Markdown."""
        self._export("md")

    def action_review_export_json(self) -> None:
        """Save as JSON."""
        self._export("json")

    def _export(self, kind: str) -> None:
        take = self.current
        if take is None:
            return

        def got(whole: Take) -> None:
            self.hand_to_file(whole, kind)

        self.fetch("whole", lambda: self.backstage.take(take.id), got)

    def action_review_delete(self) -> None:
        """Delete after asking."""
        from simulator.tui.screens.confirm import Confirm, Question

        take = self.current
        if take is None:
            return
        text = Content.assemble(
            show.line(take.scenario_title).stylize("bold"),
            f", {show.day(take.started_at).strip()}, {take.total} of 100.\n",
            "Its words and its scorecard are deleted from this machine for good.",
        )
        question = Question("Delete this take?", text, "Delete", "Keep", grave=True)

        def answered(sure: bool | None) -> None:
            if sure:
                self.fetch(
                    "delete",
                    lambda: self.backstage.delete(take.id),
                    lambda _: self.reload(keep_cursor=True),
                )

        self.app.push_screen(Confirm(question), answered)


class ColumnHead(Widget):
    """The names of the columns, as wide as the rows."""

    def render(self) -> Content:
        """The head for this width; one cell goes to the scroll bar."""
        return columns.head(self.content_size.width - 1)
