"""Where the candidate's answer is typed."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.widgets import TextArea

from simulator.text import clean

MOST_CHARACTERS: Final = 20_000
"""About two and a half hours of speech: more than any closing, less than what slows typing."""


class AnswerBox(TextArea):
    """A text area for speech: soft wrap, Tab leaves it, pasted text is cleaned."""

    DEFAULT_CSS = """
    AnswerBox {
        height: 9;
        border: round $border-blurred;
        background: $background;
        padding: 0 1;
        margin: 0 1;
        border-title-color: $quiet;
        border-subtitle-color: $quiet;
        &:focus { border: round $primary; background: $background; border-title-color: $primary; }
        & .text-area--cursor-line { background: transparent; }
        & .text-area--placeholder { color: $quiet; }
    }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(
            id=id,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            placeholder="Say it as you would say it in the room…",
        )
        self.highlight_cursor_line = False
        self.border_title = "Your answer"

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is data from anywhere: no control characters, no megabytes."""
        room = max(0, MOST_CHARACTERS - len(self.text))
        event.text = clean(event.text)[:room]

    @property
    def words(self) -> int:
        """How many words are there now."""
        return len(self.text.split())
