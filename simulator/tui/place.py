"""What every full screen shares: top bar, key bar, size notice, and work off the loop."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import get_current_worker

from simulator.commands import Command, Where
from simulator.tui.keys import action_of
from simulator.tui.trouble import Trouble
from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.size_notice import LEAST_HEIGHT, LEAST_WIDTH, SizeNotice
from simulator.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from simulator.tui.app import SimulatorApp
    from simulator.tui.backstage import Backstage
    from simulator.tui.drafting import Drafting

T = TypeVar("T")
NOT_KEPT = "What you typed could not be kept. The notice says why."
WIDE = 116
"""Columns from which a second pane finds room."""


class Place(Screen[None]):
    """A full screen of the program; `where` names it in the registry of commands."""

    where: ClassVar[Where] = "everywhere"
    way_back: ClassVar[bool] = True  # whether the key bar offers Escape
    key_lines: ClassVar[int] = 1  # how many lines the key bar may take
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012 - Textual's own type
        (0, "-cramped"),
        (LEAST_WIDTH, "-narrow"),
        (WIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012 - likewise
        (0, "-short"),
        (LEAST_HEIGHT, "-low"),
        (34, "-tall"),
    ]

    class Fetched(Message):
        """One result of work done off the loop; `request` tells whether it is still wanted."""

        def __init__(
            self, kind: str, request: int, result: object, show: Callable[[Any], object]
        ) -> None:
            super().__init__()
            self.kind = kind
            self.request = request
            self.result = result
            self.show = show

    def __init__(self) -> None:
        super().__init__()
        self._requests: dict[str, int] = {}
        self.drafting: Drafting | None = None

    @property
    def simulator(self) -> SimulatorApp:
        """The app, by its own type."""
        from simulator.tui.app import SimulatorApp

        assert isinstance(self.app, SimulatorApp)
        return self.app

    @property
    def backstage(self) -> Backstage:
        """Everything that blocks."""
        return self.simulator.backstage

    def compose(self) -> ComposeResult:
        """Top bar, body, key bar."""
        yield TopBar(self.heading())
        yield from self.body()
        yield KeyBar()
        yield SizeNotice()

    def heading(self) -> Content:
        """What the top bar says at first."""
        return Content("Mock interview")

    def body(self) -> Iterable[Widget]:
        """What is between the bars."""
        return ()

    @property
    def top_bar(self) -> TopBar:
        """The line at the top."""
        return self.query_one(TopBar)

    def on_resize(self) -> None:
        """Other commands may apply at another size, and more of them fit."""
        self.call_after_refresh(self.query_one(KeyBar).show_again)

    def refresh_keys(self) -> None:
        """Draw the key bar again because other commands apply now."""
        self.refresh_bindings()
        self.query_one(KeyBar).show_again()

    async def go_back(self) -> None:
        """What Escape does: leave this screen for the one below."""
        self.leave()

    def leave(self) -> None:
        """Close this screen and whatever is above it."""
        if self not in self.app.screen_stack:
            return
        while self.app.screen is not self:
            self.app.pop_screen()
        self.app.pop_screen()

    def go(self, screen: Screen[Any], *, instead: bool = False) -> None:
        """Open another screen, unless the user has gone elsewhere while it was made ready."""
        if not self.is_current:
            return
        self.simulator.hush()
        if instead:
            self.app.switch_screen(screen)
        else:
            self.app.push_screen(screen)

    async def put_away(self) -> str:
        """Called before the program ends: keep what is under way, and say what would be lost."""
        kept = self.drafting is None or await self.drafting.keep()
        return "" if kept else NOT_KEPT

    async def leave_for_good(self) -> None:
        """Close this screen; the user does not want what was not kept."""
        if self.drafting is not None:
            await self.drafting.drop()
        self.leave()

    async def do(self, command: Command) -> None:
        """Do a command as if its key had been pressed."""
        prefix = "app." if command.where == "everywhere" else "screen."
        await self.app.run_action(prefix + action_of(command))

    def fetch(self, kind: str, work: Callable[[], T], show: Callable[[T], object]) -> None:
        """Do `work` in a thread and `show` its result here, unless a newer one was asked for.

        A named problem (`Trouble`) is shown to the user by `trouble` instead.
        """
        request = self._requests[kind] = self._requests.get(kind, 0) + 1

        def run() -> None:
            worker = get_current_worker()
            try:
                result: object = work()
            except Trouble as problem:
                result = problem
            if not worker.is_cancelled:
                self.post_message(self.Fetched(kind, request, result, show))

        self.run_worker(run, thread=True, group=kind, exclusive=True)

    def on_place_fetched(self, event: Fetched) -> None:
        """Show a result that is still wanted."""
        if event.request != self._requests.get(event.kind):
            return
        if isinstance(event.result, Trouble):
            self.trouble(event.result, event.kind)
        else:
            self.simulator.hush(event.kind)
            event.show(event.result)

    def trouble(self, problem: Trouble, kind: str) -> None:
        """Tell the user what did not work and what to do."""
        self.simulator.tell(problem.message, problem.advice, severity="error", about=kind)
