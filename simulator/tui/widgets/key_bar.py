"""The bar at the bottom: the keys that work here, from the registry, as many as fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.widget import Widget

from simulator.commands import Command, active_at
from simulator.tui.keys import action_of, first_key

if TYPE_CHECKING:
    from simulator.tui.place import Place

GAP = 2
_ALL_KEYS = "All keys"
"""What Help is called where the bar leaves some out."""


@dataclass(frozen=True, slots=True)
class _Hint:
    command: Command
    key: str
    title: str

    @property
    def width(self) -> int:
        return len(self.key) + 1 + len(self.title)


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
        self._spots: list[tuple[int, int, int, Command]] = []

    @property
    def _place(self) -> Place:
        place: Place = self.screen  # type: ignore[assignment]  # only places have a key bar
        return place

    def on_mount(self) -> None:
        """The first frame has as many lines as are needed."""
        self.show_again()

    def show_again(self) -> None:
        """Other commands apply, or there is other room."""
        self.styles.height = len(self._lines(self._room)[0])
        self.refresh()

    @property
    def _room(self) -> int:
        return max(0, self.app.size.width - self.styles.padding.width)

    def render(self) -> Content:
        """The hints of this place on the left, those that work everywhere on the right."""
        room = self._room
        rows, right = self._lines(room)
        right_width = _width(right)
        self._spots = []
        drawn: list[Content] = []
        for number, row in enumerate(rows):
            pieces: list[Content | tuple[str, str] | str] = []
            used = self._lay(row, 0, number, pieces)
            if number == 0:
                pieces.append(" " * max(0, room - used - right_width))
                self._lay(right, room - right_width, number, pieces)
            drawn.append(Content.assemble(*pieces))
        return Content("\n").join(drawn)

    def _lines(self, room: int) -> tuple[list[list[_Hint]], list[_Hint]]:
        """The hints on the left, line by line, and those at the right end of the first line."""
        here, everywhere = self._hints()
        right = self._fit(everywhere, room // 3)
        rows = self._rows(here, right, room)
        if sum(map(len, rows)) < len(here):
            named = [
                replace(h, title=_ALL_KEYS) if h.command.id == "app.help" else h for h in right
            ]
            wider = self._fit(named, room // 3)
            with_it = self._rows(here, wider, room)
            if list(map(len, with_it)) == list(map(len, rows)):  # no key has to go for the word
                return with_it, wider
        return rows, right

    def _rows(self, here: list[_Hint], right: list[_Hint], room: int) -> list[list[_Hint]]:
        rows = [self._fit(here, room - _width(right) - GAP)]
        while len(rows) < self._place.key_lines and (left := here[sum(map(len, rows)) :]):
            rows.append(self._fit(left, room))
        return rows

    def _hints(self) -> tuple[list[_Hint], list[_Hint]]:
        place = self._place
        keymap = place.simulator.keys_changed
        here: list[_Hint] = []
        everywhere: list[_Hint] = []
        for command in active_at(place.where):
            if not command.shown:
                continue
            if command.id == "app.back" and not place.way_back:
                continue
            if command.where == "everywhere":
                everywhere.append(_Hint(command, first_key(command, keymap), command.title))
            elif place.check_action(action_of(command), ()):
                here.append(_Hint(command, first_key(command, keymap), command.title))
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
        self,
        hints: list[_Hint],
        start: int,
        line: int,
        pieces: list[Content | tuple[str, str] | str],
    ) -> int:
        x = start
        for number, hint in enumerate(hints):
            if number:
                pieces.append(" " * GAP)
                x += GAP
            pieces += [(hint.key, "bold $primary"), " ", hint.title]
            self._spots.append((line, x, x + hint.width, hint.command))
            x += hint.width
        return x - start

    async def on_click(self, event: events.Click) -> None:
        """Do the command that was clicked."""
        at = event.get_content_offset(self)
        if at is None:
            return
        for line, first, last, command in self._spots:
            if line == at.y and first <= at.x < last:
                await self._place.do(command)
                return


def _width(hints: list[_Hint]) -> int:
    return sum(hint.width for hint in hints) + GAP * max(0, len(hints) - 1)
