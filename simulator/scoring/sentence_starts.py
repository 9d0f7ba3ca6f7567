"""How readily an English sentence or clause begins at a word, judged from words alone.

The lists are ours, drawn from how closings are spoken; the gains are on one scale with the
costs in `units` (a cut pays when its gain is above 1.5 or a unit would grow too long).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from simulator.scoring.word_sets import word_set

_I: Final = word_set(
    "i i'd i'm i've i'll",
)
_SUBJECTS: Final = _I | word_set(
    "you you'd you're you've you'll we we'd we've they they're they've he he's she",
    "she's it its it'd it'll that's there's there that this these those my your our",
    "their nobody everyone everybody somebody someone the",
)
_ASKING_VERBS: Final = word_set(
    "is are was do does did will would can could should might may shall have has",
)
_QUESTION: Final = word_set(
    "what what's when when's where where's who who's how how's why",
)
_OPENERS: Final = word_set(
    "so anyway also thanks thank please look listen honestly actually basically finally",
    "overall yes yeah yep no nope okay ok right well oh hopefully maybe perhaps plus",
    "cheers sorry sure good great lovely brilliant personally",
)
_JOINERS: Final = word_set(
    "but then because cause cos although though whereas however",
)
_LEADS_ON: Final = word_set(
    # A subject straight after one of these belongs to the same clause.
    "that think know knew hope hoping said say says feel felt believe suppose guess",
    "reckon sure wish if when what where why how while since as like because cause cos",
    "so and or but than before after until once whether who which whatever whenever",
    "everything anything something thing things all way one mean meant told",
    "though although unless imagine bet afraid glad happy confident",
    "certain understand gather thought maybe perhaps well the a an am is",
    "are was were be been to of in on at for with by from about into i you we they he",
    "she my your our their not just really only even also do does did would could should",
    "will can may might have has had let that's makes make made help helps first last",
    "day moment reason place everywhere",
)
_NO_END: Final = word_set(
    # No sentence ends on these.
    "a an the my your our their his its this these to of with at by from into about i",
    "i'd i'm i've i'll you'd you're you've you'll we'd we've they're they've and",
    "or but if because is are was were am be very really quite rather so such not don't",
    "doesn't didn't can't couldn't would could should might may must that's there's",
    "what's who's where's how's when's every some any no than as which who whose while",
    "until although whether let's it'd he's she's can will shall didn't won't wouldn't",
    "isn't wasn't haven't hasn't more",
)
_ASIDE: Final = {
    "one": word_set(
        "thing more last other final point",
    ),
    "if": _SUBJECTS
    | word_set(
        "there's anything any",
    ),
    "as": word_set(
        "for i",
    ),
    "for": word_set(
        "me my what",
    ),
    "any": word_set(
        "chance idea thoughts word questions",
    ),
    "anything": word_set(
        "you that you're you'd else in",
    ),
    "happy": word_set("to"),
    "glad": word_set("to"),
    "delighted": word_set("to"),
    "looking": word_set("forward"),
    "let": word_set("me"),
    "just": word_set(
        "so to one let",
    ),
    "by": word_set("the"),
    "at": word_set(
        "my the",
    ),
    "last": word_set(
        "year thing spring summer autumn winter month",
    ),
}


def start_gain(words: Sequence[str], i: int) -> float:
    """What a cut before word `i` of a turn's normal words gains; below 0 it is unwelcome."""
    if i == 0:
        return 0.0
    before, word = words[i - 1], words[i]
    after = words[i + 1] if i + 1 < len(words) else ""
    if before in _NO_END:
        return -3.0
    gain = _word_gain(before, word, after)
    if before in ("you", "though", "too", "much", "please", "yet", "then", "cheers"):
        gain += 0.4  # "thank you", "that matters too": sentences like to end there
    return gain


def _word_gain(before: str, word: str, after: str) -> float:
    if word in ("and", "or", "but", "so", "then"):
        if after in _QUESTION or after in _I or after in ("then", "if", "yeah", "yes"):
            return 3.2
        if word == "and" and (after in _SUBJECTS or after in _ASKING_VERBS):
            return 1.9
        if word != "and":
            return 0.8 if word in ("or", "then") else 2.4 if before not in ("or", "and") else 0.3
        return 0.4
    if word in _QUESTION:
        return 2.6 if after in _ASKING_VERBS or after.startswith("happen") else _question(before)
    if word in _ASKING_VERBS and after in _SUBJECTS | {"anything", "any"}:
        return 2.2 if before not in _LEADS_ON else 0.2
    if word in _OPENERS:
        return 2.4 if before not in _LEADS_ON else 0.0
    if word in _JOINERS:
        return 1.2
    if after in _ASIDE.get(word, frozenset()):
        return 2.0 if before not in _LEADS_ON else 0.2
    if word in _I:
        return 2.3 if before not in _LEADS_ON else 0.1
    if word in _SUBJECTS:
        return (
            (1.3 if word not in ("the", "my", "your") else 0.7) if before not in _LEADS_ON else 0.0
        )
    return 0.0


def _question(before: str) -> float:
    return 0.0 if before in _LEADS_ON else 1.0
