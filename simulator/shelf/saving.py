"""Keeping a scenario in the user's own folder, under its id and never over another one."""

from __future__ import annotations

from pathlib import Path

from simulator.paths import Paths, StorageFailed, write_private
from simulator.scenario.catalog import SUFFIXES, scenario_files, shipped_folder
from simulator.scenario.load import load_text
from simulator.scenario.making.ids import free_id


class Taken(Exception):
    """There is a scenario of that id already; `free` is one that is not taken."""

    def __init__(self, id: str, path: Path, *, shipped: bool, free: str) -> None:
        whose = "comes with the program" if shipped else "is yours"
        super().__init__(f"There is a scenario “{id}” already; it {whose}.")
        self.id = id
        self.path = path
        self.shipped = shipped
        self.free = free


def save(source: str, where: Paths, *, replace: bool = False) -> Path:
    """Keep the scenario written in `source`; returns its file.

    Raises ScenarioProblems when it is not well, Taken when its id is (one of the shipped is never
    replaced), and StorageFailed.
    """
    id = load_text(source, "your scenario").id
    if (there := path_of(id, where)) and (is_shipped(there) or not replace):
        free = free_id(id, taken_ids(where))
        raise Taken(id, there, shipped=is_shipped(there), free=free)
    path = there or where.scenarios / f"{id}.yaml"
    write_private(path, source)
    _lay_schema(where)
    return path


def move(source: str, old: Path | None, where: Paths) -> Path:
    """Keep `source`, whose id was changed, in a file of its new name in place of `old`.

    Raises Taken when the new id is, and then nothing has changed; else as `save`.
    """
    path = save(source, where)
    if old is not None:
        try:
            old.unlink(missing_ok=True)
        except OSError as error:
            raise StorageFailed.from_os_error(error, old, "remove the old file") from error
    return path


def path_of(id: str, where: Paths) -> Path | None:
    """The file of the scenario `id`, shipped or the user's own, whole or broken."""
    for folder in (shipped_folder(), where.scenarios):
        for path in scenario_files(folder):
            if path.stem == id:
                return path
    return None


def taken_ids(where: Paths) -> frozenset[str]:
    """Every id that is in use."""
    folders = (shipped_folder(), where.scenarios)
    return frozenset(path.stem for folder in folders for path in scenario_files(folder))


def is_shipped(path: Path) -> bool:
    """Whether `path` is one of the files that come with the program."""
    return path.suffix in SUFFIXES and path.parent == shipped_folder()


def _lay_schema(where: Paths) -> None:
    """Beside the scenarios, so that an editor completes their keys."""
    path = where.scenarios / "schema.json"
    if not path.exists():
        from simulator.scenario.schema import schema_text

        write_private(path, schema_text())
