"""The plain baseline: a list of phrases with guards for negated, past and reported words.

It reads one unit at a time in normal form. It knows only the phrases below, so it misses most
of what people say in their own way; it is kept as a floor to measure better readers against.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from simulator.scoring.closing import JobContext
from simulator.scoring.overlap import content
from simulator.scoring.reader import Mark, UnitReader
from simulator.scoring.units import Unit
from simulator.scoring.word_sets import word_set

_JOB: Final = (
    r"(?:this|the|that|your|for|to|you|it|here|job|role|position|post|team|company|place"
    r"|opportunity"
    r"|with|about|by|working|joining|being|part|all|what|how)"
)
_THE_JOB: Final = r"(?:the |this |that |your |a )?(?:job|role|position|post|offer|opportunity)"
_ROUND: Final = (
    r"(?:next|second|final|following|further|last) (?:round|stage|interview|step|conversation)"
)
_I: Final = r"(?:i|i'd|i'm|i've|i'll)"
_REALLY: Final = (
    r"(?:(?:really|very|so|much|still|just|even|more|absolutely|genuinely|do|would|be|honestly"
    r"|quite|definitely) )*"
)

_PHRASES: Final[dict[str, tuple[str, ...]]] = {
    "enthusiasm": (
        rf"\b(?:excited|enthusiastic|thrilled|keen|stoked|passionate|taken with|into this)\b"
        rf"(?: \w+)? {_JOB}\b",
        rf"\b{_I} {_REALLY}(?:want|love|like|fancy) (?:to (?:work|join|be|do)\b|{_THE_JOB}"
        rf"|it here\b|working here)",
        rf"\binterested in (?:\w+ )?{_JOB}\b",
        r"\b(?:even more|more than ever|now more) (?:interested|excited|keen|sure)",
        r"\bi'd (?:really |very much |dearly |so )?(?:love|like) (?:this|the|that|it)\b",
        r"\b(?:could|can) (?:really )?see myself (?:here|working|in this|doing|at)",
        r"\b(?:appeals to|excites|draws) me\b",
        r"\bjoin(?:ing)? (?:the |your |this )?(?:team|company|firm|school|practice)\b",
    ),
    "from_interview": (
        r"\b(?:when you (?:said|told|mentioned|described|showed)|you (?:mentioned|described"
        r"|showed|told me about)"
        r"|(?:hearing|learning|heard|learned|learnt) (?:about|how|that)|what you said about"
        r"|the way you)\b",
    ),
    "forward_looking": (
        rf"\b(?:look(?:ing)? forward to|can't wait to|{_I} (?:{_REALLY})(?:love|like|enjoy|hope) to"
        r" (?:help|build|work on|contribute|own|run|lead|write|get stuck|start|bring|grow"
        r"|make))\b(?! hear)",
        r"\bget (?:going|stuck in|started|my hands) (?:on|with|into)\b",
    ),
    "asks": (
        rf"\b(?:hope|hoping|love|like|delighted|grateful|glad|thrilled|happy|want|appreciate"
        rf"|welcome)\b[\w' ]{{0,30}}"
        rf"\b(?:{_THE_JOB}|offered|{_ROUND}|put me through|hire me|go through|chosen|selected"
        rf"|shortlist\w*)\b",
        r"\bi(?:'d| would)(?: \w+)? (?:accept|take (?:it|the job)|say yes)\b",
        r"\b(?:offer|give) me (?:the|this|that|a) (?:job|role|position|chance|post)\b",
        r"\bi (?:really )?(?:need|want) (?:this|the) (?:job|role|position|post)\b",
        r"\bi'd (?:really |very much |dearly )?(?:love|like) (?:the|this|that) (?:job|role"
        r"|position|post)\b",
        r"\b(?:put me (?:forward|through)|consider me for|invite me (?:back|to)|have me back)\b",
    ),
    "open_door": (
        r"\b(?:any(?:thing)?|other) (?:questions?|concerns?|doubts?|reservations?"
        r"|hesitations?)\b[\w' ]*\b(?:for me|about me|you (?:have|still|might|may|want))",
        r"\b(?:is there|has) anything\b[\w' ]{0,40}\b(?:concern|worr|pause|hesita|doubt|expand"
        r"|clarify|unsure|clearer)",
        r"\b(?:happy|glad) to (?:answer|talk through|go into|clear up|address)\b",
        r"\bif (?:you have|you've|there's|there are|you've got) (?:any |anything )?(?:more "
        r"|other |further )?(?:questions?|concerns?|doubts?|worries)",
        r"\b(?:please |just )?ask (?:me|away)\b",
    ),
    "fit": (
        r"\b(?:good|great|perfect|strong|right|excellent|ideal|natural) (?:fit|match|person"
        r"|candidate)\b",
        r"\bi(?:'m| am) (?:\w+ )?(?:qualified|right for|suited|well able|cut out|up to)\b",
        r"\b(?:confident|sure|certain|believe|think|know|reckon)\b[\w' ]{0,20}\bi(?:'d| would"
        r"| could| can| will)(?: \w+)? (?:do|handle|be|make|bring|contribute)\b",
        r"\bi (?:can|could) (?:do|handle) (?:this|the|that|it)\b",
        r"\b(?:got|have) what (?:it takes|you need|you're looking for)\b",
        r"\b(?:you'd|you would|you'll) (?:be getting|get) (?:someone|somebody|a)\b",
        r"\bmakes? me (?:\w+ )?(?:qualified|suited|right|fit|match|candidate)\b",
    ),
    "evidence": (
        r"\bi(?:'ve| have)? (?:\w+ )?(?:cut|reduced|raised|grew|built|led|launched|rewrote"
        r"|saved|increased|delivered|planned|ran|won"
        r"|designed|shipped|migrated|turned|trained|set up|brought|took|got)\b[\w' ]*(?:\d"
        r"|\bpercent|\bfrom\b|\bby\b|\bproject\b|\blast\b|\bhalf\b|\bthird\b|\bdouble)",
        r"\b\w+ (?:percent|per cent)\b|\ba (?:quarter|third|half) (?:of|less|more|fewer)\b"
        r"|\bby (?:a|one|two) (?:third|half|quarter)\b",
        r"\b\w+ (?:words a minute|covers a night|cases a \w+|calls a \w+)\b",
    ),
    "adds": (
        r"\b(?:one|another|last|only|final) (?:more |other |last )?(?:thing|point|bit)\b",
        r"\b(?:like|love|want|wanted|mean|meant) to (?:also )?(?:add|mention|say"
        r"|point out)\b(?! (?:thank|how much|that i'm (?:really|very|so)))",
        r"\b(?:should|might|may|i'll|i'd) (?:also |just )?(?:add|mention|have mentioned)\b",
        r"\b(?:didn't|never|hasn't|haven't|we didn't) (?:get to|come up|cover|mention|ask"
        r"|get round)\b",
        r"\b(?:something|a thing) (?:i|we|that) (?:didn't|haven't|never)\b",
    ),
    "ties_to_fit": (
        r"\b(?:which|that|so|it) (?:means?|is why|would help|is what|will help|should help"
        r"|makes me|helps)\b",
        r"\b(?:useful|relevant|handy|helpful|valuable) (?:here|for|to|in)\b|\bso i(?:'d| could"
        r"| can)\b",
    ),
    "asks_next": (
        r"\bwhat(?:'s| is| are| would| will| happens?| comes?| does)(?: be)?\b[\w' ]{0,40}\b"
        r"(?:next|after this|after today|from here|steps?|process|stage)\b",
        r"\b(?:next steps?|next stage|rest of (?:the|your) process)\b",
        r"\b(?:what|how) (?:do i|does it|do we|would it) (?:expect|go|proceed|continue|work)"
        r"\b[\w' ]{0,12}\b(?:next|here|now|this)\b",
        r"\bwho (?:do|will|would|should) i (?:hear|be hearing|expect)\b"
        r"|\bwhere do we go from here\b",
        r"\bis there (?:a|another|any) (?:second|further|other|more|next)?\s?(?:round"
        r"|interview|stage|meeting|chat)\b",
    ),
    "timeframe": (
        r"\bwhen\b[\w' ]{0,30}\b(?:hear|decide|decision|know|letting|expect|contact|likely"
        r"|would that be|is that)\b",
        r"\bhow (?:long|soon)\b[\w' ]{0,40}\b(?:decide|hear|know|take|decision|process|till"
        r"|until|before)\b",
        r"\b(?:timeline|timeframe|time frame|timescale)\b|\bby when\b",
    ),
    "offers_info": (
        r"\b(?:send|email|forward|provide|supply|pass|share|get) (?:you |over |on |across )?"
        r"(?:\w+ )?(?:\w+ )?(?:my |any |some |anything|the |a |references?|samples?"
        r"|certificates?|portfolio|those|copies|it\b)",
        r"\b(?:references?|samples?|certificates?|documents?|portfolio)\b[\w' ]{0,30}\b"
        r"(?:available|if you|ready|on request|useful)",
        r"\banything (?:else |more |further )?you(?:'d| might| may| would)? (?:need|want"
        r"|like) from me\b",
    ),
    "pressure": (
        r"\b(?:need (?:an answer|a decision|to know) by|last chance|take it or leave it|or i"
        r"(?:'ll| will) (?:go|walk|take))\b",
        r"\b(?:other|another|rival|better) offers?\b[\w' ]{0,30}\b(?:so you|unless|better"
        r"|hurry|match|beat)",
    ),
    "desperate": (
        r"\b(?:please (?:just )?give me|i(?:'m| am) (?:begging|desperate)|i (?:really )?"
        r"(?:need|can't lose) this job|don't know what i'll do)\b",
        r"\b(?:nothing coming in|bills to pay|behind on (?:the |my )?rent|i'll do anything"
        r"|begging you)\b",
    ),
    "presumptuous": (
        r"\b(?:when i start|which desk|my new (?:desk|team|office)|see you (?:all )?on monday"
        r"|when do i start|i'll be starting)\b",
    ),
    "self_doubt": (
        r"\b(?:sorry (?:i|about|if|that|for)|i was (?:terrible|awful|rubbish)|messed (?:up"
        r"|that)|i know i(?:'m| am) not|not very impressive|blown it"
        r"|not (?:really )?(?:good|great|strong) at|probably not (?:the|what|good)|rambled)\b",
    ),
    "money_first": (
        r"\b(?:salary|pay rise|how much (?:does|is|would|do)|the hourly|what's the pay"
        r"|holiday allowance|days off|annual leave|bonus|paid leave|pounds an hour)\b",
    ),
    "negative": (
        r"\b(?:boss|manager|company|employer|place|lot|candidate|interviewer|team)"
        r"\b[\w' ]{0,25}\b(?:clown|idiot|useless|terrible|awful|toxic|incompetent|hopeless"
        r"|rubbish|clueless|joke)\b",
    ),
    "declines": (
        r"^(?:no|nope|nah|not really|nothing)\b(?!.*\b(?:but|except|only|actually|though|just)\b)",
        r"\b(?:covered everything|said it all|nothing (?:else|from me|to add)|i'm good thanks"
        r"|all good thanks)\b",
    ),
}
_COMPILED: Final = {
    label: tuple(re.compile(p) for p in patterns) for label, patterns in _PHRASES.items()
}
_NEGATED: Final = re.compile(
    r"\b(?:not|never|no longer|hardly|isn't|don't|didn't|wouldn't|won't|wasn't|can't|couldn't"
    r"|shan't)\b"
    r"(?! (?:only|wait|just))(?: [\w']+){0,5} ?$"
)
_PAST: Final = re.compile(
    r"\b(?:my (?:last|old|previous|former) (?:job|role|boss|manager)|used to (?:ask|want|love)"
    r"|i was (?:so |really )?(?:excited|keen|interested))\b"
)
_REPORTED: Final = re.compile(
    r"\b(?:people say|they say|told me to|if i (?:were|was)|my (?:coach|mum|wife|husband|friend"
    r"|brother|sister|manager|boss)|supposed to (?:ask|say)|ignore (?:the|all))\b"
)
_GUARDED: Final = word_set(
    "enthusiasm forward_looking asks fit asks_next timeframe offers_info open_door adds",
)
_INVITES: Final = re.compile(
    r"\b(?:to add|anything else|anything (?:we|i|you) (?:\w+ )?(?:missed|haven't)|add anything"
    r"|like us to know)\b"
)
_ASKED: Final = re.compile(r"\b(?:any|questions?|anything|to add|to ask|for me|for us|from you)\b")
_PAY: Final = re.compile(r"\b(?:salary|pay|money|package|bonus|hourly|leave|rate)\b")
_SELF: Final = re.compile(r"\b(?:i|i've|i'm|my|me|i'd)\b")
_END_OF_CUE: Final = 120


class KeywordReader(UnitReader):
    """Phrases and guards; a unit meets a criterion when one of its phrases is in it."""

    version = "keywords-1"

    def read_units(
        self, batch: Sequence[Unit], context: JobContext | None
    ) -> Sequence[tuple[Mark, ...]]:
        """Marks from each phrase to the end of its unit."""
        skills = context.skills if context else ()
        return [tuple(self._marks(unit, skills)) for unit in batch]

    def _marks(self, unit: Unit, skills: Sequence[str]) -> Iterable[Mark]:
        text, cue = unit.normal, unit.cue[-_END_OF_CUE:]
        found = {label: at for label in _COMPILED if (at := _first_word(label, text)) is not None}
        if not (unit.opens and _ASKED.search(cue)):
            found.pop("declines", None)
        if _PAY.search(unit.cue):
            found.pop("money_first", None)
        if unit.opens and "declines" not in found and _INVITES.search(cue) and _SELF.search(text):
            found["adds"] = 0
        if "asks" in found and not found.keys() & {"pressure", "desperate", "presumptuous"}:
            found["tactful"] = found["asks"]
        for label in sorted(found):
            yield Mark(label, found[label], len(unit.words))
        named = _named_skills(text, skills)
        if named:
            yield Mark("skills", 0, len(unit.words), count=named)


def _first_word(label: str, text: str) -> int | None:
    """Where a phrase of the label begins in the unit's words; None when there is none."""
    for pattern in _COMPILED[label]:
        match = pattern.search(text)
        if match is None:
            continue
        before = text[: match.start()]
        guarded = label in _GUARDED and (
            _NEGATED.search(before) or _REPORTED.search(before) or _PAST.search(text)
        )
        if not guarded:
            return before.count(" ")
    return None


def _named_skills(text: str, skills: Sequence[str]) -> int:
    """How many of the skills the job asks for are named; without a list, none can be told."""
    said = content(text)
    return sum(bool(content(skill)) and content(skill) <= said for skill in skills)
