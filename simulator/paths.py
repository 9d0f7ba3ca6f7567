"""Where things live on disk, and how they are written: privately, and whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

HOME_VARIABLE: Final = "MOCK_INTERVIEW_HOME"
FOLDER_MODE: Final = 0o700
FILE_MODE: Final = 0o600

FailureKind = Literal["disk_full", "read_only", "denied", "other"]

_KINDS: Final[Mapping[int, FailureKind]] = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
}
ADVICE: Final[Mapping[FailureKind, str]] = {
    "disk_full": "Free some space on that disk, then try again.",
    "read_only": f"That disk cannot be written to. Set {HOME_VARIABLE} to a folder that can.",
    "denied": f"Check who owns the folder and its permissions, or set {HOME_VARIABLE} to another.",
    "other": f"Try again, or set {HOME_VARIABLE} to a folder on another disk.",
}

ELSEWHERE: Final[Mapping[FailureKind, str]] = {
    "disk_full": ADVICE["disk_full"],
    "read_only": "That place cannot be written to. Choose a folder of yours, then try again.",
    "denied": "You may not write there. Choose a folder of yours, then try again.",
    "other": "Check the name, or choose another place, then try again.",
}
"""The advice for a place that the user chose: it has nothing to do with the home folder."""


class StorageFailed(Exception):
    """Something could not be read from or written to disk.

    `str()` says what happened, `advice` what to do, `kind` why, `path` where.
    """

    def __init__(self, kind: FailureKind, path: Path, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.kind = kind
        self.path = path
        self.advice = advice or (ADVICE if _is_kept_at_home(path) else ELSEWHERE)[kind]

    @classmethod
    def from_os_error(cls, error: OSError, path: Path, doing: str) -> StorageFailed:
        """The failure behind an OSError; `doing` completes "Could not …"."""
        kind = _KINDS.get(error.errno or 0, "other")
        reason = "the disk is full" if kind == "disk_full" else error.strerror or str(error)
        return cls(kind, path, f"Could not {doing} ({path}): {_lower(reason)}.")


class PathsProblem(StorageFailed):
    """The home folder cannot be used at all."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Everything this program keeps on the machine; nothing is kept anywhere else."""

    home: Path

    @property
    def database(self) -> Path:
        """The history of takes."""
        return self.home / "history.db"

    @property
    def unfinished(self) -> Path:
        """The folder of takes that were cut off."""
        return self.home / "unfinished"

    @property
    def drafts(self) -> Path:
        """The folder of words that were typed and not saved yet."""
        return self.home / "drafts"

    @property
    def scenarios(self) -> Path:
        """The folder of the user's own scenarios."""
        return self.home / "scenarios"

    @property
    def exports(self) -> Path:
        """The folder where scorecards are written."""
        return self.home / "exports"

    @property
    def recordings(self) -> Path:
        """The folder of recorded answers, one folder a take."""
        return self.home / "recordings"

    @property
    def points(self) -> Path:
        """The user's own strengths and stories."""
        return self.home / "points.yaml"

    @property
    def settings(self) -> Path:
        """The one settings file."""
        return self.home / "settings.toml"

    @property
    def log(self) -> Path:
        """Where what went wrong is written down."""
        return self.home / "mock-interview.log"

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders inside home."""
        return (self.unfinished, self.drafts, self.scenarios, self.exports, self.recordings)


def home() -> Path:
    """The home folder: MOCK_INTERVIEW_HOME, else the system's place for a user's data.

    Raises PathsProblem when the variable names a user that does not exist.
    """
    chosen = os.environ.get(HOME_VARIABLE, "").strip()
    if chosen:
        try:
            return Path(chosen).expanduser().absolute()
        except RuntimeError:
            raise PathsProblem(
                "other",
                Path(chosen),
                f"{HOME_VARIABLE} is {chosen}, and there is no such user.",
                "Write the whole path of the folder instead.",
            ) from None
    from platformdirs import user_data_path

    return user_data_path("mock-interview", appauthor=False)


def paths() -> Paths:
    """Where things live now; looks at the environment, touches nothing."""
    return Paths(home())


def ensure(where: Paths | None = None) -> Paths:
    """Create the folders (0700) and try a write; raises PathsProblem when that cannot be.

    A home folder that was there before is made private too, unless it holds things of others.
    """
    where = where or paths()
    try:
        make_private_folder(where.home)
        if _is_ours(where):
            where.home.chmod(FOLDER_MODE)
        for folder in where.folders:
            make_private_folder(folder)
            folder.chmod(FOLDER_MODE)
        handle, probe = tempfile.mkstemp(prefix=".probe-", dir=where.home)
        os.close(handle)
        Path(probe).unlink()
    except OSError as error:
        raise _home_problem(error, where.home) from error
    return where


def _is_ours(where: Paths) -> bool:
    """Whether the home folder is empty, or holds nothing but what this program keeps there."""
    ours = {p.name for p in (*where.folders, where.points, where.settings, where.log)}
    return all(
        place.name in ours or place.name.startswith((where.database.name, ".probe-"))
        for place in where.home.iterdir()
    )


def make_private_folder(folder: Path) -> None:
    """Create `folder` and its missing parents, each 0700 whatever the umask; raises OSError."""
    if folder.is_dir():
        return
    if not folder.parent.exists():
        make_private_folder(folder.parent)
    try:
        folder.mkdir(FOLDER_MODE)
    except FileExistsError:
        if not folder.is_dir():  # another program may have been quicker, and that is fine
            raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder)) from None
        return
    folder.chmod(FOLDER_MODE)


def unused(path: Path) -> Path:
    """`path`, or with -2, -3 … before its ending when there is a file of that name already."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def write_private(path: Path, content: str | bytes) -> None:
    """Replace `path` by `content` (0600), whole or not at all, and on the disk when it returns.

    Missing folders are created (0700). Raises StorageFailed; the old file is then as it was.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        make_private_folder(path.parent)
        _replace(path, data)
    except OSError as error:
        raise StorageFailed.from_os_error(error, path, "write the file") from error


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(FILE_MODE)  # mkstemp asks for 0600, but a strict umask can take more away
        fresh.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename or removal inside `folder` last; does nothing where that cannot be done."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network disks cannot
            raise
    finally:
        os.close(handle)


def _is_kept_at_home(place: Path) -> bool:
    """Whether `place` is the home folder or in it; so it is taken when home itself is unclear."""
    try:
        return place.absolute().is_relative_to(home())
    except PathsProblem:
        return True


def _home_problem(error: OSError, place: Path) -> PathsProblem:
    kind = _KINDS.get(error.errno or 0, "other")
    in_the_way = next((p for p in (place, *place.parents) if p.exists() and not p.is_dir()), None)
    if in_the_way is not None:
        return PathsProblem(
            "other",
            place,
            f"The home folder should be {place}, but {in_the_way} is a file.",
            f"Move that file away, or set {HOME_VARIABLE} to another folder.",
        )
    reason = "the disk is full" if kind == "disk_full" else error.strerror or str(error)
    return PathsProblem(
        kind, place, f"The home folder {place} cannot be used: {_lower(reason)}.", ADVICE[kind]
    )


def _lower(reason: str) -> str:
    return reason[:1].lower() + reason[1:]
