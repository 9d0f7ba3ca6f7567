"""`mock-interview score`: score a closing from a file, or many from a JSON Lines file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.scoring.closing import JobContext

EXIT_UNUSABLE = 2


class CannotRead(Exception):
    """A file that cannot be scored, said in words for people."""


def add_parser(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `score` command."""
    parser = doors.add_parser(
        "score",
        help="score a closing from a file or from standard input",
        description=__doc__,
        epilog="A text file is one closing: plain text is all yours; in a conversation each turn "
        "begins a line with “I:” (interviewer) or “C:” (candidate). Status 2 means that "
        "something could not be scored.",
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("file", nargs="?", metavar="FILE", help="a text file, or - for typed input")
    source.add_argument(
        "--jsonl", metavar="FILE", help="one closing a line in the label format, or - for input"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a closing")
    parser.add_argument(
        "--jobs", type=_positive, default=1, metavar="N", help="processes that score --jsonl"
    )
    parser.add_argument(
        "--scenario", metavar="ID|PATH", help="the interview this closed: its facts and points"
    )
    parser.add_argument(
        "--not-sure", action="store_true", help="you are not sure you want it: asking is left out"
    )
    parser.add_argument(
        "--seconds", type=_seconds, metavar="S", help="how long it took to say, for the pace"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Score what was asked for; 0 when all of it could be, else 2."""
    from simulator.scoring.items import ItemProblem
    from simulator.scoring.reader import ReaderUnavailable

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        context = resolve_scenario(args.scenario) if args.scenario else None
        if args.jsonl is None:
            return _score_text(args, context)
        if args.seconds is not None:
            raise CannotRead("--seconds fits one closing; leave it out with --jsonl")
        from simulator.cli.score_many import score_many

        return score_many(args, context)
    except (CannotRead, ItemProblem) as problem:
        print(f"mock-interview score: {problem}", file=sys.stderr)
    except ReaderUnavailable as problem:
        print(f"mock-interview score: {problem}\n{problem.advice}", file=sys.stderr)
    except OSError as problem:
        if isinstance(problem, BrokenPipeError):
            raise
        where = f"{problem.filename}: " if problem.filename else ""
        print(f"mock-interview score: {where}{problem.strerror}", file=sys.stderr)
    return EXIT_UNUSABLE


def resolve_scenario(reference: str) -> JobContext:
    """What a scenario, by id or path, says of its job; raises ItemProblem."""
    from simulator.paths import paths
    from simulator.scenario.catalog import Catalog, UnknownScenario, shipped_folder
    from simulator.scenario.load import ScenarioProblems
    from simulator.scoring.items import ItemProblem

    catalog = Catalog([shipped_folder(), paths().scenarios])
    try:
        return catalog.load(reference).scenario.context()
    except UnknownScenario as problem:
        raise ItemProblem("unknown_scenario", f"scenario: {problem}") from None
    except ScenarioProblems as problem:
        raise ItemProblem("bad_scenario", f"scenario: {problem}") from None
    except OSError as problem:
        raise ItemProblem("unknown_scenario", f"scenario: {problem.strerror}") from None


def decoded(raw: bytes, name: str) -> str:
    """`raw` as text; raises CannotRead for anything that is not UTF-8 text."""
    if b"\0" in raw:
        raise CannotRead(f"{name}: this looks like a binary file; give a UTF-8 text file")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise CannotRead(
            f"{name}: not UTF-8 text (byte {problem.start + 1}); save it as UTF-8 and try again"
        ) from None


def _score_text(args: argparse.Namespace, context: JobContext | None) -> int:
    import json

    from simulator.scoring.items import MAX_CHARACTERS, closing_of_text
    from simulator.scoring.score import score
    from simulator.scoring.scorecard import to_dict

    # One byte more than can be taken, so that a huge file is refused without being read.
    if args.file == "-":
        raw = sys.stdin.buffer.read(4 * MAX_CHARACTERS + 1)
    else:
        with Path(args.file).open("rb") as file:
            raw = file.read(4 * MAX_CHARACTERS + 1)
    closing = closing_of_text(decoded(raw, args.file), context)
    card = score(closing, wants_job=not args.not_sure, seconds=args.seconds)
    if args.json:
        print(json.dumps({"id": args.file, **to_dict(card)}))
        return 0
    from simulator.report import report

    print(report(card, closing, marks=marks()))
    return 0


def marks() -> tuple[str, str]:
    """Signs for met and missed that this terminal can show."""
    try:
        "✓✗".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return "+", "-"
    return "✓", "✗"


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a number of processes, found {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < 86_400:
        raise argparse.ArgumentTypeError(f"expected a number of seconds, found {text!r}")
    return seconds
