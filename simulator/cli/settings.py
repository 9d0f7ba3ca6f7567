"""`mock-interview settings`: show, find and check the settings file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable


def add_parser(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `settings` command."""
    parser = doors.add_parser("settings", help="show or check the settings", description=__doc__)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, action, words in (
        ("show", _show, "show every setting, what it means and what it is, as a settings file"),
        ("path", _path, "show where the settings file is"),
        ("keys", _keys, "list the commands, their ids and their keys, for the keymap"),
        ("check", _check, "name everything that is wrong with the settings file"),
    ):
        command = commands.add_parser(
            name, help=words, description=words[0].upper() + words[1:] + "."
        )
        command.set_defaults(run=run, action=action)


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when the file has mistakes, 2 when the home folder cannot be found."""
    from simulator.paths import PathsProblem
    from simulator.settings import SettingsProblems

    try:
        action: Callable[[], int] = args.action
        return action()
    except SettingsProblems as problem:
        print(problem, file=sys.stderr)
        return 1
    except PathsProblem as problem:
        print(f"{problem} {problem.advice}", file=sys.stderr)
        return 2


def _show() -> int:
    from simulator.paths import paths
    from simulator.settings import describe, load_or_default

    print(describe(load_or_default(paths().settings)), end="")
    return 0


def _keys() -> int:
    from simulator.commands import COMMANDS

    width = max(len(command.id) for command in COMMANDS)
    for command in COMMANDS:
        print(f"{command.id:{width}}  {command.keys:18}  {command.title}")
    return 0


def _path() -> int:
    from simulator.paths import paths

    print(paths().settings)
    return 0


def _check() -> int:
    from simulator.paths import paths
    from simulator.settings import load_or_default

    path = paths().settings
    load_or_default(path)
    print(f"{path}: fine." if path.exists() else f"{path}: not there; the built-in settings apply.")
    return 0
