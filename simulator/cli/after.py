"""`mock-interview after`: what is due after an interview, and the letters and lists for it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    _Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]

STAGES = ("found", "applied", "interviewing", "offered", "accepted", "closed")
_WHICH = "the interview: take-12 (or just 12) for a rehearsal, interview-3 for a real one"


def add_parser(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `after` command."""
    parser = doors.add_parser(
        "after",
        help="thank-you notes, follow-ups, other applications, and when each is due",
        description="Without a command: all that is due. A rehearsal is in the list once you have "
        "kept a debrief or a note for it; a real interview always is.",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--today", action="store_true", help="only what is due today or late")
    parser.set_defaults(run=run, action="after_due:show")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _debrief(commands)
    _note(commands)
    _followup(commands)
    _applications(commands)
    _interview(commands)
    _calendar(commands)


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when something asked for is not there, 2 when it cannot be done at all."""
    from importlib import import_module

    from simulator.cli.after_shared import CannotDo
    from simulator.history.failures import StorageFailed, UnknownEntry, UnknownTake
    from simulator.scoring.reader import ReaderUnavailable
    from simulator.settings import SettingsProblems

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    module, name = args.action.split(":")
    try:
        action: Callable[[argparse.Namespace], int] = getattr(
            import_module(f"simulator.cli.{module}"), name
        )
        return action(args)
    except UnknownTake as problem:
        print(f"{problem} `mock-interview history list` shows the takes.", file=sys.stderr)
        return 1
    except UnknownEntry as problem:
        advice = "`mock-interview history list`, `after interview list` and `after applications`"
        print(f"{problem} {advice} show what there is.", file=sys.stderr)
        return 1
    except CannotDo as problem:
        print(f"mock-interview after: {problem}", file=sys.stderr)
        return problem.status
    except SettingsProblems as problem:
        print(problem, file=sys.stderr)
        return 2
    except (StorageFailed, ReaderUnavailable) as problem:
        print(f"{problem} {problem.advice}", file=sys.stderr)
        return 2


def _add(commands: _Commands, name: str, words: str, action: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
    parser.set_defaults(run=run, action=action)
    return parser


def _debrief(commands: _Commands) -> None:
    words = "note down what you remember, or show it; what you give is added"
    parser = _add(commands, "debrief", words, "after_debrief:debrief")
    parser.add_argument("which", metavar="INTERVIEW", help=_WHICH)
    _people(parser)
    parser.add_argument(
        "--promise", action="append", metavar="TEXT", help="what you said you would send or do"
    )
    parser.add_argument(
        "--learned", action="append", metavar="TEXT", help="something you heard about the job"
    )
    parser.add_argument(
        "--forgot", action="append", metavar="TEXT", help="something you did not get to say"
    )
    parser.add_argument("--hear-by", metavar="DATE", help="the day by which you hear: 2025-03-10")
    parser.add_argument(
        "--clear",
        action="append",
        choices=("people", "promises", "learned", "forgot", "hear-by"),
        help="empty this part first",
    )
    parser.add_argument("--json", action="store_true", help="as a JSON document")


def _note(commands: _Commands) -> None:
    words = "draft, check and save a thank-you note, one a person"
    parser = _add(commands, "note", words, "after_letters:note")
    parser.add_argument("which", metavar="INTERVIEW", help=_WHICH)
    parser.add_argument("person", nargs="?", metavar="PERSON", help="a name, or a part of it")
    _letter(parser)


def _followup(commands: _Commands) -> None:
    words = "show the plan for following up, and draft the next message"
    parser = _add(commands, "followup", words, "after_letters:followup")
    parser.add_argument("which", metavar="INTERVIEW", help=_WHICH)
    parser.add_argument(
        "--number", type=int, choices=(1, 2), help="the first or the second; the next if left out"
    )
    _letter(parser)
    outcome = parser.add_mutually_exclusive_group()
    outcome.add_argument("--heard", action="store_true", help="they have answered: no more to send")
    outcome.add_argument("--let-go", action="store_true", help="you let this one go")
    outcome.add_argument("--reopen", action="store_true", help="you wait for an answer after all")


def _letter(parser: argparse.ArgumentParser) -> None:
    text = parser.add_mutually_exclusive_group()
    text.add_argument("--text", metavar="FILE", help="keep this wording; - for standard input")
    text.add_argument("--draft", action="store_true", help="put a fresh draft in place of yours")
    parser.add_argument("--save", metavar="FILE", help="write it to FILE, ending in .txt or .eml")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    parser.add_argument("--mailto", action="store_true", help="print a link for your mail program")
    sent = parser.add_mutually_exclusive_group()
    sent.add_argument(
        "--sent", nargs="?", const="now", metavar="WHEN", help="you have sent it (now, or WHEN)"
    )
    sent.add_argument("--unsent", action="store_true", help="you have not sent it after all")
    parser.add_argument("--json", action="store_true", help="as a JSON document")


def _applications(commands: _Commands) -> None:
    words = "the search that goes on: a light list of other applications"
    parser = _add(commands, "applications", words, "after_applications:listing")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND")
    listing = _add(verbs, "list", "show the list", "after_applications:listing")
    listing.add_argument("--json", action="store_true", help="one JSON object a line")
    add = _add(verbs, "add", "add an application", "after_applications:add")
    add.add_argument("company", help="where")
    change = _add(verbs, "change", "change what you give", "after_applications:change")
    change.add_argument("id", type=int, help="the application's number")
    change.add_argument("--company", help="where")
    for one in (add, change):
        one.add_argument("--role", help="as what")
        one.add_argument("--stage", choices=STAGES, help="how far it has come")
        one.add_argument("--next", metavar="TEXT", help="what to do next")
        one.add_argument("--on", metavar="DATE", help="the day for it: 2025-03-10, or none")
    remove = _add(verbs, "remove", "take one off the list for good", "after_applications:remove")
    remove.add_argument("id", type=int, help="the application's number")
    _add(verbs, "later", "let the weekly reminder rest for a week", "after_applications:later")


def _interview(commands: _Commands) -> None:
    words = "real interviews: what was asked, how it went, and its score"
    parser = _add(commands, "interview", words, "after_interviews:listing")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND")
    listing = _add(verbs, "list", "show the list", "after_interviews:listing")
    listing.add_argument("--json", action="store_true", help="one JSON object a line")
    add = _add(verbs, "add", "tell of a real interview", "after_interviews:add")
    change = _add(verbs, "change", "change what you give", "after_interviews:change")
    change.add_argument("which", metavar="INTERVIEW", help="interview-3, or just 3")
    for one in (add, change):
        one.add_argument(
            "file",
            nargs="?",
            metavar="FILE",
            help="a YAML file with the same fields, or the closing as text; - for standard input",
        )
        _told(one)
    for name, words, action in (
        ("show", "show one with its score", "after_interviews:show"),
        ("remove", "delete one for good", "after_interviews:remove"),
    ):
        one = _add(verbs, name, words, action)
        one.add_argument("which", metavar="INTERVIEW", help="interview-3, or just 3")
        if name == "show":
            one.add_argument("--json", action="store_true", help="as a JSON document")
        else:
            one.add_argument("--yes", action="store_true", help="do not ask")


def _told(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--company", help="where")
    parser.add_argument("--role", help="the job")
    parser.add_argument("--when", metavar="WHEN", help='when it ended: "2025-03-03 15:30"')
    _people(parser)
    parser.add_argument(
        "--asked", action="append", metavar="TEXT", help="a question you were asked"
    )
    parser.add_argument(
        "--learned", action="append", metavar="TEXT", help="something you heard about the job"
    )
    parser.add_argument("--skill", action="append", metavar="TEXT", help="what the job asks for")
    parser.add_argument("--account", metavar="TEXT", help="how the closing went, as you see it")
    parser.add_argument("--closing", metavar="TEXT", help="its words, as far as you remember them")
    parser.add_argument("--hear-by", metavar="DATE", help="the day by which you hear, or none")
    wish = parser.add_mutually_exclusive_group()
    wish.add_argument("--not-sure", action="store_true", help="you are not sure you want the job")
    wish.add_argument("--sure", action="store_true", help="you do want it")


def _people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--person",
        action="append",
        metavar="NAME",
        help='whom you met: "Mara Lind, Head of design <mara@example.org>"',
    )


def _calendar(commands: _Commands) -> None:
    words = "write what is due for your calendar; importing it again updates it"
    parser = _add(commands, "calendar", words, "after_calendar:export")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--file", metavar="FILE", help="one .ics file; - for standard output")
    where.add_argument("--folder", metavar="FOLDER", help="a folder with one file an event")
    parser.add_argument("--force", action="store_true", help="replace a file that is not ours")
