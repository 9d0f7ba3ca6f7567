"""A scenario in the making: all that the candidate can say about it, each part to be changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from simulator.scenario.making.guesses import difficulty_of, industry_of, level_of
from simulator.scenario.making.ids import id_of
from simulator.scenario.making.people import Person, stand_ins
from simulator.scenario.model import Level, Setting
from simulator.scenario.posting.found import Extract, Question
from simulator.scoring.overlap import shared
from simulator.text import clean

MOST_POINTS: Final = 12
"""Entries of a list, as the scenario format has it."""

LONGEST_POINT: Final = 200
LONGEST_NAME: Final = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What the candidate says; all of it may be left out where the posting says it.

    `skills` and `facts` are added to the posting's. `strengths` may still be brought up,
    `discussed` are those that the interview has covered by then. `days` is when they will hear.
    """

    role: str = ""
    company: str = ""
    about: str = ""
    skills: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    discussed: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    setting: Setting = "one-to-one"
    level: Level | None = None
    industry: str = ""
    difficulty: int | None = None
    days: int | None = None
    title: str = ""
    id: str = ""
    seed: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A scenario but for its script; `dataclasses.replace` changes any of it.

    `stand_in` says that nobody told who interviews, so that the names are invented.
    """

    id: str
    title: str
    summary: str
    industry: str
    level: Level
    setting: Setting
    difficulty: int
    role: str
    company: str
    about: str
    people: tuple[Person, ...]
    facts: tuple[str, ...]
    skills: tuple[str, ...]
    discussed: tuple[str, ...]
    your_points: tuple[str, ...]
    days: int | None
    seed: int
    stand_in: bool = False


class NotKnown(ValueError):
    """Something that a scenario cannot do without is not known; `questions` ask for it."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self.questions = tuple(questions)
        super().__init__(" ".join(question.ask for question in self.questions))


def still_open(extract: Extract | None, wishes: Wishes) -> tuple[Question, ...]:
    """The questions that neither the posting nor the wishes answer, the needed ones first."""
    asked = extract.questions if extract else _ALL
    return tuple(question for question in asked if not getattr(wishes, question.field))


def draft(extract: Extract | None, wishes: Wishes) -> Draft:
    """The scenario that posting and wishes come to; raises NotKnown where a part is missing."""
    role = _name(wishes.role or (extract.role.value if extract and extract.role else ""))
    company = _name(
        wishes.company or (extract.company.value if extract and extract.company else "")
    )
    skills = points([*wishes.skills, *((s.value for s in extract.skills) if extract else ())])
    facts = points([*wishes.facts, *((f.value for f in extract.facts) if extract else ())])
    missing = [
        question
        for question in _ALL
        if not {"role": role, "company": company, "skills": skills, "facts": facts}[question.field]
    ]
    if missing:
        raise NotKnown(missing)
    text = extract.text if extract else ""
    people = wishes.people or stand_ins(wishes.setting, wishes.seed)
    discussed = points(wishes.discussed)
    return Draft(
        id=wishes.id or id_of(f"{role} {company}"),
        title=_cut(_name(wishes.title) or f"{role}, {company}", 70),
        summary=_cut(f"My own interview: {role} at {company}.", 240),
        industry=_cut(_name(wishes.industry), 40) or industry_of(f"{role} {text}"),
        level=wishes.level or level_of(role),
        setting=wishes.setting,
        difficulty=wishes.difficulty or difficulty_of(people),
        role=role,
        company=company,
        about=_cut(" ".join(clean(wishes.about).split()), 600),
        people=people,
        facts=facts,
        skills=skills,
        discussed=discussed,
        your_points=points(
            strength
            for strength in wishes.strengths
            if all(shared(strength, point) < 0.8 for point in discussed)
        ),
        days=wishes.days,
        seed=wishes.seed,
        stand_in=not wishes.people,
    )


def points(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts as a scenario's list holds them: one line each, not long, no text twice."""
    kept: dict[str, str] = {}
    for text in texts:
        line = _cut(" ".join(clean(text).split()).strip(" -•*;,").rstrip("."), LONGEST_POINT)
        if any(letter.isalnum() for letter in line):
            kept.setdefault(line.casefold(), line)
    return tuple(kept.values())[:MOST_POINTS]


def _name(text: str) -> str:
    return _cut(" ".join(clean(text).split()), LONGEST_NAME)


def _cut(text: str, most: int) -> str:
    """`text` cut at a word where it is too long."""
    if len(text) <= most:
        return text
    head, _, _ = text[: most - 1].rpartition(" ")
    return (head or text[: most - 1]).rstrip(" ,;:-–") + "…"


_ALL: Final = (
    Question("role", "Which job is it?", "A scenario needs the job's title."),
    Question("company", "Who would you be working for?", "A scenario needs the employer's name."),
    Question("skills", "What does the job ask for?", "At least one thing."),
    Question("facts", "What do you know about the place or the job?", "At least one thing."),
)
