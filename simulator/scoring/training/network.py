"""The encoder with its reading head, in torch."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Final, cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from simulator.scoring.reading_input import OWN_KIND

SMOOTH: Final = 5
"""Tokens that a token's reading is averaged over."""


class EncoderLayer(nn.Module):
    """One post-norm transformer layer with BERT's parameter names."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.attended = nn.Linear(width, width)
        self.attended_norm = nn.LayerNorm(width, eps=epsilon)
        self.wide = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.out_norm = nn.LayerNorm(width, eps=epsilon)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x`: (batch, tokens, width); `bias`: (batch, 1, 1, tokens) added to the attention."""
        batch, tokens, width = x.shape
        size = width // self.heads

        def split(t: Tensor) -> Tensor:
            return t.view(batch, tokens, self.heads, size).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / size**0.5
        mixed = torch.softmax(scores + bias, dim=-1) @ split(self.value(x))
        mixed = self.attended(mixed.transpose(1, 2).reshape(batch, tokens, width))
        x = self.attended_norm(x + self.dropout(mixed))
        grown = self.narrow(nn.functional.gelu(self.wide(x)))
        return cast(Tensor, self.out_norm(x + self.dropout(grown)))


class WordReader(nn.Module, ABC):
    """A network that says of each of the candidate's tokens which labels it earns.

    Inputs: `ids` and `kinds` (batch, tokens), where kinds is 0 for padding, 1 for context and
    2 for the candidate's own. Output: (batch, tokens, labels).
    """

    @abstractmethod
    def sharp(self, ids: Tensor, kinds: Tensor) -> Tensor:
        """Each token's own logits; meaningless where the token is not the candidate's."""

    def forward(self, ids: Tensor, kinds: Tensor) -> Tensor:
        """Logits averaged over the neighbouring tokens, so that no lone token decides."""
        return smoothed(self.sharp(ids, kinds), kinds)


def smoothed(logits: Tensor, kinds: Tensor) -> Tensor:
    """Means over `SMOOTH` own tokens round each token, both (batch, tokens, labels)."""
    own = (kinds == OWN_KIND).to(logits.dtype)[:, None, :]
    sums = nn.functional.avg_pool1d(logits.transpose(1, 2) * own, SMOOTH, 1, SMOOTH // 2)
    share = nn.functional.avg_pool1d(own, SMOOTH, 1, SMOOTH // 2)
    return (sums / share.clamp(min=1e-6)).transpose(1, 2)


class ReadingNetwork(WordReader):
    """A BERT encoder with a multi-label head on every token."""

    def __init__(self, config: dict[str, int], labels: int) -> None:
        super().__init__()
        width = config["hidden_size"]
        epsilon = 1e-12
        self.words = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.segments = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=epsilon)
        self.layers = nn.ModuleList(
            EncoderLayer(width, config["num_attention_heads"], config["intermediate_size"], epsilon)
            for _ in range(config["num_hidden_layers"])
        )
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(width, labels)

    def hidden(self, ids: Tensor, kinds: Tensor) -> Tensor:
        """The tokens' vectors after the last layer, (batch, tokens, width)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places) + self.segments((kinds == OWN_KIND).long())
        x = self.dropout(self.norm(x))
        bias = (kinds == 0).to(x.dtype)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return cast(Tensor, x)

    def sharp(self, ids: Tensor, kinds: Tensor) -> Tensor:
        """Each token's own logits."""
        return cast(Tensor, self.head(self.dropout(self.hidden(ids, kinds))))


class ReadingPair(WordReader):
    """Two networks that read the same words with one table of word vectors: their mean.

    Two that were fitted apart err apart. The shared table, the mean of both, keeps them small
    (fitted from the same checkpoint, the tables hardly differ).
    """

    def __init__(self, first: ReadingNetwork, second: ReadingNetwork) -> None:
        super().__init__()
        self.first = first
        self.second = second
        self._share((first.words.weight.detach() + second.words.weight.detach()) / 2)

    def keep(self, pieces: list[int]) -> None:
        """Forget the vectors of all other pieces; ids are places in `pieces` from now on."""
        self._share(self.first.words.weight.detach()[pieces])

    def sharp(self, ids: Tensor, kinds: Tensor) -> Tensor:
        """The mean of both networks' logits."""
        return (self.first.sharp(ids, kinds) + self.second.sharp(ids, kinds)) / 2

    def _share(self, table: Tensor) -> None:
        self.first.words = self.second.words = nn.Embedding.from_pretrained(table)


def from_pretrained(folder: Path, labels: int) -> ReadingNetwork:
    """The network with a BERT checkpoint's weights (`config.json`, `model.safetensors`)."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    network = ReadingNetwork(config, labels)
    source = load_file(folder / "model.safetensors")
    source = {name.removeprefix("bert."): value for name, value in source.items()}
    renamed = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "segments.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "attended": "attention.output.dense",
        "attended_norm": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "out_norm": "output.LayerNorm",
    }
    for index in range(config["num_hidden_layers"]):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                renamed[f"layers.{index}.{ours}.{kind}"] = f"encoder.layer.{index}.{theirs}.{kind}"
    state = network.state_dict()
    for ours, theirs in renamed.items():
        state[ours] = source[theirs]
    network.load_state_dict(state)
    return network
