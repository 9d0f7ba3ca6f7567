"""Scenarios from elsewhere, looked at with suspicion before any is kept: a file, folder or zip."""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from simulator.paths import Paths
from simulator.scenario.catalog import SUFFIXES
from simulator.scenario.files import decoded, read_bytes
from simulator.scenario.load import LARGEST, load_text
from simulator.scenario.problems import Problem, ScenarioProblems, shown_path
from simulator.shelf.saving import is_shipped, path_of

MOST_FILES: Final = 200
MOST_ZIPPED: Final = 10 * 1024 * 1024
MOST_UNPACKED: Final = 20 * 1024 * 1024

State = Literal["new", "same", "yours", "shipped", "broken", "refused"]
"""Not here yet; here word for word; here and different; its id is a shipped one's; cannot be
used; will not be opened."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file that was brought: what it is, and why it cannot be kept where it cannot.

    `why` says it for a file that was refused, `problems` for one that is broken.
    """

    name: str
    state: State
    id: str = ""
    source: str = ""
    problems: tuple[Problem, ...] = ()
    why: str = ""


class CannotImport(Exception):
    """Nothing of it can be taken in; `str()` says why."""


def look(path: Path, where: Paths) -> tuple[Arrival, ...]:
    """What is in the file, folder or zip at `path`; nothing is kept. Raises CannotImport."""
    if path.is_dir():
        brought = list(_from_folder(path))
    elif not path.exists():
        raise CannotImport(f"{shown_path(path)}: there is no such file or folder.")
    elif path.suffix.lower() == ".zip" or (path.suffix not in SUFFIXES and _is_zip(path)):
        brought = list(_from_zip(path))
    else:
        brought = [_from_file(path)]
    if not brought:
        raise CannotImport(f"{shown_path(path)}: no scenario files (.yaml or .yml) in there.")
    return tuple(_judged(brought, where))


def _from_file(path: Path) -> Arrival:
    name = shown_path(path.name)
    try:
        return _read(read_bytes(path, None, LARGEST), name)
    except ScenarioProblems as error:
        return Arrival(name, "broken", problems=error.problems)


def _from_folder(folder: Path) -> Iterator[Arrival]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(
                (e for e in found if e.name.endswith(SUFFIXES) and e.name[0] != "."),
                key=lambda e: e.name,
            )
    except OSError as error:
        raise CannotImport(f"{shown_path(folder)}: {error.strerror}.") from None
    if len(entries) > MOST_FILES:
        raise CannotImport(f"{shown_path(folder)}: more than {MOST_FILES} files; bring fewer.")
    for entry in entries:
        if entry.is_symlink():
            yield Arrival(shown_path(entry.name), "refused", why="a link; copy the file itself")
        else:
            yield _from_file(Path(entry.path))


def _is_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def _from_zip(path: Path) -> Iterator[Arrival]:
    try:
        raw = read_bytes(path, None, MOST_ZIPPED)
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except ScenarioProblems as error:
        large = error.problems[0].code == "S002"
        why = f"more than {MOST_ZIPPED // 1024**2} MB" if large else error.problems[0].found
        raise CannotImport(f"{shown_path(path)}: {why}.") from None
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise CannotImport(f"{shown_path(path)}: not a zip file, or a damaged one.") from None
    with archive:
        entries = [e for e in archive.infolist() if not e.is_dir() and not _litter(e.filename)]
        if len(entries) > MOST_FILES:
            raise CannotImport(f"{shown_path(path)}: more than {MOST_FILES} files; bring fewer.")
        room = MOST_UNPACKED
        for entry in entries:
            arrival, size = _unpacked(archive, entry, min(LARGEST, room))
            room -= size
            yield arrival
            if room <= 0:
                raise CannotImport(
                    f"{shown_path(path)}: unpacks to more than {MOST_UNPACKED // 1024**2} MB."
                )


def _litter(name: str) -> bool:
    """What systems put into zips by themselves."""
    return name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1] in (".DS_Store", "Thumbs.db")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> tuple[Arrival, int]:
    """One file of a zip, and how much it unpacked to."""
    name = shown_path(entry.filename)[:200]
    if why := _unfit(entry):
        return Arrival(name, "refused", why=why), 0
    try:
        with archive.open(entry) as file:
            raw = file.read(most + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,  # a damaged size, as some Pythons put it
        OSError,
    ):
        return Arrival(name, "refused", why="damaged, or packed in a way I cannot open"), 0
    if len(raw) > most:
        return Arrival(name, "refused", why=f"larger than {LARGEST // 1024} KB"), len(raw)
    try:
        return _read(raw, name), len(raw)
    except ScenarioProblems as error:
        return Arrival(name, "broken", problems=error.problems), len(raw)


def _unfit(entry: zipfile.ZipInfo) -> str:
    """Why a file in a zip will not even be opened; empty when it may be."""
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or "\0" in entry.filename:
        return "a path that leads out of the folder"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link; pack the file itself"
    if path.suffix not in SUFFIXES:
        return "no scenario file (.yaml or .yml)"
    if entry.flag_bits & 0x1:
        return "locked with a password"
    return ""


def _read(raw: bytes, name: str) -> Arrival:
    """The scenario in `raw`; raises ScenarioProblems."""
    source = decoded(raw, name)
    return Arrival(name, "new", load_text(source, name).id, source)


def _judged(brought: Iterable[Arrival], where: Paths) -> Iterator[Arrival]:
    """The arrivals, with whether their ids are taken; of two with one id, the first counts."""
    seen: set[str] = set()
    for arrival in brought:
        if arrival.state != "new":
            yield arrival
            continue
        if arrival.id in seen:
            yield replace(arrival, state="refused", why=f"a second scenario “{arrival.id}”")
            continue
        seen.add(arrival.id)
        yield replace(arrival, state=_state(arrival, where))


def _state(arrival: Arrival, where: Paths) -> State:
    there = path_of(arrival.id, where)
    if there is None:
        return "new"
    try:
        same = decoded(read_bytes(there, None, LARGEST), there.name) == arrival.source
    except ScenarioProblems:
        same = False
    if same:
        return "same"
    return "shipped" if is_shipped(there) else "yours"
