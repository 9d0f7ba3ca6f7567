"""The readers by name; the default is the one that scores rehearsals."""

from __future__ import annotations

from functools import cache
from typing import Final

from simulator.scoring.reader import Reader

NAMES: Final = ("keyword",)
DEFAULT: Final = "keyword"


@cache
def load(name: str = DEFAULT) -> Reader:
    """The reader of that name, loaded once a process.

    Raises KeyError for an unknown name and ReaderUnavailable when it cannot work here.
    """
    if name == "keyword":
        from simulator.scoring.keyword_reader import KeywordReader

        return KeywordReader()
    raise KeyError(name)
