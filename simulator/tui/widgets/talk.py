"""The conversation as it grows: who says what."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.tui.show import line, words


class Utterance(Static):
    """One turn; its text is data."""

    DEFAULT_CSS = """
    Utterance {
        height: auto;
        width: 1fr;
        margin: 1 6 0 2;
        padding: 0 1;
        border-left: outer $primary;
        &.-you {
            margin: 1 2 0 8;
            background: $surface;
            border-left: outer $accent;
        }
        &.-note { border-left: none; color: $quiet; text-align: center; margin: 1 2 0 2; }
    }
    """


class SpokenLine(Utterance):
    """An interviewer's line that is being spoken: what was not said yet stands back."""

    def __init__(self, name: str, text: str) -> None:
        self._speaker = line(name, "bold $primary")
        self._text = words(text).plain
        super().__init__(self._content(len(text)), markup=False)

    def said(self, characters: int) -> None:
        """Show how much has been said."""
        self.update(self._content(characters))

    def _content(self, characters: int) -> Content:
        said, ahead = self._text[:characters], self._text[characters:]
        return Content.assemble(self._speaker, "\n", said, (ahead, "$quiet"))


class Talk(VerticalScroll):
    """The turns in order; stays at the newest unless the candidate has scrolled up."""

    DEFAULT_CSS = """
    Talk { height: 1fr; padding-bottom: 1; }
    Talk:focus { background: $primary 8%; }
    """

    def interviewer(self, name: str, text: str) -> SpokenLine:
        """Add an interviewer's line."""
        spoken = SpokenLine(name, text)
        self.mount(spoken)
        self.scroll_end(animate=False)
        return spoken

    def candidate(self, text: str) -> None:
        """Add the candidate's words; empty means silence."""
        said = words(text) if text else Content.styled("(You say nothing.)", "italic $quiet")
        self._add(Content.assemble(("You", "bold $accent"), "\n", said), "-you")

    def note(self, text: str) -> None:
        """Add a stage direction."""
        self._add(words(text), "-note")

    def _add(self, content: Content, classes: str = "") -> None:
        self.mount(Utterance(content, classes=classes, markup=False))
        self.scroll_end(animate=False)
