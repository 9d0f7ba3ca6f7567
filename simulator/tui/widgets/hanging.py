"""Lines with something in front, wrapped so that the text stays clear of it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Hanging(Widget):
    """Pairs of a lead (a bullet, a key) and its text; the text wraps in its own column."""

    DEFAULT_CSS = "Hanging { height: auto; width: 1fr; }"

    def __init__(
        self,
        rows: Sequence[tuple[Content, Content]],
        *,
        lead: int,
        id: str | None = None,
        classes: str = "",
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows = tuple(rows)
        self._lead = lead

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the rows take at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """All rows at the present width."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for lead, text in self._rows:
            front = lead.truncate(self._lead - 1)
            front = front.pad_right(self._lead - front.cell_length)
            for part in text.wrap(max(8, width - self._lead)):
                lines.append(Content.assemble(front, part.rstrip()))
                front = Content(" " * self._lead)
        return lines
