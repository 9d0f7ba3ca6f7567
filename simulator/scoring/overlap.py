"""Whether two short texts speak of the same thing, by the stems of their content words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from simulator.scoring.normalise import normal_words
from simulator.scoring.word_sets import word_set

# Words that say how, not what; they never make two texts alike.
COMMON: Final = word_set(
    "a about above after again all already also always am an and any anybody anyone",
    "anything are around as ask at away back be been being bit both but by call came can",
    "can't case come comes could couldn't day did didn't different do does doesn't doing",
    "don't done down each either else ever every everything far feel few find first for",
    "forward from get gets getting give go goes going good got great had has have having",
    "he he's her here him his how i i'd i'll i'm i've if in interview into is isn't it",
    "its job just keep kind knew know last let let's like little look looking lot made",
    "make makes many matter maybe me mean might mind more most much must my near need",
    "needs never new next no not nothing now of off oh okay old on once one only or",
    "other our out over own part people place please point put quite rather ready really",
    "right role said same say says see she should side since so some somebody something",
    "sort still such sure take talk team tell than thank thanks that that's the their",
    "them then there there's these they they're they've thing things think this those",
    "though time times to today together told too took two under until up us use used",
    "very want wants was wasn't way we we've well went were what what's when where",
    "which while who why will with without won't word words work worked working would",
    "wouldn't year years yes yet you you'd you'll you're you've your three four five six",
    "company someone question questions hear heard mention mentioned love enjoy hope",
    "able",
)
_SUFFIXES: Final = tuple(
    sorted(
        word_set(
            "isations izations isation ization ations ation ingly ments ment ings ing",
            "edly ies ers ed er es ly al s",
        ),
        key=len,
        reverse=True,
    )
)
_SHORTEST_STEM: Final = 3


def stem(word: str) -> str:
    """A rough stem: "migrating", "migration" and "migrated" share theirs."""
    word = word.replace("'s", "").replace("'", "")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            word = word[: -len(suffix)]
            break
    if len(word) > _SHORTEST_STEM and word[-1] in "eiy":
        word = word[:-1]
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry what `text` is about."""
    return frozenset(stem(w.text) for w in normal_words(text) if w.text not in COMMON)


def shared(text: str, other: str) -> float:
    """How much of the shorter text's content the two share, 0 to 1."""
    ours, theirs = content(text), content(other)
    if not ours or not theirs:
        return 0.0
    return len(ours & theirs) / min(len(ours), len(theirs))


def mentions(text: str, phrases: Iterable[str], least: float = 0.34) -> bool:
    """Whether `text` speaks of any of `phrases`: at least that share of its content words."""
    said = content(text)
    return any((about := content(p)) and len(said & about) / len(about) >= least for p in phrases)
