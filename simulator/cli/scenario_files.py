"""`mock-interview scenarios import, export, duplicate, edit`: your own files and other people's."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.paths import Paths
    from simulator.scenario.load import LoadedScenario
    from simulator.shelf.arriving import Arrival

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

DONE, PROBLEMS, UNUSABLE = 0, 1, 2


def add_commands(commands: Commands) -> None:
    """Add the commands that bring, hand out and change scenario files."""
    bring = _command(commands, "import", _import, "take in scenarios: a file, a folder or a zip")
    bring.add_argument("path", metavar="PATH", help="a .yaml file, a folder of them, or a .zip")
    bring.add_argument("--replace", action="store_true", help="replace yours of the same id")
    bring.add_argument("--copy", action="store_true", help="give those whose id is taken a new one")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen, keep nothing")
    hand = _command(commands, "export", _export, "write scenarios to a file, a folder or a zip")
    hand.add_argument("scenarios", metavar="ID", nargs="*", help="which ones; all of yours if none")
    hand.add_argument("--to", metavar="PATH", required=True, help="a .zip, a .yaml or a folder")
    hand.add_argument("--replace", action="store_true", help="replace files that are there")
    copy = _command(commands, "duplicate", _duplicate, "copy a scenario under an id of its own")
    copy.add_argument("scenario", metavar="ID", help="any scenario, shipped ones too")
    copy.add_argument("id", metavar="NEW-ID", nargs="?", default="", help="the copy's id")
    edit = _command(commands, "edit", _edit, "change one of yours in your editor")
    edit.add_argument("scenario", metavar="ID", help="one of your own scenarios")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when a scenario is missing or not well, 2 when disk, file or editor fail."""
    from simulator.paths import StorageFailed, paths
    from simulator.scenario.catalog import UnknownScenario
    from simulator.scenario.problems import ScenarioProblems
    from simulator.shelf.arriving import CannotImport
    from simulator.shelf.changing import CannotChange
    from simulator.shelf.editing import NoEditor
    from simulator.shelf.leaving import NoPlace, Occupied
    from simulator.shelf.saving import Taken

    work: Callable[[argparse.Namespace, Paths], int] = args.work
    try:
        return work(args, paths())
    except (UnknownScenario, ScenarioProblems) as problem:
        return _complain(problem, PROBLEMS)
    except Taken as problem:
        return _complain(f"{problem} “{problem.free}” is free.", PROBLEMS)
    except CannotChange:
        return _complain("Its id is written in a way I cannot change; copy it by hand.", PROBLEMS)
    except Occupied as problem:
        return _complain(f"{problem} Nothing was written; --replace puts yours there.", UNUSABLE)
    except (CannotImport, NoEditor, NoPlace) as problem:
        return _complain(problem, UNUSABLE)
    except StorageFailed as problem:
        return _complain(f"{problem} {problem.advice}", UNUSABLE)


def _command(
    commands: Commands, name: str, work: Callable[[argparse.Namespace, Paths], int], words: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
    command.set_defaults(run=run, work=work)
    return command


def _import(args: argparse.Namespace, where: Paths) -> int:
    from simulator.shelf.arriving import look

    arrivals = look(Path(args.path), where)
    kept = sum(_take_in(arrival, args, where) for arrival in arrivals)
    left = sum(a.state in ("broken", "refused") for a in arrivals)
    verb = "would be kept" if args.dry_run else "kept"
    print(f"{kept} of {len(arrivals)} {verb}.")
    return PROBLEMS if left else DONE


def _take_in(arrival: Arrival, args: argparse.Namespace, where: Paths) -> bool:
    """Keep one arrival if it may be kept, and say what became of it."""
    from simulator.scenario.load import LoadedScenario, load_text
    from simulator.shelf.changing import copy_of
    from simulator.shelf.saving import save

    source, words = arrival.source, "new"
    if arrival.state == "broken":
        for problem in arrival.problems:
            print(problem, file=sys.stderr)
        return False
    if arrival.state == "refused":
        print(f"{arrival.name}: left out: {arrival.why}.", file=sys.stderr)
        return False
    if arrival.state == "same":
        print(f"{arrival.id}: you have it already, word for word.")
        return False
    if arrival.state in ("yours", "shipped"):
        if args.copy:
            loaded = LoadedScenario(load_text(source, arrival.name), source)
            source = copy_of(loaded, where)
            words = "a copy under another id"
        elif arrival.state == "yours" and args.replace:
            words = "in place of yours"
        else:
            print(f"{arrival.id}: {_TAKEN[arrival.state]}")
            return False
    id = load_text(source, arrival.name).id
    if not args.dry_run:
        save(source, where, replace=args.replace)
    print(f"{id}: {words}.")
    return True


_TAKEN = {
    "yours": "you have another one of that id; --replace or --copy keeps this one.",
    "shipped": "a scenario that comes with the program has that id; --copy keeps this one.",
}


def _export(args: argparse.Namespace, where: Paths) -> int:
    from simulator.shelf.leaving import export

    chosen = _chosen(args.scenarios, where)
    if not chosen:
        return _complain("You have no scenarios of your own yet.", PROBLEMS)
    for path in export(chosen, Path(args.to), replace=args.replace):
        print(path)
    return DONE


def _chosen(ids: Sequence[str], where: Paths) -> list[LoadedScenario]:
    from simulator.scenario.catalog import Catalog, scenario_files, shipped_folder

    shelf = Catalog([shipped_folder(), where.scenarios])
    wanted = ids or [path.stem for path in scenario_files(where.scenarios)]
    return [shelf.load(id) for id in dict.fromkeys(wanted)]


def _duplicate(args: argparse.Namespace, where: Paths) -> int:
    from simulator.shelf.changing import copy_of
    from simulator.shelf.saving import save

    (loaded,) = _chosen([args.scenario], where)
    path = save(copy_of(loaded, where, args.id), where)
    print(f"Saved: {path}")
    print(f"Change it: mock-interview scenarios edit {path.stem}")
    return DONE


def _edit(args: argparse.Namespace, where: Paths) -> int:
    from simulator.cli.mending import mended
    from simulator.scenario.catalog import UnknownScenario
    from simulator.scenario.files import decoded, read_bytes
    from simulator.scenario.load import LARGEST, load_text
    from simulator.shelf.editing import unsaved
    from simulator.shelf.saving import is_shipped, move, path_of, save

    id = args.scenario
    path = path_of(id, where)
    kept = unsaved(id, where)
    if path is None and kept is None:
        _chosen([id], where)  # says which ids are near
        raise UnknownScenario(id, ())
    if path is not None and is_shipped(path):
        words = f"“{id}” comes with the program. Make a copy of your own first:"
        return _complain(f"{words}\nmock-interview scenarios duplicate {id}", PROBLEMS)
    if kept is not None:
        print("Going on with the text that was not well last time.")
        text = kept
    else:
        assert path is not None
        text = decoded(read_bytes(path, where.scenarios, LARGEST), path.name)
    changed = mended(text, id, where)
    if changed is None:
        return PROBLEMS
    new = load_text(changed, id).id
    saved = save(changed, where, replace=True) if new == id else move(changed, path, where)
    print(f"Saved: {saved}")
    return DONE


def _complain(words: object, status: int) -> int:
    print(words, file=sys.stderr)
    return status
