"""What thanks, interest, offers, apologies and pressure look like in a written note."""

from __future__ import annotations

import re
from typing import Final


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE)


_VERY: Final = r"(?:\w+ly |so |very |much |most |more |even |still |really ){0,3}"
_WOULD: Final = r"(?:would|'d|should)"

THANKS: Final = _any_of(
    r"thank(?:s| you|ing)?\b(?! (?:god|goodness|heavens))",
    rf"i(?: am|'m) {_VERY}(?:grateful|thankful|obliged)\b",
    r"i (?:\w+ly )?appreciate[sd]?\b",
    r"(?:much|greatly) appreciated\b",
    r"my (?:sincere |warm )?thanks\b",
)

INTEREST: Final = _any_of(
    rf"(?<!not )(?<!n't )(?<!never ){_VERY}(?:interested in|keen (?:on|to)|excited (?:about|by|to)"
    r"|enthusiastic about|eager to|drawn to)\b",
    rf"(?:i{_WOULD}|i {_WOULD}) {_VERY}(?:love|like|be (?:glad|delighted|happy|thrilled|proud"
    r"|honou?red|pleased)) to (?:do|join|work|be part|take|start|bring|come|help (?:you|your)|have"
    r"|contribute|see|be a part|go on|build|teach|lead)\b",
    r"i(?:'d| would) (?:\w+ly )?(?:love|welcome) (?:this|the) (?:job|role|work|chance|post"
    r"|position|opportunity)\b",
    r"(?:work|job|role|team|place) (?:that )?i (?:would|'d) (?:\w+ )?(?:love|like|enjoy|want)\b",
    r"my (?:\w+ )?(?:interest|enthusiasm)\b(?! (?:has|is) (?:gone|less|lost))",
    r"(?:still |very much |really )?(?:want|hope) (?:very much )?to (?:join|work|do this|be part"
    r"|be a part|do it)\b",
    r"i (?:\w+ )?(?:want|hope for|hope to get) (?:this|the) (?:job|role|post|position)\b",
    r"look(?:ing)? forward to (?:joining|working|the next|hearing|the chance|being part)\b",
    r"i (?:\w+ )?hope (?:that )?(?:we|i) (?:will|can|may|'ll) (?:\w+ )?(?:talk again|speak again"
    r"|work together|join|meet again|go on)\b",
    r"what (?:\w+ )?interests me\b",
)

OFFERS: Final = _any_of(
    r"(?:i(?:'d| would|'m| am|'ll| will| can| could)) (?:be |only |gladly |also )*(?:glad |happy"
    r" |pleased |delighted )?(?:to )?(?:gladly )?(?:send|provide|share|forward|supply|answer|give"
    r" you|expand|add)\b",
    r"(?:happy|glad|pleased) to (?:\w+ )?(?:send|provide|share|forward|supply|answer|add|expand)\b",
    r"(?:let me know|tell me|say|ask) if (?:there|you|i can|anything|i could)\b",
    r"if (?:there is|there's|you (?:need|want|would like|'d like|have)) (?:any|more|anything"
    r"|further|references|another|samples?|some)\b",
    r"(?:anything|whatever|whichever) (?:else |more |further )*(?:that )?(?:you|would|i can)\b",
    r"please (?:do )?(?:ask|get in touch|call|write|ring)\b",
)

APOLOGY: Final = _any_of(
    r"i(?:'m| am| was| feel)? (?:\w+ )?sorry\b",
    r"sorry (?:for|about|that|if|to)\b",
    r"apolog(?:y|ies|i[sz]e|i[sz]ing|etic)\b",
    r"(?:please )?(?:forgive|excuse) (?:me|my|the)\b",
    r"i know (?:that )?i(?: was|'m| am)(?:n't| not)\b",
    r"i (?:was|must have been|may have been|seemed) (?:\w+ )?(?:nervous|tongue-tied|a mess|rambling"
    r"|flustered)\b",
    r"my nerves\b",
    r"i (?:did not|didn't) (?:do|come across|answer) (?:\w+ )?(?:well|justice|my best)\b",
)

PRESSURE: Final = _any_of(
    r"(?:your|a|the) (?:answer|decision|reply|response) (?:\w+ )?by\b",
    r"(?:let me know|tell me|hear (?:back )?(?:from you )?|answer|reply|decide|respond) (?:\w+ )?"
    r"(?:by|before|no later than|within) (?:the |next |this |monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|tomorrow|noon|end of|\d|a day|two|three)",
    r"(?:as soon as possible|asap|urgent(?:ly)?|immediately|at once|without delay)\b",
    r"(?:other|another|competing|second|several) (?:job )?offers?\b",
    r"i (?:need|must have|must hear|demand|insist|require|expect) (?:\w+ )?(?:your|an|a|to (?:hear"
    r"|know|have)|from you|the (?:job|offer|answer|decision))\b",
    r"(?:deadline|final notice|last chance|running out of (?:time|patience))\b",
    r"(?:still|been) waiting (?:for|to hear)\b",
    r"you (?:must|have to|need to|should|ought to) (?:\w+ )?(?:decide|hire|choose|pick|take me"
    r"|answer|reply|let me)\b",
    r"otherwise i(?:'ll| will| shall| must)\b",
)
