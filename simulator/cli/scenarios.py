"""`mock-interview scenarios`: list, show, check, change and share the scenarios."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.cli.scenario_files import add_commands

if TYPE_CHECKING:
    from simulator.scenario.catalog import Catalog, CatalogEntry
    from simulator.scenario.model import Scenario
    from simulator.scenario.problems import Problem

DONE, PROBLEMS, UNUSABLE = 0, 1, 2


def add_parser(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `scenarios` command."""
    parser = doors.add_parser(
        "scenarios", help="list, check, change and share scenarios", description=__doc__
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = _command(commands, "list", _list, "list the scenarios, yours included")
    _json_option(listing)
    show = _command(commands, "show", _show, "show what a scenario is about")
    show.add_argument("scenario", metavar="ID", help="a scenario's id or file")
    _json_option(show)
    check = _command(commands, "check", _check, "name everything that is wrong with scenario files")
    check.add_argument(
        "paths", metavar="PATH", nargs="+", help="scenario files, or folders of them"
    )
    _json_option(check)
    explain = _command(commands, "explain", _explain, "explain a code such as S103")
    explain.add_argument("code", metavar="CODE", help="the code before a problem")
    add_commands(commands)
    _command(commands, "schema", _schema, "print the JSON Schema of scenario files, for editors")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when scenarios have problems, 2 when what was asked for is not there."""
    action: Callable[[argparse.Namespace], int] = args.action
    return action(args)


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    action: Callable[[argparse.Namespace], int],
    words: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
    command.set_defaults(run=run, action=action)
    return command


def _json_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON, for programs")


def _shelf() -> Catalog:
    from simulator.paths import paths
    from simulator.scenario.catalog import Catalog, shipped_folder

    return Catalog([shipped_folder(), paths().scenarios])


def _complain(words: object) -> int:
    print(words, file=sys.stderr)
    return UNUSABLE


def _with_shelf(action: Callable[[Catalog], int]) -> int:
    from simulator.paths import PathsProblem

    try:
        return action(_shelf())
    except PathsProblem as problem:
        return _complain(f"{problem} {problem.advice}")


def _list(args: argparse.Namespace) -> int:
    def show(shelf: Catalog) -> int:
        entries = shelf.entries()
        if args.json:
            _print_lines(_entry_data(entry) for entry in entries)
        else:
            _print_entries(entries)
        return DONE

    return _with_shelf(show)


def _print_entries(entries: tuple[CatalogEntry, ...]) -> None:
    from simulator.scenario.problems import shown_path

    if not entries:
        print("There are no scenarios here.")
    width = max((len(entry.id) for entry in entries if not entry.problems), default=0)
    for entry in entries:
        if entry.problems:
            print(f"{entry.id}: cannot be played; see `scenarios check {shown_path(entry.path)}`")
            continue
        print(f"{entry.id:{width}}  {entry.title}")
        print(f"{'':{width}}  {entry.role} at {entry.company}; {_DIFFICULTY[entry.difficulty]}")


_DIFFICULTY = ("", "gentle", "steady", "tough")


def _entry_data(entry: CatalogEntry) -> dict[str, Any]:
    from dataclasses import asdict

    from simulator.scenario.problems import shown_path

    return {
        **asdict(entry),
        "path": shown_path(entry.path),
        "problems": [_problem_data(problem) for problem in entry.problems],
    }


def _problem_data(problem: Problem) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(problem)


def _show(args: argparse.Namespace) -> int:
    def show(shelf: Catalog) -> int:
        from simulator.scenario.catalog import UnknownScenario
        from simulator.scenario.problems import ScenarioProblems

        try:
            scenario = shelf.load(args.scenario).scenario
        except UnknownScenario as problem:
            return _complain(problem)
        except ScenarioProblems as problem:
            _complain(problem)
            return PROBLEMS
        if args.json:
            from pydantic import TypeAdapter

            from simulator.scenario.model import Scenario

            _print_json(TypeAdapter(Scenario).dump_python(scenario, mode="json"))
        else:
            print("\n".join(_description(scenario)))
        return DONE

    return _with_shelf(show)


def _description(scenario: Scenario) -> Iterator[str]:
    """What a candidate may know before; the script stays a surprise."""
    yield scenario.title
    yield scenario.summary
    yield ""
    yield f"The job: {scenario.job.role} at {scenario.job.company}."
    if scenario.job.about:
        yield scenario.job.about
    yield f"{scenario.industry.capitalize()}; {_DIFFICULTY[scenario.difficulty]}."
    for person in scenario.interviewers:
        yield f"With you: {person.name}, {person.role}."
    for heading, points in (
        ("What you heard today", scenario.facts),
        ("What the job asks for", scenario.skills),
        ("What you have talked about", scenario.discussed),
        ("What you might still bring up, if it is true of you", scenario.your_points),
    ):
        if points:
            yield f"\n{heading}:"
            yield from (f"  - {point}" for point in points)


def _check(args: argparse.Namespace) -> int:
    from simulator.scenario.load import load_file
    from simulator.scenario.problems import ScenarioProblems

    files: list[Path] = []
    for given in args.paths:
        found = _files_of(given)
        if found is None:
            return _complain(f"{given}: there is no such file or folder.")
        files += found
    problems: list[Problem] = []
    broken = 0
    for file in dict.fromkeys(files):
        try:
            load_file(file, inside=file.parent)
        except ScenarioProblems as error:
            broken += 1
            problems += error.problems
            if not args.json:
                print(f"{error}\n")
    if args.json:
        _print_lines(_problem_data(problem) for problem in problems)
    else:
        print(_verdict(len(dict.fromkeys(files)), broken, problems))
    return PROBLEMS if problems else DONE


def _files_of(given: str) -> list[Path] | None:
    """The scenario files that `given` stands for; None when there is no such thing."""
    from simulator.scenario.catalog import scenario_files

    path = Path(given)
    try:
        if path.is_dir():
            return scenario_files(path)
        # A broken link is there, and the check says what is wrong with it.
        return [path] if path.exists() or path.is_symlink() else None
    except (OSError, ValueError):
        return None


def _verdict(count: int, broken: int, problems: list[Problem]) -> str:
    files = f"{count} file{'' if count == 1 else 's'}"
    if not count:
        return "No scenario files (.yaml or .yml) there."
    if not problems:
        return f"{files}, all well."
    found = f"{len(problems)} problem{'' if len(problems) == 1 else 's'} in {broken}"
    example = problems[0].code
    return f"{files}, {found}. `mock-interview scenarios explain {example}` says more of a code."


def _explain(args: argparse.Namespace) -> int:
    from simulator.scenario.diagnostics import DIAGNOSTICS

    diagnostic = DIAGNOSTICS.get(args.code.upper())
    if diagnostic is None:
        first, *_, last = DIAGNOSTICS
        return _complain(f"There is no code {args.code!r}; they run from {first} to {last}.")
    print(f"{diagnostic.code}  {diagnostic.title}\n\n{_wrapped(diagnostic.meaning)}")
    if diagnostic.right:
        print(f"\nInstead of\n\n{_indented(diagnostic.wrong) or '    (nothing)'}")
        print(f"\nwrite\n\n{_indented(diagnostic.right)}")
    return DONE


def _wrapped(text: str) -> str:
    import textwrap

    return textwrap.fill(text, 78)


def _indented(text: str) -> str:
    import textwrap

    return textwrap.indent(textwrap.dedent(text).strip("\n"), "    ")


def _schema(_args: argparse.Namespace) -> int:
    from simulator.scenario.schema import schema_text

    print(schema_text(), end="")
    return DONE


def _print_lines(rows: Iterable[object]) -> None:
    """One JSON object a line, as every door here prints what there are many of."""
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


def _print_json(data: object) -> None:
    print(json.dumps(data, indent=2, ensure_ascii=False))
