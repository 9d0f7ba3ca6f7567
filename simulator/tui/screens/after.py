"""What is due after the interviews: today, later, and every interview that is looked after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.afterwards.aftermath import Aftermath
from simulator.afterwards.due import Due
from simulator.tui import show
from simulator.tui.due_lines import due_row, pressing, tended_row
from simulator.tui.keys import bindings
from simulator.tui.place import Place
from simulator.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.screen import Screen

    from simulator.tui.after_stage import Agenda
    from simulator.tui.result import Result

_MINUTE = 60.0
_OF_INTERVIEW = ("after_debrief", "after_note", "after_followup", "after_score")


class After(Place):
    """One list; each row opens the screen where its thing is done."""

    where = "after"
    key_lines = 2
    CSS_PATH = "after.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("after")]

    def __init__(self) -> None:
        super().__init__()
        self.agenda: Agenda | None = None
        self.entries: tuple[Due | Aftermath, ...] = ()

    def heading(self) -> Content:
        """What this is."""
        return Content("After the interview")

    def body(self) -> Iterable[Widget]:
        """The list, or a word when it is empty."""
        yield RowList(self._row, row_height=2, gap=1, id="due")
        yield Static(id="reason", markup=False)
        yield Static("Looking…", id="empty", classes="-shown", markup=False)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one("#due", RowList)

    def on_mount(self) -> None:
        """Fetch what is due, and again each minute."""
        self.rows.focus()
        self.reload()
        self.set_interval(_MINUTE, self.reload)

    def on_screen_resume(self) -> None:
        """Something may have been done on another screen."""
        if self.agenda is not None:
            self.reload()

    def reload(self) -> None:
        """Fetch the list anew."""
        self.fetch("agenda", lambda: self.backstage.after.agenda(), self._fill)

    def _fill(self, agenda: Agenda) -> None:
        self.agenda = agenda
        later = tuple(one for one in agenda.listed if one not in agenda.today)
        self.entries = (*pressing(agenda.today), *later, *agenda.tended)
        self.rows.show_rows(len(self.entries))
        self.rows.display = bool(self.entries)
        self._show_reason()
        empty = self.query_one("#empty", Static)
        empty.set_class(not self.entries, "-shown")
        empty.update(
            "Nothing is due.\n\nA take begins here with its debrief, from its scorecard.\n"
            "n tells of a real interview, s keeps a list of your applications."
        )
        today = f"{len(agenda.today)} due today" if agenda.today else "nothing due today"
        self.top_bar.status = Content.styled(today, "$quiet")
        self.refresh_keys()

    def _row(self, index: int, width: int) -> Sequence[Content]:
        assert self.agenda is not None
        one = self.entries[index]
        draw = due_row if isinstance(one, Due) else tended_row
        return draw(one, self.agenda, width)  # type: ignore[arg-type]  # each its own kind

    @property
    def current(self) -> Due | Aftermath | None:
        """What is under the cursor."""
        index = self.rows.cursor
        return self.entries[index] if 0 <= index < len(self.entries) else None

    @property
    def key(self) -> str:
        """The interview that the row under the cursor is about; empty when it is about none."""
        one = self.current
        key = one.key if isinstance(one, Due) else one.occasion.key if one else ""
        return key if key.startswith(("take-", "interview-")) else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Most commands need an interview under the cursor."""
        if action == "after_open":
            return bool(self.entries)
        if action in _OF_INTERVIEW:
            return bool(self.key)
        if action in ("after_change", "after_delete"):
            return self.key.startswith("interview-")
        return True

    def on_row_list_moved(self) -> None:
        """Other commands apply to another row."""
        self._show_reason()
        self.refresh_keys()

    def _show_reason(self) -> None:
        """A row cuts its second line where the screen ends; here it is whole."""
        one = self.current
        reason = one.detail if isinstance(one, Due) else ""
        panel = self.query_one("#reason", Static)
        panel.set_class(bool(reason), "-shown")
        panel.update(show.words(reason))

    def on_row_list_picked(self) -> None:
        """A double click opens."""
        self.action_after_open()

    def action_after_open(self) -> None:
        """Open the screen where this is done."""
        one = self.current
        if isinstance(one, Aftermath):
            self.action_after_followup()
            return
        kind = one.kind if one else ""
        if kind in ("application", "search"):
            self._search(int(one.key.rpartition("-")[2]) if one and kind == "application" else None)
        elif kind == "interview":
            self.action_after_change()
        elif kind == "debrief":
            self.action_after_debrief()
        elif kind == "note":
            self._note(one.person if one else "")
        elif kind:
            self.action_after_followup()

    def action_after_debrief(self) -> None:
        """Note what you remember."""
        from simulator.tui.screens.debrief import DebriefScreen

        self._open(DebriefScreen)

    def action_after_note(self) -> None:
        """Write the thank-you notes."""
        self._note("")

    def _note(self, person: str) -> None:
        from simulator.tui.screens.note import NoteScreen

        self._open(lambda key: NoteScreen(key, person))

    def action_after_followup(self) -> None:
        """See the plan."""
        from simulator.tui.screens.followup import FollowUpScreen

        self._open(FollowUpScreen)

    def _open(self, make: Callable[[str], Screen[None]]) -> None:
        if self.key:
            self.go(make(self.key))

    def action_after_told(self) -> None:
        """Tell of a real interview."""
        from simulator.tui.screens.told import ToldScreen

        self.go(ToldScreen())

    def action_after_change(self) -> None:
        """Change what was told of this real interview."""
        from simulator.tui.screens.told import ToldScreen

        self._open(ToldScreen)

    def action_after_search(self) -> None:
        """See the other applications."""
        self._search(None)

    def _search(self, application: int | None) -> None:
        from simulator.tui.screens.search import SearchScreen

        self.go(SearchScreen(application))

    def action_after_score(self) -> None:
        """Open the scorecard of this interview."""
        from simulator.tui.screens.scorecard import ScorecardScreen

        key = self.key

        def work() -> Result | None:
            if key.startswith("take-"):
                return self.backstage.result(int(key.rpartition("-")[2]))
            told, _, _ = self.backstage.after.interview(key)
            return self.backstage.after.result(told) if told.card is not None else None

        def opened(result: Result | None) -> None:
            if result is None:
                self.simulator.tell("There is no score yet.", "Type in what you said, with Change.")
            else:
                self.go(ScorecardScreen(result))

        if key:
            self.fetch("open", work, opened)

    def action_after_delete(self) -> None:
        """Delete a real interview after asking."""
        from simulator.tui.screens.confirm import Confirm, Question

        one = (
            next((a for a in self.agenda.tended if a.occasion.key == self.key), None)
            if (self.agenda)
            else None
        )
        if one is None:
            return
        text = Content.assemble(
            show.line(one.occasion.company).stylize("bold"),
            ": what you told of it, its debrief, its notes and its follow-ups are deleted from "
            "this machine for good.",
        )
        key = one.occasion.key

        def answered(sure: bool | None) -> None:
            if sure:
                work = lambda: self.backstage.after.delete_interview(key)  # noqa: E731
                self.fetch("delete", work, lambda _: self.reload())

        question = Question("Delete this interview?", text, "Delete", "Keep", grave=True)
        self.app.push_screen(Confirm(question), answered)

    def action_after_calendar(self) -> None:
        """Write one calendar file."""
        self._export(folder=False)

    def action_after_calendar_folder(self) -> None:
        """Write a folder of calendar files."""
        self._export(folder=True)

    def _export(self, *, folder: bool) -> None:
        def done(said: str) -> None:
            self.simulator.tell(said, "Import it again later: it updates, and nothing doubles.")

        self.fetch("calendar", lambda: self.backstage.after.export_calendar(folder=folder), done)
