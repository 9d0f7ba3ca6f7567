"""Score a closing again and again while it grows, reading only what changed."""

from __future__ import annotations

import threading

from simulator.scoring.closing import Closing, JobContext
from simulator.scoring.judge import heard, judge
from simulator.scoring.reader import Mark, Reader, Reading, UnitKey, UnitReader
from simulator.scoring.readers import load
from simulator.scoring.scorecard import Scorecard
from simulator.scoring.timing import Timing

KEPT_UNITS = 2000
"""Units remembered; typing changes two or three at a time, so this is hours of it."""


class LiveScorer:
    """Scores like `score` and gives the same results; safe to call from several threads.

    The reader is loaded at the first call, so making one costs nothing.
    """

    def __init__(self, reader: Reader | None = None) -> None:
        self._reader = reader
        self._lock = threading.Lock()
        self._context: JobContext | None = None
        self._known: dict[UnitKey, tuple[Mark, ...]] = {}

    def score(
        self,
        closing: Closing,
        *,
        wants_job: bool = True,
        seconds: float | None = None,
        timing: Timing | None = None,
    ) -> Scorecard:
        """The scorecard of `closing` as it stands; raises ReaderUnavailable like `score`."""
        reader, reading = self._read(closing)
        return judge(
            closing,
            reading,
            scorer_version=reader.version,
            wants_job=wants_job,
            seconds=seconds,
            timing=timing,
        )

    def heard(self, closing: Closing) -> frozenset[str]:
        """What an interviewer hears in the candidate's last turn; raises as `score` does."""
        return heard(closing, self._read(closing)[1])

    def _read(self, closing: Closing) -> tuple[Reader, Reading]:
        with self._lock:
            reader = self._reader = self._reader or load()
            if not isinstance(reader, UnitReader):
                return reader, reader.read(closing)
            if closing.context != self._context or len(self._known) > KEPT_UNITS:
                self._known, self._context = {}, closing.context
            return reader, reader.read(closing, self._known)
