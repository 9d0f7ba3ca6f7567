"""`mock-interview after interview`: real interviews, told and scored."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.cli import after_shared as shared

if TYPE_CHECKING:
    from simulator.afterwards.days import Rhythm
    from simulator.afterwards.interviews import RealInterview
    from simulator.cli.after_interview_file import Written


def listing(args: argparse.Namespace) -> int:
    """Print the interviews, the latest first."""
    days = shared.rhythm()
    found = shared.with_afterwards(lambda kept: kept.interviews.all(), days, make=False) or ()
    if args.json:
        for one in found:
            shared.print_json(_data(one, days), lines=True)
        return 0
    if not found:
        print("No real interviews yet. `mock-interview after interview add --help` shows how.")
    for one in found:
        total = "not scored" if one.card is None else f"{one.card.total} of 100"
        held = one.ended_at.astimezone(days.zone)
        job = shared.tidy(", ".join(part for part in (one.role, one.company) if part))
        print(f"{one.key}  {held:%Y-%m-%d %H:%M}  {job}  {total}")
    return 0


def add(args: argparse.Namespace) -> int:
    """Keep a new interview, scored where its closing was typed in."""
    from simulator.afterwards.interviews import RealInterview

    days = shared.rhythm()
    told = _told(args)
    missing = [name for name in ("company", "when") if not getattr(told, name)]
    if missing:
        flags = " and ".join(f"--{name}" for name in missing)
        raise shared.CannotDo(f"{flags} missing: say where it was and when it ended.")
    blank = RealInterview(id=None, company="", role="", ended_at=shared.now())
    return _kept(_filled(blank, told, args, days), days, "Kept")


def change(args: argparse.Namespace) -> int:
    """Change what was given; lists are replaced, and new words are scored anew."""
    days = shared.rhythm()
    before = _one(args.which, days)
    after = _filled(before, _told(args), args, days)
    if after == before:
        print(f"Nothing changed: {before.key}.")
        return 0
    return _kept(after, days, "Changed")


def show(args: argparse.Namespace) -> int:
    """Print one with its scorecard."""
    days = shared.rhythm()
    one = _one(args.which, days)
    if args.json:
        shared.print_json(_data(one, days))
    else:
        _print(one, days)
    return 0


def remove(args: argparse.Namespace) -> int:
    """Delete one for good, with what was kept after it."""
    days = shared.rhythm()
    one = _one(args.which, days)
    if not args.yes:
        if not sys.stdin.isatty():
            raise shared.CannotDo("nothing deleted: add --yes to delete without a question.")
        answer = input(f"Delete {one.key} at {shared.tidy(one.company)} for good? [y/N] ")
        if answer.strip().lower() not in ("y", "yes"):
            print("Nothing deleted.")
            return 0
    shared.with_afterwards(lambda kept: kept.interviews.delete(one.id or 0), days)
    print(f"Deleted {one.key}.")
    return 0


def _one(which: str, days: Rhythm) -> RealInterview:
    from simulator.history.afterwards import parse_key
    from simulator.history.failures import UnknownEntry

    key = parse_key(f"interview-{which}" if which.isdigit() else which)
    if not key.startswith("interview-"):
        raise shared.CannotDo(f"{key} is a rehearsal; a real one is called interview-3 or so.", 1)
    number = int(key.partition("-")[2])
    found = shared.with_afterwards(lambda kept: kept.interviews.get(number), days, make=False)
    if found is None:
        raise UnknownEntry(f"There is no {key}.")
    return found


def _told(args: argparse.Namespace) -> Written:
    """What the file says, and over it what the flags say."""
    from simulator.cli.after_interview_file import Written, read

    told = read(args.file) if args.file else Written()
    wish = False if args.not_sure else True if args.sure else None
    flags = {
        "company": args.company,
        "role": args.role,
        "when": args.when,
        "people": tuple(args.person) if args.person else None,
        "asked": tuple(args.asked) if args.asked else None,
        "learned": tuple(args.learned) if args.learned else None,
        "skills": tuple(args.skill) if args.skill else None,
        "account": args.account,
        "closing": args.closing,
        "hear_by": args.hear_by,
        "wants_job": wish,
    }
    return replace(told, **{name: value for name, value in flags.items() if value is not None})


def _filled(
    before: RealInterview, told: Written, args: argparse.Namespace, days: Rhythm
) -> RealInterview:
    """The interview with what was told in place of what was there."""
    from simulator.text import clean

    changes: dict[str, object] = {}
    for name, value in (("company", told.company), ("role", told.role), ("account", told.account)):
        if value is not None:
            changes[name] = shared.tidy(value)
    for name, values in (("asked", told.asked), ("facts", told.learned), ("skills", told.skills)):
        if values is not None:
            changes[name] = tuple(filter(None, map(shared.tidy, values)))
    if told.people is not None:
        changes["people"] = tuple(map(shared.one_person, told.people))
    if told.when is not None:
        changes["ended_at"] = shared.one_moment(told.when, days, "when")
    if told.closing is not None:
        changes["closing"] = clean(told.closing).strip()
    if told.wants_job is not None:
        changes["wants_job"] = told.wants_job
    if told.hear_by is not None:
        changes["hear_by"] = shared.one_day(told.hear_by, days, "hear-by")
    after = replace(before, **changes)  # type: ignore[arg-type]  # each was made for its field
    held = days.day_of(after.ended_at)
    if after.hear_by is not None and after.hear_by < held:
        raise shared.CannotDo(f"hear-by: {after.hear_by} lies before the interview ({held}).")
    return after


def _kept(one: RealInterview, days: Rhythm, done: str) -> int:
    from simulator.scoring.score import score

    scored = score(one.words(), wants_job=one.wants_job) if one.closing else None
    one = replace(one, card=scored)
    kept = shared.with_afterwards(lambda kept: kept.interviews.keep(one), days)
    if kept is None:
        return 2
    print(f"{done}: {kept.key}.")
    if kept.card is not None:
        print(f"Tactics covered: {kept.card.total} of 100.")
        print(f"`mock-interview after interview show {kept.key}` shows which words earned what.")
    if kept.people:
        print(f"`mock-interview after note {kept.key}` drafts the thank-you notes.")
    else:
        print(f"Whom did you meet? `mock-interview after debrief {kept.key} --person NAME`")
    return 0


def _print(one: RealInterview, days: Rhythm) -> None:
    from simulator.cli.score import marks
    from simulator.report import report

    held = one.ended_at.astimezone(days.zone)
    print(shared.tidy(f"{one.key}: {one.role}, {one.company}, {held:%Y-%m-%d %H:%M}"))
    for person in one.people:
        print("  " + shared.tidy(f"met: {person.name}{', ' if person.role else ''}{person.role}"))
    for label, points in (("asked", one.asked), ("learned", one.facts), ("needs", one.skills)):
        for point in points:
            print("  " + shared.tidy(f"{label}: {point}"))
    if one.hear_by is not None:
        print(f"  to hear by: {one.hear_by}")
    if one.account:
        print(shared.wrapped(f"Your account: {one.account}", "  "))
    if one.card is not None:
        print()
        print(report(one.card, one.words(), marks=marks()))


def _data(one: RealInterview, days: Rhythm) -> dict[str, object]:
    from dataclasses import asdict

    from simulator.scoring.scorecard import to_dict

    plain = asdict(replace(one, card=None))
    return plain | {
        "key": one.key,
        "ended_at": one.ended_at.astimezone(days.zone).isoformat(),
        "hear_by": None if one.hear_by is None else str(one.hear_by),
        "card": None if one.card is None else to_dict(one.card),
    }
