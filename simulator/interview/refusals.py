"""Answers that give little: an invitation turned down, and short or vague words."""

from __future__ import annotations

import re
from typing import Final

from simulator.scoring.normalise import normal_text
from simulator.scoring.word_sets import word_set

_NO: Final = (
    r"no|nope|nah|none|nothing|negative|not (?:really|at the moment|right now|for now|that i can"
    r"|from (?:me|my)|today|particularly|especially|off the top of)"
    r"|(?:i )?(?:don't|do not|didn't) (?:think so|have any(?:thing|more| questions)?|believe so)"
    r"|can't think of|couldn't think of|i'm (?:all )?(?:good|set|fine|okay|ok)|all good|all set"
    r"|that's (?:all|everything|it|about it|pretty much it)|that is (?:all|everything|it)"
    r"|(?:i think |i believe |i guess |pretty sure )?(?:we|you)(?:'ve| have)?(?: all| both| pretty much"
    r"| already| probably)* (?:covered|answered|said|gone through|been through|got|told me)"
    r"(?: it)?(?: all| everything| most| the lot| me covered)?"
    r"|think (?:i'm|we're) (?:good|done|fine)|i'll (?:pass|leave it there)|i've got nothing"
    r"|not (?:much|a thing)|i (?:don't|do not) know|no idea|dunno|not sure what"
)
_PAY_NO: Final = (
    r"rather not (?:say|discuss|name|give)|(?:prefer|like|rather|sooner) (?:to )?(?:not|wait|leave|discuss"
    r"|talk about|come back)|not (?:comfortable|ready) |too early|(?:don't|do not) have a (?:figure|number)"
)
_REFUSES: Final = re.compile(rf"\b(?:{_NO})\b")
_REFUSES_PAY: Final = re.compile(rf"\b(?:{_NO}|{_PAY_NO})\b")
_GOES_ON: Final = re.compile(
    r"\b(?:but|although|though|actually|except|only thing|one (?:thing|point)|however|just (?:to|that)"
    r"|i(?:'d| would) (?:just |only |really |also )?(?:like|love|want|add|say|mention)|should (?:add|say"
    r"|mention)|forgot|what i (?:can|would|do)|apart from|other than|because|since you)\b"
)
_POLITE: Final = word_set(
    "thank thanks you very much so ok okay right great good lovely cheers again for your time the",
    "that's that is fine and all alright brilliant perfect well yes sure a lot kind of really",
    "bye goodbye see soon later take care now then have nice day evening weekend",
)
_OPEN: Final = word_set("questions addition closing")
_LEADING: Final = 12
_LONGEST_REFUSAL: Final = 30
_THIN_WORDS: Final = 14
_VAGUE_WORDS: Final = 45

_VAGUE: Final = re.compile(
    r"\b(?:hard[ -]?work(?:er|ing)|team ?player|team player|passionate|motivated|dedicated"
    r"|(?:quick|fast) learner|learn (?:quickly|fast)|people person|reliable|punctual|perfectionist"
    r"|give (?:it )?(?:my|a hundred|110|100)|do my best|try my best|positive attitude|flexible"
    r"|go getter|self starter|get on with (?:everyone|anyone|people)|good (?:with people"
    r"|communicator|attitude)|work well (?:in|with|under)|great opportunity|good fit|best (?:person"
    r"|candidate)|enthusiastic|love (?:a challenge|challenges))\b"
)
_SPECIFIC: Final = re.compile(
    r"\d|\b(?:when i (?:was|worked|ran|did|had)|last (?:year|month|summer|winter|week|job)|for example"
    r"|for instance|i (?:built|led|ran|wrote|cut|saved|trained|set up|started|organi[sz]ed|managed"
    r"|designed|taught|fixed|moved|launched|reduced|increased|won|handled|planned|brought)"
    r"|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|half|third|percent)\b"
)
_BOAST: Final = re.compile(
    r"\b(?:a |one )?(?:hundred|thousand|100|110|1000)(?: and \w+)? percent\b"
)
"""Figures that are none: a hundred and ten percent."""


def declined(text: str, invites: str) -> bool:
    """Whether `text` turns down a line that `invites` something, and says nothing else of weight.

    Thanks and small talk beside the refusal do not undo it.
    """
    words = normal_text(text).split()
    if not words or len(words) > _LONGEST_REFUSAL:
        return False
    if invites in _OPEN and _POLITE.issuperset(words):
        return True  # thanks alone take up nothing
    line = " ".join(words)
    refusal = (_REFUSES_PAY if invites == "pay" else _REFUSES).search(line)
    if refusal is None or _GOES_ON.search(line):
        return False
    return len(line[: refusal.start()].split()) < _LEADING


def thin(text: str) -> bool:
    """Whether an answer is so short or so vague that anyone could have given it."""
    line = normal_text(text)
    count = len(line.split())
    if _SPECIFIC.search(_BOAST.sub("", line)):
        return count < _THIN_WORDS // 2
    return count <= _THIN_WORDS or (count <= _VAGUE_WORDS and _VAGUE.search(line) is not None)
