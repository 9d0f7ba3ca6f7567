"""`mock-interview drill`: one tactic at a time, in short rounds, as plain lines."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Final

from simulator.drills import ROUNDS

if TYPE_CHECKING:
    from simulator.drills.cues import DrillCue
    from simulator.plain.console import Console
    from simulator.rehearsal.drilling import Drilling, Played, Standing

DONE, PROBLEMS, UNUSABLE = 0, 1, 2
MOST_ROUNDS: Final = 50
_HELP: Final = "Answer in one line. /skip puts another cue, /stop ends here."


def add_parser(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `drill` command."""
    parser = doors.add_parser(
        "drill",
        help="practise one tactic at a time, in short rounds",
        description="Practise one tactic at a time: a cue, your answer, what it met. Without "
        "TACTIC you get what is due today, by how it went before.",
    )
    parser.add_argument(
        "tactic",
        nargs="?",
        metavar="TACTIC",
        help="interest, ask, qualified, add or next; without it, what is due today",
    )
    parser.add_argument(
        "--rounds", type=_rounds, default=ROUNDS, metavar="N", help=f"at most N rounds ({ROUNDS})"
    )
    parser.add_argument("--seed", type=int, help="draw the same cues again")
    parser.add_argument(
        "--json", action="store_true", help="play nothing: when each is due, an object a line"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Drill; 1 when there is no cue to drill on, 2 when it cannot be done at all."""
    from simulator.drills.cues import NoCue
    from simulator.drills.wording import UnknownTactic, tactic_named
    from simulator.paths import StorageFailed
    from simulator.scoring.reader import ReaderUnavailable

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        tactic = None if args.tactic is None else tactic_named(args.tactic)
        drilling = _drilling(args.seed)
        if args.json:
            return _list(drilling, tactic)
        return _sitting(drilling, tactic, args.rounds)
    except UnknownTactic as problem:
        print(problem, file=sys.stderr)
    except NoCue as problem:
        print(problem, file=sys.stderr)
        return PROBLEMS
    except (StorageFailed, ReaderUnavailable) as problem:
        print(f"{problem} {problem.advice}", file=sys.stderr)
    return UNUSABLE


def _rounds(written: str) -> int:
    if not (written.isascii() and written.isdigit() and 1 <= int(written[:9]) <= MOST_ROUNDS):
        raise argparse.ArgumentTypeError(f"expected a number from 1 to {MOST_ROUNDS}")
    return int(written)


def _drilling(seed: int | None) -> Drilling:
    from simulator.paths import ensure, paths
    from simulator.rehearsal import new_seed
    from simulator.rehearsal.drilling import Drilling, users_clock
    from simulator.reminders import own_points
    from simulator.scenario.catalog import shipped_folder

    where = paths()
    ensure(where)
    return Drilling(
        where.database,
        [shipped_folder(), where.scenarios],
        seed=new_seed() if seed is None else seed,
        clock=users_clock(where.settings),
        own=lambda: [point.own for point in own_points(where)],
    )


def _list(drilling: Drilling, tactic: str | None) -> int:
    standing = _standing(drilling)
    due = {card.tactic for card in standing.due}
    for card in standing.cards:
        if tactic not in (None, card.tactic):
            continue
        row = {
            "tactic": card.tactic,
            "due": card.due.isoformat(),
            "due_today": card.tactic in due,
            "last": None if card.reviewed_at is None else card.reviewed_at.isoformat(),
            "rounds": standing.rounds.get(card.tactic, 0),
        }
        print(json.dumps(row, ensure_ascii=False))
    return DONE


def _standing(drilling: Drilling) -> Standing:
    standing = drilling.standing()
    for notice in standing.notices:
        print(notice, file=sys.stderr)
    return standing


def _sitting(drilling: Drilling, wanted: str | None, rounds: int) -> int:
    from simulator.drills.wording import summary
    from simulator.plain.console import Console
    from simulator.plain.line_editor import InputEnded

    console = Console()
    standing = _standing(drilling)
    if not _opening(console, standing, wanted):
        return DONE
    results: list[Played] = []
    before: str | None = None
    try:
        while len(results) < rounds:
            played = _round(console, drilling, wanted, before, f"Round {len(results) + 1}")
            if played is None:
                break
            results.append(played)
            before = played.result.tactic
    except InputEnded:
        console.say("The input ended here, so we stop.")
    console.say(summary([played.result for played in results]))
    return DONE


def _opening(console: Console, standing: Standing, wanted: str | None) -> bool:
    """Say what is due; False when there is nothing to do today."""
    from simulator.drills.wording import when
    from simulator.scoring.rubric import TACTIC_BY_ID

    if wanted is None:
        due = [TACTIC_BY_ID[card.tactic].title for card in standing.due]
        if not due:
            soonest = standing.cards[0]
            tactic = TACTIC_BY_ID[soonest.tactic]
            console.say("Nothing is due today. Rest is part of it.")
            console.say(f"Next: {tactic.title}, {when(soonest, standing.now)}.")
            console.say(f"To drill it all the same: mock-interview drill {tactic.short.lower()}")
            return False
        console.say("Due today:")
        for title in due:
            console.say(f"  - {title}", indent="    ")
    console.say(_HELP)
    return True


def _round(
    console: Console, drilling: Drilling, wanted: str | None, before: str | None, heading: str
) -> Played | None:
    """One round; None when the candidate stops here, or when nothing is due any more."""
    while True:
        turn = drilling.turn(wanted, before)
        if turn is None:
            console.say()
            console.say("Nothing more is due today.")
            return None
        _put(console, turn.cue, turn.tactic, heading)
        while True:
            line = console.ask("You> ")
            command = line.strip().lower()
            if command == "/stop":
                return None
            if command == "/skip":
                break
            if command.startswith("/") or not command:
                console.say(_HELP)
                continue
            played = drilling.answer(turn, line)
            _tell(console, played)
            return played


def _put(console: Console, cue: DrillCue, tactic: str, heading: str) -> None:
    from simulator.scoring.rubric import TACTIC_BY_ID

    console.say()
    console.say(f"{heading}: {TACTIC_BY_ID[tactic].title}")
    console.say(f"The job: {cue.role} at {cue.company}.")
    for title, points in cue.notes:
        console.say(f"{title}:")
        for point in points:
            console.say(f"  - {point}", indent="    ")
    console.say(f"{cue.name}: {cue.text}", indent="  ")


def _tell(console: Console, played: Played) -> None:
    from simulator.drills.wording import back, better_heading, verdict

    result = played.result
    for heard in result.criteria:
        said = f" “{heard.quote}”" if heard.quote else ""
        mark = "yes" if heard.met else "not yet"
        console.say(f"  {mark}: {heard.criterion.label}{said}", indent="    ")
    for note in result.cautions:
        said = f" “{note.quote}”" if note.quote else ""
        console.say(f"  take care: {note.label}{said} {note.advice}", indent="    ")
    for text in result.notes:
        console.say(f"  {text}", indent="    ")
    console.say(f"{better_heading(result)}: “{result.better.say}”", indent="  ")
    if not result.complete:
        console.say(f"Why: {result.better.why}", indent="  ")
    console.say(f"{verdict(result)} {back(played.card, played.now)}")
