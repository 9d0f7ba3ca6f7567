"""Which answers the candidate's questions get; nothing is answered that was not asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from simulator.interview.lines import unsaid
from simulator.interview.phrases import mentions
from simulator.interview.questions import Question, may_ask, questions
from simulator.interview.topics import AskedTopic
from simulator.scenario.model import Script, Timeframe, WorkAnswer

MOST_ANSWERS: Final = 4
"""Answers given in one go; nobody keeps more questions in mind than that."""

_ABOUT_NEXT: Final = frozenset({"next_steps", "rounds", "decider"})


@dataclass(frozen=True, slots=True)
class Known:
    """What the interviewers can tell, and the topics and lines they have told."""

    script: Script
    timeframe: Timeframe
    told: Sequence[str]
    said: Sequence[str]


@dataclass(frozen=True, slots=True)
class Replies:
    """The topics to answer with the ways to say each; `asked` when there was any question."""

    asked: bool
    answers: tuple[tuple[str, tuple[str, ...]], ...]


def lines_for(text: str, met: frozenset[str], known: Known) -> Replies:
    """The answers to what `text` asks; `met` helps with questions in unusual words."""
    found = _understood(text, met)
    answers: dict[str, tuple[str, ...]] = {}
    for question in found:
        topic, variants = _answer(question, known)
        if topic == "rounds" and variants is None:
            # Without a line of its own, what comes next says whether there are more rounds.
            topic, variants = "next_steps", known.script.answers.next_steps
        if variants is None or (topic in known.told and not unsaid(variants, known.said)):
            topic, variants = "unknown", known.script.answers.unknown
        answers.setdefault(topic, variants)
    if "unknown" in answers:  # the way out comes last, after what can be answered
        answers["unknown"] = answers.pop("unknown")
    asked = bool(found) or "asks_next" in met
    return Replies(asked, tuple(answers.items())[:MOST_ANSWERS])


def _understood(text: str, met: frozenset[str]) -> tuple[Question, ...]:
    """The questions of `text`; those in unusual words are read by the criteria that they met."""
    found = questions(text)
    topics = {question.topic for question in found}
    meant: list[AskedTopic] = []
    if "asks_next" in met and not topics & (_ABOUT_NEXT | {"timeframe"}):
        meant.append("next_steps")
    if "timeframe" in met and "timeframe" not in topics:
        meant.append("timeframe")
    odd = next((question for question in found if question.topic == "unknown"), None)
    if not meant or (odd is None and not may_ask(text)):
        return found
    read = tuple(Question(topic, odd.words if odd else "") for topic in meant)
    place = found.index(odd) if odd else len(found)
    return (*found[:place], *read, *found[place + (odd is not None) :])


def _answer(question: Question, known: Known) -> tuple[str, tuple[str, ...] | None]:
    answers = known.script.answers
    match question.topic:
        case "timeframe":
            return "timeframe", known.timeframe.says
        case "next_steps":
            return "next_steps", answers.next_steps
        case "rounds":
            return "rounds", answers.rounds
        case "decider":
            return "decider", answers.decider
        case "pay":
            return "pay", answers.pay
        case "concerns":
            return "concerns", answers.concerns
        case _:
            place = _about(question.words, answers.work)
            if place is None:
                return "unknown", None
            return f"work {place + 1}", answers.work[place].say


def _about(words: str, work: Sequence[WorkAnswer]) -> int | None:
    """The place of the work answer that shares most with the question, the first of equals."""
    best, most = None, 0
    for place, entry in enumerate(work):
        hits = sum(mentions(words, phrase) for phrase in entry.about)
        if hits > most:
            best, most = place, hits
    return best
