"""The debrief: two minutes of notes right after the interview; everything else feeds on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """Someone met in the interview; `address` is their e-mail, empty when unknown."""

    name: str
    role: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Debrief:
    """What the candidate noted, in their own words; every part may be empty.

    `promises` is what they said they would send or do, `learned` what they heard of the job,
    `forgot` what they did not get to say, `hear_by` the day by which they were told they hear.
    """

    people: tuple[Person, ...] = ()
    promises: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()
    forgot: tuple[str, ...] = ()
    hear_by: date | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is noted yet."""
        return self == Debrief()


def same_name(name: str, other: str) -> bool:
    """Whether two names are one, whatever their capitals and spaces."""
    return " ".join(name.split()).casefold() == " ".join(other.split()).casefold()


def everyone(known: Iterable[Person], noted: Iterable[Person]) -> tuple[Person, ...]:
    """All people met, each once: those known first, with what was noted of them filled in."""
    people: list[Person] = []
    for person in (*known, *noted):
        if not person.name.strip():
            continue
        for place, other in enumerate(people):
            if same_name(person.name, other.name):
                people[place] = replace(
                    other,
                    role=person.role or other.role,
                    address=person.address or other.address,
                )
                break
        else:
            people.append(person)
    return tuple(people)
