"""The shelf of scenarios: those shipped and the user's own, whole or broken."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from simulator.scenario.files import decoded, read_bytes
from simulator.scenario.load import LARGEST, LoadedScenario, load_file
from simulator.scenario.nodes import read_nodes
from simulator.scenario.problems import Problem, ScenarioProblems, quote, shown_path
from simulator.shipped import shipped
from simulator.text import clean

SUFFIXES: Final = (".yaml", ".yml")


def shipped_folder() -> Path:
    """The folder of the scenarios that come with the program."""
    return shipped("scenarios")


class UnknownScenario(LookupError):
    """No scenario has that name; `nearest` are ids like it, best first."""

    def __init__(self, wanted: str, nearest: tuple[str, ...]) -> None:
        super().__init__(wanted, nearest)
        self.wanted = wanted
        self.nearest = nearest

    def __str__(self) -> str:
        hint = f" Did you mean {' or '.join(map(quote, self.nearest))}?" if self.nearest else ""
        return f"There is no scenario {quote(self.wanted)}.{hint}"


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """What a list shows of a scenario. With problems, it cannot be played and texts may be empty.

    `difficulty` is 1 to 3, or 0 when a broken file does not say.
    """

    id: str
    title: str
    summary: str
    role: str
    company: str
    industry: str
    level: str
    setting: str
    difficulty: int
    path: Path
    problems: tuple[Problem, ...] = ()


class Catalog:
    """The scenarios in `folders`, the first of which wins where an id is there twice."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)

    def entries(self) -> tuple[CatalogEntry, ...]:
        """Every scenario by difficulty, then title; those with problems last. Never raises."""
        entries: list[CatalogEntry] = []
        first: dict[str, Path] = {}
        entries += (_closed(f) for f in self._folders if f.is_dir() and not os.access(f, os.R_OK))
        for folder, path in self._files():
            entry = _entry(path, folder)
            if entry.id in first:
                problem = _twice(entry, first[entry.id])
                entry = replace(entry, problems=(*entry.problems, problem))
            first.setdefault(entry.id, path)
            entries.append(entry)
        return tuple(
            sorted(
                entries, key=lambda e: (bool(e.problems), e.difficulty, e.title.casefold(), e.id)
            )
        )

    def load(self, wanted: str | Path) -> LoadedScenario:
        """A scenario by its id, or by the path of its file.

        Raises UnknownScenario, or ScenarioProblems when its file is not well.
        """
        text = str(wanted)
        if isinstance(wanted, Path) or Path(text).suffix in SUFFIXES or _has_separator(text):
            path = Path(text)
            # What a folder offers must stay in the folder, however it is asked for.
            return load_file(path, next((f for f in self._folders if path.parent == f), None))
        # A file bears its scenario's id, so there is no need to open the others.
        for folder, path in self._files():
            if path.stem == text:
                return load_file(path, inside=folder)
        raise UnknownScenario(text, self._like(text))

    def _files(self) -> Iterator[tuple[Path, Path]]:
        for folder in self._folders:
            for path in scenario_files(folder):
                yield folder, path

    def _like(self, wanted: str) -> tuple[str, ...]:
        from difflib import get_close_matches

        known = [path.stem for _, path in self._files()]
        return tuple(get_close_matches(wanted[:80].lower(), known, n=3, cutoff=0.5))


def scenario_files(folder: Path) -> list[Path]:
    """The scenario files right in `folder` by name; none when it cannot be listed."""
    try:
        with os.scandir(folder) as found:
            names = [f.name for f in found if f.name.endswith(SUFFIXES) and f.name[0] != "."]
    except OSError:
        return []
    return [folder / name for name in sorted(names)]


def _has_separator(text: str) -> bool:
    return any(separator in text for separator in (os.sep, os.altsep) if separator)


def _entry(path: Path, folder: Path) -> CatalogEntry:
    try:
        scenario = load_file(path, inside=folder).scenario
    except ScenarioProblems as error:
        return _broken_entry(path, folder, error.problems)
    return CatalogEntry(
        scenario.id,
        scenario.title,
        scenario.summary,
        scenario.job.role,
        scenario.job.company,
        scenario.industry,
        scenario.level,
        scenario.setting,
        scenario.difficulty,
        path,
    )


def _broken_entry(path: Path, folder: Path, problems: tuple[Problem, ...]) -> CatalogEntry:
    """As much as the file lets on, so that its author recognises it in the list."""
    try:
        data: Any = read_nodes(decoded(read_bytes(path, folder, LARGEST), shown_path(path)), "")[
            0
        ].data
    except ScenarioProblems:
        data = {}
    job = data.get("job")

    def text(key: str, within: Any = data) -> str:  # noqa: ANN401 - whatever was written
        value = within.get(key) if isinstance(within, dict) else None
        return clean(value).strip()[:240] if isinstance(value, str) else ""

    difficulty = data.get("difficulty")
    return CatalogEntry(
        shown_path(path.stem),
        text("title"),
        text("summary"),
        text("role", job),
        text("company", job),
        text("industry"),
        text("level"),
        text("setting"),
        difficulty if difficulty in (1, 2, 3) and not isinstance(difficulty, bool) else 0,
        path,
        problems,
    )


def _closed(folder: Path) -> CatalogEntry:
    name = shown_path(folder)
    hint = "Check who owns the folder and its permissions."
    found = "a folder that may not be listed"
    problem = Problem("S010", name, None, None, "", found, "a folder of scenarios", hint)
    return CatalogEntry(shown_path(folder.name), "", "", "", "", "", "", "", 0, folder, (problem,))


def _twice(entry: CatalogEntry, first: Path) -> Problem:
    return Problem(
        "S208",
        shown_path(entry.path),
        None,
        None,
        "id",
        f"{quote(entry.id)}, which {shown_path(first)} has already",
        "an id of its own",
        "Rename this file and change its id; the other one stays as it is.",
    )
