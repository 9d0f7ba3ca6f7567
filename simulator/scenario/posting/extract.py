"""From a posting's text to what it says, and to what has to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from simulator.scenario.posting.employers import find_company
from simulator.scenario.posting.facts import find_facts
from simulator.scenario.posting.found import Extract, Field, Found, Question
from simulator.scenario.posting.layout import blocks
from simulator.scenario.posting.names import name_key
from simulator.scenario.posting.skills import find_skills
from simulator.scenario.posting.titles import find_role
from simulator.scenario.posting.weighing import doubtful

FEWEST_SKILLS: Final = 2
MOST_SKILLS: Final = 40
_MOST_SUGGESTIONS: Final = 3


def extract(text: str) -> Extract:
    """What the posting `text` says, as `source.read_text` and its like give it."""
    parts = blocks(text)
    roles = find_role(text, parts)
    companies = _no_titles(find_company(text, parts), roles)
    asked = find_skills(text, parts)
    skills = tuple(skill for skill in asked if skill.sure)[:MOST_SKILLS]
    role, company = _settled(roles), _settled(companies)
    facts = find_facts(text, parts, [skill.span for skill in asked])
    questions = [
        *_which("role", role, roles),
        *_which("company", company, companies),
        *_more_skills(skills, [skill for skill in asked if not skill.sure]),
    ]
    if not facts:
        questions.append(
            Question("facts", _ASK["facts"], "The posting tells little about the place.")
        )
    return Extract(text, role, company, skills, facts, tuple(questions))


_ASK: Final[dict[Field, str]] = {
    "role": "Which job is it?",
    "company": "Who would you be working for?",
    "skills": "What else does the job ask for?",
    "facts": "What do you know about the place or the job?",
}
_WHY: Final[dict[Field, tuple[str, str]]] = {
    "role": ("The posting gives no title.", "The posting could mean more than one title."),
    "company": (
        "The posting does not name the employer.",
        "I am not sure which of these names is the employer's.",
    ),
}


def _settled(found: tuple[Found, ...]) -> Found | None:
    return found[0] if found and found[0].sure and not doubtful(found) else None


def _which(field: Field, settled: Found | None, found: tuple[Found, ...]) -> list[Question]:
    if settled is not None:
        return []
    likely = tuple(f for f in found if f.sureness >= 0.25)[:_MOST_SUGGESTIONS]
    return [Question(field, _ASK[field], _WHY[field][bool(likely)], likely)]


def _more_skills(skills: Sequence[Found], hints: Sequence[Found]) -> list[Question]:
    if len(skills) < FEWEST_SKILLS:
        why = "The posting says little about what it asks for."
    elif hints:
        why = "The posting may ask for this too; I am not sure."
    else:
        return []
    return [Question("skills", _ASK["skills"], why, tuple(hints)[:_MOST_SUGGESTIONS])]


def _no_titles(companies: tuple[Found, ...], roles: tuple[Found, ...]) -> tuple[Found, ...]:
    """The names without those that are only the job's title, or a piece of its line."""
    if not roles:
        return companies
    title = set(name_key(roles[0].value).split())
    return tuple(c for c in companies if not set(name_key(c.value).split()) <= title)
