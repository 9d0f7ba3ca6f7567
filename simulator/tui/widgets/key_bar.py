"""The line at the bottom: the keys that work here, from the registry, as many as fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.widget import Widget

from simulator.commands import Command, active_at
from simulator.tui.keys import action_of, first_key

if TYPE_CHECKING:
    from simulator.tui.place import Place

GAP = 2


@dataclass(frozen=True, slots=True)
class _Hint:
    command: Command
    key: str

    @property
    def width(self) -> int:
        return len(self.key) + 1 + len(self.command.title)


class KeyBar(Widget):
    """Key hints that can be clicked; those that do not fit are on the help screen."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $quiet;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._spots: list[tuple[int, int, Command]] = []

    def render(self) -> Content:
        """The hints of this place on the left, those that work everywhere on the right."""
        here, everywhere = self._hints()
        room = self.content_size.width
        right = self._fit(everywhere, room // 3)
        right_width = sum(h.width for h in right) + GAP * max(0, len(right) - 1)
        left = self._fit(here, room - right_width - GAP)
        self._spots = []
        pieces: list[Content | tuple[str, str] | str] = []
        used = self._lay(left, 0, pieces)
        pieces.append(" " * max(0, room - used - right_width))
        self._lay(right, room - right_width, pieces)
        return Content.assemble(*pieces)

    def _hints(self) -> tuple[list[_Hint], list[_Hint]]:
        place: Place = self.screen  # type: ignore[assignment]  # only places have a key bar
        keymap = place.simulator.keys_changed
        here: list[_Hint] = []
        everywhere: list[_Hint] = []
        for command in active_at(place.where):
            if not command.shown:
                continue
            if command.id == "app.back" and not place.way_back:
                continue
            if command.where == "everywhere":
                everywhere.append(_Hint(command, first_key(command, keymap)))
            elif place.check_action(action_of(command), ()):
                here.append(_Hint(command, first_key(command, keymap)))
        return here, everywhere

    def _fit(self, hints: list[_Hint], room: int) -> list[_Hint]:
        kept: list[_Hint] = []
        for hint in hints:
            room -= hint.width + (GAP if kept else 0)
            if room < 0:
                break
            kept.append(hint)
        return kept

    def _lay(
        self, hints: list[_Hint], start: int, pieces: list[Content | tuple[str, str] | str]
    ) -> int:
        x = start
        for number, hint in enumerate(hints):
            if number:
                pieces.append(" " * GAP)
                x += GAP
            pieces += [(hint.key, "bold $primary"), " ", hint.command.title]
            self._spots.append((x, x + hint.width, hint.command))
            x += hint.width
        return x - start

    async def on_click(self, event: events.Click) -> None:
        """Do the command that was clicked."""
        at = event.get_content_offset(self)
        if at is None:
            return
        for first, last, command in self._spots:
            if first <= at.x < last:
                place: Place = self.screen  # type: ignore[assignment]
                await place.do(command)
                return
