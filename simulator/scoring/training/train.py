"""Fit the reading network to the corpus: seeded, on the CPU, in well under an hour.

Two stages. First the network learns where sentences begin, from the punctuation of clean text
with the punctuation taken away. Then it learns to read units cut that way, and goes on learning
where they begin.
"""

from __future__ import annotations

import copy
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from simulator.scoring.reading_input import (
    LABELS,
    TURN_WORDS,
    Passage,
    begin_values,
    passage_tokens,
    turn_tokens,
)
from simulator.scoring.training.dataset import (
    UNKNOWN,
    Example,
    Labelled,
    Spoken,
    examples,
    in_company,
)
from simulator.scoring.training.network import ReadingNetwork
from simulator.scoring.training.pretrained import Tokens
from simulator.scoring.units import cut_at

CHUNK = 16
"""Examples that run through the network together; small, so that padding stays small."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how hard to learn; `closing_weight` is the share of the loss per closing."""

    epochs: int = 8
    sentence_epochs: int = 2
    closings_per_step: int = 8
    encoder_rate: float = 8e-5
    head_rate: float = 1e-3
    warmup: float = 0.06
    decay: float = 0.01
    closing_weight: float = 0.5
    sentence_weight: float = 1.0
    average_from: float = 0.5
    seed: int = 20260101


class TurnCutter:
    """Cuts turns as a network sees sentences begin; what was cut before is remembered."""

    def __init__(self, network: ReadingNetwork, tokens: Tokens) -> None:
        self._network = copy.deepcopy(network).eval()
        self._tokens = tokens
        self._known: dict[tuple[str, ...], list[int]] = {}

    def __call__(self, words: Sequence[str]) -> list[int]:
        """Indices of the words that begin a unit."""
        key = tuple(words)
        if key not in self._known:
            self._known[key] = cut_at(begin_values(words, self._told))
        return self._known[key]

    def _told(self, words: Sequence[str]) -> list[float]:
        tokens = self._tokens
        ids, kinds, places = turn_tokens(words, tokens.encode, tokens.cls, tokens.sep)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            _, begins = self._network(torch.tensor([ids]), torch.tensor([kinds]))
        return begins[0, places].float().tolist()  # type: ignore[no-any-return]


def fit(
    network: ReadingNetwork,
    closings: Sequence[Labelled],
    tokens: Tokens,
    recipe: Recipe,
    after_epoch: Callable[[int, ReadingNetwork], None] | None = None,
) -> ReadingNetwork:
    """The network fitted to `closings`; weights are averaged over the later steps."""
    torch.manual_seed(recipe.seed)
    noise = random.Random(recipe.seed)
    _learn_sentences(network, closings, tokens, recipe, noise)
    cutter = TurnCutter(network, tokens)
    size = recipe.closings_per_step
    steps = recipe.epochs * (len(in_company(closings, random.Random(0))) // size + 1)
    optimiser, schedule = _optimiser(network, recipe, steps)
    averaged = copy.deepcopy(network)
    counted = step = 0
    for epoch in range(recipe.epochs):
        network.train()
        began, losses = time.monotonic(), []
        order = in_company(closings, noise)
        for at in range(0, len(order), size):
            drawn = order[at : at + size]
            batch = [examples(c, cutter, noise) for c in drawn]
            loss = _loss(network, batch, tokens, recipe.closing_weight)
            turns = [t for c in drawn for t in c.turns if t.begins is not None]
            if turns:
                loss = loss + recipe.sentence_weight * _sentence_loss(network, turns, tokens)
            _step(network, optimiser, schedule, loss)
            losses.append(float(loss.detach()))
            step += 1
            if step >= steps * recipe.average_from:
                counted += 1
                _mix_in(averaged, network, 1.0 / min(counted, 150))
        _say(f"epoch {epoch + 1}/{recipe.epochs}", losses, began)
        if after_epoch is not None:
            after_epoch(epoch, averaged if counted else network)
    averaged.eval()
    return averaged


def probabilities(
    network: ReadingNetwork, read: Sequence[Example], tokens: Tokens
) -> list[list[float]]:
    """What the network says of each example, one probability a label."""
    network.eval()
    found: list[list[float]] = []
    with torch.no_grad():
        for at in range(0, len(read), 256):
            found += torch.sigmoid(_logits(network, read[at : at + 256], tokens)).tolist()
    return found


def _learn_sentences(
    network: ReadingNetwork,
    closings: Sequence[Labelled],
    tokens: Tokens,
    recipe: Recipe,
    noise: random.Random,
) -> None:
    size = recipe.closings_per_step
    optimiser, schedule = _optimiser(
        network, recipe, recipe.sentence_epochs * (len(closings) // size + 1)
    )
    for epoch in range(recipe.sentence_epochs):
        network.train()
        began, losses = time.monotonic(), []
        order = in_company(closings, noise)
        turns = [t for c in order for t in c.turns if t.begins is not None and len(t.words) > 3]
        for at in range(0, len(turns), size):
            loss = _sentence_loss(network, turns[at : at + size], tokens)
            _step(network, optimiser, schedule, loss)
            losses.append(float(loss.detach()))
        _say(f"sentences {epoch + 1}/{recipe.sentence_epochs}", losses, began)


def _optimiser(
    network: ReadingNetwork, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    heads = [*network.head.parameters(), *network.begins.parameters()]
    own = {id(p) for p in heads}
    body = [p for p in network.parameters() if id(p) not in own]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}],
        weight_decay=recipe.decay,
    )
    warm = max(1, int(steps * recipe.warmup))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm + 1)))
    )
    return optimiser, schedule


def _step(
    network: nn.Module,
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    loss: Tensor,
) -> None:
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    schedule.step()


def _loss(
    network: ReadingNetwork, batch: Sequence[Sequence[Example]], tokens: Tokens, weight: float
) -> Tensor:
    flat = [example for closing in batch for example in closing]
    logits = _logits(network, flat, tokens)
    targets = torch.tensor([example.targets for example in flat])
    known = (targets != UNKNOWN).float()
    loss = nn.functional.binary_cross_entropy_with_logits(
        logits, targets.clamp(min=0.0), reduction="none"
    )
    by_unit = (loss * known).sum() / known.sum() * len(LABELS)
    by_closing = []
    at = 0
    for closing in batch:
        rows = slice(at, at + len(closing))
        at += len(closing)
        if not closing:
            continue
        best = logits[rows].max(0).values
        wanted = targets[rows].clamp(min=0.0).max(0).values
        by_closing.append(nn.functional.binary_cross_entropy_with_logits(best, wanted))
    return by_unit + weight * torch.stack(by_closing).mean() * len(LABELS)


def _sentence_loss(network: ReadingNetwork, turns: Sequence[Spoken], tokens: Tokens) -> Tensor:
    rows, places, wanted = [], [], []
    for turn in turns:
        words = turn.words[:TURN_WORDS]
        ids, kinds, at = turn_tokens(words, tokens.encode, tokens.cls, tokens.sep)
        rows.append((ids, kinds))
        places.append(at)
        begins = set(turn.begins or ())
        wanted.append(torch.tensor([float(i in begins) for i in range(len(words))]))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        _, values = network(*_padded(rows, tokens.pad))
    # The first word of a turn always begins a unit, so nothing is learned from it.
    told = torch.cat([values[i, at[1:]].float() for i, at in enumerate(places)])
    right = torch.cat([w[1:] for w in wanted])
    if not len(right):
        return values.sum() * 0.0
    return nn.functional.binary_cross_entropy_with_logits(told, right)


def _logits(network: ReadingNetwork, batch: Sequence[Example], tokens: Tokens) -> Tensor:
    """Logits in the order of `batch`; examples of like length run together, in bfloat16."""
    order = sorted(range(len(batch)), key=lambda i: _length(batch[i].passage))
    parts = []
    with torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(order), CHUNK):
            rows = [
                passage_tokens(batch[i].passage, tokens.encode, tokens.cls, tokens.sep)
                for i in order[at : at + CHUNK]
            ]
            labels, _ = network(*_padded(rows, tokens.pad))
            parts.append(labels.float())
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    return torch.cat(parts)[back]


def _length(passage: Passage) -> int:
    return sum(map(len, (passage.cue, passage.before, passage.unit, passage.after)))


def _padded(rows: Sequence[tuple[list[int], list[int]]], pad: int) -> tuple[Tensor, Tensor]:
    longest = max(len(ids) for ids, _ in rows)
    ids = [ids + [pad] * (longest - len(ids)) for ids, _ in rows]
    kinds = [kinds + [0] * (longest - len(kinds)) for _, kinds in rows]
    return torch.tensor(ids), torch.tensor(kinds)


def _mix_in(averaged: nn.Module, network: nn.Module, share: float) -> None:
    with torch.no_grad():
        for mean, now in zip(averaged.parameters(), network.parameters(), strict=True):
            mean.lerp_(now, share)


def _say(what: str, losses: Sequence[float], began: float) -> None:
    mean = sum(losses) / max(1, len(losses))
    sys.stderr.write(f"{what}: loss {mean:.4f}, {time.monotonic() - began:.0f} s\n")
