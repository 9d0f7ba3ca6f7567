"""`mock-interview points`: my strengths and stories, kept across all interviews."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.paths import Paths
    from simulator.points import Point

DONE, PROBLEMS, UNUSABLE = 0, 1, 2
_LONGEST_SHOWN = 100


def add_parser(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `points` command."""
    parser = doors.add_parser("points", help="keep your strengths and stories", description=__doc__)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = _command(commands, "list", _list, "list your points")
    listing.add_argument("--json", action="store_true", help="one JSON object a line")
    which = listing.add_mutually_exclusive_group()
    which.add_argument("--not-in", type=int, metavar="TAKE", help="only those a take has not used")
    which.add_argument(
        "--left", metavar="ID", help="only those your latest takes of a scenario have not used"
    )
    add = _command(commands, "add", _add, "add a point")
    add.add_argument("title", metavar="NAME", help="how you would name it: “the product launch”")
    add.add_argument("--story", default="", help="how you would tell it; - reads it from input")
    edit = _command(commands, "edit", _edit, "change a point; without options, in your editor")
    edit.add_argument("id", metavar="ID", nargs="?", help="the point; all of them if left out")
    edit.add_argument("--title", metavar="NAME", help="another name for it")
    edit.add_argument("--story", help="another way to tell it; - reads it from input")
    remove = _command(commands, "remove", _remove, "remove a point")
    remove.add_argument("id", metavar="ID", help="the point")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when there is no such point or the list is not well, 2 when the disk fails."""
    from simulator.paths import StorageFailed, paths
    from simulator.points import BadPoint, UnknownPoint
    from simulator.scenario.problems import ScenarioProblems
    from simulator.shelf.editing import NoEditor

    action: Callable[[argparse.Namespace, Paths], int] = args.action
    try:
        return action(args, paths())
    except (BadPoint, UnknownPoint, ScenarioProblems) as problem:
        print(problem, file=sys.stderr)
        return PROBLEMS
    except NoEditor as problem:
        print(problem, file=sys.stderr)
    except StorageFailed as problem:
        print(f"{problem} {problem.advice}", file=sys.stderr)
    return UNUSABLE


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    action: Callable[[argparse.Namespace, Paths], int],
    words: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
    command.set_defaults(run=run, action=action)
    return command


def _list(args: argparse.Namespace, where: Paths) -> int:
    from simulator.points import load
    from simulator.reminders import points_left, points_not_in

    points = load(where.points)
    if args.not_in is not None:
        from simulator.history.failures import UnknownTake

        try:
            points = points_not_in(where, args.not_in)
        except UnknownTake as problem:
            print(problem, file=sys.stderr)
            return PROBLEMS
    elif args.left is not None:
        points = points_left(where, args.left)
    if args.json:
        for point in points:
            row = {"id": point.id, "title": point.title, "story": point.story}
            print(json.dumps(row, ensure_ascii=False))
    elif not points:
        print(_nothing(args))
    else:
        _print(points)
    return DONE


def _nothing(args: argparse.Namespace) -> str:
    if args.not_in is not None or args.left is not None:
        return "None left: every point has been used."
    return "No points yet. Add one: mock-interview points add “the product launch” --story “…”"


def _print(points: tuple[Point, ...]) -> None:
    width = max(len(point.id) for point in points)
    for point in points:
        print(f"{point.id:{width}}  {point.title}")
        if point.story:
            story = point.story
            if len(story) > _LONGEST_SHOWN:
                story = story[:_LONGEST_SHOWN].rsplit(" ", 1)[0] + " …"
            print(f"{'':{width}}  {story}")


def _add(args: argparse.Namespace, where: Paths) -> int:
    from simulator.points import added, load, save

    points = added(load(where.points), args.title, _typed(args.story))
    save(where.points, points)
    print(f"Kept “{points[-1].title}” as {points[-1].id}.")
    return DONE


def _edit(args: argparse.Namespace, where: Paths) -> int:
    from simulator.points import changed, load, save

    if args.title is None and args.story is None:
        return _edit_file(args, where)
    if args.id is None:
        print("Say which point: its id is in `mock-interview points list`.", file=sys.stderr)
        return UNUSABLE
    story = None if args.story is None else _typed(args.story)
    save(where.points, changed(load(where.points), args.id, args.title, story))
    print(f"Changed {args.id}.")
    return DONE


def _edit_file(args: argparse.Namespace, where: Paths) -> int:
    """The whole file in the editor; what is not well stays beside it and nothing is lost."""
    from simulator.paths import write_private
    from simulator.points import find, load, parse, source_of
    from simulator.scenario.problems import ScenarioProblems
    from simulator.shelf.editing import edited

    points = load(where.points)
    if args.id is not None:
        find(points, args.id)
    text = edited(source_of(points), "points.yaml", where)
    try:
        count = len(parse(text, "points.yaml"))
    except ScenarioProblems as problems:
        beside = where.points.with_suffix(".unsaved")
        write_private(beside, text)
        print(f"{problems}\nYour points are as before; this text is in {beside}", file=sys.stderr)
        return PROBLEMS
    write_private(where.points, text)
    print(f"{count} point{'' if count == 1 else 's'} kept.")
    return DONE


def _remove(args: argparse.Namespace, where: Paths) -> int:
    from simulator.points import load, removed, save

    save(where.points, removed(load(where.points), args.id))
    print(f"Removed {args.id}.")
    return DONE


def _typed(story: str) -> str:
    return sys.stdin.read(100_000) if story == "-" else story
