"""What people write in forms, read: a day, a moment, a person, points one a line."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from simulator.afterwards.days import Rhythm
from simulator.afterwards.debrief import Person
from simulator.text import clean

_PERSON: Final = re.compile(
    r"^(?P<name>[^,<>]+?)\s*(?:,\s*(?P<role>[^<>]*?))?\s*(?:<(?P<at>[^<>]*)>)?$"
)
_NAMED_DAYS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}
_YEARS: Final = (2000, 2100)


class NotUnderstood(ValueError):
    """What was written makes no sense there; `str()` says what was found and expected."""


def tidy(text: str) -> str:
    """One line, without control characters."""
    return " ".join(clean(text).split())


def shown(text: str) -> str:
    """`text` short enough for a message."""
    line = tidy(text)
    return line if len(line) <= 60 else line[:59].rstrip() + "…"


def day_in(written: str, today: date) -> date | None:
    """The day in `written`: ISO, or today and the like; None for “none”."""
    word = written.strip().casefold()
    if word == "none":
        return None
    if word in _NAMED_DAYS:
        return today + timedelta(days=_NAMED_DAYS[word])
    try:
        found = date.fromisoformat(word)
    except ValueError:
        found = date.min
    if not _YEARS[0] <= found.year < _YEARS[1]:
        raise NotUnderstood(
            f"found “{shown(written)}”, expected a day such as 2025-03-10, tomorrow, or none."
        )
    return found


def moment_in(written: str, now: datetime, rhythm: Rhythm) -> datetime:
    """The time in `written`, in the user's zone unless it names one; in UTC."""
    word = written.strip()
    if word.casefold() == "now":
        return now
    day, _, clock = word.partition(" ")
    if day.casefold() in _NAMED_DAYS:
        named = day_in(day, rhythm.day_of(now))
        word = f"{named} {clock}".strip()
    try:
        found = datetime.fromisoformat(word)
    except ValueError:
        found = None
    if found is None or not _YEARS[0] <= found.year < _YEARS[1]:
        raise NotUnderstood(
            f"found “{shown(written)}”, expected a day and time such as "
            "“2025-03-03 15:30”, “today 15:30” or now."
        )
    return (found if found.tzinfo else found.replace(tzinfo=rhythm.zone)).astimezone(UTC)


def person_in(written: str) -> Person:
    """The person in “Mara Lind, Head of design <mara@example.org>”."""
    from simulator.afterwards.mail import usable_address

    found = _PERSON.match(tidy(written))
    address = (found["at"] or "").strip() if found else ""
    if found is None or (address and not usable_address(address)):
        raise NotUnderstood(
            f"found “{shown(written)}”, expected a name, or "
            "“Mara Lind, Head of design <mara@example.org>”."
        )
    return Person(found["name"].strip(), (found["role"] or "").strip(), address)


def people_in(text: str) -> tuple[Person, ...]:
    """The people in `text`, one a line; empty lines are nobody."""
    return tuple(person_in(line) for line in text.splitlines() if tidy(line))


def as_written(person: Person) -> str:
    """A person as `person_in` reads them."""
    role = f", {tidy(person.role)}" if person.role else ""
    return tidy(person.name) + role + (f" <{person.address}>" if person.address else "")


def points_in(text: str) -> tuple[str, ...]:
    """The points in `text`, one a line, each once."""
    return tuple(dict.fromkeys(filter(None, map(tidy, text.splitlines()))))
