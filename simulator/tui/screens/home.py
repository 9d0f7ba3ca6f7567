"""The first screen: which interview to rehearse, and how the earlier takes went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.tui import show
from simulator.tui.cards import card, detail
from simulator.tui.keys import bindings, first_key
from simulator.tui.place import Place
from simulator.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.widgets import Input

    from simulator.history.query import ScenarioRecord
    from simulator.scenario.catalog import CatalogEntry
    from simulator.scenario.load import LoadedScenario
    from simulator.tui.after_stage import Agenda
    from simulator.tui.backstage import Chosen, Shelf
    from simulator.tui.library_stage import Opened
    from simulator.tui.trouble import Trouble

_MINUTE = 60.0


class Home(Place):
    """Lists the scenarios; loads them after the first frame."""

    where = "home"
    way_back = False
    key_lines = 2
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]

    def __init__(self) -> None:
        super().__init__()
        self.shelf: Shelf | None = None
        self.chosen: Chosen | None = None
        self.agenda: Agenda | None = None
        self._entries: list[CatalogEntry] = []
        self._sought = ""
        self._jumped = False

    def heading(self) -> Content:
        """The program's own name."""
        return Content.assemble(
            "Mock interview", ("  the last minutes, rehearsed", "not bold $quiet")
        )

    def body(self) -> Iterable[Widget]:
        """Notices, filter, list and detail."""
        yield Static(id="notices")
        yield Static(id="due")
        with Horizontal(id="shelf"):
            yield RowList(self._row, row_height=2, gap=1, id="scenarios")
            yield Static("Setting the chairs…", id="empty", classes="-shown", markup=False)
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(id="about")

    @property
    def rows(self) -> RowList:
        """The list of scenarios."""
        return self.query_one("#scenarios", RowList)

    def on_mount(self) -> None:
        """The list takes keys at once; what is in it comes when it has been read."""
        self.rows.focus()
        self.call_after_refresh(self._load)
        self.set_interval(_MINUTE, self._look_what_is_due)

    def on_screen_resume(self) -> None:
        """Scores may have changed while another screen was in front."""
        if self.shelf is not None:
            self._load()

    def _load(self) -> None:
        if self.chosen is None:
            self.fetch("settings", lambda: self.backstage.settings(), self._take_settings)
        self.fetch("shelf", lambda: self.backstage.shelf(), self._fill)

    def _take_settings(self, chosen: Chosen) -> None:
        self.chosen = chosen
        self.simulator.take_settings(chosen.settings)
        if chosen.problem:
            self.simulator.tell(
                chosen.problem, "Using the built-in settings for now.", severity="warning"
            )

    def _fill(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._narrow()
        self._show_notices()
        self._look_what_is_due()
        self.refresh_keys()
        wishes = self.simulator.wishes
        if wishes.scenario is not None and not self._jumped:
            self._jumped = True
            self._brief(wishes.scenario)

    def _narrow(self) -> None:
        assert self.shelf is not None
        sought = self._sought.casefold().split()
        self._entries = [e for e in self.shelf.entries if _matches(e, sought)]
        self.rows.show_rows(len(self._entries))
        self.rows.display = bool(self._entries)
        empty = self.query_one("#empty", Static)
        empty.set_class(not self._entries, "-shown")
        if not self._entries:
            empty.update(
                Content("Nothing matches. Esc shows all interviews again.")
                if sought
                else Content("There are no interviews here yet.")
            )
        playable = [e for e in self.shelf.entries if not e.problems]
        played = sum(e.id in self.shelf.records for e in playable)
        counted = f"{played} of {show.count(len(playable), 'interview')} rehearsed"
        self.top_bar.status = Content.styled(
            counted if self.shelf.counted else "history cannot be read", "$quiet"
        )
        self._describe()

    def _show_notices(self) -> None:
        assert self.shelf is not None
        from simulator.tui.home_notices import notices

        pieces = notices(self.shelf, self.simulator.keys_changed)
        panel = self.query_one("#notices", Static)
        panel.set_class(bool(pieces), "-shown")
        panel.update(Content("\n").join(pieces))

    def _look_what_is_due(self) -> None:
        if self.is_current and self.shelf is not None and self.shelf.counted:
            self.fetch("due", lambda: self.backstage.after.agenda(), self._show_due)

    def trouble(self, problem: Trouble, kind: str) -> None:
        """What is due is looked at each minute, and need not be complained about each minute."""
        if kind != "due":
            super().trouble(problem, kind)

    def _show_due(self, agenda: Agenda) -> None:
        from simulator.commands import COMMAND_BY_ID
        from simulator.tui.due_lines import home_panel

        self.agenda = agenda
        key = first_key(COMMAND_BY_ID["home.after"], self.simulator.keys_changed)
        panel = self.query_one("#due", Static)
        panel.set_class(bool(agenda.today), "-shown")
        panel.update(home_panel(agenda, agenda.now, key))

    def _row(self, index: int, width: int) -> Sequence[Content]:
        entry = self._entries[index]
        counted = self.shelf is None or self.shelf.counted
        return card(entry, self._record(entry), width, counted=counted)

    def _record(self, entry: CatalogEntry) -> ScenarioRecord | None:
        return self.shelf.records.get(entry.id) if self.shelf else None

    def _describe(self) -> None:
        about = self.query_one("#about", Static)
        entry = self._current
        about.update(Content("") if entry is None else detail(entry, self._record(entry)))

    @property
    def _current(self) -> CatalogEntry | None:
        index = self.rows.cursor
        return self._entries[index] if 0 <= index < len(self._entries) else None

    def on_row_list_moved(self) -> None:
        """The detail follows the cursor."""
        self._describe()

    def on_row_list_picked(self) -> None:
        """A double click opens."""
        self.action_home_start()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list while typing."""
        self._sought = event.value
        if self.shelf is not None:
            self._narrow()

    def on_input_submitted(self) -> None:
        """Enter in the filter goes to the list."""
        self.rows.focus()

    async def go_back(self) -> None:
        """Escape clears the filter; there is nothing behind the first screen."""
        self.query("#filter").remove()
        self.rows.focus()
        if self._sought:
            self._sought = ""
            self._narrow()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only offer to go on with a take when there is one."""
        if action == "home_resume":
            return bool(self.shelf and self.shelf.kept)
        return True

    def action_home_start(self) -> None:
        """Open the brief of the scenario under the cursor."""
        entry = self._current
        if entry is None:
            return
        if entry.problems:
            self.simulator.tell(
                f"{entry.title or entry.id} cannot be played yet.",
                "\n".join(str(p) for p in entry.problems[:3]),
                severity="warning",
            )
            return
        self._brief(str(entry.path))

    def _brief(self, scenario: str) -> None:
        from simulator.tui.screens.brief import Brief

        def opened(loaded: LoadedScenario) -> None:
            self.go(Brief(loaded))

        self.fetch("brief", lambda: self.backstage.load(scenario), opened)

    def action_home_filter(self) -> None:
        """Show the filter and go there."""
        from simulator.tui.widgets.filter_field import FilterField

        if not self.query(FilterField):
            self.mount(FilterField("Filter by title, role, company or field"), before="#shelf")
        self.query_one(FilterField).focus()

    def action_home_resume(self) -> None:
        """Choose what becomes of an unfinished take."""
        from simulator.tui.screens.unfinished import Unfinished

        assert self.shelf is not None
        self.app.push_screen(Unfinished(self.shelf.kept), self._resume)

    def _resume(self, answer: object) -> None:
        from simulator.tui.screens.conversation import Conversation
        from simulator.tui.screens.unfinished import Verdict

        if not isinstance(answer, Verdict):
            return
        if answer.go_on:
            self.go(Conversation(answer.kept))
            return
        self.fetch("discard", lambda: self.backstage.discard(answer.kept), lambda _: self._load())

    def action_home_review(self) -> None:
        """Look at earlier takes."""
        from simulator.tui.screens.review import Review

        self.go(Review())

    def action_home_progress(self) -> None:
        """Look at the trend."""
        from simulator.tui.screens.progress import Progress

        self.go(Progress())

    def action_home_new(self) -> None:
        """Make an interview of one's own."""
        from simulator.tui.screens.new import NewInterview

        self.go(NewInterview())

    def action_home_edit(self) -> None:
        """Change the interview under the cursor."""
        if not self._entries:
            return
        scenario = self._entries[self.rows.cursor].id

        def work() -> Opened:
            return self.backstage.library.open(self.backstage.load(scenario))

        def opened(found: Opened) -> None:
            from simulator.tui.screens.edit import EditScenario

            self.go(EditScenario(found))

        self.fetch("edit", work, opened)

    def action_home_points(self) -> None:
        """See one's own points."""
        from simulator.tui.screens.points import MyPoints

        self.go(MyPoints())

    def action_home_after(self) -> None:
        """See what is due after the interviews."""
        from simulator.tui.screens.after import After

        self.go(After())

    def action_home_drill(self) -> None:
        """Choose what to drill."""
        from simulator.tui.screens.drills import Drills

        self.go(Drills())


def _matches(entry: CatalogEntry, sought: list[str]) -> bool:
    text = " ".join(
        (entry.title, entry.role, entry.company, entry.industry, entry.level, entry.summary)
    ).casefold()
    return all(word in text for word in sought)
