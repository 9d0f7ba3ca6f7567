from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from scoring_samples import FULL, SAMPLES, ScriptedReader, closing

from simulator.scoring.closing import JobContext
from simulator.scoring.keyword_reader import KeywordReader
from simulator.scoring.live import LiveScorer
from simulator.scoring.reader import Mark
from simulator.scoring.score import score
from simulator.scoring.units import Unit


class Counting(KeywordReader):
    """Remembers how many units each reading looked at."""

    def __init__(self) -> None:
        self.read_sizes: list[int] = []

    def read_units(
        self, batch: Sequence[Unit], context: JobContext | None
    ) -> Sequence[tuple[Mark, ...]]:
        self.read_sizes.append(len(batch))
        return super().read_units(batch, context)


def test_live_scores_are_the_scores() -> None:
    live = LiveScorer(KeywordReader())
    words = FULL.split()
    for end in range(1, len(words), 3):
        growing = closing("I: Anything to add?", " ".join(words[:end]))
        assert live.score(growing) == score(growing, reader=KeywordReader())
    for sample in SAMPLES:
        assert live.score(sample, wants_job=False, seconds=30) == score(
            sample, wants_job=False, seconds=30, reader=KeywordReader()
        )


def test_only_what_changed_is_read_again() -> None:
    reader = Counting()
    live = LiveScorer(reader)
    live.score(closing(FULL))
    first = reader.read_sizes[0]
    live.score(closing(FULL))
    assert reader.read_sizes == [first]
    live.score(closing(FULL + " I could also start early."))
    assert 0 < reader.read_sizes[1] <= 5 < first


def test_another_context_is_read_anew() -> None:
    reader = Counting()
    live = LiveScorer(reader)
    live.score(closing(FULL))
    live.score(closing(FULL, context=JobContext(skills=("helplines",))))
    assert reader.read_sizes[0] == reader.read_sizes[1]


def test_many_threads_get_right_scores() -> None:
    live = LiveScorer(KeywordReader())
    with ThreadPoolExecutor(8) as pool:
        cards = list(pool.map(live.score, SAMPLES * 5))
    assert cards == [score(sample, reader=KeywordReader()) for sample in SAMPLES * 5]


def test_a_reader_that_reads_whole_closings_works_too() -> None:
    assert LiveScorer(ScriptedReader()).score(closing("Hello there.")).total == 0
