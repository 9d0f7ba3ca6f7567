"""The database file: opened privately, brought up to date, and set aside when it is broken."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from simulator.history.failures import NewerHistory, StorageFailed, from_sqlite, means_damage
from simulator.history.locks import wait_for_lock
from simulator.history.schema import LATEST, TABLES, is_ours, migrate, tables_of, version_of
from simulator.paths import FILE_MODE, make_private_folder

# How long one program waits for another's save; a save takes milliseconds.
BUSY_SECONDS: Final = 10.0
# Up to this size the whole file is checked at each opening (some milliseconds); a larger one is
# checked page by page as it is read, which SQLite does anyway, and by `check`.
CHECKED_BYTES: Final = 8 * 1024 * 1024
BESIDE: Final = ("-wal", "-shm")  # in this order: a log left behind would be played into a new file

Result = TypeVar("Result")


class _Damaged(Exception):
    """The file is a database, but not a whole one."""


class Database:
    """One connection, usable from any thread, one at a time; `notices` say what was set aside."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self.path = path
        self.notices: tuple[str, ...] = ()
        self._now = now
        self._lock = threading.RLock()
        self._connection = self._open()
        self._file = _identity(path)

    def close(self) -> None:
        """Close the connection; again is harmless."""
        with self._lock:
            self._connection.close()

    def read(self, doing: str, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """What `work` reads; `doing` completes "Could not …". Raises StorageFailed.

        When the file turns out to be broken it is set aside and `work` sees a new one.
        """
        with self._lock:
            try:
                return self._attempt(work)
            except (_Damaged, sqlite3.Error) as error:
                raise self._failure(error, doing) from error

    def write(self, doing: str, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """As `read`, in one transaction: all of `work` is kept or nothing of it."""

        def transaction(connection: sqlite3.Connection) -> Result:
            connection.execute("BEGIN IMMEDIATE")
            try:
                result = work(connection)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            return result

        return self.read(doing, transaction)

    def check(self) -> None:
        """Read the whole file; a broken one is set aside as it would be at opening."""
        self.read("check the history", _check)

    def _attempt(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        if _identity(self.path) != self._file:  # another program has set the file aside
            self._reopen()
        try:
            return work(self._connection)
        except (_Damaged, sqlite3.Error) as error:
            if isinstance(error, sqlite3.Error) and not means_damage(error):
                raise
            self._reopen(damaged=True)
            return work(self._connection)

    def _reopen(self, *, damaged: bool = False) -> None:
        self._connection.close()
        if damaged:
            self._set_aside()
        self._connection = self._open()
        self._file = _identity(self.path)

    def _open(self) -> sqlite3.Connection:
        try:
            try:
                return self._connect()
            except (_Damaged, sqlite3.Error) as error:
                if isinstance(error, sqlite3.Error) and not means_damage(error):
                    raise
                self._set_aside()
                return self._connect()
        except (OSError, sqlite3.Error, _Damaged) as error:
            raise self._failure(error, "open the history") from error

    def _failure(self, error: Exception, doing: str) -> StorageFailed:
        if isinstance(error, sqlite3.Error):
            return from_sqlite(error, self.path, doing)
        if isinstance(error, OSError):
            return StorageFailed.from_os_error(error, self.path, doing)
        return StorageFailed("other", self.path, f"Could not {doing} ({self.path}): it is damaged.")

    def _connect(self) -> sqlite3.Connection:
        _create_private(self.path)
        with _closed_on_error(_plain_connection(self.path)) as connection:
            version = version_of(connection)
            if version > LATEST:
                raise NewerHistory(
                    "other",
                    self.path,
                    f"The history {self.path} was written by a newer version of this program "
                    f"(schema {version}; this one knows {LATEST}).",
                    "Update mock-interview. The file is as it was.",
                )
            if not is_ours(connection):
                raise NewerHistory(
                    "other",
                    self.path,
                    f"{self.path} is a database of some other program.",
                    "Move that file away. It is as it was.",
                )
            if version < LATEST or _journal(connection) != "wal":
                with wait_for_lock(self._lock_path):
                    _use_wal(connection)
                    migrate(connection, self._now())
            if not tables_of(connection) >= TABLES:
                raise _Damaged
            if _size(connection) <= CHECKED_BYTES:
                _check(connection)
            return connection

    def _set_aside(self) -> None:
        """Move the broken file and what is beside it; at most one program does so."""
        with wait_for_lock(self._lock_path):
            if not self._is_damaged():
                return  # another program was quicker: what lies here now is new and whole
            stamp = self._now().strftime("%Y%m%d-%H%M%S")
            aside = self.path.with_name(f"{self.path.stem}.damaged-{stamp}{self.path.suffix}")
            count = 1
            while aside.exists():
                count += 1
                aside = aside.with_name(
                    f"{self.path.stem}.damaged-{stamp}-{count}{self.path.suffix}"
                )
            for ending in (*BESIDE, ""):
                with contextlib.suppress(FileNotFoundError):
                    Path(f"{self.path}{ending}").rename(f"{aside}{ending}")
        self.notices += (
            f"Your history could not be read. It is set aside as {aside}, and a new one has begun.",
        )

    def _is_damaged(self) -> bool:
        if not self.path.exists():
            return False
        try:
            with contextlib.closing(_plain_connection(self.path)) as connection:
                if version_of(connection) == LATEST and not tables_of(connection) >= TABLES:
                    return True
                _check(connection, "integrity_check")
        except _Damaged:
            return True
        except sqlite3.Error as error:
            if means_damage(error):
                return True
            raise
        return False

    @property
    def _lock_path(self) -> Path:
        return self.path.with_name(f".{self.path.name}.lock")


def _plain_connection(path: Path) -> sqlite3.Connection:
    # Transactions are begun by hand, so that a save is one and says when it starts.
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    with _closed_on_error(connection):
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # deleted words are gone from the file too
        connection.execute("PRAGMA synchronous = FULL")  # a saved take survives a power cut
    return connection


@contextlib.contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


def _create_private(path: Path) -> None:
    """Make the file before SQLite does, since SQLite would leave its mode to the umask.

    Its -wal and -shm take the file's mode. An existing file is never opened here: closing it
    would drop the locks that another connection of this process holds on it.
    """
    make_private_folder(path.parent)
    if path.is_dir():
        raise IsADirectoryError(0, "there is a folder of that name", str(path))
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    except FileExistsError:
        if os.name == "nt" or not path.stat().st_mode & 0o077:
            return
    path.chmod(FILE_MODE)


def _use_wal(connection: sqlite3.Connection) -> None:
    deadline = time.monotonic() + BUSY_SECONDS
    while _journal(connection) != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # SQLite does not wait here by itself while another program reads the file.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _journal(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def _size(connection: sqlite3.Connection) -> int:
    pages, size = (
        connection.execute(f"PRAGMA {of}").fetchone()[0] for of in ("page_count", "page_size")
    )
    return int(pages * size)


def _check(connection: sqlite3.Connection, how: str = "quick_check") -> None:
    if connection.execute(f"PRAGMA {how}(1)").fetchone()[0] != "ok":
        raise _Damaged


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
