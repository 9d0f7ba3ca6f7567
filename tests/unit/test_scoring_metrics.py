from __future__ import annotations

import pytest

from simulator.scoring import metrics
from simulator.scoring.metrics import Agreement


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1", "kappa", "false_positives"),
    [
        # Cohen's own kind of table: 20 and 15 agreed, 5 and 10 not; kappa 0.4.
        (Agreement(20, 5, 10, 15), 0.8, 2 / 3, 40 / 55, 0.4, 0.25),
        (Agreement(5, 0, 0, 5), 1.0, 1.0, 1.0, 1.0, 0.0),
        (Agreement(0, 5, 5, 0), 0.0, 0.0, 0.0, -1.0, 1.0),
        (Agreement(0, 0, 0, 9), None, None, None, None, 0.0),
        (Agreement(0, 0, 3, 7), None, 0.0, 0.0, 0.0, 0.0),
        (Agreement(), None, None, None, None, None),
    ],
)
def test_agreement(
    counts: Agreement,
    precision: float | None,
    recall: float | None,
    f1: float | None,
    kappa: float | None,
    false_positives: float | None,
) -> None:
    found = (counts.precision, counts.recall, counts.f1, counts.kappa, counts.false_positive_rate)
    for value, expected in zip(found, (precision, recall, f1, kappa, false_positives), strict=True):
        assert value == (None if expected is None else pytest.approx(expected))


def test_counting() -> None:
    pairs = [(True, True), (True, False), (False, True), (False, True), (False, False)]
    assert metrics.agreement(pairs) == Agreement(1, 2, 1, 1)


@pytest.mark.parametrize(
    ("left", "right", "rho"),
    [
        ([1, 2, 3], [10, 20, 30], 1.0),
        ([1, 2, 3], [3, 2, 1], -1.0),
        ([1, 2, 2, 3], [1, 2, 3, 4], 0.9486832980505138),
        (
            [106, 100, 86, 101, 99, 103, 97, 113, 112, 110],
            [7, 27, 2, 50, 28, 29, 20, 12, 6, 17],
            -29 / 165,
        ),
        ([1, 1, 1], [1, 2, 3], None),
        ([1], [1], None),
        ([], [], None),
    ],
)
def test_spearman(left: list[float], right: list[float], rho: float | None) -> None:
    assert metrics.spearman(left, right) == (None if rho is None else pytest.approx(rho))


def test_spearman_needs_pairs() -> None:
    with pytest.raises(ValueError, match="one length"):
        metrics.spearman([1], [1, 2])


def test_ranks_share_ties() -> None:
    assert metrics.ranks([30, 10, 20, 20]) == [4, 1, 2.5, 2.5]


def test_means() -> None:
    assert metrics.mean([1, None, 3]) == 2
    assert metrics.mean([None]) is None
    assert metrics.mean_absolute_error([1, 5], [2, 2]) == 2
    assert metrics.mean_absolute_error([], []) is None


def test_interval_holds_the_figure_and_repeats() -> None:
    cases = [0.0] * 30 + [1.0] * 70
    low, high = metrics.interval(cases, metrics.mean) or (0, 0)
    assert low < 0.7 < high
    assert high - low == pytest.approx(0.18, abs=0.04)
    assert metrics.interval(cases, metrics.mean) == (low, high)
    assert metrics.interval([], metrics.mean) is None
    assert metrics.interval([1], lambda _: None) is None
