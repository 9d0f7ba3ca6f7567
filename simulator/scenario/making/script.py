"""Writes the interviewers' part: cues likely for the form of the interview and those who ask."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, Final

from simulator.scenario.making.answers import answers
from simulator.scenario.making.draft import Draft
from simulator.scenario.making.manners import Lines, Speech, speech
from simulator.scenario.making.people import Person, person_ids
from simulator.scenario.model import Invites, Setting

CUE_LINES: Final = 3
"""Ways to put each cue; a play chooses one of them."""

# What is likely at the end of such an interview, in order, and how likely.
_PLANS: Final[dict[Setting, tuple[tuple[Invites, float], ...]]] = {
    "one-to-one": (("questions", 1), ("addition", 0.7), ("interest", 0.5)),
    "panel": (("reasons", 1), ("addition", 0.8), ("questions", 1)),
    "phone": (("questions", 1), ("interest", 0.8), ("addition", 0.4)),
    "video": (("addition", 1), ("questions", 1), ("interest", 0.4)),
    "final-round": (("reasons", 1), ("interest", 0.8), ("questions", 1)),
    "internal-move": (("interest", 1), ("reasons", 0.7), ("questions", 1)),
    "career-change": (("reasons", 1), ("addition", 0.7), ("questions", 1)),
    "return-after-break": (("addition", 1), ("concerns", 0.5), ("questions", 1)),
}
_NAMES: Final[dict[Invites, str]] = {
    "questions": "your-questions",
    "addition": "anything-to-add",
    "interest": "how-interested",
    "reasons": "why-you",
    "concerns": "any-doubts",
    "pay": "about-pay",
    "closing": "that-is-our-time",
}
_LONGEST: Final = {"brisk": 150, "rushed": 120, "reserved": 200, "formal": 200}

Data = dict[str, Any]


def closing(draft: Draft) -> Data:
    """The closing as the scenario format has it; one seed writes one script."""
    chance = random.Random(f"{draft.seed}/{draft.setting}/{draft.difficulty}")
    first = speech(draft.people[0].manner)
    goodbye: Data = {
        "say": _filled(first.goodbye, draft),
        "nothing_asked": _filled(first.nothing_asked, draft),
    }
    return {
        "longest_answer": min(_LONGEST.get(person.manner, 220) for person in draft.people),
        "cues": _cues(draft, chance),
        "answers": answers(draft, first, chance),
        "reactions": _general(first, draft),
        "goodbye": goodbye,
    }


def plan(draft: Draft) -> tuple[tuple[Invites, float], ...]:
    """What the cues leave room for, in order, each with how often it comes up."""
    planned = list(_PLANS[draft.setting])
    manners = {person.manner for person in draft.people}
    used = {invites for invites, _ in planned}
    if draft.difficulty >= 2 and "reasons" not in used:
        planned.insert(-1, ("reasons", 0.6 if draft.difficulty == 2 else 1))
    if draft.difficulty == 3:
        planned.insert(1, ("pay", 0.5))
        if "concerns" not in used and "sceptical" in manners:
            planned.insert(1, ("concerns", 0.5))
    if "rushed" in manners:
        planned.append(("closing", 0.6))
    return tuple(planned)


def _cues(draft: Draft, chance: random.Random) -> list[Data]:
    ids = person_ids(draft.people)
    cues: list[Data] = []
    for number, (invites, likely) in enumerate(plan(draft)):
        person = draft.people[number % len(draft.people)]
        way = speech(person.manner)
        cue: Data = {"id": _NAMES[invites]}
        if len(ids) > 1:
            cue["speaker"] = ids[number % len(ids)]
        cue["invites"] = invites
        if likely < 1:
            cue["chance"] = likely
        if number and invites == "interest":
            cue["unless_met"] = ["enthusiasm", "asks"]
        cue["say"] = _some(way.cues[invites], CUE_LINES, draft, chance)
        cue["reactions"] = _reactions(invites, person, draft, chance)
        cues.append(cue)
    return cues


def _reactions(invites: Invites, person: Person, draft: Draft, chance: random.Random) -> list[Data]:
    """Reactions of one cue, narrow before wide, in the words of whoever asked."""
    way = speech(person.manner).reactions

    def say(name: str, most: int = 2) -> list[str]:
        return _some(way[name], most, draft, chance)

    reactions: list[Data] = []
    if invites in ("reasons", "addition", "concerns", "interest"):
        reactions.append({"met": ["evidence"], "say": say("evidence")})
    if invites == "addition":
        reactions.append({"met": ["adds", "new"], "thin": False, "say": say("adds")})
    if invites in ("questions", "interest"):
        reactions.append({"any_met": ["from_interview"], "say": say("heard")})
    if invites in ("reasons", "interest", "pay"):
        missed = ["enthusiasm", "asks", "fit", "skills", "evidence", "adds"]
        reactions.append({"asked": True, "missed": missed, "push": True, "say": say("back", 1)})
    if invites in ("reasons", "addition"):
        reactions.append({"any_met": ["skills", "fit"], "thin": False, "say": say("skills")})
    if invites != "closing":
        reactions.append({"any_met": ["enthusiasm", "asks"], "say": say("warm")})
    reactions.append({"declined": True, "say": say("declined")})
    if invites in ("reasons", "addition", "concerns"):
        reactions.append({"thin": True, "push": True, "say": say("thin", 3)})
    reactions.append({"silent": True, "push": True, "say": say("silent")})
    return reactions


def _general(way: Speech, draft: Draft) -> list[Data]:
    """Reactions for any cue that has none of its own left."""

    def say(name: str) -> list[str]:
        return _filled(way.reactions[name], draft)

    return [
        {"long": True, "say": say("long")},
        {"any_met": ["enthusiasm", "asks"], "say": say("warm")},
        {"any_met": ["evidence", "skills"], "thin": False, "say": say("skills")},
        {"any_met": ["adds", "new"], "thin": False, "say": say("adds")},
        {"silent": True, "push": True, "say": say("silent")},
        {"declined": True, "say": say("declined")},
        {"say": say("otherwise")},
    ]


def _some(lines: Lines, most: int, draft: Draft, chance: random.Random) -> list[str]:
    return _filled(chance.sample(lines, min(most, len(lines))), draft)


def _filled(lines: Sequence[str], draft: Draft) -> list[str]:
    # Not str.format: a company may well have a brace in its name.
    return [line.replace("{company}", draft.company) for line in lines]
