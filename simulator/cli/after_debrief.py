"""`mock-interview after debrief`: two minutes of notes."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.cli import after_shared as shared

if TYPE_CHECKING:
    from simulator.afterwards.aftermath import Aftermath
    from simulator.afterwards.days import Rhythm
    from simulator.afterwards.debrief import Debrief

_GIVEN = ("person", "promise", "learned", "forgot", "hear_by", "clear")


def debrief(args: argparse.Namespace) -> int:
    """Add what was given to the debrief, keep it, and show it."""
    days = shared.rhythm()
    aftermath = shared.the_aftermath(args.which, days)
    if any(getattr(args, name) for name in _GIVEN):
        changed = _changed(aftermath.debrief, args, days)
        day = days.day_of(aftermath.occasion.ended_at)
        if changed.hear_by is not None and changed.hear_by < day:
            raise shared.CannotDo(
                f"hear-by: {changed.hear_by} lies before the interview ({day}). Nothing is kept."
            )
        key = aftermath.occasion.key
        kept = shared.with_afterwards(lambda kept: kept.keep_debrief(key, changed), days)
        aftermath = kept or aftermath
        if args.hear_by and changed.hear_by is None and aftermath.hear_by is not None:
            print(
                f"They named {aftermath.hear_by} in the talk itself, so the plan goes by that.",
                file=sys.stderr,
            )
    if args.json:
        shared.print_json(_data(aftermath))
    else:
        _print(aftermath)
    return 0


def _changed(before: Debrief, args: argparse.Namespace, days: Rhythm) -> Debrief:
    from simulator.afterwards.debrief import Debrief, everyone

    empty = Debrief()
    for part in args.clear or ():
        name = part.replace("-", "_")
        before = replace(before, **{name: getattr(empty, name)})
    people = everyone(before.people, map(shared.one_person, args.person or ()))
    hear_by = before.hear_by
    if args.hear_by:
        hear_by = shared.one_day(args.hear_by, days, "hear-by")
    return Debrief(
        people=people,
        promises=_added(before.promises, args.promise),
        learned=_added(before.learned, args.learned),
        forgot=_added(before.forgot, args.forgot),
        hear_by=hear_by,
    )


def _added(before: tuple[str, ...], given: list[str] | None) -> tuple[str, ...]:
    lines = (shared.tidy(text) for text in given or ())
    return tuple(dict.fromkeys((*before, *filter(None, lines))))


def _print(aftermath: Aftermath) -> None:
    noted = aftermath.debrief
    occasion = aftermath.occasion
    print(shared.tidy(f"{occasion.key}: {occasion.role}, {occasion.company}"))
    for person in aftermath.people:
        role = f", {person.role}" if person.role else ""
        address = f" <{person.address}>" if person.address else ""
        print("  " + shared.tidy(f"met: {person.name}{role}{address}"))
    for label, points in (
        ("promised", noted.promises),
        ("learned", noted.learned),
        ("forgot to say", noted.forgot),
    ):
        for point in points:
            print("  " + shared.tidy(f"{label}: {point}"))
    if aftermath.hear_by is not None:
        print(f"  to hear by: {aftermath.hear_by}")
    if noted.empty:
        print("  Nothing is noted yet. --help shows what can be.")


def _data(aftermath: Aftermath) -> dict[str, object]:
    from dataclasses import asdict

    noted = aftermath.debrief
    return {
        "key": aftermath.occasion.key,
        "people": [asdict(person) for person in aftermath.people],
        "promises": list(noted.promises),
        "learned": list(noted.learned),
        "forgot": list(noted.forgot),
        "hear_by": None if aftermath.hear_by is None else str(aftermath.hear_by),
    }
