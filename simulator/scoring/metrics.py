"""The few statistics the evaluation needs; `None` stands for "not measurable", never for 0."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from typing import TypeVar

T = TypeVar("T")
Pair = tuple[bool, bool]
"""What the label says, and what the reader found."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts of a yes-or-no label against a reader's answer, and what follows from them."""

    hits: int = 0
    false_alarms: int = 0
    misses: int = 0
    rejections: int = 0

    @property
    def precision(self) -> float | None:
        """Of what was found, the share that is right; None when nothing was found."""
        return _ratio(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float | None:
        """Of what is there, the share that was found; None when nothing is there."""
        return _ratio(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None when nothing is there or found."""
        return _ratio(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)

    @property
    def false_positive_rate(self) -> float | None:
        """Of what is not there, the share that was found all the same."""
        return _ratio(self.false_alarms, self.false_alarms + self.rejections)

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa (1960): agreement beyond chance; None when chance alone explains all."""
        total = self.hits + self.false_alarms + self.misses + self.rejections
        if not total:
            return None
        seen = (self.hits + self.rejections) / total
        labelled, found = self.hits + self.misses, self.hits + self.false_alarms
        chance = (labelled * found + (total - labelled) * (total - found)) / total**2
        return (seen - chance) / (1 - chance) if chance < 1 else None


def agreement(pairs: Iterable[Pair]) -> Agreement:
    """The counts of these pairs."""
    counts = {(True, True): 0, (False, True): 0, (True, False): 0, (False, False): 0}
    for label, found in pairs:
        counts[label, found] += 1
    return Agreement(
        counts[True, True], counts[False, True], counts[True, False], counts[False, False]
    )


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of those values that were measurable; None when none was."""
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None


def spearman(left: Sequence[float], right: Sequence[float]) -> float | None:
    """Spearman's rank correlation, ties sharing their mean rank; None when one side is flat."""
    if len(left) != len(right):
        raise ValueError("spearman needs two sequences of one length")
    if len(left) < 2:
        return None
    a, b = ranks(left), ranks(right)
    middle = (len(a) + 1) / 2
    spread_a = sum((x - middle) ** 2 for x in a)
    spread_b = sum((y - middle) ** 2 for y in b)
    if not spread_a or not spread_b:
        return None
    return sum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True)) / sqrt(
        spread_a * spread_b
    )


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, equal values sharing the mean of theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranked = [0.0] * len(values)
    place = 0
    for _, group in groupby(order, key=values.__getitem__):
        tied = list(group)
        for index in tied:
            ranked[index] = place + (len(tied) + 1) / 2
        place += len(tied)
    return ranked


def mean_absolute_error(left: Sequence[float], right: Sequence[float]) -> float | None:
    """The mean distance of paired values; None when there are none."""
    return mean(abs(a - b) for a, b in zip(left, right, strict=True))


def interval(
    cases: Sequence[T],
    figure: Callable[[Sequence[T]], float | None],
    *,
    draws: int = 400,
    seed: int = 1,
) -> tuple[float, float] | None:
    """The 95% percentile bootstrap interval of `figure` over resampled cases (Efron 1979).

    Seeded, so that one evaluation prints the same interval each time; None when the figure was
    measurable in fewer than half of the draws.
    """
    chance = random.Random(seed)
    if not cases:
        return None
    drawn = (figure(chance.choices(cases, k=len(cases))) for _ in range(draws))
    known = sorted(value for value in drawn if value is not None)
    if len(known) * 2 < draws or not known:
        return None
    last = len(known) - 1
    return known[round(0.025 * last)], known[round(0.975 * last)]


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
