"""Said instead of a broken picture when the terminal is too small."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

LEAST_WIDTH = 60
LEAST_HEIGHT = 18


class SizeNotice(Widget):
    """Covers the screen while it is too small; what is under it keeps its state."""

    DEFAULT_CSS = """
    SizeNotice {
        display: none;
        layer: notice;
        width: 100%;
        height: 100%;
        background: $background;
        content-align: center middle;
        text-align: center;
        padding: 0 2;
    }
    """

    def render(self) -> Content:
        """What is needed and what there is."""
        size = self.app.size
        return Content.assemble(
            ("A little more room, please", "bold"),
            f"\n\nThis window is {size.width}×{size.height}; "
            f"{LEAST_WIDTH}×{LEAST_HEIGHT} is enough.\n",
            ("Nothing is lost: make it larger to go on.", "$quiet"),
        )
