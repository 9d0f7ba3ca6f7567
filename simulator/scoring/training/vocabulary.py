"""A smaller vocabulary for the scorer: what closings are made of, and words much like that."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor, nn

SIZE: Final = 19_000
"""Pieces that are kept; two networks with as many word vectors stay under 30 MB."""
_SPECIAL: Final = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_LETTER: Final = re.compile(r"(##)?[!-~]")
"""Every other word can be spelt in these."""
_PLAIN: Final = re.compile(r"(##)?[a-z0-9]+")
_TOGETHER: Final = 1024


def kept_pieces(tokenizer: Path, vectors: Tensor, used: Iterable[int]) -> list[int]:
    """The ids that stay, rising: special ones, letters, `used`, and the likest to those.

    `vectors` (pieces, width) are the word vectors; likeness is the cosine to the nearest used
    piece. The names and places that fill a general vocabulary go first.
    """
    vocabulary: dict[str, int] = _read(tokenizer)["model"]["vocab"]
    kept = {vocabulary[token] for token in _SPECIAL}
    kept |= {number for piece, number in vocabulary.items() if _LETTER.fullmatch(piece)}
    kept |= set(used)
    left = [n for p, n in vocabulary.items() if n not in kept and _PLAIN.fullmatch(p)]
    unit = nn.functional.normalize(vectors, dim=1)
    ours = unit[sorted(kept)]
    likeness = torch.cat([(rows @ ours.T).amax(1) for rows in unit[left].split(_TOGETHER)])
    order = sorted(range(len(left)), key=lambda i: (-float(likeness[i]), left[i]))
    return sorted(kept | {left[i] for i in order[: max(0, SIZE - len(kept))]})


def lean_tokenizer(tokenizer: Path, kept: list[int]) -> str:
    """The tokenizer's file with the `kept` pieces alone, numbered anew in their order."""
    data = _read(tokenizer)
    place = {old: new for new, old in enumerate(kept)}
    vocabulary: dict[str, int] = data["model"]["vocab"]
    data["model"]["vocab"] = {p: place[n] for p, n in vocabulary.items() if n in place}
    data["added_tokens"] = [{**token, "id": place[token["id"]]} for token in data["added_tokens"]]
    # A passage brings its own marks and limits.
    for part in ("post_processor", "decoder", "truncation", "padding"):
        data[part] = None
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _read(tokenizer: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(tokenizer.read_text(encoding="utf-8"))
    return data
