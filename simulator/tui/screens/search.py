"""The search that goes on: a light list of other applications, and the next step of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.afterwards.applications import STAGES, Application
from simulator.afterwards.days import spoken
from simulator.afterwards.written import NotUnderstood, day_in, tidy
from simulator.commands import COMMAND_BY_ID
from simulator.tui import show
from simulator.tui.keeping import Keeping
from simulator.tui.keys import bindings, first_key
from simulator.tui.widgets.field import Field
from simulator.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from simulator.tui.after_stage import Search

_FIELDS = (
    ("company", "Company", "without it, nothing is kept"),
    ("role", "Role", ""),
    ("next_step", "Next step", "send samples, ring back …"),
    ("next_on", "On", "the day for it: 2026-03-10, tomorrow"),
)


class SearchScreen(Keeping):
    """The list on the left, the application under the cursor on the right, kept as one types."""

    where = "search"
    CSS_PATH = "search.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search")]

    def __init__(self, application: int | None = None) -> None:
        super().__init__()
        self.search: Search | None = None
        self.entries: list[Application] = []
        self.current: Application | None = None
        self._first = application
        self._wrong = ""

    def heading(self) -> Content:
        """What this is."""
        return Content("Your search")

    def body(self) -> Iterable[Widget]:
        """The weekly word, the list, the form."""
        yield Static(id="nudge", markup=False)
        with Horizontal(id="desk"):
            yield RowList(self._row, row_height=2, id="applications")
            with VerticalScroll(id="form", can_focus=False, disabled=True):
                for name, title, hint in _FIELDS:
                    yield Field(title, id=name, hint=hint)
                yield Static(id="stage", markup=False)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one("#applications", RowList)

    def on_mount(self) -> None:
        """Fetch the list."""
        self._load()

    def _load(self) -> None:
        self.fetch("search", lambda: self.backstage.after.search(), self._fill)

    def _fill(self, search: Search) -> None:
        self.search = search
        self.entries = list(search.applications)
        wanted = self.current.id if self.current else self._first
        place = next((i for i, one in enumerate(self.entries) if one.id == wanted), 0)
        self.rows.show_rows(len(self.entries), place)
        self._show_nudge(search)
        if self.entries:
            self._show(self.entries[place])
            if self.focused is None:
                self.rows.focus()
        else:
            self._begin()

    def _show_nudge(self, search: Search) -> None:
        self.search = search
        nudge = self.query_one("#nudge", Static)
        nudge.set_class(bool(search.nudge), "-shown")
        key = first_key(COMMAND_BY_ID["search.later"], self.simulator.keys_changed)
        nudge.update(
            Content.assemble(show.words(search.nudge), "  ", (key, "bold $primary"), " Not now")
        )
        under_way = sum(one.under_way for one in search.applications)
        self.top_bar.status = Content.styled(f"{under_way} under way", "$quiet")
        self.refresh_keys()

    def _row(self, index: int, width: int) -> Sequence[Content]:
        one = self.entries[index]
        style = "bold" if one.under_way else "$quiet"
        on = f"{one.next_on.day} {one.next_on:%b}" if one.next_on and one.under_way else ""
        company = show.line(one.company or "A new application", style)
        return (
            show.spread(company, Content.styled(one.stage, "$quiet"), width),
            show.spread(show.line(one.next_step or one.role, "$quiet"), Content(on), width),
        )

    def _field(self, name: str) -> Field:
        return self.query_one(f"#{name}", Field)

    def _show(self, one: Application) -> None:
        self.current = one
        self._wrong = ""
        for name in ("company", "role", "next_step"):
            self._field(name).put(getattr(one, name))
        self._field("next_on").put(str(one.next_on) if one.next_on else "")
        self.query_one("#form").disabled = False
        self._say()
        self.refresh_keys()

    def _say(self) -> None:
        """The stage, and which day is meant."""
        if self.current is None:
            return
        pieces: list[str | Content | tuple[str, str]] = ["Stage  "]
        for stage in STAGES:
            on = stage == self.current.stage
            pieces += [
                (f"● {stage}" if on else f"○ {stage}", "bold $lit" if on else "$quiet"),
                "  ",
            ]
        self.query_one("#stage", Static).update(Content.assemble(*pieces))
        day = self._day()
        if self._wrong:
            self._field("next_on").say(self._wrong, wrong=True)
        else:
            self._field("next_on").say(spoken(day) if day else "")

    def _day(self) -> date | None:
        """The day as written; what cannot be read stays as it was."""
        assert self.search is not None
        assert self.current is not None
        written = self._field("next_on").value.strip()
        self._wrong = ""
        try:
            today = self.search.rhythm.day_of(self.search.now)
            return day_in(written, today) if written else None
        except NotUnderstood as problem:
            self._wrong = str(problem)[0].upper() + str(problem)[1:]
            return self.current.next_on

    async def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The form follows the list, once what is in it is kept."""
        one = self.entries[event.index] if event.index < len(self.entries) else None
        if one is None or one is self.current or (self.current and one.id == self.current.id):
            return
        loose = self.loose_ends()
        if loose or not await self.keep():
            if loose:
                self.simulator.tell(loose, severity="warning")
            self.rows.cursor = self._place
            return
        if event.index == self.rows.cursor and event.index < len(self.entries):
            self._show(self.entries[event.index])

    @property
    def _place(self) -> int:
        number = self.current.id if self.current else None
        return next((i for i, one in enumerate(self.entries) if one.id == number), 0)

    def on_row_list_picked(self) -> None:
        """A double click goes to the form."""
        self._field("company").editor.focus()

    def on_field_edited(self) -> None:
        """Say what is meant, and keep it soon."""
        self._say()
        self.touched()

    def to_keep(self) -> Callable[[], Any] | None:
        """The application as it stands, once it has a company."""
        one = self.current
        if one is None or self.search is None:
            return None
        after = replace(
            one,
            company=tidy(self._field("company").value) or one.company,
            role=tidy(self._field("role").value),
            next_step=tidy(self._field("next_step").value),
            next_on=self._day(),
        )
        if not after.company or after in self.entries:
            return None
        return partial(self.backstage.after.keep_application, after)

    def was_kept(self, result: Any) -> None:  # noqa: ANN401 - an Application
        """The row shows it; the list is sorted anew when it is next opened."""
        assert self.current is not None
        stage = self.current.stage  # it may have gone on while this was written
        self.entries[self._place] = result
        self.current = replace(result, stage=stage)
        self.rows.refresh()
        self.fetch("nudge", lambda: self.backstage.after.search(), self._show_nudge)

    def loose_ends(self) -> str:
        """What cannot be kept."""
        if self.current is None:
            return ""
        typed = any(self._field(name).value.strip() for name, _, _ in _FIELDS)
        if self.current.id is None and typed and not tidy(self._field("company").value):
            return "Without a company this is not kept."
        return "The day cannot be read, so it is not kept." if self._wrong else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some need an application, one needs the weekly word."""
        if action == "search_later":
            return bool(self.search and self.search.nudge)
        if action == "search_remove":
            return bool(self.current and self.current.id is not None)
        return True

    async def action_search_new(self) -> None:
        """Add an application."""
        if not self.loose_ends() and await self.keep():
            self._begin()

    def _begin(self) -> None:
        assert self.search is not None
        self.entries = [one for one in self.entries if one.id is not None]
        fresh = Application(None, "", "", "applied", self.search.now)
        self.entries.append(fresh)
        self._show(fresh)
        self.rows.show_rows(len(self.entries), len(self.entries) - 1)
        self._field("company").editor.focus()

    async def action_search_stage(self) -> None:
        """Go to the next stage."""
        await self._stage(1)

    async def action_search_stage_back(self) -> None:
        """Go to the stage before."""
        await self._stage(-1)

    async def _stage(self, step: int) -> None:
        if self.current is None:
            return
        stage = STAGES[(STAGES.index(self.current.stage) + step) % len(STAGES)]
        self.current = replace(self.current, stage=stage)
        self._say()
        await self.keep()
        if stage == "accepted":
            self.simulator.tell("Congratulations! The weekly reminder rests from now on.")

    def action_search_remove(self) -> None:
        """Take it off the list after asking."""
        from simulator.tui.screens.confirm import Confirm, Question

        one = self.current
        if one is None or one.id is None:
            return
        number = one.id
        text = Content.assemble(
            show.line(one.company).stylize("bold"), " leaves the list for good."
        )

        def answered(sure: bool | None) -> None:
            if sure:
                work = lambda: self.backstage.after.remove_application(number)  # noqa: E731
                self.fetch("remove", work, self._removed)

        question = Question("Remove this application?", text, "Remove", "Keep", grave=True)
        self.app.push_screen(Confirm(question), answered)

    def _removed(self, _: None) -> None:
        self.current = None
        self._load()

    def action_search_later(self) -> None:
        """Let the weekly word rest."""

        def done(_: None) -> None:
            self.simulator.tell("The reminder comes back in a week.")
            self.fetch("nudge", lambda: self.backstage.after.search(), self._show_nudge)

        self.fetch("later", lambda: self.backstage.after.put_off(), done)
