"""The normal form that readers see: words only, so typed and transcribed text read alike.

Punctuation, capitals, "um"s, stutters and line breaks are gone from it; every word keeps its
place in the candidate's own text, so that evidence can be shown exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from simulator.scoring.word_sets import word_set

_TOKEN: Final = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|[km](?![^\W_]))?"  # 1.4, 2,000, 3:30, 18th, 40k
    r"|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*\d*"  # words, with an apostrophe inside
    r"|[%£$€]",
    re.IGNORECASE,
)
_APOSTROPHES: Final = re.compile("['’ʼ]")
_SIGNS: Final = {"%": "percent", "£": "pounds", "$": "dollars", "€": "euros"}
FILLERS: Final = word_set(
    "um umm ummm uh uhh uhm er err erm ehm hm hmm hmmm mm mmm mhm ah ahh",
)

# Apostrophes come and go between forms, so all are dropped and put back in these words. Where
# that would take another word's place, the other stays: "we're" and "were" are both "were" here.
_RESTORED: Final = {
    whole.replace("'", ""): whole
    for whole in word_set(
        "i'm i've i'd i'll you're you've you'd you'll they're they've they'd they'll we've we'd",
        "he's he'd he'll she's that's that'd that'll there's there'd here's what's what'd who's",
        "who'd who'll where's when's how's how'd why's let's don't doesn't didn't won't wouldn't",
        "can't couldn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't mustn't",
        "needn't ain't y'know it'd it'll could've would've should've might've",
    )
} | {"cannot": "can't"}
_LONGEST_STUTTER: Final = 5


@dataclass(frozen=True, slots=True)
class Word:
    """One word in its normal form, and the characters of the turn it stands for."""

    text: str
    start: int
    end: int


def all_words(text: str) -> Iterator[Word]:
    """Every word of `text` in its normal form, fillers and stutters included."""
    for match in _TOKEN.finditer(text):
        form = _APOSTROPHES.sub("", match.group().casefold())
        form = _SIGNS.get(form, form)
        yield Word(_RESTORED.get(form, form), match.start(), match.end())


def normal_words(text: str) -> tuple[Word, ...]:
    """The words of `text` as a reader sees them: no fillers, and "I, I could" said once.

    Of a stutter the last saying stays, since the sentence goes on from there.
    """
    kept: list[Word] = []
    for word in all_words(text):
        if word.text in FILLERS:
            continue
        kept.append(word)
        for size in range(_LONGEST_STUTTER, 0, -1):
            if _stutters(kept, size):
                del kept[-2 * size : -size]
                break
    return tuple(kept)


def normal_text(text: str) -> str:
    """The normal form as one line."""
    return " ".join(word.text for word in normal_words(text))


def _stutters(words: Sequence[Word], size: int) -> bool:
    if len(words) < 2 * size:
        return False
    last = [w.text for w in words[-size:]]
    # Digits may well be meant twice ("five five nine").
    return last == [w.text for w in words[-2 * size : -size]] and not last[0][0].isdigit()
