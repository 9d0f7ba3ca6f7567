"""How fast the history answers with many takes, beside reading all of them in full.

    python tests/benchmarks/history.py [--takes 10000]

Prints the median and the 95th percentile over repeated runs, each with a freshly opened
database as the screens do it. The bound of the review list is 150 ms to open, of which the
first page may take 20.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))

from history_samples import card, take

from simulator.history.store import History, TakeQuery
from simulator.history.take import PlayedTurn, Take

SCENARIOS = 24
PAGE = 50
RUNS = 30


def played(number: int) -> Take:
    """A take of usual length: a dozen turns, some 3 kB of words, an 8 kB scenario."""
    sample = take(0, scenario_id=f"scenario-{number % SCENARIOS}", total=number * 37 % 101)
    moment = sample.started_at + timedelta(minutes=11 * number)
    words = "I worked on the tide tables and cut the errors in them by a third. " * 8
    return replace(
        sample,
        started_at=moment,
        ended_at=moment + timedelta(minutes=3),
        scenario_source=f"id: scenario-{number % SCENARIOS}\n" + "a line of the scenario\n" * 350,
        turns=sample.turns + tuple(PlayedTurn("candidate", "", words, 30.0) for _ in range(6)),
        scorecard=card(number * 37 % 101, cautions=number % 3),
    )


def measured(work: Callable[[], object], runs: int = RUNS) -> str:
    """Median and 95th percentile in milliseconds."""
    work()
    times = []
    for _ in range(runs):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1000)
    return f"median {median(times):8.2f} ms   p95 {quantiles(times, n=20)[-1]:8.2f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--takes", type=int, default=10_000)
    count = parser.parse_args().takes
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        with History.open(path) as history:
            # Made without waiting for the disk at each take; saving is measured on its own below.
            history._database._connection.execute("PRAGMA synchronous = OFF")
            for number in range(count):
                history.save(played(number))
        print(f"{count} takes, {path.stat().st_size / 1e6:.1f} MB")

        def opened(work: Callable[[History], object]) -> Callable[[], object]:
            def once() -> object:
                with History.open(path) as history:
                    return work(history)

            return once

        last = TakeQuery(limit=PAGE, offset=max(count - PAGE, 0))
        for name, work in (
            ("open and close", lambda h: None),
            ("first page", lambda h: h.summaries(TakeQuery(limit=PAGE))),
            ("count and first page", lambda h: (h.count(), h.summaries(TakeQuery(limit=PAGE)))),
            ("last page", lambda h: h.summaries(last)),
            ("page by total", lambda h: h.summaries(TakeQuery(sort="total", limit=PAGE))),
            ("page by company", lambda h: h.summaries(TakeQuery(sort="company", limit=PAGE))),
            ("page by words", lambda h: h.summaries(TakeQuery(text="harbour 7", limit=PAGE))),
            ("page of one scenario", lambda h: h.summaries(TakeQuery(scenario_id="scenario-3"))),
            ("records of all scenarios", lambda h: h.records()),
            ("trend of 100", lambda h: h.progress(limit=100)),
            ("one whole take", lambda h: h.get(count // 2)),
            ("save one take", lambda h: h.save(played(count))),
        ):
            print(f"{name:26} {measured(opened(work))}")
        print(f"{'quick check of the file':26} {measured(opened(lambda h: h.check()), 3)}")

        def everything(history: History) -> list[Take]:
            takes = [history.get(s.id) for s in history.summaries(TakeQuery(limit=None))]
            return sorted(takes, key=lambda one: one.started_at, reverse=True)[:PAGE]

        print(f"{'baseline: read all in full':26} {measured(opened(everything), 3)}")

        tracemalloc.start()
        with History.open(path) as history:
            for offset in range(0, count, PAGE):
                history.summaries(TakeQuery(limit=PAGE, offset=offset))
        _, most = tracemalloc.get_traced_memory()
        print(f"{'memory, paging through all':26} at most {most / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
