"""The full-screen front end. Nothing of Textual is loaded until `run` is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.history.take import Mode


def run(
    scenario: str | None = None,
    *,
    seed: int | None = None,
    mode: Mode | None = None,
    wants_job: bool = True,
) -> int:
    """Show the program until the candidate leaves it; returns the exit status."""
    from simulator.tui.app import SimulatorApp
    from simulator.tui.wishes import Wishes

    app = SimulatorApp(Wishes(scenario, seed, mode, wants_job))
    app.run()
    _leave_if_loading(app.return_code or 0)
    return app.return_code or 0


def _leave_if_loading(status: int) -> None:
    """End at once while a speech model is still being loaded in its thread.

    Loading cannot be interrupted, and an interpreter that ends under it aborts. All is kept by
    now, and the terminal is restored.
    """
    import os
    import sys
    import threading

    from simulator.tui.sound_desk import WARMING

    if any(thread.name == WARMING for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
