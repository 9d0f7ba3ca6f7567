"""A text area for notes and letters: soft wrap, Tab leaves it, gaps stand out."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from simulator.text import clean

MOST_CHARACTERS = 20_000


class WritingBox(TextArea):
    """Plain text; whatever stands in [square brackets] is a gap when `gaps` is on."""

    DEFAULT_CSS = """
    WritingBox {
        border: none;
        padding: 0 1;
        background: $surface;
        &:focus { border: none; background: $panel; }
        & .text-area--cursor-line { background: transparent; }
        & .text-area--placeholder { color: $quiet; }
    }
    """

    def __init__(
        self, text: str = "", *, placeholder: str = "", gaps: bool = False, id: str | None = None
    ) -> None:
        super().__init__(
            text,
            id=id,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            placeholder=placeholder,
            highlight_cursor_line=False,
        )
        self._gaps = gaps

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is data from anywhere: no control characters, no megabytes."""
        room = max(0, MOST_CHARACTERS - len(self.text))
        event.text = clean(event.text)[:room]

    def get_line(self, line_index: int) -> Text:
        """A line with its gaps marked by more than a colour."""
        line = super().get_line(line_index)
        if self._gaps:
            line.highlight_regex(r"\[[^\]]*\]?", "bold underline")
        return line

    def put(self, text: str) -> None:
        """Another text in place of this one; undo brings the old one back."""
        if text != self.text:
            end = self.document.end
            self.replace(text, (0, 0), end)
            self.move_cursor((0, 0))

    def select_after(self, spans: list[tuple[int, int]]) -> bool:
        """Select the first of these spans of characters behind the cursor, or the first of all."""
        if not spans:
            return False
        at = len(self.document.get_text_range((0, 0), max(self.selection)))
        start, end = next((span for span in spans if span[0] >= at), spans[0])
        self.selection = Selection(self._location(start), self._location(end))
        self.focus()
        return True

    def _location(self, index: int) -> tuple[int, int]:
        before = self.text[:index]
        return before.count("\n"), index - (before.rfind("\n") + 1)
