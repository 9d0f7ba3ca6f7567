"""The keys that apply here, from the registry, with the user's own in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.commands import TYPING_PLACES, Command, Where, active_at, by_where
from simulator.tui.keys import all_keys
from simulator.tui.screens.dialog import Dialog
from simulator.tui.widgets.hanging import Hanging

_HERE: Mapping[Where, str] = {
    "home": "Choosing an interview",
    "brief": "The brief",
    "conversation": "The interview",
    "scorecard": "The scorecard",
    "review": "Your takes",
    "compare": "Two takes side by side",
    "progress": "Progress",
    "after": "After the interview",
    "debrief": "The debrief",
    "note": "Thank-you notes",
    "followup": "The follow-up",
    "search": "Your search",
    "told": "A real interview",
    "new": "An interview of your own",
    "edit": "The interview's text",
    "points": "My points",
    "drills": "What to drill",
    "drill": "The drill",
}
_MOVING = (
    ("↑ ↓ PgUp PgDn", "Move in a list, or scroll."),
    ("Tab  Shift+Tab", "Go to the next part of the screen."),
    ("Mouse", "Click, double-click and scroll work wherever keys do."),
)
_WRITING = (
    ("Enter", "A new line in a text; what is done with it has keys of its own."),
    ("Ctrl+Z  Ctrl+Y", "Undo and redo."),
    ("Ctrl+C  Ctrl+V", "Copy and paste."),
)


class Help(Dialog[None]):
    """A list of keys; Escape or F1 closes it."""

    CSS_PATH = "help.tcss"

    def __init__(self, where: Where, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self.where = where
        self._keymap = keymap
        # One column of keys for all groups, as wide as the longest of them.
        keys = [all_keys(command, keymap) for command in active_at(where)]
        keys += [written for written, _ in (*_MOVING, *_WRITING)]
        self._lead = 3 + max(map(len, keys))

    def compose(self) -> Iterable[Widget]:
        """Groups: here, moving about, everywhere."""
        with VerticalScroll(classes="dialog", id="keys"):
            yield Static(Content.styled(_HERE.get(self.where, "Keys"), "bold $primary"))
            yield self._commands(by_where(self.where))
            if self.where in TYPING_PLACES:
                yield Static(Content.styled("Writing", "bold $primary"), classes="heading")
                yield _table(_WRITING, self._lead)
            yield Static(Content.styled("Moving about", "bold $primary"), classes="heading")
            yield _table(_MOVING, self._lead)
            yield Static(Content.styled("Everywhere", "bold $primary"), classes="heading")
            yield self._commands(by_where("everywhere"))
            yield Static(
                Content.styled("\nEvery key can be changed in the settings file.", "$quiet")
            )

    def on_mount(self) -> None:
        """Arrow keys scroll."""
        self.query_one("#keys").focus()

    def _commands(self, commands: tuple[Command, ...]) -> Hanging:
        return _table([(all_keys(c, self._keymap), c.help) for c in commands], self._lead)


def _table(rows: Sequence[tuple[str, str]], lead: int) -> Hanging:
    styled = [(Content.styled(keys, "bold"), Content.styled(text, "$quiet")) for keys, text in rows]
    return Hanging(styled, lead=lead)
