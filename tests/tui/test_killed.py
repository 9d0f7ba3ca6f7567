"""The real program on a pseudo-terminal: whatever ends it, the words typed are on disk."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from pty_child import PtyChild

from simulator.history.unfinished import UnfinishedStore
from simulator.paths import Paths

SCENARIO = Path(__file__).parent.parent / "stubs" / "tui_scenarios" / "plain.yaml"
CODE = f"import sys; from simulator.tui import run; sys.exit(run({str(SCENARIO)!r}, seed=1))"
LIMIT = 15.0


def draft(home: Paths) -> str:
    kept, _ = UnfinishedStore(home.unfinished).list()
    return kept[0].draft if kept else ""


def play(home: Paths) -> PtyChild:
    """The program at the first turn, with some words typed."""
    child = PtyChild([sys.executable, "-c", CODE], {**os.environ})
    child.wait_for("Begin")
    child.type("\r")
    child.wait_for("nearly out of time")
    child.type("half a thought")
    return child


def test_after_kill_9_all_but_the_last_second_is_there(home: Paths) -> None:
    with play(home) as child:
        child.drain(1.0)  # the second that may be lost is over
        os.killpg(child.process.pid, signal.SIGKILL)
        child.process.wait()
    assert draft(home) == "half a thought"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_after_a_polite_end_everything_is_there(home: Paths, how: signal.Signals) -> None:
    with play(home) as child:
        child.wait_for("thought")
        os.kill(child.process.pid, how)
        child.wait_for_end()
        assert child.process.wait(LIMIT) == 0
    assert draft(home) == "half a thought"


def test_leaving_through_a_closed_terminal_keeps_the_take(home: Paths) -> None:
    child = play(home)
    child.wait_for("thought")
    child.hang_up()
    end = time.monotonic() + LIMIT
    while child.process.poll() is None:
        assert time.monotonic() < end, "the program outlived its terminal"
        time.sleep(0.01)
    assert draft(home) == "half a thought"


FORM = "import sys; from simulator.tui import run; sys.exit(run())"


def test_a_closed_terminal_keeps_what_stands_in_a_form(home: Paths) -> None:
    child = PtyChild([sys.executable, "-c", FORM], {**os.environ})
    child.wait_for("rehearsed")
    child.type("n")
    child.wait_for("The posting")
    child.type("Baker wanted")
    child.wait_for("wanted")
    child.hang_up()
    end = time.monotonic() + LIMIT
    while child.process.poll() is None:
        assert time.monotonic() < end, "the program outlived its terminal"
        time.sleep(0.01)
    (kept,) = home.drafts.iterdir()
    assert "Baker wanted" in kept.read_text("utf-8")
    assert kept.stat().st_mode & 0o077 == 0
