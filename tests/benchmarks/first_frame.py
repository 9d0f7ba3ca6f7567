"""How soon the first frame takes keys, beside a bare Textual app.

    python tests/benchmarks/first_frame.py [--runs 20]

Each run starts a fresh process on a pseudo-terminal, waits for the first frame, presses `/`, and
stops the clock when the answer to that key is drawn. Runs alternate between a bare Textual app
(header, list, footer) and `mock-interview`; the medians and their ratio are printed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tui"))

from pty_child import PtyChild

BARE = """
from textual.app import App
from textual.widgets import Footer, Header, OptionList

class Bare(App):
    TITLE = "Bare program"
    BINDINGS = [("slash", "answer", "Filter"), ("q", "quit", "Quit")]

    def compose(self):
        yield Header()
        yield OptionList(*(f"Interview {n}" for n in range(6)))
        yield Footer()

    def action_answer(self):
        self.title = "Key was taken"

Bare().run()
"""
OURS = "import sys; from simulator.cli import main; sys.exit(main([]))"
PROGRAMS = {
    "bare Textual app": (BARE, "Bare program", "Key was taken"),
    "mock-interview": (OURS, "Mock interview", "ilter by title"),
}
MOST = 1.3


def run_once(code: str, frame: str, answer: str, home: str) -> tuple[float, float]:
    """Seconds until the first frame is drawn, and until a key has been answered."""
    environment = {**os.environ, "MOCK_INTERVIEW_HOME": home}
    with PtyChild([sys.executable, "-c", code], environment) as child:
        drawn = child.wait_for(frame)
        child.type("/")
        return drawn, child.wait_for(answer)


def main() -> int:
    """Print medians and ratio; 1 when the ratio is above what we promise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    drawn: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as home:
        for number in range(runs + 1):
            for name, (code, frame, answer) in PROGRAMS.items():
                first, key = run_once(code, frame, answer, home)
                if number:  # the first pair only fills the caches
                    drawn[name].append(first)
                    taken[name].append(key)
    for name in PROGRAMS:
        print(
            f"{name:18} first frame {1000 * statistics.median(drawn[name]):4.0f} ms, "
            f"key answered {1000 * statistics.median(taken[name]):4.0f} ms (median of {runs})"
        )
    bare, ours = (statistics.median(taken[name]) for name in PROGRAMS)
    print(f"ratio {ours / bare:.2f} (at most {MOST})")
    return 0 if ours / bare <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
