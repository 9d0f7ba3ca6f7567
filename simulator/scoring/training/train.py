"""Fit the reading network to the corpus: seeded, on the CPU, about a quarter of an hour."""

from __future__ import annotations

import copy
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from simulator.scoring.reading_input import LABELS, Passage, passage_tokens
from simulator.scoring.training.dataset import UNKNOWN, Example, Labelled, examples
from simulator.scoring.training.network import ReadingNetwork, from_pretrained
from simulator.scoring.training.pretrained import Tokens

CHUNK = 16
"""Examples that run through the network together; small, so that padding stays small."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how hard to learn; `closing_weight` is the share of the loss per closing."""

    epochs: int = 5
    closings_per_step: int = 8
    encoder_rate: float = 8e-5
    head_rate: float = 1e-3
    warmup: float = 0.08
    decay: float = 0.01
    closing_weight: float = 0.5
    average_from: float = 0.5
    seed: int = 20260101


def fit(
    closings: Sequence[Labelled],
    pretrained: Path,
    tokens: Tokens,
    recipe: Recipe,
    after_epoch: Callable[[int, ReadingNetwork], None] | None = None,
) -> ReadingNetwork:
    """The network fitted to `closings`; weights are averaged over the later steps."""
    torch.manual_seed(recipe.seed)
    noise = random.Random(recipe.seed)
    network = from_pretrained(pretrained, len(LABELS))
    head = list(network.head.parameters())
    body = [p for n, p in network.named_parameters() if not n.startswith("head.")]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": recipe.encoder_rate}, {"params": head, "lr": recipe.head_rate}],
        weight_decay=recipe.decay,
    )
    steps = recipe.epochs * -(-len(closings) // recipe.closings_per_step)
    warm = max(1, int(steps * recipe.warmup))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm + 1)))
    )
    averaged = copy.deepcopy(network)
    counted = 0
    step = 0
    for epoch in range(recipe.epochs):
        network.train()
        began, losses = time.monotonic(), []
        order = list(closings)
        noise.shuffle(order)
        for at in range(0, len(order), recipe.closings_per_step):
            batch = [examples(c, noise) for c in order[at : at + recipe.closings_per_step]]
            loss = _loss(network, batch, tokens, recipe.closing_weight)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
            step += 1
            if step >= steps * recipe.average_from:
                counted += 1
                _mix_in(averaged, network, 1.0 / min(counted, 120))
        sys.stderr.write(
            f"epoch {epoch + 1}/{recipe.epochs}: loss {sum(losses) / len(losses):.4f}, "
            f"{time.monotonic() - began:.0f} s\n"
        )
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
        by_closing.append(
            nn.functional.binary_cross_entropy_with_logits(best, wanted) * len(LABELS)
        )
    return by_unit + weight * torch.stack(by_closing).mean()


def _logits(network: ReadingNetwork, batch: Sequence[Example], tokens: Tokens) -> Tensor:
    """Logits in the order of `batch`; examples of like length run together, in bfloat16."""
    order = sorted(range(len(batch)), key=lambda i: _length(batch[i].passage))
    parts = []
    with torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(order), CHUNK):
            chunk = [batch[i] for i in order[at : at + CHUNK]]
            parts.append(network(*_padded(chunk, tokens)).float())
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    return torch.cat(parts)[back]


def _length(passage: Passage) -> int:
    return sum(map(len, (passage.cue, passage.before, passage.unit, passage.after)))


def _padded(batch: Sequence[Example], tokens: Tokens) -> tuple[Tensor, Tensor]:
    rows = [passage_tokens(e.passage, tokens.encode, tokens.cls, tokens.sep) for e in batch]
    longest = max(len(ids) for ids, _ in rows)
    ids = [ids + [tokens.pad] * (longest - len(ids)) for ids, _ in rows]
    kinds = [kinds + [0] * (longest - len(kinds)) for _, kinds in rows]
    return torch.tensor(ids), torch.tensor(kinds)


def _mix_in(averaged: nn.Module, network: nn.Module, share: float) -> None:
    with torch.no_grad():
        for mean, now in zip(averaged.parameters(), network.parameters(), strict=True):
            mean.lerp_(now, share)
