"""Fit a network to the corpus: seeded, on the CPU."""

from __future__ import annotations

import copy
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn

from simulator.scoring.reading_input import LABELS, Passage, passage_tokens
from simulator.scoring.training.dataset import UNKNOWN, Example, Labelled, examples
from simulator.scoring.training.pretrained import Tokens

CHUNK = 16
"""Examples that run through the network together; small, so that padding stays small."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how hard to learn.

    `closing_weight` is the share of the loss per closing, `taught` that of a teacher's word in
    a target, `variants` how many noised forms of each closing there are.
    """

    epochs: int = 7
    closings_per_step: int = 8
    encoder_rate: float = 8e-5
    head_rate: float = 1e-3
    warmup: float = 0.08
    decay: float = 0.01
    closing_weight: float = 0.5
    average_from: float = 0.5
    taught: float = 0.6
    variants: int = 2
    seed: int = 20260101


Forms = Sequence[Sequence[Sequence[Example]]]
"""Closings in several noised forms: variant, closing, unit."""


def forms(closings: Sequence[Labelled], recipe: Recipe) -> list[list[list[Example]]]:
    """Each closing cut and worded a little differently `variants` times."""
    noise = random.Random(recipe.seed)
    return [[examples(c, noise) for c in closings] for _ in range(recipe.variants)]


def fit(
    network: nn.Module,
    closings: Forms,
    tokens: Tokens,
    recipe: Recipe,
    after_epoch: Callable[[int, nn.Module], None] | None = None,
) -> nn.Module:
    """`network` fitted to `closings`; weights are averaged over the later steps."""
    torch.manual_seed(recipe.seed)
    noise = random.Random(recipe.seed)
    new = [p for n, p in network.named_parameters() if n.startswith(("head.", "mark."))]
    body = [p for n, p in network.named_parameters() if not n.startswith(("head.", "mark."))]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": recipe.encoder_rate}, {"params": new, "lr": recipe.head_rate}],
        weight_decay=recipe.decay,
    )
    size = len(closings[0])
    steps = recipe.epochs * -(-size // recipe.closings_per_step)
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
        order = list(range(size))
        noise.shuffle(order)
        variant = closings[epoch % len(closings)]
        for at in range(0, size, recipe.closings_per_step):
            batch = [variant[i] for i in order[at : at + recipe.closings_per_step]]
            loss = _loss(network, batch, tokens, recipe)
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
    fitted = averaged if counted else network
    fitted.eval()
    return fitted


def taught_by(teacher: nn.Module, tokens: Tokens, closings: Forms) -> list[list[list[Example]]]:
    """The same closings, each unit with what the teacher says of it."""
    told: list[list[list[Example]]] = []
    for variant in closings:
        words = iter(probabilities(teacher, [e for units in variant for e in units], tokens))
        told.append([[replace(e, taught=tuple(next(words))) for e in units] for units in variant])
    return told


def probabilities(network: nn.Module, read: Sequence[Example], tokens: Tokens) -> list[list[float]]:
    """What the network says of each example, one probability a label."""
    network.eval()
    found: list[list[float]] = []
    with torch.no_grad():
        for at in range(0, len(read), 256):
            found += torch.sigmoid(_logits(network, read[at : at + 256], tokens)).tolist()
    return found


def _loss(
    network: nn.Module, batch: Sequence[Sequence[Example]], tokens: Tokens, recipe: Recipe
) -> Tensor:
    flat = [example for closing in batch for example in closing]
    logits = _logits(network, flat, tokens)
    targets = torch.tensor([example.targets for example in flat])
    known = (targets != UNKNOWN).float()
    aims, known = _aims(flat, targets, known, recipe.taught)
    loss = nn.functional.binary_cross_entropy_with_logits(logits, aims, reduction="none")
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
    return by_unit + recipe.closing_weight * torch.stack(by_closing).mean()


def _aims(
    flat: Sequence[Example], targets: Tensor, known: Tensor, share: float
) -> tuple[Tensor, Tensor]:
    """What to aim at: the labels, mixed with the teacher's word where there is one.

    Where no label is known the teacher's word alone counts.
    """
    if any(example.taught is None for example in flat):
        return targets.clamp(min=0.0), known
    taught = torch.tensor([example.taught for example in flat])
    mixed = (1 - share) * targets + share * taught
    return torch.where(known > 0, mixed, taught), torch.ones_like(known)


def _logits(network: nn.Module, batch: Sequence[Example], tokens: Tokens) -> Tensor:
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
