"""The form of a real interview: its fields, and what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.afterwards.written import as_written

if TYPE_CHECKING:
    from simulator.afterwards.interviews import RealInterview

FIELDS = (
    ("company", "Company", "without it, nothing is kept", 1),
    ("role", "The job", "", 1),
    ("when", "When it ended", "2026-03-03 15:30, today 15:30 or now", 1),
    ("people", "Whom you met", "Name, role <e-mail>; one a line", 3),
    ("asked", "What you were asked", "one a line", 3),
    ("facts", "What you learned about the job", "one a line", 3),
    ("skills", "What the job asks for", "one a line", 2),
    ("account", "How the closing went, as you see it", "", 3),
    ("closing", "What you said at the close", "as far as you remember; it is scored", 5),
    ("hear_by", "You hear by", "the day they named, if they did: 2026-03-10", 1),
)
NAMES = {name: title for name, title, _, _ in FIELDS}


def texts_of(told: RealInterview, when: str) -> dict[str, str]:
    """What stands in each field; `when` is its end, written in the user's own time."""
    return {
        "company": told.company,
        "role": told.role,
        "when": when,
        "people": "\n".join(map(as_written, told.people)),
        "asked": "\n".join(told.asked),
        "facts": "\n".join(told.facts),
        "skills": "\n".join(told.skills),
        "account": told.account,
        "closing": told.closing,
        "hear_by": str(told.hear_by) if told.hear_by else "",
    }


def scored_words(told: RealInterview) -> tuple[object, ...]:
    """What the score depends on."""
    people = tuple(person.name for person in told.people)
    return told.closing, told.wants_job, told.role, told.company, told.facts, told.skills, people
