"""A choice between two, on one line, that reads as a sentence."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Toggle(Widget, can_focus=True):
    """On or off: Space or a click changes it; the words change with it, not only a colour."""

    DEFAULT_CSS = """
    Toggle {
        height: auto;
        width: 1fr;
        padding: 0 1;
        pointer: pointer;
        &:hover { background: $surface; }
        &:focus { background: $primary 22%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "flip", show=False)]

    on: reactive[bool] = reactive(False, layout=True)

    class Changed(Message):
        """The choice was changed by the user."""

        def __init__(self, toggle: Toggle, on: bool) -> None:
            super().__init__()
            self.toggle = toggle
            self.on = on

        @property
        def control(self) -> Toggle:
            """The toggle it happened in."""
            return self.toggle

    def __init__(self, label: str, off: str, on: str, *, key: str, value: bool, id: str) -> None:
        super().__init__(id=id)
        self._label = label
        self._words = (off, on)
        self.key = key
        self.set_reactive(Toggle.on, value)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words take at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Mark, label, what it now means."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        head = Content.assemble(
            ("◉ " if self.on else "○ ", "$lit" if self.on else "$quiet"),
            (self._label, "bold"),
            (f"  {self.key}", "$primary"),
        )
        meaning = Content.styled(self._words[self.on], "$quiet").wrap(max(8, width - 2))
        return [head, *(Content.assemble("  ", part.rstrip()) for part in meaning)]

    def action_flip(self) -> None:
        """Change the choice and say so."""
        self.on = not self.on
        self.post_message(self.Changed(self, self.on))

    def on_click(self) -> None:
        """A click is a change."""
        self.action_flip()
