"""Copying and exporting, the same way from every screen that shows takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.tui.place import Place

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.history.take import Take
    from simulator.tui.result import Result


class HandsOut(Place):
    """A place that can copy a result or write a take to a file."""

    def hand_to_clipboard(self, result: Result) -> None:
        """Copy the scorecard as text and say which way it went."""

        def ask_terminal(text: str) -> None:
            self.app.call_from_thread(self.app.copy_to_clipboard, text)

        self.fetch(
            "copy",
            lambda: self.backstage.copy(result, None if self.app.is_headless else ask_terminal),
            self.simulator.tell,
        )

    def hand_to_file(self, take: Take | None, kind: str) -> None:
        """Write the take and say where."""
        if take is None:
            self.simulator.tell(
                "This take is not kept yet, so there is no file to write.", severity="warning"
            )
            return
        self.fetch("export", lambda: self.backstage.export(take, kind), self._written)

    def _written(self, path: Path) -> None:
        self.simulator.tell("Saved.", str(path))
