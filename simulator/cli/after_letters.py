"""`mock-interview after note` and `after followup`: whom to write to, when, and what."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Literal

from simulator.cli import after_shared as shared
from simulator.cli.after_desk import Desk, as_data, handed_out, show, worked

if TYPE_CHECKING:
    from datetime import date, datetime

    from simulator.afterwards.aftermath import Aftermath, Outcome
    from simulator.afterwards.checks import Check
    from simulator.afterwards.days import Rhythm
    from simulator.afterwards.debrief import Person
    from simulator.afterwards.plan import Plan

_MARK = {True: "ok", False: "to do", None: "open"}


def note(args: argparse.Namespace) -> int:
    """Show, keep, save or mark one thank-you note; without a person, say who gets one."""
    from simulator.afterwards.checks import check_note, facing, ready
    from simulator.afterwards.letters import draft_note

    days = shared.rhythm()
    aftermath = shared.the_aftermath(args.which, days)
    person = _person(aftermath, args.person)
    if person is None:
        return _who(aftermath, days, args)
    author = shared.settings().name

    def keep(text: str, sent_at: datetime | None) -> Aftermath | None:
        from simulator.afterwards.aftermath import Note

        one = Note(person.name, text, sent_at)
        key = aftermath.occasion.key
        return shared.with_afterwards(lambda kept: kept.keep_note(key, one), days)

    known = aftermath.note_to(person.name)
    desk = Desk(
        draft_note(aftermath, person.name, days, author),
        known.text if known else None,
        known.sent_at if known else None,
        keep,
        not_before=(aftermath.occasion.ended_at, "the interview"),
    )
    desk = worked(desk, args, days)
    checks = check_note(desk.letter.text, facing(aftermath, person.name))
    if args.json:
        data = as_data(desk) | {
            "ready": ready(checks),
            "checks": [asdict(check) for check in checks],
        }
        shared.print_json(data)
        return 0
    if handed_out(desk, args):
        return 0
    show(desk, days)
    _show_checks(checks)
    return 0


def followup(args: argparse.Namespace) -> int:
    """Show the plan and its next message; keep, save or mark it, or say how it came out."""
    from simulator.afterwards.letters import draft_followup
    from simulator.afterwards.plan import plan

    days = shared.rhythm()
    aftermath = _with_outcome(shared.the_aftermath(args.which, days), args, days)
    today = days.day_of(shared.now())
    planned = plan(aftermath, today, days)
    number: Literal[1, 2] = 1
    if args.number == 2 or (args.number is None and planned.steps[0].sent_on is not None):
        number = 2
    author = shared.settings().name

    def keep(text: str, sent_at: datetime | None) -> Aftermath | None:
        from simulator.afterwards.aftermath import FollowUp

        one = FollowUp(number, text, sent_at)
        key = aftermath.occasion.key
        return shared.with_afterwards(lambda kept: kept.keep_followup(key, one), days)

    known = aftermath.followup(number)
    first = aftermath.followup(1)
    earlier = first.sent_at if number == 2 and first is not None else None
    desk = Desk(
        draft_followup(aftermath, number, days, author),
        known.text or None if known else None,
        known.sent_at if known else None,
        keep,
        not_before=(
            (earlier, "the first message")
            if earlier is not None
            else (aftermath.occasion.ended_at, "the interview")
        ),
        keeps_draft=False,
    )
    desk = worked(desk, args, days)
    if args.sent or args.unsent:
        aftermath = shared.the_aftermath(args.which, days)
        planned = plan(aftermath, today, days)
    if args.json:
        shared.print_json(as_data(desk) | {"number": number, "plan": _plan_data(planned)})
        return 0
    if handed_out(desk, args):
        return 0
    _show_plan(planned, today)
    if not planned.done or args.number:
        print()
        show(desk, days)
    return 0


def _person(aftermath: Aftermath, written: str | None) -> Person | None:
    """The person meant by a name or a part of one; None when none is given and it is not clear."""
    people = aftermath.people
    if written is None:
        return people[0] if len(people) == 1 else None
    wanted = shared.tidy(written).casefold()
    exact = [p for p in people if p.name.casefold() == wanted]
    found = exact or [p for p in people if wanted and wanted in p.name.casefold()]
    if len(found) == 1:
        return found[0]
    names = ", ".join(shared.tidy(p.name) for p in found or people) or "nobody yet"
    what = "is more than one of them" if found else "was not there"
    raise shared.CannotDo(
        f"“{shared.shown(written)}” {what}; known: {names}. "
        f"`mock-interview after debrief {aftermath.occasion.key} --person NAME` adds somebody.",
        status=1,
    )


def _who(aftermath: Aftermath, days: Rhythm, args: argparse.Namespace) -> int:
    """Who gets a note, and how far each is."""
    from simulator.afterwards.due import countdown, note_due

    if any((args.text, args.draft, args.save, args.mailto, args.sent, args.unsent)):
        names = ", ".join(shared.tidy(p.name) for p in aftermath.people) or "nobody yet"
        raise shared.CannotDo(f"say to whom: one of {names}.", status=1)
    states = []
    for person in aftermath.people:
        known = aftermath.note_to(person.name)
        sent = known.sent_at if known else None
        states.append((person.name, "sent" if sent else "kept" if known else "not begun", sent))
    if args.json:
        for name, state, sent in states:
            at = None if sent is None else sent.astimezone(days.zone).isoformat()
            shared.print_json({"person": name, "state": state, "sent_at": at}, lines=True)
        return 0
    if not states:
        print("Nobody is known by name yet.")
        print(f"`mock-interview after debrief {aftermath.occasion.key} --person NAME` adds them.")
        return 0
    left = countdown(note_due(aftermath.occasion.ended_at), shared.now())
    print(f"One note each, within 24 hours ({left}):")
    for name, state, _ in states:
        print(f"  {shared.tidy(name)}: {state}")
    return 0


def _with_outcome(aftermath: Aftermath, args: argparse.Namespace, days: Rhythm) -> Aftermath:
    outcome: Outcome | None = (
        "heard" if args.heard else "let_go" if args.let_go else "open" if args.reopen else None
    )
    if outcome is None:
        return aftermath
    key, chosen = aftermath.occasion.key, outcome
    return shared.with_afterwards(lambda kept: kept.set_outcome(key, chosen), days) or aftermath


def _show_checks(checks: tuple[Check, ...]) -> None:
    for check in checks:
        advice = f": {shared.tidy(check.help)}" if check.help and check.met is not True else ""
        print(f"  {_MARK[check.met]:>5}  {check.label}{advice}")


def _show_plan(planned: Plan, today: date) -> None:
    from simulator.afterwards.days import spoken

    print(shared.wrapped(planned.reason))
    if planned.cost:
        print(shared.wrapped(planned.cost))
    for step in planned.steps:
        when = ("sent " if step.sent_on else "") + spoken(step.sent_on or step.day, today)
        if step.sent_on or not planned.done:
            print(f"  {'First' if step.number == 1 else 'Second and last'}: {when}")
    print(shared.wrapped(planned.letting_go))


def _plan_data(planned: Plan) -> dict[str, object]:
    return asdict(planned) | {
        "steps": [
            {
                "number": step.number,
                "day": str(step.day),
                "sent_on": None if step.sent_on is None else str(step.sent_on),
            }
            for step in planned.steps
        ]
    }
