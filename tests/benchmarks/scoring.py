"""How fast scoring is: `python tests/benchmarks/scoring.py [READER]`.

Prints medians over repeated runs: a 200-word closing warm, the first score of a process with
everything it loads, live re-scoring per keystroke, closings a second in batch, peak memory.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from simulator.scoring.closing import Closing, Turn
from simulator.scoring.live import LiveScorer
from simulator.scoring.readers import DEFAULT, load
from simulator.scoring.score import score
from simulator.shipped import shipped

CORPUS = shipped("assets") / "corpus" / "test.jsonl"
FIRST = (
    "import time; began = time.perf_counter()\n"
    "from simulator.scoring.closing import Closing, Turn\n"
    "from simulator.scoring.score import score\n"
    "from simulator.scoring.readers import load\n"
    "import sys; score(Closing((Turn('candidate', sys.argv[2]),)), reader=load(sys.argv[1]))\n"
    "import resource; print(time.perf_counter() - began,"
    " resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)


def words(count: int, start: int = 0) -> str:
    """A closing of that many words out of the corpus, different ones for different starts."""
    turns = said_in_corpus()
    said: list[str] = []
    at = start
    while len(said) < count:
        said += turns[at % len(turns)].split()
        at += 1
    return " ".join(said[:count])


@cache
def said_in_corpus() -> list[str]:
    """Every turn of a candidate in the test part."""
    items = map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines())
    return [t["text"] for item in items for t in item["turns"] if t["speaker"] == "candidate"]


def timed(action: Callable[[], object], times: int) -> float:
    """Median seconds of `action`."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def main() -> None:
    """Measure and print one line a figure, as JSON."""
    name = sys.argv[1] if len(sys.argv) > 1 else DEFAULT
    reader = load(name)
    text = words(200)
    closing = Closing((Turn("candidate", text),))
    score(closing, reader=reader)
    report("200 words, warm", timed(lambda: score(closing, reader=reader), 15) * 1000, "ms")

    live = LiveScorer(reader)
    grown = iter(range(150, 200))
    live.score(Closing((Turn("candidate", " ".join(text.split()[:150])),)))
    report(
        "live, one more word of 150 to 200",
        timed(
            lambda: live.score(
                Closing((Turn("candidate", " ".join(text.split()[: next(grown)])),))
            ),
            40,
        )
        * 1000,
        "ms",
    )
    firsts = [
        subprocess.run(
            [sys.executable, "-c", FIRST, name, text], capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(5)
    ]
    report("first score, loading included", statistics.median(float(f[0]) for f in firsts), "s")
    report("peak memory of that", max(float(f[1]) for f in firsts) / 1024, "MB")
    for jobs in (1, 2):
        report(f"batch, --jobs {jobs}", batch(jobs), "closings/s")
    report("peak memory here", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB")


def batch(jobs: int, count: int = 400) -> float:
    """Closings a second of `mock-interview score --jsonl`, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for i in range(count):
                turn = {"speaker": "candidate", "text": words(60, i)}
                file.write(json.dumps({"id": i, "turns": [turn]}) + "\n")
        command = [sys.executable, "-m", "simulator", "score", "--json"]
        began = time.perf_counter()
        subprocess.run(
            [*command, "--jsonl", str(path), "--jobs", str(jobs)],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return count / (time.perf_counter() - began)


def report(figure: str, value: float, unit: str) -> None:
    """One line."""
    print(f"{figure:40} {value:9.2f} {unit}")


if __name__ == "__main__":
    main()
