"""The line at the top: where you are on the left, how things stand on the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from simulator.tui.show import spread


class TopBar(Widget):
    """One line of text; `title` and `status` may be changed at any time."""

    DEFAULT_CSS = """
    TopBar {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    """

    title: reactive[Content] = reactive(Content(""))
    status: reactive[Content] = reactive(Content(""))

    def __init__(self, title: Content, status: Content | None = None) -> None:
        super().__init__()
        self.set_reactive(TopBar.title, title)
        self.set_reactive(TopBar.status, status or Content(""))

    def render(self) -> Content:
        """Title and status at the two ends."""
        return spread(self.title.stylize_before("bold"), self.status, self.content_size.width)
