"""What a question is about, by its words in normal form (no punctuation, lower case)."""

from __future__ import annotations

import re
from typing import Final, Literal

AskedTopic = Literal[
    "next_steps", "timeframe", "rounds", "decider", "pay", "concerns", "work", "unknown"
]

_DAYS: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NEWS: Final = (
    r"hear|know|knowing|decid\w*|decision\w*|find(?:ing)? out|answers?|results?|outcome|contact\w*"
    r"|call(?:s|ed|in|ing)?|phone|telephone|ring|email\w*|get(?:ting)? back|back to (?:me|us|people"
    r"|candidates)|be in touch|tell(?:ing)? (?:me|people|candidates)|let(?:ting|tin)?(?: me| us"
    r"| people| candidates)? (?:know|on)|announc\w*|choos\w*|chose|pick(?:ing)?|notif\w*|inform\w*"
    r"|updates?|word|news|letter|verdict|offers?|mind|pull the trigger|clos(?:e|ing) (?:this|it|the)"
    r"|wrap\w*|next (?:steps?|rounds?|stages?|interviews?)|(?:second|final) (?:rounds?|interviews?"
    r"|stages?)|reach(?:ing)? out|circl\w+ back|respon[ds]\w*|reply|conclu\w*|finali[sz]\w*"
    r"|fill(?:ed|ing)? (?:it|the (?:role|post|position|job)|this)|rest of (?:the|this|it)|debrief"
    r"|committee|message|notice|interviewing|dust settle|happen\w*"
)
_SOON: Final = (
    rf"(?:this|next) (?:week|month|sprint|quarter)|today|tomorrow|tonight|by (?:the )?(?:end|weekend"
    rf"|{_DAYS}|then|next|\w+th\b|christmas|easter|new year)|before (?:the|christmas|easter"
    rf"|thanksgiving|{_DAYS}|i|we)|soon|(?:after|over) (?:the weekend|{_DAYS}|christmas)|within|end of"
    rf" (?:the )?(?:week|month|day)|in the next|days or|or weeks|{_DAYS}"
)
_OTHERS: Final = (
    r"customers?|clients?|patients?|parents?|pupils?|students?|drivers?|guests?|residents?"
)

_TIMEFRAME: Final = re.compile(
    rf"\b(?:when|what (?:day|date|week|time|month|point|stage)|which (?:day|week|date)|how soon)\b"
    rf"(?!(?: \w+){{0,3}} (?:{_OTHERS})\b).{{0,70}}?\b(?:{_NEWS})\b"
    r"|\bwhen(?:'s|'d|'ll| is| would| will| might| could| are| was| do| does)? (?:that|this|it|things|we"
    r"|all that)\b(?: (?:be|is|was|gonna|going|to|likely|all|roughly|about|around|happening|supposed"
    r"|come|out|due|talking|looking|at|then|usually|typically))*$"
    r"|\bhow (?:long|quick(?:ly)?|fast|soon|many (?:more )?(?:days|weeks))\b.{0,60}?\b(?:hear|know|decid\w*"
    r"|decision\w*|find out|answers?|until|till|wait\w*|sweat|mull\w*|tell|get back|contact|call me"
    r"|turn\w* (?:it |this )?around|results?|process|before (?:i|you|we|someone|anyone)|outcome|back to)\b"
    r"|\bhow long (?:does|will|would|might|is|should|do)?(?: (?:it|that|this|things|everything|all (?:of )?"
    r"(?:this|that)|the rest))\b(?: (?:all|usually|normally|typically|likely|going|to|generally|be"
    r"|really))* (?:take|last)?$"
    r"|\bhow long (?:does|will|would) (?:it|that|this) (?:\w+ )?take (?:from|to hear|to decide|you|until|to"
    r" (?:make|reach|get back|come))"
    r"|\b(?:time ?lines?|time ?scales?|time ?frames?|turnaround|timing)\b(?! (?:for|of|on) (?:the|your)"
    r" (?!decision|process|hir|role|post|position|next|rest|search|recruit|appoint|job|outcome))"
    rf"|\b(?:hear|know|decid\w*|decision|answer|tell me|find out|contact\w*|call|get back|in touch|word"
    rf"|news|results?|outcome|wrap\w*)\b.{{0,40}}?\b(?:{_SOON})\b"
    r"|\bdays or (?:weeks|a week|a fortnight)|\bthis week or (?:next|the|is)|\bwhat week\b"
    r"|\b(?:until|till|up to|by) (?:when|what (?:date|day))\b|\b(?:roughly|about|and|or|idea|idea of) when$"
    r"|\bhow soon$|\bwhen exactly$|\bwhat sort of time$|\bin a (?:hurry|rush) to (?:fill|decide|hire|appoint)"
)
_START_DATE: Final = re.compile(
    r"\b(?:start(?:s|ing)?|begin|joining|the shift|training|induction)\b"
)
_DECIDING: Final = re.compile(r"\b(?:hear|know|decid\w*|decision|answer|outcome|back to)\b")

_NEXT: Final = re.compile(
    r"\bnext (?:steps?|stages?|phase|move|part|checkpoint|hurdle)\b"
    r"|\b(?:what|what's|what is|what are|what comes|what happens|what's coming|what'll be|what's up|what"
    r" would be|what will be) next\b(?! (?:for|on|in|with) (?:the|your|this) (?!process|role|job|interview))"
    r"|\bwhat(?:'s| is)? happen(?:s|ing)? (?:now|from here|then|between now|at your end|your end|with (?:my|the)"
    r" application|once (?:i|you|we|this)|when (?:you|i leave|i walk|we)|after$|after (?:this|that|today|here"
    r"|we|i|you|the (?:interview|meeting|call|final|weekend))|following this)\b"
    r"|\bwhat happens$|\b(?:now what|what now|what then)\b|\bwhat(?:'s| is| comes?| follows?) after (?:this|that"
    r"|today|here|you)\b|\bwhat comes (?:after|now)$|\bwhat's (?:still )?to come\b"
    r"|\bwhere (?:does|do|will|would|did) (?:that|this|it|we|i) (?:all )?(?:leave (?:us|me|things)|go from here"
    r"|go now|go next|take us|stand)\b|\bwhere (?:are|do) (?:we|things|you) (?:up to|at|stand|stand now)"
    r"(?: (?:in|with) .*)?|\bwhere are you in (?:the|your)\b|\bwhere do i stand\b"
    r"|(?<!far )(?<!miles )(?<!minutes )\bfrom here(?: on| on in| on out)?\b"
    r"|\b(?:hiring|selection|recruitment|recruiting|interview|interviewing|application|appointment|vetting)"
    r" (?:process|procedure|steps)\b|\brest of (?:the|your|this) (?:process|interviews?|recruitment)\b"
    r"|\bthe process\b(?! (?:of|for) (?!hiring|choosing|deciding|this role|the role))|\byour process\b"
    r"|\bfurther (?:procedure|process|steps)\b"
    r"|\bwhat(?:'s| is| else is| is still|'s still) (?:left|remaining|outstanding|still to do)\b|\bwhat remains\b"
    r"|\bhow (?:does|will|would|do|is|should|'ll) (?:it|this|things|that|we|you|everything|the rest)(?: all)?"
    r" (?:go|work|continue|proceed|unfold|move|play out|run|look)(?:$| (?:from|now|next|further|after|on|forward"
    r"|out|going forward))|\bhow (?:it|this) (?:goes|continues|proceeds)\b|\bhow goes it further\b"
    r"|\bwhat (?:can|should|do|would) i (?:expect|be expecting|look out for)(?:$| (?:next|now|after|then|in the))"
    r"|\bwhat else (?:do|would|will) you need (?:from me )?(?:to|before)\b|\bwhat do you (?:still )?need\b.{0,50}"
    r"\b(?:before|decid)|\bwhat's the (?:drill|sequence|procedure|protocol|order of operations|hold ?up|plan)"
    r"(?:$| (?:from|now|next|after|between|then))|\b(?:or )?what's the drill\b"
    r"|\b(?:do|should) i (?:just )?(?:wait|sit tight|need to do anything|have to do anything|chase|follow up"
    r"|ring (?:you|back)|call (?:you|back))\b|\bwhat (?:do|should) i do (?:next|now|after)\b"
)
_CONTACT: Final = re.compile(
    r"\b(?:who|whom|who's|who'll|who'd)\b.{0,30}\b(?:hear from|hearing from|call(?:s|ing)? me|contact(?:ing|s)?"
    r"(?: me|$| if| about)|in touch|let(?:s|ting)? me know|tell(?:s|ing)? me|ring(?:s|ing)? me|email(?:s|ing)? me"
    r"|reach(?:ing)? out|get(?:s|ting)? back|follow(?:s|ing)? up|be my contact|chase|ask for|talks? to who)\b"
    r"|\bfrom (?:who|whom)\b|\bhow (?:will|would|do|should|shall|might|can) (?:i|we|you|people|candidates)"
    r" (?:\w+ )?(?:hear|know|find out|learn|be (?:told|contacted|informed)|get (?:the|an|my) (?:answer|result|news)"
    r"|let (?:me|people|candidates|us) know|tell|notify|contact)\b"
    r"|\b(?:will|would|do|does|should|shall|might|is|are|can)(?: (?:i|you|someone|somebody|anyone|hr|h r|she|he|they"
    r"|there|we|it|a human|the \w+|your \w+))(?: \w+){0,3}? (?:hear (?:from|back|either|anything)|hearing from"
    r"|call(?:ing)? me|contact(?:ing)? me|ring me|email me|be in touch|get in touch|get back to me|let me know"
    r"|text me|a? ?phone call|reach out|come back in|follow up|hear|write to me|notify me|updat\w* me)\b"
    r"|\bhear (?:back )?either way\b|\bhear back\b"
)
_ROUNDS: Final = re.compile(
    r"\b(?:another|any more|more|second|third|further|next|final|other|last|follow ?up|additional|extra)"
    r" (?:rounds?|interviews?|stages?|meetings?|chats?|conversations?|ones? of these)\b"
    r"|\bhow many (?:\w+ ){0,2}?(?:rounds?|interviews?|stages?|steps?|conversations?|of these)\b"
    r"|\b(?:meet(?:ing)?|speak(?:ing)?|talk(?:ing)?|see(?:ing)?) (?:to |with )?(?:anyone|anybody|someone|somebody"
    r"|who) else\b|\bwho else (?:will|would|do|should|am|might) i\b|\b(?:will|would|do) i (?:need to |have to "
    r"|get to |also |be )*(?:meet(?:ing)?|speak(?:ing)? to|talk(?:ing)? to|see(?:ing)?) (?:with )?(?:the|your)"
    r" (?:director|board|owner|head|panel|boss|chief|ceo|cfo|cto|principal|governors|partners?)\b"
    r"|\bis (?:there|it) (?:still )?(?:a|an|another|any|some)(?: kind of| sort of)?(?: \w+){0,2}? (?:panel|test|trial|"
    r"trial (?:day|shift)|task|case study|presentation|assessment|take home|demo lesson|assignment)\b"
    r"|\b(?:one|any) more (?:steps?|hoops?|hurdles?|to come)\b|\bis this the (?:last|final|only) (?:one|round"
    r"|interview|stage|step|hurdle)\b|\bcome (?:back )?(?:in )?again\b|\bstages? (?:are|is) (?:there|left)\b"
)
_DECIDER: Final = re.compile(
    r"\bwho(?:'s|'ll|'d)?(?: (?:is|will|would|else|all|actually|ultimately|finally|be|gets? to|the one|that|who"
    r"|going to|gonna|has|have))* (?:decid\w+|mak\w+ (?:the|that|this) (?:final |ultimate |actual |hiring )?"
    r"(?:decision|call|choice)|sign\w* (?:it |this |me )?off|(?:got )?the (?:final|last|tie|casting|deciding)"
    r"|choos\w+|pick\w*|breaks the tie|involved in (?:the|making)|on the (?:panel|committee)|a (?:say|vote)"
    r"|responsible for the (?:decision|hire|appointment))\b(?! (?:the|on the|what|which|who gets|when)"
    r" ?(?:rota|roster|shifts?|schedule|priorit\w+|menu|road ?map|features?|goes|work))"
    r"|\bwhose (?:decision|call|say|choice)\b|\b(?:decision|call|say|choice) (?:is it )?(?:yours|down to|up to)\b"
    r"|\b(?:is|will|would|was) (?:it|that|this|the (?:final )?decision)(?: be)?(?: (?:just|only|all|really|mainly))?"
    r" (?:your|yours|his|her|their|you)\b(?: (?:decision|call|say|choice|to make|alone|two|three|who decides)|$)"
    r"|\bup to (?:you|him|her|them)$|\bwho(?:'s| is) (?:it|this|that|the decision) (?:up|down) to\b"
    r"|\bdecision makers?\b|\bfinal (?:say|decision|call)\b|\blast word\b|\bhow (?:is|will|does|do|are|would)"
    r" (?:the |that |a |your |you )?(?:final )?(?:decision|deciding|decide|choose|choice|decisions|committee)"
    r"(?: (?:get|be|going to be))?(?: (?:made|work|who|between|in the end|reached))?(?:$| (?:on|by|who|between|in))"
)
_PAY: Final = re.compile(
    r"\b(?:pay|pays|paid|paying|salary|salaries|hourly|wages?|hourly rate|day rate|rate of pay|the rate|bonus(?:es)?"
    r"|benefits|annual leave|holiday (?:pay|allowance|entitlement)|days'? (?:of )?(?:holiday|leave|vacation)|pension"
    r"|overtime|perks|compensation|(?:comp|pay|benefits|salary) package|the package|commission|per hour|an hour"
    r"|a year|ote|staff discount|tips|health insurance|sick pay|mileage|vacation|pay ?(?:band|scale)|salary"
    r" (?:range|band)|the (?:range|band)|money|how much (?:would|will|do|does|is) (?:i|you|it|the (?:job|role))"
    r"|parental leave|maternity|stock options|equity|401k|holidays do)\b(?! attention)"
)
_CONCERNS: Final = re.compile(
    r"\b(?:concerns?|concern(?:ed|s|ing) (?:you|about)|worr(?:y|ies) you|worried about|worries|hesitat\w+"
    r"|reservations?|doubts?|doubtful|(?:gives?|giving|gave|make|makes) (?:you|the panel|anyone) (?:any )?(?:pause"
    r"|hesitate|nervous|unsure)|hold(?:s|ing)? (?:you|me|anyone) back|red ?flags?|stop(?:s|ping)? you|put(?:s|ting)?"
    r" you off|uneasy|unsure (?:of|about)|not sure (?:of|about)|snag|deal ?breaker|quibble|short of|fall short"
    r"|gaps? (?:in|on) my|bother(?:s|ing)? you|question marks?|missing from|you(?:'d| would)? (?:still )?(?:like|want)"
    r"(?:ed)? (?:me )?to (?:clear up|clarify|expand|explain|address|go over)|clear up|clarify anything|how did i (?:do"
    r"|come across|get on)|how have i done|feedback|(?:questions?|anything) (?:\w+ ){0,3}?(?:for me|about me|about my)"
    r"|(?:like|want|need|wanted|meant|itching) to (?:ask|know|hear) (?:me|from me|about me|about my|of me)|anything else"
    r" you(?:'d| would)? (?:like|want|need|wanted) to (?:ask|know|hear)|i(?:'ve| have)? (?:not covered|left out"
    r"|missed|failed to cover|haven't (?:covered|answered|explained))|weak (?:spot|point)s? in my)\b"
)
_WORK: Final = re.compile(
    r"\b(?:day|days|day to day|week|month|year|shifts?|rota|roster|schedule|hours|weekends?|nights?|training|trained|train"
    r"|induction|onboarding|mentor\w*|team|teams|colleagues|staff|crew|roles?|jobs?|work|works|working|worked|projects?"
    r"|tools?|systems?|software|stack|code ?base|customers?|clients?|patients?|residents?|students?|pupils?|class(?:es)?"
    r"|kids|children|parents|managers?|supervis\w+|report to|reporting|remote|office|culture|challenges?|challenging"
    r"|success\w*|priorit\w+|equipment|machines?|vans?|trucks?|stores?|shop|ward|wards|department|ratio|uniform|parking"
    r"|progress\w*|promot\w+|develop\w*|growth|grow|busy|busiest|quiet|start|starting|like best|like most|enjoy|love"
    r" about|turnover|previous|before me|last person|vacancy|position|budget|targets?|goals?|deadlines|audits?|month"
    r" end|product|roadmap|release|support|expect\w*|hope to see|looking for|handover|school|curriculum|lessons?"
    r"|behaviou?r|site|warehouse|stock|tills?|orders?|delivery|deliveries|company|business|plans?|here)\b"
)
_EXPLICIT: Final[tuple[tuple[AskedTopic, re.Pattern[str]], ...]] = (
    ("pay", _PAY),
    ("concerns", _CONCERNS),
    ("decider", _DECIDER),
    ("rounds", _ROUNDS),
    ("timeframe", _TIMEFRAME),
    ("next_steps", _NEXT),
    ("next_steps", _CONTACT),
)
_ONLY_ABOUT_WHEN: Final = re.compile(
    r"\b(?:when|how (?:soon|long|quickly)|time ?lines?|time ?frames?|time ?scales?|timing)\b(?: \w+){0,8}?"
    r" (?:next (?:steps?|stages?|phase|rounds?|interviews?)|(?:final|second) (?:rounds?|interviews?|stages?)"
    r"|(?:hiring |interview |selection |recruitment )?process|from here|final (?:decision|say|call)"
    r"|hear (?:back|from)|hear)\b"
)


def topics_of(words: str) -> tuple[AskedTopic, ...]:
    """Topics of the process that a question's `words` ask about, in order; empty if none."""
    found: list[tuple[int, AskedTopic]] = []
    spans: dict[AskedTopic, tuple[int, int]] = {}
    when = _TIMEFRAME.search(words)
    if when and _START_DATE.search(words) and not _DECIDING.search(words):
        when = None
    only_when = _ONLY_ABOUT_WHEN.search(words)
    for topic, pattern in _EXPLICIT:
        hit = when if topic == "timeframe" else pattern.search(words)
        if hit is None or topic in spans:
            continue
        if when is not None and topic in ("next_steps", "rounds", "decider"):
            # "When will I hear about next steps?" asks for one thing, not for two.
            if pattern is _CONTACT and hit.start() >= when.start() - 12:
                continue
            if only_when and only_when.start() <= hit.start() and hit.end() <= only_when.end():
                continue
        spans[topic] = hit.span()
        found.append((hit.start(), topic))
    if "decider" in spans and "next_steps" in spans and len(spans) == 2:
        found = [item for item in found if item[1] == "decider"]
    if "pay" in spans and not {"timeframe", "concerns", "rounds"} & spans.keys():
        found = [item for item in found if item[1] == "pay" or abs(item[0] - spans["pay"][0]) > 12]
    return tuple(topic for _, topic in sorted(found))


def about_work(words: str) -> bool:
    """Whether a question's `words` are about the work, the people or the place."""
    return _WORK.search(words) is not None
