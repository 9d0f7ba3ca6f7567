"""The readers by name; the default is the one that scores rehearsals."""

from __future__ import annotations

from functools import cache
from typing import Final

from simulator.scoring.reader import Reader, ReaderUnavailable
from simulator.shipped import shipped

NAMES: Final = ("learned", "keyword", "neighbour")
DEFAULT: Final = "learned"


@cache
def load(name: str = DEFAULT) -> Reader:
    """The reader of that name, loaded once a process.

    Raises KeyError for an unknown name and ReaderUnavailable when it cannot work here.
    """
    if name == "keyword":
        from simulator.scoring.keyword_reader import KeywordReader

        return KeywordReader()
    if name == "learned":
        from simulator.scoring.learned_reader import LearnedReader

        return LearnedReader(shipped("assets") / "scorer")
    if name == "neighbour":
        return _neighbour()
    raise KeyError(name)


def _neighbour() -> Reader:
    corpus = shipped("assets") / "corpus"
    try:
        from simulator.scoring.training.neighbour import NeighbourReader

        return NeighbourReader([corpus / "train.jsonl", corpus / "phrases.jsonl"])
    except (ImportError, OSError) as problem:
        raise ReaderUnavailable(
            f"The nearest-neighbour baseline cannot be measured here: {problem}.",
            "Install the [train] extra, in a checkout with its corpus.",
        ) from None
