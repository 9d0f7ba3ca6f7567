"""A list that draws only the rows in sight, so that ten thousand cost what ten do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

RowLines = Callable[[int, int], Sequence[Content]]
"""Given a row's index and the width in cells: its lines, as many as `row_height` says."""


class RowList(ScrollView, can_focus=True):
    """Rows of equal height with a cursor; the owner says how a row looks.

    The cursor is a bar at the left as well as a background, so it needs no colour to be seen.
    """

    DEFAULT_CSS = """
    RowList {
        background: transparent;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .row-list--cursor { background: $panel; }
        &:focus > .row-list--cursor { background: $primary 22%; }
        & > .row-list--hover { background: $surface; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor", "row-list--hover"}
    # Moving about is what arrow keys are; everything else is a command of the registry.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
    ]

    cursor = reactive(0, repaint=False, init=False)
    hovered: reactive[int | None] = reactive(None, repaint=False, init=False)

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, rows: RowList, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> RowList:
            """The list it happened in."""
            return self.rows

    class Picked(Moved):
        """The row under the cursor was clicked a second time."""

    def __init__(
        self,
        lines: RowLines,
        *,
        row_height: int = 1,
        gap: int = 0,
        id: str | None = None,
        classes: str = "",
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._lines = lines
        self._text_height = row_height
        self._row_height = row_height + gap
        self._count = 0

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    def show_rows(self, count: int, cursor: int | None = None) -> None:
        """Take another number of rows; the cursor stays where it is unless `cursor` is given."""
        self._count = count
        self._measure()
        where = self.cursor if cursor is None else cursor
        self.cursor = max(0, min(where, count - 1))
        self.refresh()

    def _measure(self) -> None:
        self.virtual_size = Size(
            self.scrollable_content_region.width, self.count * self._row_height
        )

    def on_resize(self) -> None:
        """Rows are as wide as the list."""
        self._measure()
        self._reveal(self.cursor)

    def render_line(self, y: int) -> Strip:
        """One screen line of whichever row is there."""
        width = self.scrollable_content_region.width
        index, part = divmod(y + self.scroll_offset.y, self._row_height)
        if index >= self._count or part >= self._text_height:
            return Strip.blank(width, self.rich_style)
        component = None
        if index == self.cursor:
            component = "row-list--cursor"
        elif index == self.hovered:
            component = "row-list--hover"
        style = self.get_visual_style(component) if component else self.visual_style
        content = self._lines(index, max(1, width - 3))[part]
        mark = "▌ " if index == self.cursor else "  "
        body = Content.assemble((mark, "$primary"), content).truncate(width)
        strips = Visual.to_strips(self, body, width, 1, style, pad=True)
        strip = strips[0] if strips else Strip.blank(width, style.rich_style)
        return strip.apply_offsets(0, y)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, self._count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw both rows again and tell the owner."""
        self._redraw(old)
        self._redraw(new)
        self._reveal(new)
        if self._count:
            self.post_message(self.Moved(self, new))

    def watch_hovered(self, old: int | None, new: int | None) -> None:
        """Draw the rows the mouse left and entered."""
        for index in (old, new):
            if index is not None:
                self._redraw(index)

    def redraw_row(self, index: int) -> None:
        """Draw one row again because its content changed."""
        self._redraw(index)

    def _region_of(self, index: int) -> Region:
        return Region(0, index * self._row_height, self.virtual_size.width, self._row_height)

    def _redraw(self, index: int) -> None:
        self.refresh(self._region_of(index).translate(-self.scroll_offset))

    def _reveal(self, index: int) -> None:
        if self._count:
            self.scroll_to_region(self._region_of(index), animate=False, force=True)

    def action_move(self, rows: int) -> None:
        """Move the cursor by a number of rows."""
        self.cursor += rows

    def action_page(self, pages: int) -> None:
        """Move the cursor by about a screenful."""
        step = max(1, self.scrollable_content_region.height // self._row_height - 1)
        self.cursor += pages * step

    def action_edge(self, end: int) -> None:
        """Go to the first row (0) or the last one (-1)."""
        self.cursor = 0 if end == 0 else self._count - 1

    def _row_at(self, event: events.MouseEvent) -> int | None:
        index = (event.y + self.scroll_offset.y) // self._row_height
        return index if 0 <= index < self._count else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which row a click would take."""
        self.hovered = self._row_at(event)

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self.hovered = None

    def on_click(self, event: events.Click) -> None:
        """The first click moves the cursor, a click on the cursor picks."""
        index = self._row_at(event)
        if index is None:
            return
        if index == self.cursor and event.chain > 1:
            self.post_message(self.Picked(self, index))
        else:
            self.cursor = index
