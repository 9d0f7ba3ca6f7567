"""What the commands of `mock-interview after` share: dates, names, files and the history."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from simulator.afterwards.aftermath import Aftermath
    from simulator.afterwards.days import Rhythm
    from simulator.afterwards.debrief import Person
    from simulator.history.afterwards import Afterwards
    from simulator.settings import Settings

Result = TypeVar("Result")

MOST_BYTES: Final = 1_000_000


class CannotDo(Exception):
    """What was asked cannot be done; the message says why, and what to do instead."""

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.status = status


def now() -> datetime:
    """The time; the one place where this door looks at a clock."""
    return datetime.now(UTC)


def settings() -> Settings:
    """The user's settings; raises SettingsProblems."""
    from simulator.paths import paths
    from simulator.settings import load_or_default

    return load_or_default(paths().settings)


def rhythm() -> Rhythm:
    """The user's own days."""
    from simulator.rhythm import rhythm_of

    return rhythm_of(settings())


def with_afterwards(
    work: Callable[[Afterwards], Result], days: Rhythm, *, make: bool = True
) -> Result | None:
    """What `work` gives; without `make`, None when there is no history yet, and none is made."""
    from simulator.history.afterwards import Afterwards
    from simulator.paths import ensure, paths

    where = paths()
    if not where.database.exists():
        if not make:
            if where.home.exists():
                ensure(where)  # says so when the home is a file, or cannot be used
            return None
        ensure(where)
    with Afterwards.open(where.database, days.zone) as kept:
        try:
            return work(kept)
        finally:
            for notice in kept.notices:
                print(notice, file=sys.stderr)


def the_aftermath(which: str, days: Rhythm) -> Aftermath:
    """All that is kept about that interview; raises UnknownTake or UnknownEntry."""
    from simulator.history.afterwards import parse_key
    from simulator.history.failures import UnknownEntry

    key = parse_key(which)
    found = with_afterwards(lambda kept: kept.get(key), days, make=False)
    if found is None:
        raise UnknownEntry(f"There is no {key}.")
    return found


def one_day(written: str, days: Rhythm, field: str) -> date | None:
    """The day in `written`: ISO, or today and the like; None for “none”. Raises CannotDo."""
    from simulator.afterwards.written import NotUnderstood, day_in

    try:
        return day_in(written, days.day_of(now()))
    except NotUnderstood as problem:
        raise CannotDo(f"{field}: {problem}") from None


def one_moment(written: str, days: Rhythm, field: str) -> datetime:
    """The time in `written`, in the user's zone unless it names one; raises CannotDo."""
    from simulator.afterwards.written import NotUnderstood, moment_in

    try:
        return moment_in(written, now(), days)
    except NotUnderstood as problem:
        raise CannotDo(f"{field}: {problem}") from None


def one_person(written: str) -> Person:
    """The person in “Mara Lind, Head of design <mara@example.org>”; raises CannotDo."""
    from simulator.afterwards.written import NotUnderstood, person_in

    try:
        return person_in(written)
    except NotUnderstood as problem:
        raise CannotDo(f"person: {problem}") from None


def text_of(file: str) -> str:
    """The text in `file`, or on standard input for “-”; raises CannotDo."""
    try:
        if file == "-":
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(file).expanduser().open("rb") as opened:
                raw = opened.read(MOST_BYTES + 1)
    except (OSError, RuntimeError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise CannotDo(f"{file}: {reason}. Check the name of the file.") from None
    if len(raw) > MOST_BYTES:
        raise CannotDo(f"{file}: more than a million bytes. Is this the file you mean?")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise CannotDo(
            f"{file}: not UTF-8 text (byte {problem.start + 1}). Save it as UTF-8 and try again."
        ) from None
    if "\0" in text:
        raise CannotDo(f"{file}: this looks like a binary file. Give a UTF-8 text file.")
    return text


def tidy(text: str) -> str:
    """One line, without control characters."""
    from simulator.afterwards.written import tidy

    return tidy(text)


def shown(text: str) -> str:
    """`text` short enough for a message."""
    from simulator.afterwards.written import shown

    return shown(text)


def wrapped(text: str, indent: str = "") -> str:
    """`text` in lines that any terminal can show."""
    import textwrap

    return textwrap.fill(
        tidy(text), 88, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )


def print_json(data: object, *, lines: bool = False) -> None:
    """Plain data as JSON: on one line, or indented."""
    import json

    print(json.dumps(data, ensure_ascii=False, indent=None if lines else 2))
