"""The rehearsal as append-only lines: for screen readers, pipes and simple terminals."""

from __future__ import annotations

from simulator.history.take import Mode
from simulator.plain.console import Console
from simulator.plain.line_editor import InputEnded
from simulator.plain.session import Choices, Session
from simulator.speech.quiet import only_we_print


def run(
    scenario: str | None = None,
    *,
    seed: int | None = None,
    mode: Mode | None = None,
    wants_job: bool = True,
    aloud: bool = False,
) -> int:
    """Rehearse until the candidate has had enough; returns the exit status."""
    console = Console()
    session = Session(console, Choices(scenario, seed, mode, wants_job, aloud))
    try:
        with only_we_print():
            return session.run()
    except InputEnded:
        console.say("")
        console.say("The input ended here, so we stop.")
        session.suspend()
        return 0
    except KeyboardInterrupt:
        console.say("")
        session.suspend()
        return 130
