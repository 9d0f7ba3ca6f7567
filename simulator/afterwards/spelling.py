"""Names spelt as they are: words of a note that are nearly, but not quite, a name that is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from simulator.scoring.overlap import COMMON
from simulator.scoring.word_sets import word_set

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST: Final = 3
_LIKE: Final = 0.72
# Words that are written with a capital, or are common, and are no slip for a name.
_EVERYDAY: Final = COMMON | word_set(
    "january february march april may june july august september october november december",
    "monday tuesday wednesday thursday friday saturday sunday dear kind regards best wishes warm",
    "warmly yours sincerely many hello hi good morning afternoon english french german spanish",
    "mark will hope grace rose joy faith bill may art sue frank summer long short brown green",
    "young king bell ford park hill wood rich grant chase mile miles head cook baker page day",
    "many mary more mare care dare late gate line land mind kind king fine ring truth main",
    "rag raw row run ran bed bet very never venue even van vent sit bit lit",
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A word of the note, where it stands (characters), and the name it should be."""

    start: int
    end: int
    written: str
    name: str


def slips(text: str, people: Iterable[str], others: Iterable[str] = ()) -> tuple[Slip, ...]:
    """Words of `text` that are nearly a name; what merely resembles one is left alone.

    Only words with a capital in mid-sentence, or after “Dear”, are taken for names, beside those
    that differ from a name of `people` in capitals or accents alone. `others` are names made of
    ordinary words, such as a company's.
    """
    names = frozenset(part for name in people for part in _parts(name))
    parts = sorted(names | {part for name in others for part in _parts(name)})
    known = set(parts)
    found = []
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s?$", "", match.group())
        if word in known or len(word) < _SHORTEST:
            continue
        named = _stands_as_name(text, match.start(), word)
        meant = next((p for p in parts if (named or p in names) and _is_slip(word, p, named)), None)
        if meant:
            found.append(Slip(match.start(), match.start() + len(word), word, meant))
    return tuple(found)


def _parts(name: str) -> Iterable[str]:
    return (part for part in _WORD.findall(name) if len(part) >= _SHORTEST)


def _is_slip(word: str, name: str, named: bool) -> bool:
    written, meant = _bare(word), _bare(name)
    if written == meant:  # capitals or accents alone; "rose" need not be Rose
        return named or (written not in _EVERYDAY and name[0].isupper())
    if not named or written in _EVERYDAY or not name[0].isupper():
        return False
    if abs(len(written) - len(meant)) > 2 or written[0] != meant[0]:
        return False
    return SequenceMatcher(None, written, meant, autojunk=False).ratio() >= _LIKE


def _stands_as_name(text: str, start: int, word: str) -> bool:
    """A capital that no sentence's beginning explains, or any word right after “Dear”."""
    before = text[:start].rstrip(" ")
    if re.search(r"\b(?:dear|hello|hi)$", before, re.I):
        return True
    if not word[0].isupper():
        return False
    return bool(before) and before[-1] not in ".!?…:\n“\"'(‘"


def _bare(word: str) -> str:
    """Without capitals and accents."""
    split = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in split if not unicodedata.combining(c))
