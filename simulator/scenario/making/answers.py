"""What the interviewers of an own scenario answer when they are asked.

About the work they say what the posting says, and nothing else; how it goes on is left to
phrases that are true of any interview of that form.
"""

from __future__ import annotations

import random
import re
from typing import Any, Final

from simulator.scenario.making.draft import Draft
from simulator.scenario.making.manners import Speech
from simulator.scoring.normalise import normal_words
from simulator.scoring.overlap import COMMON

_NEXT: Final[dict[str, tuple[str, ...]]] = {
    "phone": (
        "If it goes further, you'd come in and meet us.",
        "The next thing would be a proper meeting, face to face.",
        "I'd pass on what I've heard, and then some of you are asked in.",
    ),
    "final-round": (
        "We sit down together and decide. There's no other round after this.",
        "After this there is only the decision, and then the paperwork.",
        "This was the last conversation. What follows is a yes or a no.",
    ),
    "panel": (
        "We compare our notes, each of us first and then together.",
        "The three of us talk it over, and references come after that.",
        "We go through everybody we've met, and then one of us gets in touch.",
    ),
    "": (
        "I talk it over with the others, and then we get in touch with everybody we've met.",
        "We've a few more people to meet, and then we decide whom to ask back.",
        "References come next for those we'd like to have.",
    ),
}
_ROUNDS: Final[dict[str, tuple[str, ...]]] = {
    "phone": ("One more, in person.", "Yes, a meeting with the team would come after this call."),
    "final-round": ("No, this was the last one.", "There's nothing after this but the decision."),
    "": (
        "There may be one more short meeting, with the people you'd work with.",
        "Perhaps one more conversation. We try to keep it at that.",
    ),
}
_DECIDER: Final = {
    1: (
        "I do, together with the team.",
        "It's my decision in the end, and I ask the others first.",
    ),
    2: ("We decide together.", "All of us who met you have a say."),
}
_PAY: Final = (
    "That gets settled with the offer. I'd rather talk about it when we know we both want this.",
    "The posting has what we can say for now; the rest comes with an offer.",
)
_WHEN: Final[tuple[tuple[int, tuple[str, ...]], ...]] = (
    (0, ("You'll hear from us today.", "Today still, before we go home.")),
    (1, ("You'll hear tomorrow.", "By tomorrow, one way or the other.")),
    (4, ("You'll hear in {n} days.", "Give us {n} days, and then you'll know.")),
    (9, ("You'll hear within a week or so, in about {n} days.", "In about {n} days, either way.")),
    (16, ("It takes us about {n} days.", "You'll hear in {n} days or so, yes or no.")),
    (120, ("It is a slow business with us. Expect about {n} days.", "In {n} days or thereabouts.")),
)
_UNSURE: Final = (
    "I can't name the day yet, but everybody who was here gets an answer.",
    "As soon as we've met everyone. I'd write to you either way.",
)
_NUMBERS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_ABOUT_WORDS: Final = 6
_MOST_WORK: Final = 10
_LONGEST_LINE: Final = 400


def timeframe(draft: Draft) -> dict[str, Any]:
    """When they will hear, as the format has it."""
    if draft.days is None:
        return {"says": list(_UNSURE)}
    says = next(lines for most, lines in _WHEN if draft.days <= most)
    number = _NUMBERS[draft.days] if draft.days < len(_NUMBERS) else str(draft.days)
    return {"says": [line.format(n=number) for line in says], "days": draft.days}


def answers(draft: Draft, speech: Speech, chance: random.Random) -> dict[str, Any]:
    """Everything that is said only when it is asked for."""
    return {
        "next_steps": list(_NEXT.get(draft.setting, _NEXT[""])),
        "rounds": list(_ROUNDS.get(draft.setting, _ROUNDS[""])),
        "decider": list(_DECIDER[min(2, len(draft.people))]),
        "pay": list(_PAY),
        "concerns": list(speech.concerns),
        "work": _work(draft, speech, chance),
        "unknown": list(speech.unknown),
    }


def _work(draft: Draft, speech: Speech, chance: random.Random) -> list[dict[str, Any]]:
    """One answer a fact: asked about its words, they say it."""
    entries = []
    for fact in draft.facts[:_MOST_WORK]:
        about = _subjects(fact, f"{draft.role} {draft.company}")
        if not about:
            continue
        leads = chance.sample(speech.lead_in, min(2, len(speech.lead_in)))
        said = fact[:1].upper() + fact[1:].rstrip(".!") + "."
        entries.append(
            {"about": about, "say": [f"{lead} {said}"[:_LONGEST_LINE] for lead in leads]}
        )
    return entries


def _subjects(fact: str, names: str) -> list[str]:
    """The words by which a question about `fact` is known."""
    known = {word.text for word in normal_words(names)}
    words = [
        word.text
        for word in normal_words(fact)
        if word.text not in COMMON
        and word.text not in known
        and len(word.text) > 3
        and re.fullmatch(r"[a-z][a-z'-]+", word.text)
    ]
    longest_first = sorted(dict.fromkeys(words), key=len, reverse=True)[:_ABOUT_WORDS]
    return [word for word in dict.fromkeys(words) if word in longest_first]
