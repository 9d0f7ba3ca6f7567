"""Which questions the candidate really asked, in clean text and in speech without punctuation.

A question is found by how it begins ("when would", "is there", "I was wondering"), never by its
subject alone: "my manager always asked about next steps" asks nothing. What it is about is read
from its words (`topics`). Sentence marks help where there are any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from simulator.interview.topics import AskedTopic, about_work, topics_of
from simulator.scoring.normalise import normal_text

_LONGEST: Final = 26
_BEFORE: Final = 9

_QUOTED: Final = re.compile(r"[\"“„«][^\"“”„«»]{1,300}[\"”»]")
_SHORT_FORMS: Final = re.compile(r"\b(Mrs?|Ms|Dr|St|Sr|Jr|vs|e\.g|i\.e|approx)\.", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"([^.?!;\n…]*)([.?!;\n…]*)")

_WHO: Final = (
    r"(?:i|you|we|they|he|she|it|that|this|these|those|there|things|someone|somebody|anyone|anybody|everything"
    r"|everyone|people|y'all|hr|h r|(?:the|your|a|an|my|our|his|her|their|any|other|most|new|all)(?: \w+)"
    r"|(?:mr|mrs|ms|dr|miss) \w+)"
)
_AUX: Final = (
    r"(?:do|does|did|is|are|was|will|would|could|can|shall|should|might|may|have|has|am|must|don't|doesn't|isn't"
    r"|won't|wouldn't|'s)"
)
_LEAD: Final = (
    r"(?:(?:and|so|but|also|ok|okay|well|then|now|oh|yeah|yes|no|great|lovely|right|thanks|thank you|good|sure|just"
    r"|actually|one (?:more|last|quick|other|final) (?:thing|one|question)|or|sorry|please|hi|alright|all right|cool"
    r"|brilliant|perfect|that's great|fair enough|cheers|like|you know|hey|before i go|last thing|lastly|finally|first"
    r"|firstly|first of all|anyway|maybe|quickly|out of interest|in that case|if i may|if you don't mind"
    r"|(?:thank you|thanks) (?:so much|very much|for that|for your time))\s+)*"
)
_STRONG: Final = re.compile(
    rf"\b(?:how|what|which)(?: \w+){{0,3}}? {_AUX} {_WHO}\b"
    rf"|\b(?:when|where|why|who|whom|whose|what)(?: (?:else|exactly|roughly|about|then|on earth|in the world))?"
    rf" {_AUX} {_WHO}\b"
    r"|\b(?:when's|when'd|when'll|what'll|how'd|how'll)\b"
    r"|(?<!\bme )(?<!\bknow )(?<!\bmean )(?<!that's )\bwhat(?:'s| is| are) (?:the|your|next|left|it like|a (?:typical"
    r"|normal|usual|day)|after|still|involved|expected|happening|happens|out|outstanding)\b(?! (?:\w+ )?(?:important|more))"
    r"|\bwho(?:'s| is|'ll| will) (?:it|the|making|deciding|going to|gonna|be|i|got|in charge|responsible|on the|choosing)\b"
    r"|\bhow(?:'s| is) (?:the|this|that|it|your)\b|\bhow many (?:\w+ ){1,3}(?:are|is|do|does|would|will|can)\b"
    r"|\bhow (?:long|soon) (?:till|until|before)\b|\bhow come\b"
)
_ASKING: Final = re.compile(
    r"\b(?:i(?:'m| am| was|'ve been| have been)?(?: just| also| only| kind of| sort of)? (?:wondering|wondered|curious)"
    r"|(?:was|am|been|just|also) (?:just )?wondering|curious (?:about|how|what|when|if|whether|to)"
    r"|i(?:'d| would)(?: also| really| just| quite| still)? (?:like|love|be (?:interested|curious|keen|glad|grateful))"
    r" (?:to (?:know|hear (?:more|about|how|what|when|a bit)|find out|understand|ask|learn more)|some idea|an idea"
    r"|your (?:view|sense|take))|i(?: also| just| really)? (?:wanted|want|wanna|meant|forgot|have|need|was going|got)"
    r" (?:to )?(?:ask|know|check|find out|understand)|i (?:have|had|got|do have|did have)(?: just)? (?:a|one|two|another"
    r"|some|a couple of)(?: \w+)? questions? (?:about|on|regarding)"
    r"|(?:can|could|may|might) (?:i|we)(?: just| also| please| quickly)? (?:ask|check|know|find out|hear)"
    r"|let me (?:ask|check)|(?:can|could|would|will) you (?:please |just |also |perhaps |maybe )?(?:tell|share|say|walk"
    r"|talk|give|explain|describe|let me know|remind|outline|mind)|(?:can|could) someone (?:tell|explain)"
    r"|do you (?:know|have (?:any|an|a|some) (?:idea|sense|feel|timeline|view|date)|happen to know|mind (?:me asking"
    r"|telling|if i ask)|reckon|think you'll)|(?:any|some) (?:idea|sense|word|news|chance|shot|thoughts) (?:of|on|when"
    r"|how|what|about|who|you)|any idea|mind (?:me asking|telling me|if i ask)|(?:please|kindly|pray) (?:tell|share|advise"
    r"|let me know|explain|inform)|tell me (?:about|more|what|when|how|who|where|a bit|a little)|just (?:to check|checking)"
    r"|(?:my|the) (?:only|one|last|first|other|next|main|final|second)(?: \w+)? (?:question|thing) (?:is|would be|was|i'd ask"
    r"|i wanted)|(?:a |one |quick |last |another )?question (?:about|on|is|regarding|for you)|(?:what|how) about"
    r"|interested (?:to know|to hear|in knowing|in hearing)|(?:keen|good|great|nice|helpful|useful|lovely) to (?:know|hear"
    r"|understand|have (?:some|an|a rough)) (?:when|what|how|who|roughly|about|some|the|more|a bit|idea|whether|if)"
    r"|(?:you|we)(?: \w+)? (?:didn't|haven't|hadn't|have not|never|did not)(?: really| actually| yet)? (?:say|said|mention"
    r"(?:ed)?|cover(?:ed)?|talk(?:ed)? about|got to|told me|discuss(?:ed)?|touch(?:ed)? on) (?:when|what|how|who|where|the"
    r"|anything about|next|pay|money|salary)|i don't (?:suppose|quite know|actually know|yet know|really know|know yet)"
    r"|i'm (?:not|still not)(?: quite| really)? (?:sure|clear|certain)(?: on| about)? (?:when|what happens|what the next|how"
    r" (?:it|the process)|who)|let me know (?:what (?:the next|happens|comes|to expect)|roughly when|how (?:the|it)|the"
    r" (?:time|next))|wanna know|fill me in)\b"
)
_AT_START: Final = re.compile(
    rf"^{_LEAD}(?P<q>{_AUX} {_WHO}\b|any(?:thing| more| other| further| chance| concerns?| worries| doubts| hesitations?"
    rf"| reservations?| idea| plans?| feedback)\b|(?:who|what|where|when|how|which|why|whose|whom)\b(?! i (?:loved?|liked?"
    rf"|learned|learnt|bring|can bring|really|enjoy\w*|mean)\b)|with whom|from (?:who|whom)|by (?:when|what)|until when"
    rf"|up to when|after (?:today|this)(?: \w+){{0,2}} (?:what|who|how|is|will|do)|now what|then what|same (?:team|hours))"
)
_MIDSTREAM: Final = re.compile(
    rf"(?<!\bwhat )(?<!\bwhere )(?<!\bso )(?<!\bneither )(?<!\bnor )\b(?P<q>{_AUX} {_WHO}\b"
    rf"|who (?:decides|makes|calls|signs|chooses|picks|has|gets|breaks|will|would|do|does)\b|what happens\b|what comes\b"
    rf"|what's\b|who's\b|whose (?:call|decision)\b|what (?:next|now)\b|now what\b|how (?:long|soon)\b|when i\b|and when$)"
)

_REPORTED: Final = re.compile(
    r"\b(?:he|she|they|we|people|everyone|everybody|someone|somebody|anyone|nobody|(?:my|the|our|a|an|her|his|their|some"
    r"|any|every|each|one|old|new|you)(?: \w+){0,2}?|managers?|customers?|patients?|clients?|candidates?|parents|mum|mom|dad"
    r"|you)(?: (?:always|often|usually|never|just|once|sometimes|still|even|all|has|have|had|would|will|used|to|kept|keeps"
    r"|did|do|does|already|who|that|who'd|was|were|been|be|is|are|might|may))* (?:ask(?:s|ed|ing)?|say(?:s|ing)?|said|tell(?:s"
    r"|ing)?|told|wonder(?:s|ed|ing)?|want(?:s|ed) to know|explain(?:s|ed)?|mention(?:s|ed)?|advis(?:e|es|ed)|suggest(?:s"
    r"|ed)?|know|knows|knew|taught|showed|called it|shout(?:s|ed|ing)?|goes|go|like)\b"
    r"|\bi(?:'d|'ve|'m)?(?: \w+)? (?:always|usually|often|never|used to|would always|once|sometimes|regularly|just|also|even)"
    r"(?: \w+)? (?:ask(?:ed)?|say|said|tell|told|wonder(?:ed)?|explain(?:ed)?)\b|\bi (?:asked|said|told|say to|explained"
    r"|taught|ask (?:my|the|each|every|our|people|them|him|her|myself|a|customers|patients)|tell (?:my|the|people|them|him"
    r"|her)|remember|know|knew|see|saw|understand|learned|learnt|realised|realized|noticed|love|loved|liked?|enjoy\w*)\b"
    r"|\b(?:told|asked|asking|telling|taught|advised|supposed|trained|reminded|used) (?:me |us |them |him |her |people )?(?:to"
    r" (?:ask|say)|about|that|how|what|when)\b|\bask(?:ing)? myself\b|\b(?:if|whenever|when|whether) (?:a |an |the |any"
    r"|some|some)?\w+ (?:asks?|asked|wants? to know|calls? to ask|says?)\b|\b(?:book|article|website|video|coach|podcast"
    r"|blog)s?\b.{0,30}\b(?:says?|said|tells?|told|asking)\b"
)
_NEGATED: Final = re.compile(
    r"\b(?:not|don't|do not|won't|wouldn't|needn't|no need to|never|without|no point|isn't|didn't|can't|shan't|rather than"
    r"|instead of)(?: (?:going to|gonna|to|need to|want to|have to|even|really|think i'll|be|bother|sit here|you to|you))*"
    r" (?:ask\w*|wonder\w*|tell\w* (?:me|you)|explain|know|bother\w*|care|worry\w*|mind|matter)$"
)
_ALLOWED: Final = re.compile(
    r"\b(?:i (?:wanted|want|meant|forgot|have|need|was going|was about|was wanting|like|was hoping|hoped) to"
    r"|can i|could i|may i|might i|let me|(?:i'd|i would|i'll)(?: just| also| really)?(?: like| love| want)?(?: to)?|don't"
    r" suppose|gotta|have to|i should|i must) (?:ask|know|check|tell you)?"
)
_RHETORICAL: Final = re.compile(
    r"^(?:why (?:would|wouldn't|should|shouldn't) (?:i|anyone|you|anybody)|why (?:do|did|am|have|was|not)\b|who (?:wouldn't"
    r"|doesn't|could|knows|doesn't|am i)\b|how (?:could|can) (?:i|anyone|you) (?:say no|not|refuse|resist|turn)|what(?:'s| is)"
    r" not to (?:like|love)|what more (?:could|can|do)\b|what can i say|how (?:great|cool|good|lovely|amazing|brilliant|nice"
    r"|funny|mad|crazy) is\b|(?:can|would|could) you (?:believe|imagine)|(?:do )?you know(?: what)?(?: i mean)?$|you know what"
    r"|guess what|does (?:that|this|it) make (?:any )?sense|(?:is|was|does) (?:that|this|it) (?:ok|okay|alright|all right|fair"
    r"|right|fine|good|answer|help|enough|too much)\b|isn't (?:it|that)|wouldn't you|don't you|what (?:was|am) i saying|where"
    r" was i|how (?:do|can|should|shall|would|might) i (?:put|say|phrase|explain|describe)|what do you (?:guys )?call (?:it|them"
    r"|that|those)|what's (?:the|that) word|what's it called|what (?:have|do) i have to lose|what have i got|how (?:hard|difficult)"
    r" can|what (?:do|would|could|can|did|will|have|should) i (?:bring|offer|add|have|do|done|learn\w*|find|found|know|like|love"
    r"|want|think|say|see|mean|get out)\b(?! (?:next|now|after|from here|to do))|what (?:makes|made|makes me|drew|draws|brought)"
    r"|(?:did|was|were|had|do|have|am) i\b(?! (?:hear|need|have to|get|got|gotta|go|wait|come|call|start|meet|ring|take|expect|"
    r"speak|work|report|bring|sit|just|still|hearing|looking|right|correct|given|passed|in the|likely|follow|chase|be|find|the"
    r" right|allowed|up against|missing|left))|was (?:it|that|there|he|she)\b|did (?:it|that|he|she|they|we)\b|why should you|do"
    r" (?:we|they) not|what did (?:we|they|he|she|it|i)\b|what was\b|how (?:did|was) (?:we|they|he|she|it|that)\b|who's (?:a|to"
    r" say)\b|what's (?:more|that)\b|what if\b|what a\b|what an\b|how about that|how are you|am i (?:nervous|excited|right$)|what"
    r" matters|who (?:i|you|we) (?:am|are)|how (?:i|much i)\b|what (?:i|we|you|they) \w+|where (?:i|you) \w+|when (?:i|you|we|he"
    r"|she|they|a|an|the|my|our|people|customers|patients)\b)"
)
_OFFER: Final = re.compile(
    r"\b(?:(?:can|could|may|shall|should|might) i(?: just| also| please| quickly)? (?:add|say|mention|tell you|be honest|leave"
    r"|give|send|share|thank|offer|email|forward|show|provide|bring|finish|start by|go back|clarify|point|come back|put in)"
    r"|(?:do|would|will|should|did) (?:you|it|that|anyone|the panel)(?: \w+)? (?:want|need|like|help|be (?:useful|helpful|of"
    r" (?:use|help|interest)))(?: \w+){0,2} (?:me to|references?|samples?|copies|copy|documents?|certificates?|my|if i|to see|see"
    r"|any more from me|anything (?:else|more|further) from me|anything from me|anything (?:else|further|more)$)|is there anything"
    r" (?:else |more |further )?(?:i can (?:send|provide|bring|give|get)|you(?:'d| would)? (?:like me to (?:send|provide|bring)|need"
    r" (?:from me|me to)|still need)|i should (?:send|bring))|would it help|would (?:that|this|they) help|anything (?:else|more)"
    r" (?:you need|i can (?:send|provide|get) you)|of use to you|(?:would|do) you mind if i)\b"
)
_STATEMENT: Final = re.compile(
    r" (?:(?:thank you|thanks|cheers|anyway|because|cause)\b|i(?:'m|'ve| really| think| just| am| have| had| hope| love| loved"
    r"| enjoyed| did| ran| worked| feel)\b|i'd (?:love|really|be (?:glad|happy|delighted|thrilled))|(?:and|but|also|so) (?:i'd|i've"
    r"|i'm|i (?:really|just|think|have|am))\b|no rush|no pressure|it's been|it was (?:great|lovely|good|really))"
)
_TAG: Final = re.compile(
    r"\s*(?:eh|right|yeah|yes|no|huh|ok|okay|you know|know what i mean|innit|correct|isn't it|is it|isn't that right|then|or|if i"
    r" may ask|if you don't mind me asking|if you don't mind|by any chance|please|do you think|at all)$"
)
_ELLIPTIC: Final = re.compile(
    r"^(?:(?:and|also|or|so|oh|then)\s+)*(?:the|your|any|a|another|more|is|in|on|by|before|after|this|next|for|about|what about|who|days"
    r"|same|pay|salary|parking|holidays?|training|hours|shifts?)\b"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what it is about; `words` are its words in normal form."""

    topic: AskedTopic
    words: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: str
    marked: bool  # ends with a question mark
    pointed: bool  # the text around it has sentence marks at all


def questions(text: str) -> tuple[Question, ...]:
    """The questions in `text`, in order, each topic of the process once."""
    found: dict[tuple[AskedTopic, str], Question] = {}
    for sentence in _sentences(text):
        for question in _asked_in(sentence):
            alone = question.topic in ("work", "unknown")
            found.setdefault((question.topic, question.words if alone else ""), question)
    return tuple(found.values())


def asked(text: str) -> tuple[AskedTopic, ...]:
    """Topics asked about in `text`, in order, each once; empty when nothing was asked."""
    return tuple(dict.fromkeys(question.topic for question in questions(text)))


def _sentences(text: str) -> Iterator[_Sentence]:
    plain = _SHORT_FORMS.sub(r"\1", _QUOTED.sub(" that ", text))
    pointed = len(re.findall(r"[.?!](?:\s|$)", plain)) > 0
    for words, marks in _SENTENCE.findall(plain):
        line = normal_text(words)
        if line:
            yield _Sentence(line, "?" in marks, pointed)


def _asked_in(sentence: _Sentence) -> Iterator[Question]:
    line = sentence.words
    starts = _starts(line)
    told_about = False
    for place, (start, strong) in enumerate(starts):
        limit = starts[place + 1][0] if place + 1 < len(starts) else len(line)
        window = _window(line[start:limit])
        before = " ".join(line[:start].split()[-_BEFORE:])
        if _blocked(before, window):
            told_about = True
            continue
        sure = sentence.marked or (strong and not sentence.pointed) or _ASKING.match(window)
        yield from _read(window, bool(sure))
    if not starts and sentence.marked and not told_about:
        yield from _elliptic(_TAG.sub("", line))


def _starts(line: str) -> list[tuple[int, bool]]:
    """Where questions may begin in `line`, and whether the beginning is a sure sign of one."""
    found: dict[int, bool] = {}
    opening = _AT_START.match(line)
    if opening:
        found[opening.start("q")] = True
    for pattern in (_ASKING, _STRONG):
        for hit in pattern.finditer(line):
            found[hit.start()] = True
    for hit in _MIDSTREAM.finditer(line):
        found.setdefault(hit.start("q"), False)
    kept: list[tuple[int, bool]] = []
    for start in sorted(found):
        # "I was wondering when would …" is one question: its first sign opens it.
        if kept and len(line[kept[-1][0] : start].split()) < _ask_length(line, kept[-1][0]):
            continue
        kept.append((start, found[start]))
    return kept


def _ask_length(line: str, start: int) -> int:
    """Words after which another sign in the same line opens a question of its own."""
    ask = _ASKING.match(line, start)
    return len(ask.group().split()) + 3 if ask else 3


def _window(line: str) -> str:
    words = " ".join(line.split()[:_LONGEST])
    ask = _ASKING.match(words)
    past_the_sign = ask.end() if ask else 12
    end = _STATEMENT.search(words, min(past_the_sign, len(words)))
    return words[: end.start()] if end else words


def _blocked(before: str, window: str) -> bool:
    """Whether what looks like a question is told, quoted, negated or only a manner of speaking."""
    if _RHETORICAL.match(window) or _OFFER.search(window):
        return True
    near = " ".join(before.split()[-6:])
    if _NEGATED.search(near):
        return True
    reported = None
    for hit in _REPORTED.finditer(before):
        reported = hit
    if reported is None:
        return False
    after = before[reported.end() :].split()
    return len(after) <= 4 and not _ALLOWED.search(near)


def _read(window: str, sure: bool) -> Iterator[Question]:
    topics = topics_of(_TAG.sub("", window))
    for topic in topics:
        yield Question(topic, window)
    if topics or not sure or _is_bare(window):
        return
    yield Question("work" if about_work(window) else "unknown", window)


def _is_bare(window: str) -> bool:
    """Whether only the asking is there ("can I ask you something"), with no question yet."""
    ask = _ASKING.match(window)
    rest = window[ask.end() :] if ask else window
    words = [
        w for w in rest.split() if w not in {"you", "a", "question", "something", "one", "quick"}
    ]
    return not words if ask else len(words) < 2


def _elliptic(line: str) -> Iterator[Question]:
    """A question mark after words that are no full question: "And the timeline?"."""
    topics = topics_of(line) if len(line.split()) <= 16 else ()
    if _REPORTED.search(line):
        return
    for topic in topics:
        yield Question(topic, line)
    if not topics and len(line.split()) <= 4 and _ELLIPTIC.match(line):
        yield Question("work" if about_work(line) else "unknown", line)
