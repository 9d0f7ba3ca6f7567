"""The signs by which a question is known, in normal form: lower case, no punctuation."""

from __future__ import annotations

from typing import Final

from simulator.interview.phrases import one_of, phrases

_AUX: Final = one_of(
    "do does did is are was will would could can shall should might may have has am must"
    " don't doesn't isn't aren't won't wouldn't"
)
_PRONOUN: Final = (
    "(?:"
    + one_of(
        "i you we they he she it that this there these those things someone somebody anyone"
        " anybody anything everyone everything people hr h_r y'all"
    )
    + r"|(?:the|your) \w+)"
)
_WHO: Final = (
    rf"(?:{_PRONOUN}|(?:a|an|my|our|his|her|their|any|other|most|new|all|mr|mrs|ms|dr) \w+)"
)
_LEAD: Final = (
    "(?:"
    + one_of(
        "and so but also ok okay well then now oh yeah yes no great lovely right good sure just"
        " actually or sorry please hi alright all_right cool brilliant perfect cheers like hey"
        " anyway maybe quickly first firstly lastly finally you_know that's_great fair_enough"
        " before_i_go last_thing first_of_all out_of_interest in_that_case if_i_may no_worries"
        " if_you_don't_mind in_the_meantime um_so sir ma'am thanks thank_you thanks_so_much"
        " thank_you_so_much thank_you_very_much thanks_for_that one_more_thing one_last_thing"
        " one_quick_thing one_more_question one_last_question"
    )
    + r"\s)*"
)
_GIVEN: Final = one_of(
    "paid unpaid included provided covered expected flexible available compulsory mandatory"
    " optional negotiable possible free allowed required needed shared extra reviewed"
)

OPENING: Final = phrases(
    r"""
    ^{LEAD}(?P<q>{AUX} {WHO})
    ^{LEAD}(?P<q1>any(?:thing| more| other| further| chance| concerns?| worries| doubts\
        | hesitations?| reservations?| idea| plans?| feedback| way| shot))
    ^{LEAD}(?P<q2>(?:with|from|to) (?:whom|who)|(?:by|until|till|up to) (?:when|what))
    ^{LEAD}(?P<q3>after (?:today|this)(?: \w+){0,2} (?:what|who|how|is|will|do|does|must))
    ^{LEAD}(?P<q4>now what|then what|what now|what then)
    ^{LEAD}(?P<q6>(?:is|are|will|would)(?: the| any| all| your)?(?: \w+){1,2}? (?:be )?{GIVEN})
    ^{LEAD}(?P<q7>(?:do|does)(?: the| your)?(?: \w+){1,2}? (?:get|count|include|cover|come with\
        |cost|apply|vary))
    ^{LEAD}(?P<q5>got any|mind if i ask|mind me asking)
    """,
    LEAD=_LEAD,
    AUX=_AUX,
    WHO=_WHO,
    GIVEN=_GIVEN,
)
"""How a question opens a sentence."""

OPENING_MARKED: Final = phrases(
    r"""
    ^{LEAD}(?P<q>(?:who|what|where|when|how|which|why|whose|whom|whens|whos)(?:'s|'d|'ll)?)
    """,
    LEAD=_LEAD,
)
"""Question words that open a sentence which ends in a question mark."""

STRONG: Final = phrases(
    r"""
    (?:how|what|which)(?: \w+){0,3}? {AUX} {WHO}
    (?:when|where|why|who|whom|whose)(?: else| exactly| roughly| about| then\
        | on earth)? {AUX} {WHO}
    (?:what|which|how|when|where|who)(?: \w+){0,3}? were you(?: \w+)? (?:thinking|hoping|looking\
        |planning|expecting|considering|imagining|offering|intending|going to)
    (?:when's|when'd|when'll|what'll|how'd|how'll)
    (?<!me )(?<!know )(?<!mean )(?<!that's )what(?:'s| is| are) (?:the|your|next|left|it like\
        |after\
        |a (?:typical|normal|usual|day)|still|involved|expected|happening\
        |out)(?! (?:\w+ )?(?:important|more))
    who(?:'s| is|'ll| will) (?:it|the|making|deciding|going to|gonna|be|i|got|in charge\
        |responsible|on the|choosing)
    how(?:'s| is) (?:the|this|that|it|your)
    how many (?:\w+ ){1,3}(?:are|is|do|does|would|will|can|must)
    how (?:long|soon) (?:till|until|before)
    how come
    (?<!that's )(?<!see )(?<!me )(?<!know )what happens (?:if|when)
    """,
    AUX=_AUX,
    WHO=_WHO,
)
"""Word orders that nearly always are a question, wherever they stand."""

WEAK: Final = phrases(
    r"""
    (?:(?<!to )(?<!what )(?<!where )(?<!neither )(?<!nor )(?<!i )(?<!we )(?<!you )(?<!they )(?:\
        (?<!it )(?<!that )(?<!he )(?<!she )(?<!there )(?<!who )(?P<q>(?!{NAMED}){AUX} {PRONOUN})))
    (?:(?<=and )|(?<=so )|(?<=but )|(?<=or )|(?<=also )|(?<=then )|(?<=just )){NAMED}
    (?:who|what|which)(?: else)? {AUX}
    who (?:decides|makes|calls|signs|chooses|picks|has|gets|breaks|will|would|do|does|talks|tells)
    (?:what happens|what comes|what's|who's|who'd|who'll|what next|what now|now what|how long\
        |how soon)
    whose (?:call|decision)
    (?:which|what) (?:week|day|date|round|rounds|steps?|stages?)
    (?:the |your |any )?(?:\w+ )?(?:decision|results?|answer|outcome|feedback) .{0,40}(?:when\
        |which (?:week|day)|what (?:day|week))$
    and when$
    (?<!what )(?:is|are) (?:the )?(?:overtime|holidays?|weekends?|nights?|travel\w*|breaks?\
        |lunch\w*|training|parking|meals?|mileage|expenses) {GIVEN}(?: \w+)?$
    """,
    AUX=_AUX,
    PRONOUN=_PRONOUN,
    GIVEN=_GIVEN,
    # "my worry was the timeline", "my point is that …": amid other words, no question's order
    NAMED=r"(?:is|are|was) (?:that|this|these|those|(?:the|your) \w+)",
)
"""Signs that count only where the words also are about a known topic."""

ASKING: Final = phrases(
    r"""
    (?:i(?:'m| am| was|'ve been| have been)?(?: just| also| only| kind of\
        | sort of)? )?(?:wondering|wondered)
    i(?:'m| am| was)(?: just| also| only| really| quite)? curious
    curious (?:about|how|what|when|if|whether|to)
    i(?:'d| would)(?: also| really| just| quite| still| only)? (?:like|love|be (?:interested\
        |curious|keen|glad|grateful)) to \
        (?:know|find out|understand|ask|learn more|hear (?:more|about|how|what|when|whether\
        |a bit))
    i(?:'d| would)(?: also| really)? (?:like|love|appreciate|be (?:glad|grateful)(?: of\
        | for)) (?:some|an|a|any)(?: rough)? (?:idea|sense)
    i(?: also| just| really)? (?:want|wanted|wanna|meant|forgot|need|have|was going|was about\
        |was hoping)(?: to)? (?:ask|check|find out|understand)
    i(?: also| just| really)? (?:want|wanted|wanna|need) to know
    i (?:have|had|got|do have|did have)(?: just)? (?:a|one|two|another|some\
        |a couple of)(?: \w+)? questions? (?:about|on|regarding)
    (?:and|so|but|just) (?:just |also )?(?:wanted|meant|hoped) to (?:ask|know|check)
    (?:can|could|may|might) (?:i|we)(?: just| also| please| quickly| perhaps)? (?:ask|check\
        |know|find out)
    could i be cheeky and ask
    let me (?:ask|check)
    (?:can|could|would|will) you(?: please| just| also| perhaps| maybe| kindly)? (?:tell\
        |share|say|walk|talk|give|explain|describe|let me know|remind|outline)
    would you mind (?:telling|sharing|saying|explaining)
    do you (?:know|happen to know|have (?:any|an|a|some) (?:rough |clear )?(?:idea|sense|feel\
        |timeline|timescale|view|date))
    do you (?:mind me asking|mind telling|mind if i ask|reckon|think you'll|think i'll\
        |think you'd|think i'd)
    (?:any|some) (?:idea|sense|word|news|chance|shot|thoughts) (?:of|on|when|how|what|about\
        |who|you|i)
    any idea
    (?:please|kindly) (?!tell (?:them|him|her|your) )(?:tell|share|advise|let me know|explain\
        |inform)
    (?:be so kind as to |please )?tell me (?:about|more|what|when|how|who|where|whether|a bit\
        |a little)
    just (?:to check|checking)
    (?:my|the) (?:only|one|last|first|other|next|main|final|second)(?: \w+)? question (?:is\
        |would be|was)
    (?:my|the) (?:only|one|last|other) thing (?:i'd ask|i wanted to ask|i'd like to know)
    (?:a |one |quick |last |another )?question (?:about|on|regarding|for you)
    (?:what|how) about
    interested (?:to know|to hear|in knowing|in hearing)
    (?:keen|good|great|nice|helpful|useful|lovely) to (?:know|hear|understand|have) (?:when\
        |what|how|who|roughly|some idea|an idea|a rough|whether|if)
    (?:you|we)(?: \w+)? (?:didn't|haven't|hadn't|never|did not)(?: really| actually\
        | yet)? (?:say|said|mention(?:ed)?|cover(?:ed)?|get to\
        |got to|tell me|told me|touch(?:ed)? on|(?:talk(?:ed)?|spoken|speak)(?: about)?\
        |discuss(?:ed)?) (?:when|what|how|who|where|the|next|pay|money|salary)
    i don't (?:suppose|quite know|actually know|yet know|really know|know yet)
    i'm (?:not|still not)(?: quite| really)? (?:sure|clear|certain)(?: on| about)? (?:when\
        |what happens|what the next|how (?:it|the process)|who)
    let me know (?:what (?:the next|happens|comes|to expect)|roughly when|how (?:the|it)\
        |the (?:time|next))
    (?:wanna know|fill me in)
    (?:just )?whether (?:i'd|i'll|you'd|you'll|i will|i would|i might|there will|there's)
    """,
)
"""Ways to announce a question."""

STATEMENT: Final = phrases(
    r"""
    (?:thank you|thanks|cheers|anyway|because|cause|no rush|no pressure|it's been)
    i(?:'m|'ve| really| think| just| am| have| had| hope| love| loved| enjoyed| did| ran\
        | worked| feel)
    i'd (?:love|really|be (?:happy|delighted|thrilled))
    (?:and|but|also|so) (?:i'd|i've|i'm)
    it was (?:great|lovely|good|really)
    """,
)
"""Words with which the candidate goes on to something else."""

TAG: Final = phrases(
    r"""
    (?:eh|right|yeah|yes|no|huh|ok|okay|you know|know what i mean|innit|correct|isn't it\
        |is it|isn't that right|then|or|if i may ask|sir|ma'am\
        |if you don't mind me asking|if you don't mind|by any chance|please|do you think|at all)$
    """,
)
"""Small words after a question."""

ELLIPTIC: Final = phrases(
    r"""
    ^(?:(?:and|also|or|so|oh|then) )*(?:the|your|any|a|another|more|is|in|on|by|before|after\
        |this|next|for|about|what about|days|same|pay|salary|parking\
        |holidays?|training|hours|shifts?|uniform)
    """,
)
"""How a question begins that is no full sentence: "And the parking?"."""

CONFIRMING: Final = phrases(
    r"""
    (?:{NEWS}) .{0,20}?{DAY}
    {DAY} .{0,20}?(?:{NEWS})
    """,
    NEWS=r"(?:(?:the|a|your|my|any) (?:decisions?|answer|outcome|results?|news|call)"
    r"|(?:i'd|i'll|i would|i will) (?:know|hear|find out)"
    r"|(?:you'd|you'll|you will|you would|to)(?: be)? (?:decid\w+|let me know|call me|ring me"
    r"|tell me))",
    DAY=r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|(?:this|next) (?:week"
    r"|month)|(?:a|two|three|a couple of) (?:days|weeks?|fortnight)|the \d+(?:st|nd|rd|th)"
    r"|the (?:end of the week|weekend))",
)
"""A day and the decision together: with a question mark, "so Friday for the decision?"."""
