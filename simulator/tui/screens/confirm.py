"""A question with two answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from simulator.tui.screens.dialog import Dialog


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; `grave` starts on the harmless answer and colours the other."""

    title: str
    text: Content
    yes: str
    no: str = "Cancel"
    grave: bool = False


class Confirm(Dialog[bool]):
    """Asks one question; answers True, False, or None when closed."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> Iterable[Widget]:
        """Title, text, two buttons."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(self.question.title, "bold"))
            yield Static(Content.assemble("\n", self.question.text))
            with Horizontal(classes="answers"):
                yield Button(Content(self.question.no), id="no")
                yield Button(
                    Content(self.question.yes),
                    variant="error" if self.question.grave else "primary",
                    id="yes",
                )

    def on_mount(self) -> None:
        """A grave question must not be answered by one Enter too many."""
        self.query_one("#no" if self.question.grave else "#yes").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close with the answer."""
        self.dismiss(event.button.id == "yes")
