"""Scenarios from and for others: nothing gets out of its folder, nothing is overwritten."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.paths import Paths, StorageFailed
from simulator.scenario.catalog import shipped_folder
from simulator.scenario.load import LARGEST, LoadedScenario, load_text
from simulator.scenario.sample import SAMPLE
from simulator.shelf import arriving
from simulator.shelf.arriving import MOST_FILES, CannotImport, look
from simulator.shelf.leaving import NoPlace, Occupied, export, zipped
from simulator.shelf.saving import save

SHIPPED = "night-ward-nurse"


@pytest.fixture
def where(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "home")


def sample(id: str = "corner-bakery") -> str:
    return SAMPLE.replace("id: corner-bakery", f"id: {id}")


def loaded(source: str = SAMPLE) -> LoadedScenario:
    return LoadedScenario(load_text(source, "x.yaml"), source)


def zip_with(*entries: tuple[str, str | bytes], mode: int = 0o100644) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def states(path: Path, where: Paths) -> list[tuple[str, str]]:
    return [(arrival.name, arrival.state) for arrival in look(path, where)]


def test_what_arrives_is_judged(tmp_path: Path, where: Paths) -> None:
    save(sample("mine"), where)
    save(sample("same"), where)
    folder = tmp_path / "in"
    folder.mkdir()
    shipped = (shipped_folder() / f"{SHIPPED}.yaml").read_text(encoding="utf-8")
    for name, source in (
        ("a.yaml", sample("fresh")),
        ("b.yml", sample("same")),
        ("c.yaml", sample("mine").replace("Corner", "Other")),
        ("d.yaml", sample(SHIPPED)),
        ("e.yaml", shipped),
        ("f.yaml", SAMPLE.replace("warm", "hot")),
        ("g.yaml", sample("fresh")),
        ("notes.txt", "no scenario"),
        (".hidden.yaml", "no scenario"),
    ):
        (folder / name).write_text(source, encoding="utf-8")
    (folder / "h.yaml").symlink_to(folder / "a.yaml")
    (folder / "inner").mkdir()
    expected = [
        ("a.yaml", "new"),
        ("b.yml", "same"),
        ("c.yaml", "yours"),
        ("d.yaml", "shipped"),
        ("e.yaml", "refused"),
        ("f.yaml", "broken"),
        ("g.yaml", "refused"),
        ("h.yaml", "refused"),
    ]
    assert states(folder, where) == expected
    broken = look(folder, where)[5]
    assert broken.problems[0].line is not None
    assert broken.problems[0].file == "f.yaml"


@pytest.mark.parametrize(
    "name",
    [
        "../out.yaml",
        "a/../../out.yaml",
        "/etc/out.yaml",
        "C:/out.yaml",
        "c:out.yaml",
        "..\\out.yaml",
        "\\\\server\\out.yaml",
    ],
)
def test_a_path_out_of_the_folder_is_refused(tmp_path: Path, where: Paths, name: str) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zip_with((name, sample("evil")), ("good.yaml", sample("good"))))
    bad, good = look(path, where)
    assert (bad.state, good.state) == ("refused", "new")
    assert "out of the folder" in bad.why


def test_links_and_other_files_in_a_zip_are_refused(tmp_path: Path, where: Paths) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zip_with(("a.yaml", "/etc/passwd"), mode=stat.S_IFLNK | 0o777))
    assert states(path, where) == [("a.yaml", "refused")]
    path.write_bytes(zip_with(("run.sh", "rm"), ("__MACOSX/a.yaml", ""), ("x/.DS_Store", "")))
    assert states(path, where) == [("run.sh", "refused")]


def test_a_bomb_is_not_unpacked(tmp_path: Path, where: Paths) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zip_with(("bomb.yaml", b"\n" * 50_000_000)))
    (bomb,) = look(path, where)
    assert bomb.state == "refused"
    assert "larger" in bomb.why


def test_many_bombs_come_to_an_end(
    tmp_path: Path, where: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving, "MOST_UNPACKED", 3 * LARGEST)
    path = tmp_path / "x.zip"
    path.write_bytes(zip_with(*((f"{n}.yaml", b"#" * LARGEST) for n in range(9))))
    with pytest.raises(CannotImport, match="unpacks"):
        look(path, where)


def test_too_many_files_are_refused(tmp_path: Path, where: Paths) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zip_with(*((f"{n}.yaml", "") for n in range(MOST_FILES + 1))))
    with pytest.raises(CannotImport, match=str(MOST_FILES)):
        look(path, where)
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(MOST_FILES + 1):
        (folder / f"{n}.yaml").touch()
    with pytest.raises(CannotImport, match=str(MOST_FILES)):
        look(folder, where)


def test_a_locked_or_damaged_zip_says_so(tmp_path: Path, where: Paths) -> None:
    path = tmp_path / "x.zip"
    raw = bytearray(zip_with(("a.yaml", SAMPLE)))
    locked = bytearray(raw)
    locked[6] |= 1
    locked[raw.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(locked)
    assert look(path, where)[0].why == "locked with a password"
    raw[60] ^= 0xFF
    path.write_bytes(raw)
    assert look(path, where)[0].state in ("refused", "broken")
    for junk in (b"PK\x03\x04", b"", b"not a zip"):
        path.write_bytes(junk)
        with pytest.raises(CannotImport):
            look(path, where)


ZIP = zip_with(("a.yaml", SAMPLE), ("b.yaml", "no"))


@given(st.integers(0, len(ZIP) - 1), st.binary(min_size=1, max_size=6))
def test_any_damage_to_a_zip_is_survived(
    tmp_path_factory: pytest.TempPathFactory, at: int, noise: bytes
) -> None:
    folder = tmp_path_factory.mktemp("zip")
    path = folder / "x.zip"
    path.write_bytes(ZIP[:at] + noise + ZIP[at + len(noise) :])
    try:
        found = look(path, Paths(folder / "home"))
    except CannotImport:
        return
    assert all(arrival.state != "new" or arrival.source for arrival in found)


@pytest.mark.parametrize(
    "raw", [b"\xff\xfea\0", b"caf\xe9: 1", b"\0", b"a: \x1b[31m", b"x" * (LARGEST + 1)]
)
def test_bad_bytes_are_explained(tmp_path: Path, where: Paths, raw: bytes) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(raw)
    (one,) = look(path, where)
    assert one.state == "broken"
    assert one.problems


def test_nothing_to_import_is_said(tmp_path: Path, where: Paths) -> None:
    for path in (tmp_path, tmp_path / "gone.yaml"):
        with pytest.raises(CannotImport):
            look(path, where)


def test_export_writes_where_nothing_is(tmp_path: Path) -> None:
    one, two = loaded(), loaded(sample("two"))
    (path,) = export([one], tmp_path / "one.yaml")
    assert path.read_text(encoding="utf-8") == SAMPLE
    with pytest.raises(Occupied):
        export([one], path)
    assert export([two], path, replace=True) == [path]
    folder = tmp_path / "out"
    assert len(export([one, two], folder)) == 2
    before = (folder / "two.yaml").read_bytes()
    (folder / "corner-bakery.yaml").unlink()
    with pytest.raises(Occupied):  # and then neither of them is written
        export([one, two], folder)
    assert not (folder / "corner-bakery.yaml").exists()
    assert (folder / "two.yaml").read_bytes() == before
    with pytest.raises(Occupied):
        export([one], folder / "two.yaml")


@pytest.mark.parametrize("name", ["one.txt", "both.yaml", "-"])
def test_a_name_of_another_kind_makes_no_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoPlace, match="name a folder"):
        export([loaded(), loaded(sample("two"))], tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_zip_is_the_same_for_the_same_and_comes_back(tmp_path: Path, where: Paths) -> None:
    both = [loaded(), loaded(sample("two"))]
    assert zipped(both) == zipped(both[::-1])
    (path,) = export(both, tmp_path / "out.zip")
    assert [(a.id, a.source) for a in look(path, where)] == [
        (one.scenario.id, one.source) for one in both
    ]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StorageFailed):
        export([loaded()], tmp_path / "one.yaml")
