"""`mock-interview history`: list, show, export and delete your takes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from simulator.history.query import TakeSummary
    from simulator.history.store import History
    from simulator.history.take import Take

Result = TypeVar("Result")

SORTS = ("started", "total", "scenario", "company", "mode", "cautions")


def add_parser(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `history` command."""
    parser = doors.add_parser("history", help="look at your takes", description=__doc__)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    listing = commands.add_parser("list", help="list takes, the latest first")
    listing.add_argument("--text", default="", help="only takes that contain these words")
    listing.add_argument("--scenario", metavar="ID", help="only takes of this scenario")
    listing.add_argument("--mode", choices=("practice", "real"), help="only takes in this mode")
    listing.add_argument("--sort", choices=SORTS, default="started", help="what to sort by")
    listing.add_argument("--ascending", action="store_true", help="smallest or earliest first")
    listing.add_argument(
        "--limit", type=_count, default=20, metavar="N", help="at most N takes (20); 0 for all"
    )
    listing.add_argument("--json", action="store_true", help="one JSON object a line")
    listing.set_defaults(run=run, action=_list)

    show = commands.add_parser("show", help="show one take with its scorecard and transcript")
    show.add_argument("id", type=int, help="the take's number")
    show.add_argument("--json", action="store_true", help="as a JSON document")
    show.set_defaults(run=run, action=_show)

    export = commands.add_parser("export", help="write one take to a file")
    export.add_argument("id", type=int, help="the take's number")
    export.add_argument("--format", choices=("md", "json"), default="md", help="md if not said")
    export.add_argument("--output", metavar="FILE", help="where to; - for standard output")
    export.add_argument("--force", action="store_true", help="replace a file that is there")
    export.set_defaults(run=run, action=_export)

    delete = commands.add_parser("delete", help="delete one take for good")
    delete.add_argument("id", type=int, help="the take's number")
    delete.add_argument("--yes", action="store_true", help="do not ask")
    delete.set_defaults(run=run, action=_delete)


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when there is no such take, 2 when the history cannot be used."""
    from simulator.history.failures import StorageFailed, UnknownTake

    try:
        action: Callable[[argparse.Namespace], int] = args.action
        return action(args)
    except UnknownTake as problem:
        print(f"{problem} `mock-interview history list` shows the takes.", file=sys.stderr)
        return 1
    except StorageFailed as problem:
        print(f"{problem} {problem.advice}", file=sys.stderr)
        return 2


def _list(args: argparse.Namespace) -> int:
    from simulator.history.query import TakeQuery

    query = TakeQuery(
        text=args.text,
        scenario_id=args.scenario,
        mode=args.mode,
        sort=args.sort,
        descending=not args.ascending,
        limit=args.limit or None,
    )

    def work(history: History) -> tuple[list[TakeSummary], int]:
        return history.summaries(query), history.count(query)

    takes, count = _with_history(work) or ([], 0)
    if args.json:
        _print_json(takes)
        return 0
    if not takes:
        asked = args.text or args.scenario or args.mode
        print("No take is like that." if asked else "No takes yet. `mock-interview` starts one.")
        return 0
    _print_table(takes)
    if count > len(takes):
        print(f"{count - len(takes)} more; --limit 0 shows all.")
    return 0


def _show(args: argparse.Namespace) -> int:
    from simulator.history.export import to_json, to_markdown
    from simulator.text import clean

    take = _take(args.id)
    print(to_json(take) if args.json else clean(to_markdown(take)), end="")
    return 0


def _export(args: argparse.Namespace) -> int:
    from pathlib import Path

    from simulator.history.export import to_json, to_markdown
    from simulator.paths import paths, unused, write_private

    take = _take(args.id)
    text = to_json(take) if args.format == "json" else to_markdown(take)
    if args.output == "-":
        print(text, end="")
        return 0
    name = f"take-{take.id}-{take.scenario_id}.{args.format}"
    target = Path(args.output).expanduser() if args.output else paths().exports / name
    if target.is_dir():
        target /= name
    elif args.output and not target.parent.is_dir():
        print(f"There is no folder {target.parent}.", file=sys.stderr)
        return 2
    if args.output:
        if target.exists() and not args.force:
            print(f"{target} is there already; --force replaces it.", file=sys.stderr)
            return 1
    else:
        target = unused(target)
    write_private(target, text)
    print(f"Saved as {target}")
    return 0


def _delete(args: argparse.Namespace) -> int:
    take = _take(args.id)
    if not args.yes:
        if not sys.stdin.isatty():
            print("Nothing deleted: add --yes to delete without a question.", file=sys.stderr)
            return 2
        title = _clean(take.scenario_title)
        answer = input(f"Delete take {take.id} of “{title}” for good? [y/N] ")
        if answer.strip().lower() not in ("y", "yes"):
            print("Nothing deleted.")
            return 0
    _with_history(lambda history: history.delete(args.id))
    print(f"Deleted take {args.id}.")
    return 0


def _take(take_id: int) -> Take:
    from simulator.history.failures import UnknownTake

    take = _with_history(lambda history: history.get(take_id))
    if take is None:
        raise UnknownTake(take_id)
    return take


def _with_history(work: Callable[[History], Result]) -> Result | None:
    """What `work` gives, None when there is no history yet: looking makes no file."""
    from simulator.history.store import History
    from simulator.paths import ensure, paths

    where = paths()
    path = where.database
    if not path.exists():
        if where.home.exists():
            ensure(where)  # says so when the home is a file, or cannot be used
        return None
    with History.open(path) as history:
        try:
            return work(history)
        finally:
            for notice in history.notices:
                print(notice, file=sys.stderr)


def _print_json(takes: list[TakeSummary]) -> None:
    import json
    from dataclasses import asdict

    for summary in takes:
        data = asdict(summary) | {"started_at": summary.started_at.isoformat()}
        print(json.dumps(data, ensure_ascii=False))


def _print_table(takes: list[TakeSummary]) -> None:
    from simulator.scoring.rubric import TACTICS

    heads = " ".join(f"{tactic.short:>9}" for tactic in TACTICS)
    print(f"{'take':>5}  {'played':<16} {'mode':<8} {'total':>5} {heads}  interview")
    for summary in takes:
        scores = (summary.tactic_scores.get(tactic.id) for tactic in TACTICS)
        columns = " ".join(f"{'–' if score is None else score:>9}" for score in scores)
        print(
            f"{summary.id:>5}  {summary.started_at.astimezone():%Y-%m-%d %H:%M} "
            f"{summary.mode:<8} {summary.total:>5} {columns}  {_clean(summary.scenario_title)}"
        )


def _clean(text: str) -> str:
    from simulator.text import clean

    return " ".join(clean(text).split())


def _count(written: str) -> int:
    number = int(written)
    if number < 0:
        raise argparse.ArgumentTypeError("a number from 0 on")
    return number
