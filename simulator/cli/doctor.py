"""`mock-interview doctor`: test each part on this machine and say what to do."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Check:
    """One tested part: what was found, and what to do when it is not well."""

    part: str
    well: bool
    found: str
    do: str = ""


def add_parser(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `doctor` command."""
    parser = doors.add_parser(
        "doctor", help="test each part and say what to do", description=__doc__
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print one line a check; 1 when any part is not well."""
    import json
    from dataclasses import asdict

    bad = False
    for check in checks():
        bad = bad or not check.well
        if args.json:
            print(json.dumps(asdict(check), ensure_ascii=False))
            continue
        print(f"{'ok ' if check.well else 'BAD'}  {check.part}: {check.found}")
        if check.do:
            print(f"     {check.do}")
    return 1 if bad else 0


def checks() -> Iterator[Check]:
    """Every part in the order a rehearsal needs them."""
    for part, test in (
        ("Python", _python),
        ("terminal", _terminal),
        ("home folder", _home),
        ("settings", _settings),
        ("scenarios", _scenarios),
        ("scorer", _scorer),
        ("history", _history),
        ("clipboard", _clipboard),
    ):
        yield _guarded(part, test)


def _guarded(part: str, test: Callable[[str], Check]) -> Check:
    from simulator.paths import StorageFailed

    try:
        return test(part)
    except StorageFailed as problem:
        return Check(part, False, str(problem), problem.advice)
    except Exception as problem:  # noqa: BLE001 - a doctor reports every illness
        return Check(part, False, f"{type(problem).__name__}: {problem}", "Please report this.")


def _python(part: str) -> Check:
    import platform

    return Check(part, True, f"{platform.python_version()} on {platform.system()}")


def _terminal(part: str) -> Check:
    import os
    import shutil

    from simulator.cli.play import full_screen_possible

    size = shutil.get_terminal_size()
    found = f"{os.environ.get('TERM') or 'no TERM'}, {size.columns} by {size.lines}"
    if not full_screen_possible():
        return Check(part, True, found, "No full screen here: use `mock-interview play --plain`.")
    return Check(part, True, found)


def _home(part: str) -> Check:
    from simulator.paths import ensure, paths, write_private

    where = ensure(paths())
    trial = where.home / ".doctor"
    write_private(trial, "x" * 100_000)  # a disk may be full for files and not for names
    trial.unlink()
    return Check(part, True, str(where.home))


def _settings(part: str) -> Check:
    from simulator.paths import paths
    from simulator.settings import SettingsProblems, load

    path = paths().settings
    if not path.exists():
        return Check(part, True, "defaults (no settings file yet)")
    try:
        load(path)
    except SettingsProblems as problem:
        return Check(part, False, str(problem), f"Edit {path}, then run the doctor again.")
    return Check(part, True, str(path))


def _scenarios(part: str) -> Check:
    from simulator.paths import paths
    from simulator.scenario.catalog import Catalog, shipped_folder

    folders: list[Path] = [shipped_folder(), paths().scenarios]
    entries = Catalog(folders).entries()
    broken = [entry for entry in entries if entry.problems]
    if broken:
        return Check(
            part,
            False,
            f"{len(entries)} found, {len(broken)} cannot be read",
            f"See `mock-interview scenarios check {broken[0].path}`.",
        )
    return Check(part, True, f"{len(entries)} ready")


def _scorer(part: str) -> Check:
    from simulator.scoring.closing import Closing, Turn
    from simulator.scoring.score import score

    card = score(Closing((Turn("candidate", "What happens next, and when might I hear?"),)))
    return Check(part, True, f"rubric {card.rubric_version}, scorer {card.scorer_version}")


def _history(part: str) -> Check:
    from simulator.history.store import History, TakeQuery
    from simulator.paths import paths

    path = paths().database
    if not path.exists():
        return Check(part, True, "no takes yet")
    with History.open(path) as history:
        count = history.count(TakeQuery())
        notices = history.notices
    return Check(part, not notices, f"{count} takes", " ".join(notices))


def _clipboard(part: str) -> Check:
    from simulator.clipboard import native_tool

    tool = native_tool()
    if tool is None:
        return Check(
            part, True, "no clipboard tool", "Copying will ask your terminal, or write a file."
        )
    return Check(part, True, tool)
