"""Fit a network to the corpus: seeded, on the CPU."""

from __future__ import annotations

import copy
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import torch
from torch import Tensor, nn

from simulator.scoring.reading_input import OWN_KIND, PassageTokens, passage_tokens
from simulator.scoring.training.dataset import Example, Labelled, Noise, Taught, examples
from simulator.scoring.training.network import WordReader, smoothed
from simulator.scoring.training.pretrained import Tokens

CHUNK = 16
"""Examples that run through the network together; small, so that padding stays small."""
_TOGETHER = 256
_loss_of = nn.functional.binary_cross_entropy_with_logits


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how hard to learn.

    `taught` is the share of a teacher's word in a target, `variants` how many noised forms of
    each closing there are.
    """

    epochs: int = 13
    closings_per_step: int = 12
    encoder_rate: float = 8e-5
    head_rate: float = 1e-3
    warmup: float = 0.08
    decay: float = 0.01
    average_from: float = 0.5
    taught: float = 0.6
    variants: int = 12
    seed: int = 2


Network = TypeVar("Network", bound=WordReader)
Forms = Sequence[Sequence[Sequence[Example]]]
"""Closings in several noised forms: variant, closing, stretch."""


def forms(
    closings: Sequence[Labelled],
    recipe: Recipe,
    alike: Mapping[str, Sequence[str]] | None = None,
) -> list[list[list[Example]]]:
    """Each closing cut and worded a little differently `variants` times; `alike` as in Noise."""
    noise = Noise(recipe.seed, closings, alike)
    return [[examples(c, noise) for c in closings] for _ in range(recipe.variants)]


def fit(network: Network, closings: Forms, tokens: Tokens, recipe: Recipe) -> Network:
    """`network` fitted to `closings`; weights are averaged over the later steps."""
    torch.manual_seed(recipe.seed)
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
        order = torch.randperm(size).tolist()
        variant = closings[epoch % len(closings)]
        for at in range(0, size, recipe.closings_per_step):
            chosen = order[at : at + recipe.closings_per_step]
            loss = _loss(network, [e for i in chosen for e in variant[i]], tokens, recipe.taught)
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
    fitted = averaged if counted else network
    fitted.eval()
    return fitted


def taught_by(teacher: WordReader, tokens: Tokens, closings: Forms) -> list[list[list[Example]]]:
    """The same closings, each stretch with what the teacher says of its words."""
    teacher.eval()
    flat = [e for variant in closings for stretches in variant for e in stretches]
    said: dict[int, Taught] = {}
    with torch.no_grad():
        for at in range(0, len(flat), _TOGETHER):
            for example, own in _read(teacher, flat[at : at + _TOGETHER], tokens):
                said[id(example)] = _word_of(example, own)
    return [
        [[replace(e, taught=said.get(id(e))) for e in stretches] for stretches in variant]
        for variant in closings
    ]


@dataclass(frozen=True, slots=True)
class _Own:
    """Logits of an example's own tokens, sharp and smoothed, and the word of each token."""

    sharp: Tensor
    smooth: Tensor
    words: list[int]


def _loss(network: WordReader, batch: Sequence[Example], tokens: Tokens, share: float) -> Tensor:
    by_token: list[Tensor] = []
    by_stretch: list[Tensor] = []
    count = 0
    for example, own in _read(network, batch, tokens):
        aims, whole = example.targets, example.targets.max(0).values
        if example.taught is not None:
            weight = 1.0 if example.replaced else share
            aims = (1 - weight) * aims + weight * example.taught.words
            whole = (1 - weight) * whole + weight * example.taught.peak
        by_token.append(_loss_of(own.sharp, aims[own.words], reduction="sum"))
        by_stretch.append(_loss_of(own.smooth.max(0).values, whole, reduction="sum"))
        count += len(own.words)
    return torch.stack(by_token).sum() / count + torch.stack(by_stretch).mean()


def _word_of(example: Example, own: _Own) -> Taught:
    """Means over each word's tokens; what the teacher could not see stays with the labels."""
    said = torch.sigmoid(own.sharp)
    places = torch.tensor(own.words)
    counts = torch.bincount(places, minlength=len(example.targets))[:, None]
    sums = torch.zeros_like(example.targets).index_add_(0, places, said)
    words = torch.where(counts > 0, sums / counts.clamp(min=1), example.targets)
    return Taught(words, torch.sigmoid(own.smooth).max(0).values)


def _read(
    network: WordReader, batch: Sequence[Example], tokens: Tokens
) -> Iterator[tuple[Example, _Own]]:
    """Each example that has words, in order; those of like length run together, in bfloat16."""
    rows = [passage_tokens(e.passage, tokens.encode, tokens.cls, tokens.sep) for e in batch]
    order = sorted((i for i, r in enumerate(rows) if r.words), key=lambda i: len(rows[i].ids))
    found: dict[int, _Own] = {}
    for at in range(0, len(order), CHUNK):
        chunk = order[at : at + CHUNK]
        ids, kinds = _padded([rows[i] for i in chunk], tokens)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            sharp = network.sharp(ids, kinds).float()
        smooth = smoothed(sharp, kinds)
        for n, i in enumerate(chunk):
            own = kinds[n] == OWN_KIND
            found[i] = _Own(sharp[n][own], smooth[n][own], rows[i].words)
    return ((batch[i], found[i]) for i in sorted(found))


def _padded(rows: Sequence[PassageTokens], tokens: Tokens) -> tuple[Tensor, Tensor]:
    longest = max(len(row.ids) for row in rows)
    ids = [row.ids + [tokens.pad] * (longest - len(row.ids)) for row in rows]
    kinds = [row.kinds + [0] * (longest - len(row.kinds)) for row in rows]
    return torch.tensor(ids), torch.tensor(kinds)


def _mix_in(averaged: nn.Module, network: nn.Module, share: float) -> None:
    with torch.no_grad():
        for mean, now in zip(averaged.parameters(), network.parameters(), strict=True):
            mean.lerp_(now, share)
