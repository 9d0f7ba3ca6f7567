"""The event loop's lag and the memory while recording, recognising and scoring live.

    python tests/benchmarks/speaking_lag.py

The real program runs on a pseudo-terminal in practice mode. Its microphone is a tape of a
synthesised closing that plays in real time; voice, recogniser, recordings and scorer are the real
ones. A task on the program's own loop asks to be woken every 5 ms; how much later it wakes is the
lag. The same is measured while nobody speaks, as the baseline.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tui"))

from pty_child import PtyChild
from speech import CLOSING, STYLES, Tape, spoken

SCENARIO = Path(__file__).parent.parent / "stubs" / "tui_scenarios" / "plain.yaml"
MOST_MS = 30.0
WAKE = 0.005


def play(target: Path) -> None:
    """The measured program; it writes the lags when it ends."""
    from simulator.rehearsal.aloud import Equipment
    from simulator.settings import Settings
    from simulator.speech.ears.engines import recogniser
    from simulator.speech.recordings import Recordings
    from simulator.speech.voice.synthesiser import ChildSynthesiser
    from simulator.tui.app import SimulatorApp
    from simulator.tui.backstage import Backstage
    from simulator.tui.screens.conversation import Conversation
    from simulator.tui.wishes import Wishes

    voice = ChildSynthesiser()
    sound = spoken(voice, CLOSING, STYLES[0])
    voice.close()
    lags: dict[str, list[float]] = {"speaking": [], "quiet": []}

    def equip(settings: Settings, recordings: Path) -> Equipment:
        return Equipment(None, None, Tape(sound), recogniser("whisper"), Recordings(recordings))

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
                lags["speaking" if talk.has_class("-listening") else "quiet"].append(lag)

    Measured(Wishes(str(SCENARIO), seed=1), Backstage(equip=equip)).run()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    target.write_text(json.dumps({"lags": lags, "peak": peak, "seconds": sound.seconds}))


def main() -> int:
    """Speak, then print the figures; 1 when the 95th percentile is above what we promise."""
    parser = argparse.ArgumentParser(description=__doc__)
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
            child.wait_for("Begin", 60.0)
            child.drain(3.0)
            child.type("\r")
            child.wait_for("Your answer")
            child.drain(4.0)
            child.type("\x12")  # Ctrl+R: speak
            child.drain(60.0)  # the closing lasts 54 s
            child.drain(3.0)
            child.type("\x13")  # Ctrl+S: send
            child.drain(4.0)
            child.type("\x11")
            child.wait_for_end()
        found = json.loads(target.read_text())
    for what, values in found["lags"].items():
        values.sort()
        print(
            f"{what:9} loop lag median {1000 * statistics.median(values):.1f} ms, "
            f"95% {1000 * values[int(0.95 * len(values))]:.1f} ms, worst {1000 * values[-1]:.0f} ms"
        )
    print(f"a closing of {found['seconds']:.0f} s; peak memory {found['peak']:.0f} MiB")
    speaking = found["lags"]["speaking"]
    return 0 if 1000 * speaking[int(0.95 * len(speaking))] <= MOST_MS else 1


if __name__ == "__main__":
    sys.exit(main())
