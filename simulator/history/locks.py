"""Locks between running programs, held on a file and free again when the holder dies."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from simulator.paths import FILE_MODE


class FileLock:
    """An exclusive lock on a small file; made by `try_lock` or `wait_for_lock`.

    The system lets go of it when the process ends in whatever way. Each lock excludes all
    others, those of the same process too.
    """

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle: int | None = handle

    def release(self, *, remove: bool = False) -> None:
        """Let go, and delete the lock's file when `remove` is true; again is harmless."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if remove and sys.platform != "win32":  # Windows deletes no open file: see below
            self._path.unlink(missing_ok=True)
        os.close(handle)
        if remove and sys.platform == "win32":
            try:
                self._path.unlink(missing_ok=True)
            except PermissionError:
                return  # another program is looking at it this moment, and will remove it

    def __enter__(self) -> FileLock:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def try_lock(path: Path, *, create: bool = True) -> FileLock | None:
    """The lock on `path`, or None when another holds it; raises OSError.

    Without `create`, a missing file raises FileNotFoundError.
    """
    return _lock(path, create=create, wait=False)


def wait_for_lock(path: Path) -> FileLock:
    """The lock on `path`, once it is free; raises OSError (on Windows after ten seconds)."""
    lock = _lock(path, create=True, wait=True)
    if lock is None:
        raise TimeoutError(errno.ETIMEDOUT, "another program keeps it locked", str(path))
    return lock


def _lock(path: Path, *, create: bool, wait: bool) -> FileLock | None:
    while True:
        handle = os.open(path, os.O_RDWR | (os.O_CREAT if create else 0), FILE_MODE)
        try:
            taken = _take(handle, wait)
        except BaseException:
            os.close(handle)
            raise
        if not taken:
            os.close(handle)
            return None
        if _still_there(path, handle):
            return FileLock(path, handle)
        os.close(handle)  # the holder before us removed the file: this lock is on nothing


def _still_there(path: Path, handle: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, wait: bool) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EDEADLK):
                return False
            raise
        return True

else:
    import fcntl

    def _take(handle: int, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno in (errno.ENOLCK, errno.ENOTSUP):
                return True  # some network disks know no locks; better unlocked than unusable
            raise
        return True
