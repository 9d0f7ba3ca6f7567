"""`mock-interview recordings`: what is recorded, how much room it takes, and deleting it."""

from __future__ import annotations

import argparse
import sys

EXIT_UNUSABLE = 2


def add_parser(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `recordings` command."""
    parser = doors.add_parser(
        "recordings", help="recordings of your answers: list, delete", description=__doc__
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    verbs.add_parser("list", help="what is recorded and how much room it takes")
    delete = verbs.add_parser("delete", help="delete the sound; words and scores stay")
    which = delete.add_mutually_exclusive_group(required=True)
    which.add_argument("take", nargs="?", type=int, help="the number of a take")
    which.add_argument("--all", action="store_true", help="everything ever recorded")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List or delete; 2 when that cannot be done."""
    from simulator.history.store import History
    from simulator.paths import StorageFailed, paths
    from simulator.speech.recordings import Recordings

    where = paths()
    recordings = Recordings(where.recordings)
    try:
        numbers: dict[str, int] = {}
        if where.database.exists():
            with History.open(where.database) as history:
                numbers = history.numbers()
        if args.verb == "delete":
            return _delete(recordings, numbers, None if args.all else args.take)
        return _list(recordings, numbers)
    except StorageFailed as problem:
        print(f"mock-interview recordings: {problem}\n{problem.advice}", file=sys.stderr)
        return EXIT_UNUSABLE


def _list(recordings: object, numbers: dict[str, int]) -> int:
    from simulator.speech.recordings import Recordings

    assert isinstance(recordings, Recordings)
    sizes = {take: recordings.size(take) for take in recordings.takes()}
    sizes = {take: size for take, size in sizes.items() if size}
    for take, size in sorted(sizes.items(), key=lambda pair: numbers.get(pair[0], 0)):
        name = f"take {numbers[take]}" if take in numbers else "an unfinished take"
        print(f"{name}: {_size(size)}")
    if sizes:
        print(f"{_size(sum(sizes.values()))} in all.")
    else:
        print("Nothing is recorded.")
    return 0


def _delete(recordings: object, numbers: dict[str, int], number: int | None) -> int:
    from simulator.speech.recordings import Recordings

    assert isinstance(recordings, Recordings)
    key = next((key for key, found in numbers.items() if found == number), None)
    if number is not None and (key is None or not recordings.size(key)):
        print(
            f"mock-interview recordings: take {number} has no recording. "
            "`mock-interview recordings list` shows which have.",
            file=sys.stderr,
        )
        return EXIT_UNUSABLE
    freed = recordings.delete_sound(key)
    print(f"Deleted. {_size(freed)} free now; words and scores are still there.")
    return 0


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MiB" if size >= 1024 * 1024 else f"{size / 1024:.0f} KiB"
