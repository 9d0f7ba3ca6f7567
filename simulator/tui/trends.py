"""The trend of each tactic over the takes, as figures; the plot and the table both read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from simulator.scoring.rubric import TACTIC_POINTS, TACTICS

if TYPE_CHECKING:
    from simulator.history.query import ProgressPoint


MARKERS: Final = dict(zip((t.id for t in TACTICS), "●▲■◆+", strict=True))
"""The mark of each tactic's takes, so that lines differ by more than colour."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Scores of one tactic (or the total) over the takes, oldest first.

    `takes` are the numbers of the takes, counted from 1; a take that left the tactic out has no
    score and is missing in both.
    """

    name: str
    tactic: str | None
    most: int
    takes: tuple[int, ...]
    scores: tuple[int, ...]

    @property
    def best(self) -> int | None:
        """The highest score."""
        return max(self.scores, default=None)

    def mean(self, newest: int) -> float | None:
        """The mean of the newest scores."""
        chosen = self.scores[-newest:]
        return sum(chosen) / len(chosen) if chosen else None


def trends_of(points: Sequence[ProgressPoint]) -> list[Trend]:
    """The total first, then the five tactics in rubric order."""
    every = tuple(range(1, len(points) + 1))
    found = [Trend("All five", None, 100, every, tuple(p.total for p in points))]
    for tactic in TACTICS:
        have = [
            (n, p.tactic_scores[tactic.id])
            for n, p in enumerate(points, 1)
            if tactic.id in p.tactic_scores
        ]
        found.append(
            Trend(
                tactic.title,
                tactic.id,
                TACTIC_POINTS,
                tuple(n for n, _ in have),
                tuple(score for _, score in have),
            )
        )
    return found
