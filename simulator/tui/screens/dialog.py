"""What every dialog shares: Escape closes it with no answer, and it sits in the middle."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.screen import ModalScreen

from simulator.tui.keys import DIALOG_BINDINGS

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A dialog; it is dismissed with an answer, or with None by Escape."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*DIALOG_BINDINGS]

    def action_dialog_back(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
