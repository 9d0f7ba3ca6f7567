"""The talk with the words that earned something marked; goes to any of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from simulator.scoring.closing import Turn
from simulator.tui.marks import META, Mark, marked
from simulator.tui.show import line, words

INDENT = 2


class MarkedTalk(ScrollView, can_focus=True):
    """Wrapped lines of all turns; `select` lets some marks stand out and brings them in sight."""

    DEFAULT_CSS = """
    MarkedTalk { background: transparent; overflow-x: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]

    class Clicked(Message):
        """Marked words were clicked."""

        def __init__(self, label: str) -> None:
            super().__init__()
            self.label = label

    def __init__(
        self,
        turns: Sequence[Turn],
        names: Sequence[str],
        marks: Sequence[Mark],
        id: str | None = None,
        classes: str = "",
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._turns = tuple(turns)
        self._names = tuple(names)
        self._marks = tuple(marks)
        self._selected: tuple[Mark, ...] = ()
        self._lines: list[Content] = []
        self._first_line: dict[str, int] = {}
        self._wrapped_at = 0

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._wrap()
        if self._selected:
            self._reveal()

    def select(self, marks: Sequence[Mark]) -> None:
        """Let `marks` stand out and go to the first of them."""
        self._selected = tuple(marks)
        self._wrap()
        if marks:
            self._reveal()

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = []
        chosen_line: int | None = None
        chosen = {mark.label for mark in self._selected}
        for number, turn in enumerate(self._turns):
            own = [m for m in self._marks if m.turn == number]
            you = turn.speaker == "candidate"
            name = "You" if you else (self._names[number] if number < len(self._names) else "")
            head = line(name or "Interviewer", "bold $accent" if you else "bold $primary")
            body = marked(turn.text, own, self._selected) if you else words(turn.text, "$quiet")
            if number:
                self._lines.append(Content(""))
            self._lines.append(head)
            for part in body.wrap(max(8, width - INDENT - 1)):
                here = chosen & set(_labels(part)) if chosen else set()
                if here and chosen_line is None and number == self._selected[0].turn:
                    chosen_line = len(self._lines)
                self._lines.append(Content.assemble(" " * INDENT, part))
        self._chosen_line = chosen_line
        self._wrapped_at = width
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def _reveal(self) -> None:
        if self._chosen_line is not None:
            self.scroll_to_region(
                Region(0, max(0, self._chosen_line - 2), 1, 6), animate=False, force=True
            )

    def render_line(self, y: int) -> Strip:
        """One wrapped line."""
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        strips = Visual.to_strips(self, self._lines[number], width, 1, self.visual_style, pad=True)
        return strips[0] if strips else Strip.blank(width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Tell which marked words were clicked."""
        label = event.style.meta.get(META)
        if label:
            self.post_message(self.Clicked(label))


def _labels(content: Content) -> list[str]:
    return [
        span.style.meta[META]
        for span in content.spans
        if not isinstance(span.style, str) and META in (span.style.meta or {})
    ]
