"""The plainest ways to say what the rubric asks for, word for word.

People who write closings for a corpus avoid them, so a reader that has learned from one doubts
exactly these where little stands around them. Nobody else should. The plainest ways to refuse to
ask are here too: the reader sees the asking in them and not the refusal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_THIS_JOB: Final = r"(?:this|the) (?:job|role|position|post|opportunity)"
_AGAINST: Final = (
    r"(?: \S+){0,8} (?:not|no|never|against|isn't|aren't|won't|don't|can't|wasn't|stay|staying"
    r"|withdraw|elsewhere)(?!\S)"
)
"""What was made up against the job."""
_PLAIN: Final = tuple(
    (labels, re.compile(rf"(?<!\S)(?:{wording})(?!\S)"))
    for labels, wording in (
        (
            ("asks_next",),
            r"what(?: happens|'s| is| comes) (?:next|now)|what happens (?:from here|after this)"
            r"|(?:what's|what is|what are|what will|what would) (?:the |your )?next"
            r" (?:step|stage)s?(?: be)?"
            r"|where do (?:we|i|things) go from here|how does (?:it|this) (?:all )?go on from here"
            r"|what does the rest of (?:the|your) process look like"
            r"|who (?:will|would|do|shall|might) i (?:be hearing|hear) from",
        ),
        (
            ("asks_next", "timeframe"),
            r"(?:when|how soon) (?:(?:will|might|can|could|should|may|would|do|shall) (?:i|we)"
            r" (?:expect to |hope to )?hear(?: from you| back| anything| something| either way)?"
            r"|(?:will|do|would|might) you (?:expect to |hope to |plan to |be )?"
            r"(?:decid(?:e|ing)|make (?:a|the|your) decision|have decided|have made a decision"
            r"|let me know))",
        ),
        (
            ("enthusiasm",),
            r"i'm (?:really |very |so |truly |genuinely |extremely |still |even more )*"
            rf"(?:excited about|enthusiastic about|interested in|keen on) {_THIS_JOB}"
            r"|i'd (?:really |truly |absolutely )?(?:love|like) to"
            r" (?:work here|join (?:you|your team))",
        ),
        (
            ("enthusiasm",),
            r"(?:you've|you have) (?:rather |really |quite |just |certainly |definitely |all but "
            r"|well and truly |pretty much |more or less )*"
            r"(?:made (?:up my mind|my mind up)|won me over|sold me on (?:it|this))(?: for me)?"
            rf"(?!{_AGAINST})",
        ),
    )
)
_NOT_AFTER: Final = re.compile(
    r"(?<!\S)(?:say|says|said|saying|ask|asks|asked|asking|tell|tells|told|telling|knows?|knew"
    r"|wonder|wonders|wondered|wondering|explains?|explained|matters?|depends|decides?|remembers?"
    r"|guess|imagine|cares?|understands?|coach|advice)(?: \S+){0,7} $"
    r"|(?<!\S)(?:see|about|like|that|of|if|on|or|not|than|because|after(?: \S+){1,4}) $"
)
"""What is reported, wondered or depended on within the same breath is not said or asked."""
_POLITE: Final = re.compile(
    r"(?<!\S)(?:(?:can|could|may|might) (?:i|you)|i'd like to|i would like to|i wanted to|let me)"
    r"(?: just| please| also)? $"
)
"""… but with these before, its verb leads up to it."""
_NOT_BEFORE: Final = re.compile(
    r" (?:for|with|in|to|at|on|about|when|if|after|once|because|is|was|as|there|of|that"
    r"|do you mean|market|centre|title|description|but|except|only|though|until)(?!\S)"
)
"""What goes on like this is about something else, or taken back."""


def plainly_said(words: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """First word, one past the last, and the criteria met, of each such saying in these words.

    `words` are in normal form.
    """
    text = " ".join(words)
    for labels, pattern in _PLAIN:
        for match in pattern.finditer(text):
            lead = text[: match.start()]
            verb = _NOT_AFTER.search(lead)
            reported = verb is not None and not _POLITE.search(lead, 0, verb.start())
            if not reported and not _NOT_BEFORE.match(text, match.end()):
                first = lead.count(" ")
                yield first, first + match.group().count(" ") + 1, labels


_REFUSING: Final = re.compile(
    r"(?<!\S)(?:(?:i|we) (?:sha'?n'?t|won't|(?:shall|will|would|do|did) not|wouldn't|didn't|don't"
    r"|never|refuse to|have no intention of|see no need to)"
    r"|(?:i'm|i am|i was|we're) not|not (?:going|gonna|about)|no (?:need|point|use))"
    r"(?: (?:even|going|gonna|about|here|to|sit|stand|there|and|be|so|ever|dream|of|in|presume"
    r"|mean|plan|planning|intend|bother))*"
    r" (?:ask|pester|bother|badger|nag|plague|press|beg|enquire|inquire|quiz|hound|pestering|asking"
    r"|bothering|badgering|nagging|pressing|begging)"
    r"(?: (?:you|anyone|anybody|him|her|them|people|ye|yous?))?"
    r"(?= (?:about|for|when|what|how|whether|if|where|who|which)(?!\S))"
)
_TURN: Final = re.compile(
    r" (?:but|though|although|only|except|however|could|can|may|might|would|so|because|please)"
    r"(?!\S)"
    r"|(?<! when)(?<! what)(?<! how)(?<! if)(?<! whether)(?<! where) (?:i|i'd|i'm|i'll|i've)(?!\S)"
)
"""Where the candidate goes on to what they do ask or say."""
_REFUSED_WORDS: Final = 24


def refused(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and one past the last word of what the candidate says they will not ask.

    "I shan't pester you about what happens next" asks nothing. `words` are in normal form.
    """
    text = " ".join(words)
    for match in _REFUSING.finditer(text):
        turn = _TURN.search(text, match.end())
        first = text.count(" ", 0, match.start())
        last = text.count(" ", 0, turn.start() if turn else len(text)) + 1
        yield first, min(last, first + _REFUSED_WORDS)
