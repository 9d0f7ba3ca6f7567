"""What is found in a job posting: every value with the words of the posting it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Field = Literal["role", "company", "skills", "facts"]

SURE: Final = 0.6
"""From this sureness on a value stands; below it, the candidate is asked."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands in the posting's text: `posting.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A value, the exact words it came from, and how sure it is, 0 to 1.

    `value` is those words put tidily; it holds no word that the posting does not.
    """

    value: str
    span: Span
    sureness: float

    @property
    def sure(self) -> bool:
        """Whether it stands without asking."""
        return self.sureness >= SURE


@dataclass(frozen=True, slots=True)
class Question:
    """Something the posting leaves open: what to ask, why, and answers the posting suggests."""

    field: Field
    ask: str
    why: str
    suggestions: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """What a posting says. `role` and `company` are None where it does not surely say.

    `text` is the posting as read; all spans count in it. `questions` are asked, never guessed.
    """

    text: str
    role: Found | None
    company: Found | None
    skills: tuple[Found, ...]
    facts: tuple[Found, ...]
    questions: tuple[Question, ...]

    def line_of(self, span: Span) -> int:
        """The line of the posting, from 1, in which `span` begins."""
        return self.text.count("\n", 0, span.start) + 1


def span_of(text: str, start: int, end: int) -> Span:
    """The span from `start` to `end` without blanks around it."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Span(start, start + len(words), words)
