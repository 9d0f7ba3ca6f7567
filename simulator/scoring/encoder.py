"""The trained encoder at work: a passage in, for each of its words a probability a label out.

onnxruntime and tokenizers are imported on first use. Each passage runs by itself: the int8
arithmetic scales a whole run at once, so passages that share a run would change each other's
figures, and a closing must read the same however it is batched.
"""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import dataclass
from functools import cached_property
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from simulator.scoring.reader import ReaderUnavailable
from simulator.scoring.reading_input import LABELS, OWN_KIND, Passage, passage_tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

CARD: Final = "scorer.json"
REINSTALL: Final = "Install mock-interview again to put the scorer's files back."


@dataclass(frozen=True, slots=True)
class ScorerCard:
    """What `scorer.json` says of the trained scorer: version, thresholds, file hashes."""

    version: str
    thresholds: dict[str, float]
    sha256: dict[str, str]


class Encoder:
    """The scorer in one folder; raises ReaderUnavailable when a file is missing or altered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    @cached_property
    def card(self) -> ScorerCard:
        """The scorer's card, read and checked against the labels of this program."""
        try:
            data = json.loads(self._bytes(CARD))
            card = ScorerCard(str(data["version"]), dict(data["thresholds"]), dict(data["sha256"]))
        except (ValueError, KeyError, TypeError):
            raise self._altered(CARD) from None
        if set(card.thresholds) != set(LABELS):
            raise self._altered(CARD)
        return card

    def probabilities(self, passage: Passage) -> NDArray[Any]:
        """The probability of each of LABELS for each own word: shape (words, labels)."""
        import numpy as np

        with self._lock:
            tokenizer, session = self._loaded
        tokens = passage_tokens(
            passage,
            lambda text: tokenizer.encode(text, add_special_tokens=False).ids,
            tokenizer.token_to_id("[CLS]"),
            tokenizer.token_to_id("[SEP]"),
        )
        kinds = np.array([tokens.kinds], dtype=np.int64)
        feed = {"ids": np.array([tokens.ids], dtype=np.int64), "kinds": kinds}
        (logits,) = session.run(["logits"], feed)
        values = 1.0 / (1.0 + np.exp(-logits[0][kinds[0] == OWN_KIND].astype(np.float64)))
        found = np.zeros((len(passage.own), len(LABELS)))
        np.maximum.at(found, tokens.words, values)
        return found

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        hashes = self.card.sha256
        tokenizer_bytes = self._checked("tokenizer.json", hashes)
        model_bytes = self._checked("model.onnx", hashes)
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        # Two are faster than one and leave a laptop usable; of several processes each takes one.
        options.intra_op_num_threads = 2 if parent_process() is None else 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            model_bytes, options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_buffer(tokenizer_bytes)
        # The file as it came pads and cuts to a length of its own; passages have their limits.
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer, session

    def _checked(self, name: str, hashes: dict[str, str]) -> bytes:
        data = self._bytes(name)
        if hashlib.sha256(data).hexdigest() != hashes.get(name):
            raise self._altered(name)
        return data

    def _bytes(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as problem:
            reason = problem.strerror or "it cannot be read"
            raise ReaderUnavailable(
                f"The scorer's file {name} is missing from {self._folder} ({reason}).", REINSTALL
            ) from None

    def _altered(self, name: str) -> ReaderUnavailable:
        return ReaderUnavailable(
            f"The scorer's file {self._folder / name} is not the one this program came with.",
            REINSTALL,
        )
