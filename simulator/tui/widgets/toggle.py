"""A choice between two, on one line, that reads as a sentence."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
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
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "toggle", show=False)]

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

    def render(self) -> Content:
        """Mark, label, what it now means."""
        mark = "◉" if self.on else "○"
        return Content.assemble(
            (f"{mark} ", "$lit" if self.on else "$quiet"),
            (self._label, "bold"),
            (f"  {self.key}", "$primary"),
            (f"\n  {self._words[self.on]}", "$quiet"),
        )

    def action_toggle(self) -> None:
        """Change the choice and say so."""
        self.on = not self.on
        self.post_message(self.Changed(self, self.on))

    def on_click(self) -> None:
        """A click is a change."""
        self.action_toggle()
