"""The full-screen program: themes, keys and the way between screens."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from simulator.commands import active_at
from simulator.tui.first_look import FirstLook, first_look
from simulator.tui.keys import binding, bindings
from simulator.tui.place import Place
from simulator.tui.themes import FALLBACK_VARIABLES, THEMES, next_theme
from simulator.tui.wishes import Wishes

if TYPE_CHECKING:
    from simulator.settings import Settings
    from simulator.tui.backstage import Backstage

_HERE = Path(__file__).parent
_LAST_WORDS = 2.0  # seconds that the end may take once all is kept
_HUNG_UP = 129  # the status of a program that its terminal left
_LATER = "What you typed is kept. You can go on with it when you open that screen again."
Severity = Literal["information", "warning", "error"]


class SimulatorApp(App[None], inherit_bindings=False):
    """Owns what all screens share; each screen owns the rest."""

    TITLE = "Mock interview"
    # Textual does not load the style sheet of a default screen by itself.
    CSS_PATH = [_HERE / "app.tcss", _HERE / "screens" / "home.tcss"]  # noqa: RUF012 - Textual's type
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings("everywhere") if b.id != "app.quit"),
        binding("app.quit", priority=True),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]
    ENABLE_COMMAND_PALETTE = False  # its key is a command of the registry; see action_app_palette

    def __init__(self, wishes: Wishes | None = None, backstage: Backstage | None = None) -> None:
        super().__init__()
        self.wishes = wishes or Wishes()
        self.keys_changed: Mapping[str, str] = {}
        self.settings: Settings | None = None
        self._backstage = backstage
        self._error_about: str | None = None
        self._look: FirstLook = first_look()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._look.theme if self._look.theme in self.available_themes else "evening"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for themes that do not have them."""
        return FALLBACK_VARIABLES

    @property
    def backstage(self) -> Backstage:
        """Everything that blocks; made on first use, after the first frame."""
        if self._backstage is None:
            from simulator.tui.backstage import Backstage

            self._backstage = Backstage()
        return self._backstage

    def get_default_screen(self) -> Screen[None]:
        """The first screen; pushing it onto an empty one would delay the first frame."""
        from simulator.tui.screens.home import Home

        return Home()

    def on_mount(self) -> None:
        """Be ready to be ended by a signal."""
        self._leave_on_hangup()

    def _leave_on_hangup(self) -> None:
        """A closed terminal or a polite kill ends the program as Quit does: all is kept."""
        if self.is_headless:
            return
        for name in ("SIGTERM", "SIGHUP"):
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                assert self._loop is not None
                self._loop.add_signal_handler(
                    getattr(signal, name), lambda: self.run_worker(self._leave_now())
                )

    async def _leave_now(self) -> None:
        await self._put_all_away()
        self.exit()
        # Textual's last words to a terminal that is gone can wait for ever; all is kept by now.
        end = threading.Timer(_LAST_WORDS, os._exit, (_HUNG_UP,))
        end.daemon = True
        end.start()

    def take_settings(self, settings: Settings) -> None:
        """Use the user's settings; the theme is in use since the first frame."""
        self.settings = settings
        self.keys_changed = dict(settings.keymap)
        self.set_keymap(self.keys_changed)
        if isinstance(self.screen, Place):
            self.screen.refresh_keys()

    def tell(
        self,
        message: str,
        advice: str = "",
        *,
        severity: Severity = "information",
        about: str = "",
    ) -> None:
        """Show a short notice; its text is data, never markup.

        Notices lie over what is being typed, so errors and good news take the place of what was
        there; `about` says with what an error has to do, for `hush`.
        """
        if severity != "warning":
            self.clear_notifications()
            self._error_about = about if severity == "error" else None
        self.notify(
            f"{message}\n{advice}" if advice else message,
            severity=severity,
            timeout=10 if severity == "error" else 5,
            markup=False,
        )

    def hush(self, about: str | None = None) -> None:
        """Take an error away that is over: any, or the one about this."""
        if self._error_about is not None and about in (None, self._error_about):
            self._error_about = None
            self.clear_notifications()

    @property
    def place(self) -> Place:
        """The full screen under any dialogs."""
        return next(s for s in reversed(self.screen_stack) if isinstance(s, Place))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The command palette offers what the registry has for this place."""
        place = self.place
        for command in active_at(place.where):
            if command.id != "app.palette":
                yield SystemCommand(command.title, command.help, partial(place.do, command))

    def action_app_palette(self) -> None:
        """Open the command palette."""
        from textual.command import CommandPalette

        if not any(isinstance(screen, CommandPalette) for screen in self.screen_stack):
            self.push_screen(CommandPalette(id="--command-palette"))

    def action_app_help(self) -> None:
        """Show the keys that apply here."""
        from simulator.tui.screens.help import Help

        self.push_screen(Help(self.place.where, self.keys_changed))

    def action_app_theme(self) -> None:
        """Go to the next theme and remember it."""
        self.theme = next_theme(self.theme)
        name = self.theme
        self.place.fetch("theme", lambda: self.backstage.remember_theme(name), lambda _: None)
        self.tell(f"Theme: {name}")

    def go_home(self) -> None:
        """Leave every screen above the first."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    async def action_app_back(self) -> None:
        """Leave the screen in front; a notice about it goes with it."""
        self.clear_notifications()
        await self.place.go_back()

    async def action_app_quit(self) -> None:
        """End the program; whatever is under way is kept first, and asked about if it cannot be."""
        at_risk = await self._put_all_away()
        if not at_risk:
            self._end()
            return
        from simulator.tui.screens.confirm import Confirm, Question

        question = Question("Quit all the same?", Content(at_risk), "Quit", "Stay", grave=True)
        if isinstance(self.screen, Confirm) and self.screen.question == question:
            return
        self.push_screen(Confirm(question), lambda sure: self._end() if sure else None)

    async def _put_all_away(self) -> str:
        """Keep whatever is under way on any screen, and say what would be lost."""
        places = [
            screen
            for screen in self.screen_stack
            if isinstance(screen, Place) and screen.is_mounted  # else nobody typed there yet
        ]
        return " ".join(dict.fromkeys(filter(None, [await one.put_away() for one in places])))

    def _end(self) -> None:
        places = (screen for screen in self.screen_stack if isinstance(screen, Place))
        drafts = any(one.drafting is not None and one.drafting.holds for one in places)
        self.exit(message=_LATER if drafts else None)
