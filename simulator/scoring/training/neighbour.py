"""A baseline: each unit gets the labels of the nearest training unit, by the untuned encoder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from simulator.scoring.closing import JobContext
from simulator.scoring.reader import Mark, UnitReader
from simulator.scoring.reading_input import LABELS, UNIT_KIND
from simulator.scoring.training.dataset import Example, examples, read_corpus
from simulator.scoring.training.network import from_pretrained
from simulator.scoring.training.pretrained import load_tokens, pretrained_folder
from simulator.scoring.units import Unit

BATCH = 64


class NeighbourReader(UnitReader):
    """Knows the units of a corpus and copies the labels of the most similar one."""

    version = "nearest-neighbour-1"

    def __init__(self, corpus: Sequence[Path]) -> None:
        folder = pretrained_folder()
        self._network = from_pretrained(folder, len(LABELS)).eval()
        self._tokens = load_tokens(folder)
        known: list[Example] = [e for closing in read_corpus(corpus) for e in examples(closing)]
        self._targets = [example.targets for example in known]
        self._vectors = self._embed([example.passage.unit for example in known])

    def read_units(
        self, batch: Sequence[Unit], context: JobContext | None
    ) -> Sequence[tuple[Mark, ...]]:
        """The marks of each unit's nearest neighbour."""
        nearest = (self._embed([u.normal for u in batch]) @ self._vectors.T).argmax(1).tolist()
        return [self._marks(u, self._targets[n]) for u, n in zip(batch, nearest, strict=True)]

    def _marks(self, unit: Unit, targets: Sequence[float]) -> tuple[Mark, ...]:
        found = {label for label, value in zip(LABELS, targets, strict=True) if value == 1.0}
        size = len(unit.words)
        marks = [
            Mark(label, 0, size) for label in LABELS if label in found and "skill_" not in label
        ]
        if "skill_one" in found:
            marks.append(Mark("skills", 0, size, count=2 if "skill_two" in found else 1))
        return tuple(marks)

    def _embed(self, lines: Sequence[str]) -> Tensor:
        parts = []
        with torch.no_grad():
            for at in range(0, len(lines), BATCH):
                rows = [
                    [self._tokens.cls, *list(self._tokens.encode(line))[:100], self._tokens.sep]
                    for line in lines[at : at + BATCH]
                ]
                longest = max(map(len, rows))
                ids = torch.tensor([r + [self._tokens.pad] * (longest - len(r)) for r in rows])
                kinds = torch.tensor(
                    [[UNIT_KIND] * len(r) + [0] * (longest - len(r)) for r in rows]
                )
                own = (kinds == UNIT_KIND).float()[..., None]
                hidden = self._network.hidden(ids, kinds)
                parts.append(nn.functional.normalize((hidden * own).sum(1) / own.sum(1), dim=-1))
        return torch.cat(parts)
