"""What can go wrong with stored takes, by name."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from simulator.paths import FailureKind, PathsProblem, StorageFailed

__all__ = [
    "NewerHistory",
    "PathsProblem",
    "StorageFailed",
    "TakeInUse",
    "UnknownEntry",
    "UnknownTake",
    "UnreadableTake",
    "from_sqlite",
    "means_damage",
]


class UnknownTake(LookupError):
    """There is no take with that number."""

    def __init__(self, take_id: int | str) -> None:
        super().__init__(f"There is no take {take_id}.")
        self.take_id = take_id


class UnknownEntry(LookupError):
    """There is no such real interview or application; `str()` says which."""


class UnreadableTake(StorageFailed):
    """One take is there but cannot be read; the others are not touched by it."""


class NewerHistory(StorageFailed):
    """The database was written by a newer version of this program, or is not ours."""


class TakeInUse(StorageFailed):
    """Another running program is playing this take."""


_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_KINDS: dict[int, FailureKind] = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "denied",
    sqlite3.SQLITE_PERM: "denied",
    sqlite3.SQLITE_AUTH: "denied",
}


def means_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file itself is broken."""
    return _primary_code(error) in _DAMAGE


def from_sqlite(error: sqlite3.Error, path: Path, doing: str) -> StorageFailed:
    """The failure behind an SQLite error; `doing` completes "Could not …"."""
    code = _primary_code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StorageFailed(
            "other",
            path,
            f"Could not {doing} ({path}): another program keeps it busy.",
            "Close the other program that uses it, then try again.",
        )
    kind = _KINDS.get(code, "other")
    return StorageFailed(kind, path, f"Could not {doing} ({path}): {error}.")


def _primary_code(error: sqlite3.Error) -> int:
    # Errors raised by Python's own layer (a closed connection, say) carry no code.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
