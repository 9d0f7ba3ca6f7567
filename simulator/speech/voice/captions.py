"""Lines as sentences to speak, and which of their words have been said by now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_END: Final = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=\S)")
_TITLES: Final = ("mr.", "mrs.", "ms.", "dr.", "st.", "prof.", "e.g.", "i.e.", "no.", "vs.")
_WORD: Final = re.compile(r"\S+")
# What a comma or a stop costs, in letters' worth of time.
_PAUSES: Final = {",": 4.0, ";": 6.0, ":": 6.0, ".": 8.0, "?": 8.0, "!": 8.0, "…": 8.0, "—": 4.0}
_A_WORD: Final = 1.5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of a line that is spoken in one go: `line[start:end]`."""

    text: str
    start: int
    end: int


def sentences(line: str) -> tuple[Sentence, ...]:
    """The line's sentences in order; nothing but blanks has none."""
    found: list[Sentence] = []
    at = 0
    for match in [*_END.finditer(line), None]:
        end = len(line) if match is None else match.start()
        piece = line[at:end].rstrip()
        if match is not None and piece.lower().endswith(_TITLES):
            continue
        start = at + len(piece) - len(piece.lstrip())
        if piece.strip():
            found.append(Sentence(piece.strip(), start, at + len(piece)))
        at = end if match is None else match.end()
    return tuple(found)


def said_until(text: str, fraction: float) -> int:
    """How many characters of a sentence have been said when `fraction` (0 to 1) of it has.

    Words take time by their letters and stops; the word under way counts as said.
    """
    words = list(_WORD.finditer(text))
    if fraction >= 1.0 or not words:
        return len(text)
    if fraction <= 0.0:
        return 0
    weights = [_A_WORD + len(w[0]) + _PAUSES.get(w[0][-1], 0.0) for w in words]
    target = fraction * sum(weights)
    gone = 0.0
    for word, weight in zip(words, weights, strict=True):
        gone += weight
        if gone >= target:
            return word.end()
    return len(text)
