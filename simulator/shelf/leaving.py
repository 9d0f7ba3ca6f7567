"""Scenarios for somebody else: one file, or several in a folder or a zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from simulator.paths import StorageFailed, write_private
from simulator.scenario.load import LoadedScenario
from simulator.scenario.problems import shown_path

_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the same scenarios make the same zip
_PLAIN_FILE: Final = 0o100600 << 16


class Occupied(Exception):
    """There is something at that place already; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{shown_path(path)} is there already.")
        self.path = path


class NoPlace(Exception):
    """The name says no place that scenarios can be written to; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{shown_path(path)}: name a folder, a .zip, or for one scenario a .yaml file."
        )


def export(scenarios: Sequence[LoadedScenario], to: Path, *, replace: bool = False) -> list[Path]:
    """Write the scenarios to `to`: a .zip, a .yaml for one alone, or else into a folder.

    Returns the files written. Raises NoPlace and Occupied before anything is written, and
    StorageFailed.
    """
    if to.suffix.lower() == ".zip":
        return _written({to: zipped(scenarios)}, replace=replace)
    if to.suffix in (".yaml", ".yml") and len(scenarios) == 1 and not to.is_dir():
        return _written({to: scenarios[0].source}, replace=replace)
    if to.exists() and not to.is_dir():
        raise Occupied(to)
    if not to.is_dir() and (to.suffix or to.name == "-"):  # a file's name, and no folder's
        raise NoPlace(to)
    files = {to / f"{one.scenario.id}.yaml": one.source for one in scenarios}
    return _written(files, replace=replace)


def zipped(scenarios: Sequence[LoadedScenario]) -> bytes:
    """A zip of the scenarios, the same for the same ones."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in sorted(scenarios, key=lambda one: one.scenario.id):
            entry = zipfile.ZipInfo(f"{one.scenario.id}.yaml", _DATE)
            entry.external_attr = _PLAIN_FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, one.source)
    return packed.getvalue()


def _written(files: dict[Path, str] | dict[Path, bytes], *, replace: bool) -> list[Path]:
    try:
        there = next((path for path in files if path.exists() or path.is_symlink()), None)
    except OSError as error:
        raise StorageFailed.from_os_error(error, next(iter(files)), "write the file") from error
    if there is not None and (not replace or there.is_dir()):
        raise Occupied(there)
    for path, content in files.items():
        write_private(path, content)
    return list(files)
