"""One thing to fill in: its name, a place to type, and a line that says what is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from simulator.text import clean
from simulator.tui.widgets.writing_box import WritingBox


class Field(Vertical):
    """A name above a line, or above several `lines`; `hint` stands beside the name."""

    DEFAULT_CSS = """
    Field {
        height: auto;
        margin-bottom: 1;
        & > .field--name { height: 1; }
        & > .field--said { height: auto; display: none; color: $quiet; }
        & > .field--said.-shown { display: block; }
        & Input {
            height: 1;
            border: none;
            padding: 0 1;
            background: $surface;
            &:focus { border: none; background: $panel; }
        }
        &:focus-within > .field--name { text-style: bold; color: $primary; }
    }
    """

    class Edited(Message):
        """What stands in the field was changed by the user."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> Field:
            """The field it happened in."""
            return self.field

    def __init__(self, name: str, *, id: str, hint: str = "", lines: int = 1) -> None:
        super().__init__(id=id)
        self._title, self._hint, self._lines = name, hint, lines
        self._last = ""  # what was put in from outside or already told

    def compose(self) -> Iterable[Widget]:
        """Name, editor, what is said about it."""
        hint = (f"  {self._hint}", "not bold $quiet") if self._hint else ""
        yield Static(Content.assemble(self._title, hint), classes="field--name")
        if self._lines == 1:
            yield Input(select_on_focus=False)  # one key must not replace what is kept
        else:
            box = WritingBox()
            box.styles.height = self._lines
            yield box
        yield Static(classes="field--said", markup=False)

    @property
    def editor(self) -> Input | WritingBox:
        """What takes the keys."""
        return self.query_one(Input) if self._lines == 1 else self.query_one(WritingBox)

    @property
    def value(self) -> str:
        """What stands there."""
        editor = self.editor
        return clean(editor.value if isinstance(editor, Input) else editor.text)

    def put(self, text: str) -> None:
        """Show another text."""
        self._last = text
        editor = self.editor
        if isinstance(editor, Input):
            editor.value = text
        else:
            editor.load_text(text)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Show a line about what stands there; an empty one takes no room."""
        said = self.query_one(".field--said", Static)
        said.set_class(bool(text), "-shown")
        said.update(
            Content.styled(("✗ " if wrong else "") + clean(text), "$error" if wrong else "")
        )

    def _edited(self) -> None:
        if self.value != self._last:
            self._last = self.value
            self.post_message(self.Edited(self))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the owner."""
        event.stop()
        self._edited()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the owner."""
        event.stop()
        self._edited()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field."""
        event.stop()
        self.screen.focus_next()
