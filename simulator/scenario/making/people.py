"""Who interviews: read from a line such as "Priya Shah, Head of Care, warm"."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Final, get_args

from simulator.scenario.making.ids import free_id, id_of
from simulator.scenario.model import Manner, Setting
from simulator.scoring.word_sets import word_set
from simulator.text import clean

MANNERS: Final[tuple[Manner, ...]] = get_args(Manner)
MOST_PEOPLE: Final = 6
PANEL: Final = 3

# How people put it, and what the format calls it.
_SEEMS: Final[dict[str, Manner]] = {
    "friendly": "warm", "kind": "warm", "nice": "warm", "chatty": "warm", "open": "warm",
    "relaxed": "warm", "cheerful": "warm", "lovely": "warm",
    "direct": "brisk", "blunt": "brisk", "quick": "brisk", "businesslike": "brisk",
    "efficient": "brisk", "to the point": "brisk", "abrupt": "brisk",
    "critical": "sceptical", "skeptical": "sceptical", "tough": "sceptical", "hard": "sceptical",
    "stern": "sceptical", "doubtful": "sceptical", "testing": "sceptical", "cold": "sceptical",
    "absent": "distracted", "scattered": "distracted", "tired": "distracted",
    "quiet": "reserved", "silent": "reserved", "shy": "reserved", "calm": "reserved",
    "polite": "formal", "official": "formal", "strict": "formal", "correct": "formal",
    "busy": "rushed", "hurried": "rushed", "late": "rushed", "running late": "rushed",
    "stressed": "rushed",
}  # fmt: skip
_STAND_INS: Final = (
    "Robin Ames", "Alex Moran", "Sam Okoye", "Jo Lindell", "Chris Amari", "Pat Devine",
    "Kim Farrow", "Lee Haddad", "Nicky Shaw", "Ashley Brandt", "Max Ferreira", "Charlie Nwosu",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who interviews: name, their part in the company, and how they seem."""

    name: str
    role: str = "Hiring manager"
    manner: Manner = "warm"


class UnknownManner(ValueError):
    """There is no such manner; `str()` lists those there are."""

    def __init__(self, found: str) -> None:
        super().__init__(f"I don't know “{found}”. They can seem {', '.join(MANNERS)}.")
        self.found = found


class NoName(ValueError):
    """A line about a person has no name in it."""


def manner_of(words: str) -> Manner:
    """What `words` call a manner, in the format's word; raises UnknownManner."""
    plain = " ".join(clean(words).casefold().split()).strip(" .")
    for manner in MANNERS:
        if plain == manner:
            return manner
    if plain in _SEEMS:
        return _SEEMS[plain]
    for word in re.findall(r"[a-z]+", plain):
        if word in MANNERS or word in _SEEMS:
            return manner_of(word)
    raise UnknownManner(plain[:40])


def person_of(line: str) -> Person:
    """The person in "name, role, manner"; the last two may be left out.

    Raises UnknownManner when the third part is none, and NoName for a line that has none.
    """
    parts = [" ".join(clean(part).split()) for part in line.split(",")]
    name, *rest = [part for part in parts if part] or [""]
    if not any(letter.isalpha() for letter in name):
        raise NoName("Begin with a name, as in “Priya Shah, Team lead, warm”.")
    manner: Manner = "warm"
    if rest and (len(rest) > 1 or _is_manner(rest[-1])):
        manner = manner_of(rest.pop())
    role = ", ".join(rest) or "Hiring manager"
    return Person(name[:60], role[:80], manner)


def stand_ins(setting: Setting, seed: int) -> tuple[Person, ...]:
    """People to rehearse with where nobody has told who interviews; the same for one seed."""
    names = random.Random(seed).sample(_STAND_INS, PANEL)
    if setting != "panel":
        return (Person(names[0]),)
    parts: tuple[tuple[str, Manner], ...] = (
        ("Hiring manager", "warm"), ("Team lead", "brisk"), ("Human resources", "reserved"),
    )  # fmt: skip
    return tuple(
        Person(name, role, manner) for name, (role, manner) in zip(names, parts, strict=True)
    )


def person_ids(people: tuple[Person, ...]) -> tuple[str, ...]:
    """A short name of their own for each."""
    ids: list[str] = []
    for person in people:
        words = [word for word in id_of(person.name, "person").split("-") if word not in _TITLES]
        ids.append(free_id(words[0] if words else "person", ids))
    return tuple(ids)


_TITLES: Final = word_set("mr mrs ms miss mx dr prof professor sir dame")


def _is_manner(words: str) -> bool:
    plain = words.casefold().strip(" .")
    return plain in MANNERS or plain in _SEEMS
