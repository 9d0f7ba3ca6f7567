"""The probability from which each label counts, chosen on the development part."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from simulator.scoring.closing import Closing
from simulator.scoring.learned_reader import LearnedReader
from simulator.scoring.reading_input import LABELS
from simulator.scoring.training.dataset import Example

GRID = tuple(step / 100 for step in range(20, 81, 2))
WINDOW = 4
"""Grid steps to either side that are averaged, so that no lucky spike is chosen."""
FEWEST = 10
"""Positives below which a label keeps the middle threshold."""
MIDDLE = 0.5


def peaks(reader: LearnedReader, closings: Sequence[Closing]) -> Tensor:
    """The most that `reader` says of any word of each closing: (closings, labels).

    Ask the reader as it ships: its int8 arithmetic says less than the network it came from.
    """
    found = torch.zeros(len(closings), len(LABELS))
    for row, closing in zip(found, closings, strict=True):
        for unit in reader.pieces(closing):
            values = torch.from_numpy(reader.probabilities(unit))
            row.copy_(torch.maximum(row, values.amax(0).float()) if len(values) else row)
    return found


def thresholds(closings: Sequence[Sequence[Example]], found: Tensor) -> dict[str, float]:
    """One threshold a label, for the best F1 per closing; `found` is (closings, labels)."""
    chosen: dict[str, float] = {}
    for index, label in enumerate(LABELS):
        pairs = [
            (value, any(bool(e.targets[:, index].any()) for e in stretches))
            for stretches, value in zip(closings, found[:, index].tolist(), strict=True)
        ]
        if sum(wanted for _, wanted in pairs) < FEWEST:
            chosen[label] = MIDDLE
            continue
        scores = [_f1(pairs, threshold) for threshold in GRID]
        smooth = [_mean(scores[max(0, i - WINDOW) : i + WINDOW + 1]) for i in range(len(GRID))]
        best = max(smooth)
        # Of equally good thresholds the middle one, which is furthest from both mistakes.
        equal = [t for t, score in zip(GRID, smooth, strict=True) if score >= best - 1e-9]
        chosen[label] = equal[len(equal) // 2]
    return chosen


def _f1(pairs: Sequence[tuple[float, bool]], threshold: float) -> float:
    hits = sum(value >= threshold and wanted for value, wanted in pairs)
    said = sum(value >= threshold for value, _ in pairs)
    wanted = sum(wanted for _, wanted in pairs)
    return 2 * hits / (said + wanted) if said + wanted else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
