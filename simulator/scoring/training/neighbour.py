"""A baseline: each unit gets the labels of the nearest training unit, by the untuned encoder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import torch
from torch import Tensor, nn

from simulator.scoring.closing import JobContext
from simulator.scoring.reader import Mark, UnitReader
from simulator.scoring.reading_input import LABELS, OWN_KIND
from simulator.scoring.training.dataset import Spoken, read_corpus
from simulator.scoring.training.network import from_pretrained
from simulator.scoring.training.pretrained import load_tokens, pretrained_folder
from simulator.scoring.units import Unit, cut

BATCH = 64
ENOUGH = 6
"""Words of a labelled span that are enough to carry its label."""


class NeighbourReader(UnitReader):
    """Knows the units of a corpus and copies the labels of the most similar one."""

    version = "nearest-neighbour-1"

    def __init__(self, corpus: Sequence[Path]) -> None:
        folder = pretrained_folder()
        self._network = from_pretrained(folder, len(LABELS)).eval()
        self._tokens = load_tokens(folder)
        known = [
            unit for closing in read_corpus(corpus) for turn in closing.turns for unit in _cut(turn)
        ]
        self._targets = [labels for _, labels in known]
        self._vectors = self._embed([line for line, _ in known])

    def read_units(
        self, batch: Sequence[Unit], context: JobContext | None
    ) -> Sequence[tuple[Mark, ...]]:
        """The marks of each unit's nearest neighbour."""
        nearest = (self._embed([u.normal for u in batch]) @ self._vectors.T).argmax(1).tolist()
        return [self._marks(u, self._targets[n]) for u, n in zip(batch, nearest, strict=True)]

    def _marks(self, unit: Unit, found: frozenset[str]) -> tuple[Mark, ...]:
        size = len(unit.words)
        skills = found & {"skill1", "skill2"}
        marks = [Mark(label.removeprefix("!"), 0, size) for label in sorted(found - skills)]
        if skills:
            marks.append(Mark("skills", 0, size, count=2 if "skill2" in skills else 1))
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
                kinds = torch.tensor([[OWN_KIND] * len(r) + [0] * (longest - len(r)) for r in rows])
                own = (kinds == OWN_KIND).float()[..., None]
                hidden = self._network.hidden(ids, kinds)
                parts.append(nn.functional.normalize((hidden * own).sum(1) / own.sum(1), dim=-1))
        return torch.cat(parts)


def _cut(turn: Spoken) -> Iterator[tuple[str, frozenset[str]]]:
    """The turn's units with the labels of which each holds half, or as much as a clause."""
    for first, last in pairwise([*cut(turn.words), len(turn.words)]):
        labels: set[str] = set()
        for start, end, said in turn.spans:
            shared = min(last, end) - max(first, start)
            if shared > 0 and (shared * 2 >= min(end - start, last - first) or shared >= ENOUGH):
                labels.update(said)
        yield " ".join(turn.words[first:last]), frozenset(labels)
