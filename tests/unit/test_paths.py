"""Folders and files are private, whole or absent, and complaints say what to do."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.paths import (
    HOME_VARIABLE,
    Paths,
    PathsProblem,
    StorageFailed,
    ensure,
    home,
    paths,
    write_private,
)


@pytest.fixture(params=[0o000, 0o022, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_variable_names_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "mine"))
    assert home() == tmp_path / "mine"
    assert paths().database == tmp_path / "mine" / "history.db"


def test_a_short_path_is_made_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(HOME_VARIABLE, "here")
    assert home() == tmp_path / "here"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(HOME_VARIABLE, "~/there")
    assert home() == tmp_path / "there"


@pytest.mark.parametrize("value", [None, "", "  "])
def test_without_it_the_system_decides(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    if value is None:
        monkeypatch.delenv(HOME_VARIABLE, raising=False)
    else:
        monkeypatch.setenv(HOME_VARIABLE, value)
    assert home().name == "mock-interview"


def test_a_user_who_does_not_exist_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, "~nobody-of-that-name/x")
    with pytest.raises(PathsProblem, match="no such user"):
        home()


def test_looking_touches_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "mine"))
    paths()
    assert list(tmp_path.iterdir()) == []


def test_folders_are_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    tmp_path.chmod(0o755)
    where = ensure(Paths(tmp_path / "a" / "b"))
    for folder in (where.home.parent, where.home, *where.folders):
        assert mode(folder) == 0o700
    assert sorted(p.name for p in where.home.iterdir()) == [
        *("drafts", "exports", "recordings", "scenarios", "unfinished")
    ]


def test_an_empty_folder_that_was_there_is_made_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    ensure(Paths(tmp_path))
    assert mode(tmp_path) == 0o700
    tmp_path.chmod(0o755)
    write_private(Paths(tmp_path).settings, "")
    ensure(Paths(tmp_path))
    assert mode(tmp_path) == 0o700


def test_a_folder_with_things_of_others_keeps_its_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "thesis.txt").touch()
    (tmp_path / "exports").mkdir(mode=0o755)
    ensure(Paths(tmp_path))
    assert mode(tmp_path) == 0o755
    assert mode(tmp_path / "exports") == 0o700


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(PathsProblem, match="is a file") as caught:
            ensure(Paths(place))
        assert HOME_VARIABLE in caught.value.advice


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "denied"),
        (errno.EIO, "other"),
    ],
)
def test_a_home_that_cannot_be_written_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: int, kind: str
) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("tempfile.mkstemp", refuses)
    with pytest.raises(PathsProblem, match="cannot be used") as caught:
        ensure(Paths(tmp_path))
    assert caught.value.kind == kind
    assert caught.value.advice


def test_advice_speaks_of_the_home_folder_only_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))

    def refuses(*_: object, **__: object) -> None:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("tempfile.mkstemp", refuses)
    with pytest.raises(StorageFailed) as ours:
        write_private(tmp_path / "home" / "file.txt", "words")
    with pytest.raises(StorageFailed) as chosen:
        write_private(tmp_path / "chosen.txt", "words")
    assert HOME_VARIABLE in ours.value.advice
    assert HOME_VARIABLE not in chosen.value.advice
    assert "Choose a folder of yours" in chosen.value.advice


def test_a_file_is_private_and_exact(tmp_path: Path, umask: int) -> None:
    target = tmp_path / "new" / "file.txt"
    for content in ("héllo\n", b"\x00\xff"):
        write_private(target, content)
        expected = content.encode() if isinstance(content, str) else content
        assert target.read_bytes() == expected
        assert mode(target) == 0o600
    assert mode(target.parent) == 0o700
    assert [p.name for p in target.parent.iterdir()] == ["file.txt"]


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
def test_a_write_that_fails_leaves_the_old_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str
) -> None:
    target = tmp_path / "file.txt"
    write_private(target, "old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(step, full)
    with pytest.raises(StorageFailed, match="the disk is full") as caught:
        write_private(target, "new")
    monkeypatch.undo()
    assert (caught.value.kind, caught.value.path) == ("disk_full", target)
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["file.txt"]


def test_file_and_folder_are_on_the_disk_when_it_returns(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    synced: list[bool] = []
    real = os.fsync

    def watched(handle: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        real(handle)

    monkeypatch.setattr("os.fsync", watched)
    write_private(tmp_path / "file.txt", "words")
    assert synced == [False, True]
