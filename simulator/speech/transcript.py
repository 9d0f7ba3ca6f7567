"""What a recogniser heard, word by word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class HeardWord:
    """One word with its place in the sound, in seconds."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words in order, and the `engine` that heard them.

    `timed` is False when the engine tells no times; `keeps_fillers` when an "um" that was said
    is likely to be among the words.
    """

    words: tuple[HeardWord, ...]
    engine: str
    timed: bool = True
    keeps_fillers: bool = False

    @property
    def text(self) -> str:
        """The words as a line."""
        return " ".join(word.text for word in self.words)

    def moved(self, seconds: float) -> Transcript:
        """The same words, `seconds` later."""
        return replace(
            self,
            words=tuple(
                replace(w, start=w.start + seconds, end=w.end + seconds) for w in self.words
            ),
        )


def joined(parts: Iterable[Transcript], engine: str) -> Transcript:
    """Transcripts one after another as one; their times are already those of the whole."""
    found = tuple(parts)
    return Transcript(
        tuple(word for part in found for word in part.words),
        engine,
        timed=all(part.timed for part in found),
        keeps_fillers=all(part.keeps_fillers for part in found) and bool(found),
    )
