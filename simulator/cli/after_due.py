"""`mock-interview after`: all that is due."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.cli import after_shared as shared

if TYPE_CHECKING:
    from datetime import datetime

    from simulator.afterwards.days import Rhythm
    from simulator.afterwards.due import Due

_HOW = {
    "note": "mock-interview after note {key} {person}",
    "debrief": "mock-interview after debrief {key}",
    "followup": "mock-interview after followup {key}",
    "search": "mock-interview after applications",
}


def show(args: argparse.Namespace) -> int:
    """Print what is due, the earliest first."""
    from simulator.afterwards.due import due_today

    days, moment = shared.rhythm(), shared.now()
    listed = everything_due(days, moment)
    today = due_today(moment, listed, days)
    if args.json:
        for one in today if args.today else listed:
            shared.print_json(_data(one, days), lines=True)
        return 0
    if not listed:
        print("Nothing is due. `mock-interview after debrief TAKE` begins with a take of yours,")
        print("`mock-interview after interview add` with a real interview.")
        return 0
    later = [one for one in listed if one not in today]
    _print("Today", today, moment, days)
    if not today:
        print("Nothing is due today.")
    if later and not args.today:
        print()
        _print("Later", later, moment, days)
    return 0


def everything_due(days: Rhythm, moment: datetime) -> tuple[Due, ...]:
    """All that is due, from the history; looking makes no file."""
    return shared.with_afterwards(lambda kept: kept.due(moment, days), days, make=False) or ()


def _print(title: str, listed: Sequence[Due], moment: datetime, days: Rhythm) -> None:
    from shlex import quote

    from simulator.afterwards.due import when

    if not listed:
        return
    print(title)
    for one in listed:
        print(f"  {when(one, moment, days)}: {shared.tidy(one.title)}")
        if one.detail:
            print(shared.wrapped(one.detail, "      "))
        if how := _HOW.get(one.kind):
            print("      " + how.format(key=one.key, person=quote(shared.tidy(one.person))))


def _data(one: Due, days: Rhythm) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(one) | {"at": one.at.astimezone(days.zone).isoformat(), "day": str(one.day)}
