"""Commands of the registry as Textual bindings; no key is named anywhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.binding import Binding

from simulator.commands import COMMAND_BY_ID, Command, Where, by_where

_NAMES: Final = {
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "full_stop": ".",
    "comma": ",",
    "escape": "Esc",
    "enter": "Enter",
    "delete": "Del",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def action_of(command: Command) -> str:
    """The name of the action that does a command: `home.start` gives `home_start`."""
    return command.id.replace(".", "_")


def binding(command_id: str, action: str | None = None, *, priority: bool = False) -> Binding:
    """The binding of one command; `action` replaces its own where a dialog means it otherwise."""
    command = COMMAND_BY_ID[command_id]
    return Binding(
        command.keys,
        action or action_of(command),
        command.title,
        show=command.shown,
        tooltip=command.help,
        id=command.id,
        priority=priority,
    )


def bindings(where: Where) -> list[Binding]:
    """The bindings of all commands that apply at `where` alone."""
    return [binding(command.id) for command in by_where(where)]


DIALOG_BINDINGS: Final = [
    binding("app.back", "dialog_back"),
    binding("app.quit", "app.app_quit"),
]
"""A dialog takes only these of the commands that work everywhere."""


def key_name(key: str) -> str:
    """A key as people read it: `ctrl+s` gives `Ctrl+S`."""
    *modifiers, base = key.split("+")
    if len(base) == 1:
        name = base.upper() if modifiers else base
    else:
        name = _NAMES.get(base, base.replace("_", " ").title())
    return "+".join((*(m.title() for m in modifiers), name))


def first_key(command: Command, keymap: Mapping[str, str]) -> str:
    """The key shown for a command, the user's own one first."""
    return key_name(keymap.get(command.id, command.keys).split(",")[0].strip())


def all_keys(command: Command, keymap: Mapping[str, str]) -> str:
    """Every key of a command, for the help screen."""
    written = keymap.get(command.id, command.keys)
    return "  ".join(key_name(key.strip()) for key in written.split(","))
