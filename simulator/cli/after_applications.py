"""`mock-interview after applications`: the search that goes on."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from simulator.cli import after_shared as shared

if TYPE_CHECKING:
    from simulator.afterwards.applications import Application


def listing(args: argparse.Namespace) -> int:
    """Print the list: what is under way first, by the day of its next step."""
    days = shared.rhythm()
    found = shared.with_afterwards(lambda kept: kept.applications.all(), days, make=False) or ()
    if args.json:
        for one in found:
            on = None if one.next_on is None else str(one.next_on)
            changed = one.changed_at.astimezone(days.zone).isoformat()
            shared.print_json(asdict(one) | {"next_on": on, "changed_at": changed}, lines=True)
        return 0
    if not found:
        print("No applications yet. `mock-interview after applications add COMPANY` adds one.")
        return 0
    for one in found:
        print(_line(one))
    return 0


def add(args: argparse.Namespace) -> int:
    """Add one; its stage is “applied” unless said."""
    from simulator.afterwards.applications import Application

    days = shared.rhythm()
    application = Application(
        id=None,
        company=_company(args.company),
        role=shared.tidy(args.role or ""),
        stage=args.stage or "applied",
        changed_at=shared.now(),
        next_step=shared.tidy(args.next or ""),
        next_on=shared.one_day(args.on, days, "on") if args.on else None,
    )
    kept = shared.with_afterwards(lambda kept: kept.applications.keep(application), days)
    print(f"Added. {_line(kept or application)}")
    return 0


def change(args: argparse.Namespace) -> int:
    """Change what was given; the rest stays."""
    days = shared.rhythm()
    before = shared.with_afterwards(lambda kept: kept.applications.get(args.id), days)
    if before is None:
        raise shared.CannotDo("nothing is kept yet.", status=1)
    after = replace(
        before,
        company=before.company if args.company is None else _company(args.company),
        role=before.role if args.role is None else shared.tidy(args.role),
        stage=args.stage or before.stage,
        next_step=before.next_step if args.next is None else shared.tidy(args.next),
        next_on=shared.one_day(args.on, days, "on") if args.on else before.next_on,
    )
    if after == before:
        print(f"Nothing changed. {_line(before)}")
        return 0
    after = replace(after, changed_at=shared.now())
    shared.with_afterwards(lambda kept: kept.applications.keep(after), days)
    print(f"Changed. {_line(after)}")
    if after.stage == "accepted":
        print("Congratulations! The weekly reminder rests from now on.")
    return 0


def remove(args: argparse.Namespace) -> int:
    """Take one off the list for good."""
    days = shared.rhythm()
    shared.with_afterwards(lambda kept: kept.applications.remove(args.id), days)
    print(f"Removed application {args.id}.")
    return 0


def later(args: argparse.Namespace) -> int:
    """Let the weekly reminder rest for a week."""
    days = shared.rhythm()
    shared.with_afterwards(lambda kept: kept.applications.put_off(shared.now()), days)
    print("The reminder comes back in a week.")
    return 0


def _company(written: str) -> str:
    company = shared.tidy(written)
    if not company:
        raise shared.CannotDo("company: found nothing, expected a name.")
    return company


def _line(one: Application) -> str:
    job = ", ".join(part for part in (one.role, one.company) if part)
    step = f"; next: {one.next_step or 'a step'}" if one.next_step or one.next_on else ""
    on = f" on {one.next_on}" if one.next_on else ""
    return f"{one.id}  " + shared.tidy(f"{job} ({one.stage}){step}{on}")
