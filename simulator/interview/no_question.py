"""What shows that words which look like a question ask nothing.

Written for text in normal form: lower case, no punctuation.
"""

from __future__ import annotations

from typing import Final

from simulator.interview.phrases import one_of, phrases

_THEY: Final = (
    r"(?:he|she|they|people|everyone|everybody|someone|somebody|anyone|nobody|you|we|managers?|customers?"
    r"|patients?|clients?|candidates?|parents|mum|mom|dad|(?:my|the|our|a|an|her|his|their|some|any|every"
    r"|each|one|old|new)(?: \w+){0,2}?)"
)
_HABIT: Final = one_of(
    "always often usually never just once sometimes still even all has have had would will used to"
    " kept keeps did do does already who that who'd was were been be is are might may"
)
REPORTED: Final = phrases(
    r"""
    {THEY}(?: {HABIT})* (?:ask(?:s|ed|ing)?|say(?:s|ing)?|said|tell(?:s|ing)?|told|wonder(?:s\
        |ed|ing)?|want(?:s|ed) to know\
        |explain(?:s|ed)?|mention(?:s|ed)?|advis(?:e|es|ed)|suggest(?:s|ed)?|know|knows|knew\
        |taught|showed|shout(?:s|ed|ing)?|goes|go)
    i(?:'d|'ve|'m)?(?: \w+)? (?:always|usually|often|never|used to|would always|once\
        |sometimes|regularly|also|even)(?: \w+)? (?:ask(?:ed)?|say|said\
        |tell|told|wonder(?:ed)?|explain(?:ed)?)
    i (?:asked|said|told|say to|explained|taught|remember|know|knew|see|saw|understand\
        |learned|learnt|realised|realized|noticed|love|loved|liked?|enjoy\w*)
    i (?:ask|tell) (?:my|the|each|every|our|people|them|him|her|myself|a|customers|patients)
    (?:told|asked|asking|telling|taught|advised|supposed|trained|reminded|used|have)(?: me\
        | us| them| him| her| people)? to (?:ask|say)
    (?:told|asked|asking|telling|taught|reminded)(?: me| us| them| him| her\
        | people)? (?:about|that|how|what|when)
    (?:have|had|made) me (?:ask|say)
    (?:i|we)(?: \w+)? (?:rang|called|phoned|emailed|texted|messaged|contacted|wrote|went|drove\
        |got (?:in touch|hold)|spoke|visited|walked|sent|stopped)(?: \w+){1,5}? to (?:ask|check\
        |find out|hear|see)
    (?:i|we)(?: \w+)? (?:do|did)(?: \w+){0,3}? (?:was|is) (?:to |go and |go )?(?:ask|check\
        |find out|see|work out)
    (?:my|our|the) (?:job|role|task|part|habit|trick|instinct|first step)(?: \w+){0,2}? (?:was\
        |is) (?:always )?to (?:ask|check|find out|see|know|work out)
    (?:i|we)(?:'d| would)(?: \w+)? (?:ask|tell) (?:my|the|each|every|our|people|them|him|her\
        |customers|patients|a|an)
    (?:i|we) (?:always|usually|often|never|used to|would always|regularly) (?:check|find out\
        |make sure|know)
    i could (?:\w+ )?ask
    (?:could|might) have asked
    thought (?:about|of) asking
    ask(?:ing)? myself
    (?:if|whenever|when|whether)(?: a| an| the| any| some)? \w+ (?:asks?|asked|wants? to know\
        |calls? to ask|says?)
    (?:book|article|website|video|coach|podcast|blog)s? .{0,30}(?:says?|said|tells?|told|asking)
    """,
    THEY=_THEY,
    HABIT=_HABIT,
)
"""Somebody else's words, or the candidate's own on another day."""

FIRST_HAND: Final = phrases(
    r"""
    i (?:wanted|want|meant|forgot|have|need|was going|was about|was hoping|hoped|should\
        |must) to (?:ask|know|check)
    (?:can|could|may|might) i
    let me
    i(?:'d|'ll| would| will)(?: just| also| really)?(?: like| love| want)?(?: to)? (?:ask|know)
    i don't suppose
    """,
)
"""What makes it the candidate's own question after all."""

NEGATED: Final = phrases(
    r"""
    (?:not|don't|won't|wouldn't|needn't|no need to|never|without|no point|isn't|didn't|can't\
        |shan't|rather than|instead of)(?:\
        (?: (?:going to|gonna|to|need to|want to|have to|even|really|think i'll|be|bother\
        |sit here|you to|you|for me to|my place to|my job to))*\
        (?: (?:ask\w*|wonder\w*|tell\w* (?:me|you)|explain|know|bother\w*|care|worry\w*|mind\
        |matter))?)$
    """,
)
"""Not asking, just before what would be asked."""

NOTHING_TO: Final = phrases(
    r"""
    (?:nothing|(?:not|isn't|don't \w+|didn't \w+|haven't|haven't \w+|hardly) (?:anything|much|a\
        |any|an|one|a single))(?: (?:that|else|more|further|left|really|now|here|today\
        |in particular|specific|other|of))* {OWN}$
    (?:don't|didn't|haven't|hadn't|never|without)(?: (?:have|had|got|any))* (?:a|one|question)$
    (?:no|no (?:further|more|other|real|particular|burning|single)) question$
    if {OWN}$
    """,
    OWN="(?:i|i'd|i'm|i've)",
)
"""Up to the first word of "I'd like to ask" or "a question about": there is none."""

FEELING: Final = phrases(
    r"i (?:understand|know|see|saw|learned|learnt|noticed|love|loved|liked?|enjoy\w*)$"
)
"""What the candidate says of today, before a question announced as their own."""

RHETORICAL: Final = phrases(
    r"""
    ^why (?:would|wouldn't|shouldn't) (?:i|anyone|you|anybody)
    ^why (?:do|did|am|have|was|should|not)(?: i| you)?$
    ^why (?:do|did|am|have|was|should) (?:i|you (?:hire|pick|choose|take|want|go))
    ^who (?:wouldn't|doesn't|could|knows|am i|wants|needs)
    ^how (?:could|can) (?:i|anyone|you) (?:say no|not|refuse|resist|turn)
    ^what(?:'s| is) not to (?:like|love)
    ^what more (?:could|can|do)
    ^what (?:can|else can|should|shall) i (?:say|tell you|add)
    ^how (?:great|cool|good|lovely|amazing|brilliant|nice|funny|mad|crazy) is
    ^(?:can|would|could) you (?:believe|imagine)
    ^(?:do )?you (?:know(?: what)?(?: i mean)?$|know what|see what i)
    ^(?:do you )?(?:know|see) what i mean
    ^do you know$
    ^does (?:that|this|it) (?:make (?:any )?sense|answer|help|sound)
    ^(?:is|was) (?:that|this|it) (?:ok|okay|alright|all right|fair|right|fine|good|an answer\
        |enough|too much)
    ^(?:isn't|aren't|wasn't|don't|doesn't|won't|wouldn't) (?:it|that|you|we|they|i)
    ^what (?:was|am) i saying
    ^where was i
    ^how (?:do|can|should|shall|would|might) i (?:put|say|phrase|explain|describe)
    ^what do you(?: guys)? call (?:it|them|that|those)
    ^what's (?:the|that) word
    ^what's it called
    ^what (?:have|do) i (?:got|have) to lose
    ^how (?:hard|difficult) can
    ^what (?:would|could|will) i (?:bring|offer|add|say|lose)
    ^what (?:do|can|did|have|should) i (?:bring|offer|add|have|do|done\
        |learn\w*|find|found|know|like|love|want|think|say|see|mean\
        |get out)(?! (?:next|now|after|from here|to do))
    ^what (?:makes|made|drew|draws|brought) (?:me|you)
    ^(?:did|was|were|had) i
    ^(?:do|have|am) i (?:look|like|want|love|think|know|mind|regret|miss|done|seen|made\
        |worked|always|nervous|excited|right|sound|seem|care|enjoy|believe|feel)
    ^what (?:if|a|an)
    ^(?:who's to say|what's more|what's that|how about that|how are you|what matters)
    ^are we (?:done|finished|good|there yet)
    ^(?:are|is) (?:you|it|that|this) (?:kidding|serious|joking|on)
    ^how (?:i|you|much i)
    ^what (?:i|we|you|they) \w+
    ^where (?:i|you|we) \w+
    ^when (?:i|you|we|he|she|they|a|an|the|my|our|people|customers|patients)(?! (?:hear|know\
        |find out))
    ^would i (?:like|love|want|say|be lying)
    """,
)
"""Questions that nobody is meant to answer, and question words that open a statement."""

SELF_ANSWERED: Final = phrases(
    r"""
    ^what (?:did (?:we|they|he|she|it|i)|was)
    ^how (?:did|was) (?:we|they|he|she|it|that)
    ^was (?:it|that|he|she)
    ^was there(?! (?:anything|something|any|a|an|one)(?: \w+){0,6}? (?:you|your|my|me|i))
    ^did (?:it|that|he|she|they|we)
    """,
)
"""Questions about the past that a speaker who goes on has answered, too."""

OFFER: Final = phrases(
    r"""
    (?:can|could|may|shall|should|might) i(?: just| also| please| quickly)? (?:add|say\
        |mention|tell you|be honest|leave|give|send|share|thank|offer|email\
        |forward|show|provide|finish|start by|go back|clarify|point|come back to|put in)
    (?:do|would|will|should|did) (?:you|it|that|anyone|the panel)(?: \w+)? (?:want|need|like\
        |help|be (?:useful|helpful|of (?:use|help|interest)))\
        (?: \w+){0,2} (?:me to|references?|samples?|copies|copy|documents?|certificates?|my\
        |if i|to see|see)
    (?:do|would|will) you(?: \w+)? (?:want|need|like) (?:anything (?:else|more\
        |further)(?: from me)?$|any more from me|anything from me)
    is there anything (?:else |more |further )?(?:i can (?:send|provide|bring|give|get)\
        |i should (?:send|bring)|you(?:'d| would)? \
        (?:like me to (?:send|provide|bring)|need from me$|need me to))
    (?:would it help|would (?:that|this|they) help|of use to you|do you mind if i\
        |would you mind if i)
    anything (?:else|more) (?:you need$|i can (?:send|provide|get) you)
    """,
)
"""Offers and requests for the floor, put as questions."""

SET_ASIDE: Final = phrases(
    r"""
    {TURN} (?:you|we|that|it|its|he|she|they|(?:mr|mrs|ms|dr|your) \w+)(?:'ve|'s)?\
        (?: (?:have|has|had|already|just|all|kind of|sort of|pretty much|more or less|kindly|very\
        |got|been|is|was|since|both))*\
        (?: (?:told|said|covered|answered|explained|mentioned|dealt with|went|gone|beat|beaten\
        |got there|clear|cleared|obvious|plain|kind enough|brought|touched|discussed|described\
        |addressed|sorted))
    {TURN} (?!i )\w+(?: has| have)? already (?:told|said|covered|answered|explained|mentioned)
    but(?: \w+)? (?:never mind|its not my place|i trust|no need|there's no need\
        |not any ?more|not now|no longer|forget it\
        |i (?:won't|will not|shan't) (?:ask|now|bother)|i (?:needn't|don't (?:need|have) to)\
        |i'll leave (?:it|that)|i(?: think i)? know now)
    """,
    TURN=r"(?:but|though|although|which|and|oh|ah|wait|no|then)(?: (?:i think|i guess|i believe|now"
    r"|just|of course|wait|no|actually|sorry|well|then))*",
)
"""A question taken back in the breath that brought it up: "but you've told me"."""

SURELY_SET_ASIDE: Final = phrases(
    r"""
    ^(?:but|though|although|oh|ah|wait|no) .*(?:already|covered|answered|never mind|forget it)
    """,
)
"""What takes back even a question put straight out."""

PLANNED: Final = phrases(
    r"""
    ^i(?:'d|'ve)?(?: \w+)? (?:was|had|have|want|wanted|meant|planned|intended|hoped|came|wondered\
        |wondering|got)
    ^(?:wondering|wondered|(?:my|the) (?:\w+ ){0,2}question|(?:a |one )?question about)
    """,
)
"""A question that the candidate says they had; it may come to nothing."""

SUBJECT: Final = phrases(
    r"""
    {WHAT}(?: \w+){1,6}? (?:isn't|wasn't|aren't|is not|was not|has never been|is never)\
        (?: \w+){0,2}? (?:my|your|our) (?:concern|business|worry|problem|place|call|decision|job)
    {WHAT}(?: \w+){1,6}? (?:doesn't|don't|didn't|does not|never)(?: \w+)?\
        (?: (?:matter|bother|worry|concern|interest|change|trouble)\w*)
    {WHAT}(?: \w+){1,6}? (?:is|are|was)(?: \w+)? (?:up to|down to|none of (?:my|your)|no (?:concern\
        |business|worry) of|for (?:you|others|them) to|your (?:business|call|choice|affair\
        |decision)|beside|secondary|fine (?:by|with))
    ^(?:what's|who's|\w+ \w+s)(?: \w+)? (?:matters|counts|makes no)
    """,
    WHAT="^(?:who|what|when|how|where|which|why|whose|what's|who's)",
)
"""A question word that opens the subject of a statement: "who decides is not my concern"."""
