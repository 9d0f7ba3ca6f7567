"""What a question is about, by its words in normal form (no punctuation, lower case)."""

from __future__ import annotations

import re
from typing import Final, Literal

from simulator.interview.phrases import phrases

AskedTopic = Literal[
    "next_steps", "timeframe", "rounds", "decider", "pay", "concerns", "work", "unknown"
]

_NEWS: Final = (
    r"(?:hear|know|knowing|decid\w*|decision\w*|find(?:ing)? out|answers?|results?|outcome|contact\w*|call(?:s|ed|in|ing)?|phone|telephone|ring|ringing"
    r"|email\w*|get(?:ting)? back|back to (?:me|us|people|candidates)|be in touch|tell(?:ing)? (?:me|people|candidates)|be told|let(?:ting|tin)?(?: me| us"
    r"| people| candidates)? (?:know|on)|announc\w*|choos\w*|chose|chosen|pick(?:ing)?|notif\w*|inform\w*|updates?|word|news|letter|verdict|offers?|minds?"
    r"|pull the trigger|clos(?:e|ing) (?:this|it|the)|wrap\w*|next (?:steps?|rounds?|stages?|interviews?)|(?:second|final) (?:rounds?|interviews?|stages?)"
    r"|reach(?:ing)? out|circl\w+ back|respon[ds]\w*|reply|conclu\w*|finali[sz]\w*|fill(?:ed|ing)? (?:it|the (?:role|post|position|job)|this)|sort(?:ed)?"
    r"|debrief|committee|message|notice|interviewing|dust settle|happen\w*)"
)
_DAYS: Final = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_SOON: Final = (
    r"(?:(?:this|next) (?:week|month|sprint|quarter|term)|today|tomorrow|tonight|by (?:the )?(?:end|weekend|{DAYS}|then|next|\w+th|christmas|easter|new year)"
    r"|before (?:the|christmas|easter|thanksgiving|half term|{DAYS}|i|we|next)|soon|(?:after|over) (?:the weekend|{DAYS}|christmas)|within|in the next"
    r"|end of (?:the )?(?:week|month|day)|days or|or weeks|{DAYS})"
).replace("{DAYS}", _DAYS)

_TIMEFRAME: Final = phrases(
    r"""
    (?:when|what (?:day|date|week|time|month|point|stage)|which (?:day|week|date|month)\
        |how soon)(?!(?: \w+){0,3} {OTHERS}) .{0,70}?{NEWS}
    when(?:'s|'d|'ll| is| would| will| might| could| are| was| do| does)? (?:that|this|it\
        |things|we|all that)\
        (?: (?:be|is|was|gonna|going|to|likely|all|roughly|about|around|happening|supposed\
        |come|out|due|talking|looking|at|then|usually|typically))*$
    how (?:long|quick|quickly|fast|soon|many (?:more )?(?:days|weeks)) .{0,60}?(?:hear|know\
        |decid\w*|decision\w*|find out|answers?|until|till|wait\w*|patient|sweat\
        |mull\w*|tell|get back|contact|call me|turn\w* (?:it |this )?around|results?|process\
        |before (?:i|you|we|someone|anyone)|outcome|back to|give (?:you|them|it))
    how (?:long|soon) (?:till|until|before)
    how long (?:(?:does|will|would|might|is|should|do) )?(?:it|that|this|things|everything\
        |all (?:of )?(?:this|that)|the rest|you)\
        (?: (?:all|usually|normally|typically|likely|going|to|generally|be|really\
        |need))*(?: take| last| drag on)?$
    how long (?:does|will|would) (?:it|that|this) (?:\w+ )?take (?:from|to hear|to decide|you\
        |until|to (?:make|reach|get back|come))
    (?:time ?lines?|time ?scales?|time ?frames?|turnaround|timing)(?! (?:for|of|on) (?:the\
        |your) (?!decision|process|hir|role|post|position|next|rest|search|recruit\
        |appoint|job|outcome))
    ^(?:{ASK}|.*(?:wondering|curious|know|ask|hear) (?:if|whether) ).{0,60}?{TELL} .{0,40}?{SOON}
    ^(?:{ASK}) .{0,30}?{SOON} .{0,30}?{TELL}
    (?:days or (?:weeks|a week|a fortnight|months)|this week or (?:next|the|is)|what week\
        |which week)
    (?:until|till|up to|by) (?:when|what (?:date|day))
    (?:roughly|about|and|or|idea|idea of) when$
    (?:how soon|when exactly|what sort of time)$
    (?:decisions?|results?|answer|outcome|feedback|call) .{0,40}(?:when|which (?:week|day)\
        |what (?:day|week))$
    in a (?:hurry|rush) to (?:fill|decide|hire|appoint)
    """,
    NEWS=_NEWS,
    SOON=_SOON,
    OTHERS=r"(?:customers?|clients?|patients?|parents?|pupils?|students?|drivers?|guests?|residents?)",
    ASK=r"(?:(?:do|does|did|is|are|was|will|would|could|can|should|might|may|am|any|think) .*)",
    TELL=r"(?:hear(?:ing)?|know|known|decid\w*|decision|answer|telling me|tell me (?=by|before|this|next|today|tomorrow|soon)|find out|contact\w*|call|get back|in touch|word|news|results?|outcome|wrap\w*|done)",
)
_START_DATE: Final = phrases(
    "(?:start|starts|starting|begin|joining|the shift|training|induction|trial)"
)
_DECIDING: Final = phrases(r"(?:hear|know|decid\w*|decision|answer|outcome|back to)")

_NEXT: Final = phrases(
    r"""
    next (?:steps?|stages?|phase|move|part|checkpoint|hurdle)(?! (?:of|for|in) (?:the\
        |your) (?:product|project|roll|build|migration))
    (?:what|what's|what is|what are|what comes|what happens|what's coming|what'll be\
        |what's up|what would be|what will be) next\
        (?! (?:for|on|in|with) (?:the|your|this) (?!process|role|job|interview))
    ^(?:is|are|will) .{0,30} next$
    what(?:'s| is)? happen(?:s|ing)? (?:now|from here|then|between now|at your end|your end\
        |with (?:my|the) application|once (?:i|you|we|this)|when (?:you|i leave|i walk|we)\
        |after$|after (?:this|that|today|tonight|here|we|i|you|the (?:interview|meeting|call|final\
        |weekend))|following this)
    what happens$
    (?:now what|what now|what then|and then what)
    what(?:'s| is| comes?| follows?) after (?:this|that|today|here|you)
    what comes (?:after|now)
    what(?:'s| is) (?:still )?to come
    where (?:does|do|will|would|did) (?:that|this|it|we|i) (?:all )?(?:leave (?:us|me|things)\
        |go from here|go now|go next|take us|stand)
    where (?:are|do|have) (?:we|things|you) (?:up to|at|stand|got to)
    where are you in (?:the|your)
    from here(?: on)?(?! (?:to the|by|takes|is it))
    (?:hiring|selection|recruitment|recruiting|interview|interviewing|application|appointment\
        |vetting) (?:process|procedure|steps)
    rest of (?:the|your|this) (?:process|interviews?|recruitment)
    (?:the|your) process(?! (?:of|for) (?!hiring|choosing|deciding|this role|the role))
    further (?:procedure|process|steps)
    what(?:'s| is| else is| is still|'s still) (?:left|remaining|outstanding|still to do)
    what remains
    how (?:does|will|would|do|is|should|'ll) (?:it|this|things|that|we|you|everything\
        |the rest)(?: all)? (?:go|work|continue|proceed|unfold|move|play out|run|look)\
        (?:$| from| now| next| further| after| on| forward| out)
    how'?s? (?:it|this)(?: now)? (?:go|goes|continues|proceeds|works)(?: now| from here| on|$)
    how's this go
    what (?:can|should|do|would) i (?:expect|be expecting|look out for)(?:$| next| now| after\
        | then| in the)
    (?:what|anything) else (?:do |would |will )?you(?:'d| still)? need (?:from me )?(?:to|before)
    what do you (?:still )?need .{0,50}(?:before|decid\w*)
    what's the (?:drill|sequence|procedure|protocol|order of operations|hold ?up|plan)(?:$\
        | from| now| next| after| between| then)
    (?:do|should|will|shall|must) i (?:just )?(?:wait|sit tight|need to do anything\
        |have to do anything|chase|follow up|ring (?:you|back)|call (?:you|back))
    (?:wait|sit|waiting) (?:by|for) (?:the|my) (?:phone|post)
    what (?:do|should|must|will|would) i (?:need to |have to |gotta )?do (?:next|now|after)
    (?:seeing|interviewing|meeting) (?:any )?(?:others?|other (?:people|candidates)\
        |more people|anyone else) .{0,12}
    how many (?:other |others|more )?(?:candidates|people|applicants)? ?(?:are you|have you\
        |do you|are) (?:still |yet )?(?:see|seeing|seen|interviewing|to see|left|in the running)
    (?:which|what) (?:other )?(?:steps?|stages?)
    """,
)
_CONTACT: Final = phrases(
    r"""
    (?:who|whom|who's|who'll|who'd) .{0,30}(?:hear from|hearing from|call(?:s|ing)? me\
        |contact(?:ing|s)?(?: me|$| if| about)|in touch|let(?:s|ting)? me know|tell(?:s|ing)? me\
        |ring(?:s|ing)? me|email(?:s|ing)? me|reach(?:ing)? out|get(?:s|ting)? back\
        |follow(?:s|ing)? up|be my contact|chase|ask for|talks? to who|sending (?:it|the))
    from (?:who|whom)
    how (?:will|would|do|should|shall|might|can) (?:i|we|you|people\
        |candidates) (?:\w+ )?(?:hear|know|find out|learn|be (?:told|contacted|informed)\
        |get (?:the|an|my) (?:answer|result|news)|let (?:me|people|candidates|us) know|tell\
        |notify|contact)
    (?:will|would|do|does|should|shall|might|is|are|can) (?:i|you|someone|somebody|anyone|hr\
        |she|he|they|there|we|it|a human|the \w+|your \w+)(?: \w+){0,3}? (?:hear (?:from|back\
        |either|anything)|hearing from|call(?:ing)? me|contact(?:ing)? me|ring me|email me\
        |be in touch|get in touch|get back to me|let me know|text me|a? ?phone call\
        |reach out|come back in|follow up|hear|write to me|notify me|updat\w* me)
    (?:hear (?:back )?either way|hear back)
    (?:somebody|someone|anybody|anyone|you) (?:call|text|email|ring|phone)s? me
    """,
)
_ROUNDS: Final = phrases(
    r"""
    (?:another|any more|more|second|third|further|next|final|other|last|follow ?up|additional\
        |extra) (?:rounds?|interviews?|meetings?|chats?|conversations?|ones? of these)
    (?:another|any more|more|further|other) stages?
    how many (?:\w+ ){0,2}?(?:rounds?|interviews?|stages?|steps?|conversations?|of these)
    (?:meet(?:ing)?|speak(?:ing)?|talk(?:ing)?|see(?:ing)?) (?:to |with )?(?:anyone|anybody\
        |someone|somebody|who) else
    who else (?:will|would|do|should|am|might) i
    (?:will|would|do|must|shall) i (?:need to |have to |get to |also |be \
        |still )*(?:meet(?:ing)?|speak(?:ing)? to|talk(?:ing)? to\
        |see(?:ing)?) (?:with )?(?:the|your)(?: \w+)? \
        (?:director|board|owner|head|panel|boss|chief|ceo|cfo|cto|principal|governors\
        |partners?|doctor|committee)
    (?:will|would|do|must|shall|should) i (?:need to|have to|gotta|still)? ?(?:do|take|sit\
        |come for)(?: \w+){0,4} (?:tests?|trial|medical|assessment|exam|presentation|demo)
    is (?:there|it)(?: then| still| also)* (?:a|an|another|any|some)(?: kind of\
        | sort of)?(?: \w+){0,2}? (?:panel|test|trial|trial (?:day|shift)|task|case study\
        |presentation\
        |assessment|take home|demo lesson|assignment)
    (?:one|any) more (?:steps?|hoops?|hurdles?|to come)
    is this the (?:last|final|only) (?:one|round|interview|stage|step|hurdle)
    come (?:back )?(?:in |by |up )?(?:here )?(?:in )?again
    stages? (?:are|is) (?:there|left)
    which round
    """,
)
_DECIDER: Final = phrases(
    r"""
    who(?:'s|'ll|'d)?(?: (?:is|will|would|else|all|actually|ultimately|finally|be|gets? to\
        |the one|that|who|going to|gonna|has|have))* (?:decid\w+|mak\w+ (?:the|that\
        |this) (?:final \
        |ultimate |actual |hiring )?(?:decision|call|choice)|sign\w* (?:it |this |me )?off\
        |(?:got )?the (?:final|last|tie|casting|deciding)|choos\w+|pick\w*|breaks the tie\
        |involved in (?:the|making)|on the (?:panel|committee)|a (?:say|vote)\
        |responsible for the (?:decision|hire|appointment))(?! (?:the|on the|what|which\
        |who gets|when|if|where|how))
    whose (?:decision|call|say|choice)
    (?:decision|call|say|choice) (?:is it )?(?:yours|down to|up to)
    (?:is|will|would|was) (?:it|that|this|the (?:final )?decision)(?: be)?(?: just| only| all\
        | really| mainly)? (?:your|yours|his|her|their|you)\
        (?:$| decision| call| say| choice| to make| alone| two| three| who decides)
    up to (?:you|him|her|them)$
    who(?:'s| is) (?:it|this|that|the decision) (?:up|down) to
    (?:decision makers?|final (?:say|decision|call)|last word)
    how (?:is|will|does|do|are|would) (?:the |that |a |your |you )?(?:\w+ )?(?:decision\
        |deciding|decide|choose|choice|decisions|committee)(?: get| be| going to be)?\
        (?: made| work| who| between| in the end| reached)?(?:$| on| by| who| between| in| and)
    ^(?:do|does|will|would|is|has) (?:the|your)(?: \w+)? (?:board|committee|panel|governors?\
        |director|owner|partners?|chief|ministry|manager)(?: \w+){0,3} (?:meet|vote|decide\
        |approve|sign|say|see me|look at me)
    """,
)
_PAY: Final = phrases(
    r"""
    (?:pay|pays|paid|paying|salary|salaries|hourly|wages?|hourly rate|day rate|rate of pay\
        |the rate|bonus|bonuses|ote|commission|money)(?! attention)
    (?:benefits|annual leave|holiday (?:pay|allowance|entitlement)|days'? (?:of )?(?:holiday\
        |leave|vacation)|vacation|pension|overtime|perks|parental leave|maternity|sick pay)
    (?:compensation|(?:comp|pay|benefits|salary) package|the package|per hour|an hour|a year\
        |(?:sort|kind|type|level|size) of (?:package|figure)|package (?:is|are|were|would|do|did) (?:you\
        |it|the)|staff discount|tips|health insurance|mileage|stock options|equity|401k)
    (?:pay ?(?:band|scale)|salary (?:range|band)|the (?:range|band))
    how much (?:would|will|do|does|is) (?:i|you|it|the (?:job|role))
    """,
)
_CONCERNS: Final = phrases(
    r"""
    (?:concerns?|concern(?:ed|s|ing) (?:you|about)|worr(?:y|ies) you|worried about|worries\
        |hesitat\w+|reservations?|doubts?|doubtful|uneasy|nervous about me)
    (?:gives?|giving|gave|make|makes) (?:you|the panel|anyone) (?:any )?(?:pause|hesitate\
        |nervous|unsure)
    (?:hold(?:s|ing)? (?:you|me|anyone) back|red ?flags?|stop(?:s|ping)? you|put(?:s\
        |ting)? you off|bother(?:s|ing)? you|keep(?:s|ing)? you up)
    (?:unsure|not sure|less sure) (?:of|about)
    (?:snag|deal ?breaker|quibble|short of|fall short|question marks?|missing from\
        |gaps? (?:in|on) (?:my|me))
    you(?:'d| would)?(?: still)? (?:like|want)(?:ed)? (?:me )?to (?:clear up|clarify|expand\
        |explain|address|go over)
    (?:clear up|clarify) (?:anything|for you)
    how (?:did i (?:do|come across|get on)|have i done)
    (?:any |some )?feedback (?:for me|on|about|so far)
    any feedback
    (?:questions?|anything) (?:\w+ ){0,3}?(?:for me|about me|about my|from me)(?! (?:to|before|so|until))
    (?:like|want|need|wanted|meant|itching) to (?:ask|know|hear) (?:me|from me|about me\
        |about my|of me)
    anything else you(?:'d| would)? (?:like|want|need|wanted) to (?:ask|know|hear)
    i(?:'ve| have)? (?:not covered|left out|missed|failed to cover|haven't (?:covered\
        |answered|explained))
    weak (?:spot|point)s? in my
    (?:what|which) .{0,30}(?:knock on me|against me|about me)
    """,
)
_WORK: Final = phrases(
    r"""
    (?:day|days|day to day|week|month|year|shifts?|rota|roster|schedule|hours|weekends?\
        |nights?|start|starting|busy|busiest|quiet|month end)
    (?:training|trained|train|induction|onboarding|mentor\w*|progress\w*|promot\w+|develop\w*\
        |growth|grow|support)
    (?:team|teams|colleagues|staff|crew|managers?|supervis\w+|report to|reporting|culture\
        |office|remote|people)
    (?:roles?|jobs?|work|works|working|worked|projects?|challenges?|challenging|success\w*\
        |priorit\w+|targets?|goals?|deadlines|audits?|budget|plans?|expect\w*|looking for\
        |hope to see)
    (?:tools?|systems?|software|stack|code ?base|equipment|machines?|vans?|trucks?|product\
        |roadmap|release|site|warehouse|stock|tills?|orders?|delivery|deliveries|uniform|parking)
    (?:customers?|clients?|patients?|residents?|students?|pupils?|class|classes|kids|children\
        |parents|store|stores|shop|ward|wards|department|ratio|handover|school|curriculum\
        |lessons?|behaviou?r)
    (?:like best|like most|enjoy|love about|turnover|previous|before me|last person|vacancy\
        |position|company|business|here)
    """,
)
_ABOUT_PROCESS: Final[tuple[tuple[AskedTopic, re.Pattern[str]], ...]] = (
    ("pay", _PAY),
    ("concerns", _CONCERNS),
    ("decider", _DECIDER),
    ("rounds", _ROUNDS),
    ("timeframe", _TIMEFRAME),
    ("next_steps", _NEXT),
    ("next_steps", _CONTACT),
)
_ONLY_WHEN: Final = phrases(
    r"""
    (?:when|how (?:soon|long|quickly)|time ?lines?|time ?frames?|time ?scales?\
        |timing)(?: \w+){0,8}? (?:next (?:steps?|stages?|phase|rounds?|interviews?)\
        |(?:final|second) (?:rounds?|interviews?|stages?)|(?:hiring |interview |selection \
        |recruitment )?process|from here|final (?:decision|say|call))
    """,
)
_NEAR: Final = 12
"""Characters within which two topics are one and the same question."""


def topics_of(words: str) -> tuple[AskedTopic, ...]:
    """Topics of the process that a question's `words` ask about, in order; empty if none."""
    places: dict[AskedTopic, int] = {}
    when = _TIMEFRAME.search(words)
    if when and _START_DATE.search(words) and not _DECIDING.search(words):
        when = None
    only_when = _ONLY_WHEN.search(words) if when else None
    for topic, pattern in _ABOUT_PROCESS:
        hit = when if topic == "timeframe" else pattern.search(words)
        if hit is None or topic in places:
            continue
        # "When will I hear about next steps?" asks for one thing, not for two.
        if when and pattern is _CONTACT and hit.start() >= when.start() - _NEAR:
            continue
        if only_when and topic in ("next_steps", "rounds", "decider"):
            within = only_when.start() <= hit.start() and hit.end() <= only_when.end()
            if within:
                continue
        places[topic] = hit.start()
    if {"decider", "next_steps"} == places.keys():
        del places["next_steps"]  # "what happens now, who decides" is answered by who decides
    if "pay" in places:  # "what's the process for pay reviews" is about pay alone
        pay = places["pay"]
        places = {t: at for t, at in places.items() if t == "pay" or abs(at - pay) > _NEAR}
    return tuple(sorted(places, key=lambda topic: places[topic]))


def about_work(words: str) -> bool:
    """Whether a question's `words` are about the work, the people or the place."""
    return _WORK.search(words) is not None
