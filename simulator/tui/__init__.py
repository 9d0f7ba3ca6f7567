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
    return app.return_code or 0
