"""Score a closing: read it, then judge the reading by the rubric."""

from __future__ import annotations

from simulator.scoring.closing import Closing
from simulator.scoring.judge import judge
from simulator.scoring.reader import Reader
from simulator.scoring.readers import load
from simulator.scoring.scorecard import Scorecard
from simulator.scoring.timing import Timing


def score(
    closing: Closing,
    *,
    wants_job: bool = True,
    seconds: float | None = None,
    timing: Timing | None = None,
    reader: Reader | None = None,
) -> Scorecard:
    """The scorecard of `closing`; the same closing always gets the same one.

    `wants_job` is False when the candidate is not sure they want this job; `seconds` is the
    speaking time when it was measured, `timing` what a
    recording says of it. Raises ReaderUnavailable when the reader cannot work.
    """
    reader = reader or load()
    return judge(
        closing,
        reader.read(closing),
        scorer_version=reader.version,
        wants_job=wants_job,
        seconds=seconds,
        timing=timing,
    )
