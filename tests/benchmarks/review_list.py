"""How soon the list of ten thousand takes is there, and what scrolling it costs in memory.

    python tests/benchmarks/review_list.py [--takes 10000]

Opens the review screen headless from the first screen: the clock runs from the key to the first
page drawn (median of 10). Then the cursor goes down the whole list a page at a time and back;
memory before and after is the process's resident size.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tui"))

from tui_support import at, at_home, text, wait_until
from tui_takes import fill

MOST_MS = 150.0
FIRST = "▌   "  # the cursor on a drawn row of the review


def resident() -> float:
    """This process's resident memory in MiB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


async def measure(home: Path) -> tuple[list[float], float, float, int]:
    """Opening times in ms, memory before and after scrolling, rows held."""
    from simulator.paths import Paths
    from simulator.tui.app import SimulatorApp
    from simulator.tui.backstage import Backstage
    from simulator.tui.screens.review import Review

    app = SimulatorApp(backstage=Backstage(Paths(home)))
    async with app.run_test(size=(120, 40)) as pilot:
        await at_home(pilot)
        opened: list[float] = []
        for _ in range(11):
            started = time.perf_counter()
            app.simulate_key("r")
            while FIRST not in text(app):
                await asyncio.sleep(0.002)
            opened.append(1000 * (time.perf_counter() - started))
            await pilot.press("escape")
            await at_home(pilot)
        await pilot.press("r")
        review = await at(pilot, Review)
        await wait_until(pilot, lambda: review.pages.count)
        before = resident()
        for key in ("pagedown", "pageup"):
            for _ in range(review.pages.count // 30):
                await pilot.press(key)
                await wait_until(pilot, lambda: review.current)
        return opened[1:], before, resident(), review.pages.held


def main() -> int:
    """Print the figures; 1 when opening takes longer than we promise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--takes", type=int, default=10_000)
    takes = parser.parse_args().takes
    with tempfile.TemporaryDirectory() as folder:
        from simulator.paths import Paths

        os.environ["MOCK_INTERVIEW_HOME"] = folder
        fill(Paths(Path(folder)), takes)
        opened, before, after, held = asyncio.run(measure(Path(folder)))
    median = statistics.median(opened)
    print(
        f"{takes:,} takes: list there after {median:.0f} ms (median of {len(opened)}, at most "
        f"{MOST_MS:g}); memory {before:.0f} MiB, after scrolling through and back {after:.0f} MiB, "
        f"{held} rows held"
    )
    return 0 if median <= MOST_MS else 1


if __name__ == "__main__":
    sys.exit(main())
