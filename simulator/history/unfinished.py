"""Takes under way, kept on disk at every pause in typing until they are in history.

One JSON file a take, replaced whole each time. A lock file beside it says that a running program
plays the take now; the system frees it when that program ends, in whatever way.
"""

from __future__ import annotations

import contextlib
import json
import re
import weakref
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, cast, get_args

from simulator.history.failures import StorageFailed, TakeInUse, UnknownTake
from simulator.history.locks import FileLock, try_lock
from simulator.history.take import Mode, PlayedTurn
from simulator.paths import make_private_folder, sync_folder, write_private
from simulator.scoring.closing import Speaker

FORMAT: Final = 1
_TAKE_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
_NOT_WHOLE: Final = (AttributeError, KeyError, TypeError, ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class UnfinishedTake:
    """A take that has not ended: enough to go on with it in another run of the program.

    `take_id` is a UUID, `state_json` the interview's state, `draft` the words not yet sent.
    """

    take_id: str
    scenario_id: str
    scenario_title: str
    scenario_source: str
    seed: int
    mode: Mode
    wants_job: bool
    started_at: datetime
    state_json: str
    turns: tuple[PlayedTurn, ...]
    draft: str
    saved_at: datetime


class UnfinishedStore:
    """The folder of unfinished takes. Methods raise StorageFailed when the disk is at fault.

    A take is held from its first `save` (or `claim`) until `release` or `discard`: no other
    store lists it meanwhile, in this program or another.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, FileLock] = {}
        weakref.finalize(self, _release_all, self._held)

    def save(self, take: UnfinishedTake) -> None:
        """Keep `take` as it is now, on the disk when this returns.

        Raises TakeInUse when another program plays it; nothing is written then.
        """
        self.hold(take.take_id)
        write_private(self._file(take.take_id), _to_json(take))

    def hold(self, take_id: str) -> None:
        """Hold the take; raises TakeInUse when another program plays it."""
        if not self.claim(take_id):
            raise self._in_use(take_id)

    def claim(self, take_id: str) -> bool:
        """Hold the take; False when another program plays it. Again is harmless."""
        if take_id in self._held:
            return True
        path = self._lock_file(take_id)
        try:
            make_private_folder(self._folder)
            lock = try_lock(path)
        except OSError as error:
            raise StorageFailed.from_os_error(error, path, "hold the take") from error
        if lock is not None:
            self._held[take_id] = lock
        return lock is not None

    def release(self, take_id: str) -> None:
        """Let the take be offered again; harmless when it is not held."""
        lock = self._held.pop(take_id, None)
        if lock is not None:
            lock.release()

    def discard(self, take_id: str) -> None:
        """Delete the take and let go of it; harmless when it is gone.

        Raises TakeInUse when another program plays it; it is kept then.
        """
        path = self._file(take_id)
        try:
            lock = self._held.get(take_id) or self._lock_if_there(take_id)
            if path.exists():
                path.unlink()
                sync_folder(self._folder)
            if lock is not None:
                lock.release(remove=True)
        except OSError as error:
            raise StorageFailed.from_os_error(error, path, "delete the draft") from error
        self._held.pop(take_id, None)

    def load(self, take_id: str) -> UnfinishedTake:
        """The take as last saved. Raises UnknownTake; StorageFailed when it cannot be read."""
        path = self._file(take_id)
        try:
            document = json.loads(path.read_bytes())
            if document["format"] > FORMAT:
                raise StorageFailed(
                    "other",
                    path,
                    f"An unfinished take was kept by a newer version of this program ({path}).",
                    "Update mock-interview to go on with it.",
                )
            return _from_data(document["take"])
        except FileNotFoundError:
            raise UnknownTake(take_id) from None
        except OSError as error:
            raise StorageFailed.from_os_error(error, path, "read the draft") from error
        except _NOT_WHOLE as error:
            raise StorageFailed("other", path, f"The draft {path} is damaged.") from error

    def list(self) -> tuple[tuple[UnfinishedTake, ...], tuple[str, ...]]:
        """Takes that nobody plays now, the latest first, and notices for the user.

        A damaged file is set aside beside the others, never deleted, and a notice says where.
        """
        takes: list[UnfinishedTake] = []
        notices: list[str] = []
        try:
            files = sorted(self._folder.glob("*.json"))
        except OSError as error:
            raise StorageFailed.from_os_error(error, self._folder, "read the drafts") from error
        for path in files:
            if not _TAKE_ID.fullmatch(path.stem) or self._is_played(path.stem):
                continue
            try:
                takes.append(self.load(path.stem))
            except UnknownTake:
                continue  # finished by another program between the two looks
            except StorageFailed as problem:
                broken = isinstance(problem.__cause__, _NOT_WHOLE)
                notices.append(_set_aside(path) if broken else str(problem))
        self._sweep()
        takes.sort(key=lambda take: take.saved_at, reverse=True)
        return tuple(takes), tuple(notices)

    def _is_played(self, take_id: str) -> bool:
        if take_id in self._held:
            return True
        try:
            lock = try_lock(self._lock_file(take_id), create=False)
        except OSError:
            return False  # no lock file, or one that says nothing
        if lock is None:
            return True
        lock.release()
        return False

    def _lock_if_there(self, take_id: str) -> FileLock | None:
        """The take's lock, None when it has none; raises TakeInUse, OSError."""
        try:
            lock = try_lock(self._lock_file(take_id), create=False)
        except FileNotFoundError:
            return None
        if lock is None:
            raise self._in_use(take_id)
        return lock

    def _sweep(self) -> None:
        """Remove what killed programs left: half-written files, locks without a take."""
        for left in (*self._folder.glob(".*.json.*.tmp"), *self._folder.glob("*.lock")):
            take_id = left.name.removeprefix(".").split(".")[0]
            if not _TAKE_ID.fullmatch(take_id) or take_id in self._held:
                continue
            with contextlib.suppress(OSError, TakeInUse):
                lock = self._lock_if_there(take_id)
                if left.suffix == ".tmp":
                    left.unlink()
                if lock is not None:
                    lock.release(remove=not self._file(take_id).exists())

    def _in_use(self, take_id: str) -> TakeInUse:
        return TakeInUse(
            "other",
            self._file(take_id),
            "This take is being played in another window.",
            "Close one of the two windows and go on in the other.",
        )

    def _file(self, take_id: str) -> Path:
        if not _TAKE_ID.fullmatch(take_id):
            raise ValueError(f"{take_id!r} is no take id")
        return self._folder / f"{take_id}.json"

    def _lock_file(self, take_id: str) -> Path:
        return self._file(take_id).with_suffix(".lock")


def _release_all(held: dict[str, FileLock]) -> None:
    for lock in held.values():
        lock.release()


def _set_aside(path: Path) -> str:
    aside = path.with_suffix(".damaged")
    count = 1
    while aside.exists():
        count += 1
        aside = path.with_suffix(f".damaged-{count}")
    try:
        path.rename(aside)
    except OSError as error:
        return f"An unfinished take cannot be read ({path}: {error.strerror})."
    return f"An unfinished take could not be read, so it was set aside as {aside}."


def _to_json(take: UnfinishedTake) -> str:
    data = asdict(take) | {
        "started_at": take.started_at.isoformat(),
        "saved_at": take.saved_at.isoformat(),
    }
    return json.dumps({"format": FORMAT, "take": data})


def _from_data(take: dict[str, Any]) -> UnfinishedTake:
    if take["mode"] not in get_args(Mode):
        raise ValueError(f"mode {take['mode']!r}")
    turns = tuple(_turn(turn) for turn in take["turns"])
    return UnfinishedTake(
        take_id=_text(take, "take_id"),
        scenario_id=_text(take, "scenario_id"),
        scenario_title=_text(take, "scenario_title"),
        scenario_source=_text(take, "scenario_source"),
        seed=int(take["seed"]),
        mode=cast(Mode, take["mode"]),
        wants_job=bool(take["wants_job"]),
        started_at=_moment(take, "started_at"),
        state_json=_text(take, "state_json"),
        turns=turns,
        draft=_text(take, "draft"),
        saved_at=_moment(take, "saved_at"),
    )


def _turn(data: dict[str, Any]) -> PlayedTurn:
    seconds = data["seconds"]
    if data["speaker"] not in get_args(Speaker):
        raise ValueError(f"speaker {data['speaker']!r}")
    return PlayedTurn(
        cast(Speaker, data["speaker"]),
        _text(data, "name"),
        _text(data, "text"),
        None if seconds is None else float(seconds),
    )


def _text(data: dict[str, Any], key: str) -> str:
    value = data[key]
    if not isinstance(value, str):
        raise TypeError(f"{key} is no text")
    return value


def _moment(data: dict[str, Any], key: str) -> datetime:
    moment = datetime.fromisoformat(_text(data, key))
    if moment.tzinfo is None:
        raise ValueError(f"{key} has no zone")
    return moment
