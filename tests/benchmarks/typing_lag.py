"""How long a key waits while live scoring runs: the event loop's lag during typing.

    python tests/benchmarks/typing_lag.py [--rate 15]

The real program runs on a pseudo-terminal in practice mode; a closing is typed at `--rate` keys a
second (15 is faster than people type). A task on the program's own loop asks to be woken every
5 ms; how much later it wakes is the lag. Printed: median, 95th percentile and the worst.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tui"))

from pty_child import PtyChild

SCENARIO = Path(__file__).parent.parent / "stubs" / "tui_scenarios" / "plain.yaml"
TYPED = (
    "Thank you both, I really enjoyed hearing how you moved to Kubernetes last spring, and I am "
    "even more excited about this job now. I have run incident response for four years and cut "
    "our outage time by forty percent, so I think I would be a strong match. One thing we did "
    "not get to is the book club on reliability that I run. I would love to be offered the role. "
    "What are the next steps, and when might I hear from you?"
)
MOST_MS = 16.0
WAKE = 0.005


def play(target: Path) -> None:
    """The measured program; it writes the lags when it ends."""
    from textual.widgets import TextArea

    from simulator.tui.app import SimulatorApp
    from simulator.tui.screens.conversation import Conversation
    from simulator.tui.wishes import Wishes

    lags: list[float] = []
    readings: list[int] = []

    class Measured(SimulatorApp):
        def on_mount(self) -> None:
            self._watching = asyncio.create_task(self._measure_lag())

        async def _measure_lag(self) -> None:
            while True:
                before = time.perf_counter()
                await asyncio.sleep(WAKE)
                lag = time.perf_counter() - before - WAKE
                talk = self.screen
                if self._exit or not isinstance(talk, Conversation):
                    continue
                if any(area.text for area in talk.query(TextArea)):
                    lags.append(lag)
                    readings.append(talk.exchange.request)

    Measured(Wishes(str(SCENARIO), seed=1)).run()
    target.write_text(json.dumps({"lags": lags, "readings": max(readings, default=0)}))


def main() -> int:
    """Type, then print the figures; 1 when the 95th percentile is above what we promise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=15.0, help="keys a second")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        play(args.child)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "lags.json"
        environment = {**os.environ, "MOCK_INTERVIEW_HOME": folder}
        command = [sys.executable, __file__, "--child", str(target)]
        with PtyChild(command, environment) as child:
            child.wait_for("Begin")
            child.drain(2.0)  # the reader of a brief takes longer than this
            child.type("\r")
            child.wait_for("Your answer")
            child.drain(1.0)
            for key in TYPED:
                child.type(key)
                child.drain(1 / args.rate)
            child.type("\x11")
            child.wait_for_end()
        found = json.loads(target.read_text())
    lags = sorted(1000 * lag for lag in found["lags"])
    p95 = lags[int(0.95 * len(lags))]
    print(
        f"typed {len(TYPED)} keys at {args.rate:g} a second, {found['readings']} live readings; "
        f"loop lag median {statistics.median(lags):.1f} ms, 95% {p95:.1f} ms "
        f"(at most {MOST_MS:g}), worst {lags[-1]:.1f} ms"
    )
    return 0 if p95 <= MOST_MS else 1


if __name__ == "__main__":
    sys.exit(main())
