"""Own scenarios on disk: nothing lost, nothing overwritten, nothing let out of its folder."""

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
from simulator.scenario.load import LARGEST, LoadedScenario, load_file, load_text
from simulator.scenario.problems import ScenarioProblems
from simulator.scenario.sample import SAMPLE
from simulator.shelf import arriving
from simulator.shelf.arriving import MOST_FILES, CannotImport, look
from simulator.shelf.changing import CannotChange, copy_of, with_value
from simulator.shelf.editing import NoEditor, edited, editor_command, keep_unsaved, unsaved
from simulator.shelf.leaving import Occupied, export, zipped
from simulator.shelf.saving import Taken, move, path_of, save

SHIPPED = "night-ward-nurse"


@pytest.fixture
def where(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "home")


def sample(id: str = "corner-bakery") -> str:
    return SAMPLE.replace("id: corner-bakery", f"id: {id}")


def loaded(source: str = SAMPLE) -> LoadedScenario:
    return LoadedScenario(load_text(source, "x.yaml"), source)


def test_a_scenario_is_kept_under_its_id_and_privately(where: Paths) -> None:
    path = save(SAMPLE, where)
    assert path == where.scenarios / "corner-bakery.yaml"
    assert load_file(path).scenario.id == "corner-bakery"
    assert path.stat().st_mode & 0o777 == 0o600
    assert (where.scenarios / "schema.json").exists()


def test_nothing_is_overwritten_unasked(where: Paths) -> None:
    save(SAMPLE, where)
    other = SAMPLE.replace("Corner Bakery", "Other Bakery")
    with pytest.raises(Taken) as caught:
        save(other, where)
    assert (caught.value.free, caught.value.shipped) == ("corner-bakery-2", False)
    assert "Other" not in (where.scenarios / "corner-bakery.yaml").read_text()
    assert "Other" in save(other, where, replace=True).read_text()
    with pytest.raises(Taken) as caught:
        save(sample(SHIPPED), where, replace=True)
    assert caught.value.shipped


def test_a_broken_one_is_not_kept(where: Paths) -> None:
    with pytest.raises(ScenarioProblems):
        save(SAMPLE.replace("warm", "hot"), where)
    assert not where.scenarios.exists()


def test_a_yml_file_is_replaced_and_not_doubled(where: Paths) -> None:
    where.scenarios.mkdir(parents=True)
    (where.scenarios / "corner-bakery.yml").write_text(SAMPLE)
    assert save(SAMPLE, where, replace=True).suffix == ".yml"


def test_a_new_id_moves_the_file(where: Paths) -> None:
    old = save(SAMPLE, where)
    save(sample("taken"), where)
    with pytest.raises(Taken):
        move(sample("taken"), old, where)
    assert old.exists()
    assert move(sample("moved"), old, where) == where.scenarios / "moved.yaml"
    assert not old.exists()


@pytest.mark.parametrize(
    "line",
    ["id: a", "id:   a # mine", "id: 'a'", 'id: "a"  ', "id: a-b", "id:\ta"],
)
def test_an_id_is_changed_in_place(line: str) -> None:
    source = f"# top\nformat: 1\n{line}\ntitle: A, b\n"
    changed = with_value(source, "id", "new-one")
    assert "id:" in changed
    assert changed.replace("new-one", "") != source
    assert changed.count("\n") == source.count("\n")
    assert ("# mine" in changed) == ("# mine" in source)


@pytest.mark.parametrize("source", ["{id: a, title: b}", "id: >\n  a\n", "title: a", "id: a\n  b"])
def test_what_cannot_be_changed_in_place_is_left(source: str) -> None:
    with pytest.raises(CannotChange):
        with_value(source, "id", "b")


@pytest.mark.parametrize("value", ["no", "null", "1", "a: b", "é", '"', "x" * 60])
def test_any_value_is_written_so_that_it_is_read_back(value: str) -> None:
    assert load_text(with_value(SAMPLE, "title", value), "x.yaml").title == value


def test_every_shipped_scenario_can_be_copied(where: Paths) -> None:
    for path in sorted(shipped_folder().glob("*.yaml")):
        copy = load_text(copy_of(load_file(path), where), "copy")
        assert copy.id == f"{path.stem}-2"
        assert copy.title.endswith("(copy)")
    with pytest.raises(ScenarioProblems):
        copy_of(loaded(), where, "No Id!")


def test_an_editor_gets_a_private_copy_and_leaves_nothing(where: Paths) -> None:
    seen: list[Path] = []

    def editor(path: Path) -> None:
        seen.append(path)
        assert path.stat().st_mode & 0o777 == 0o600
        path.write_text(path.read_text() + "# more\n")

    assert edited("# some\n", "x.yaml", where, editor) == "# some\n# more\n"
    assert not seen[0].exists()


@pytest.mark.parametrize("raw", [b"\xff", b"a\0b", b"x" * (LARGEST + 1)])
def test_what_an_editor_leaves_is_read_with_suspicion(where: Paths, raw: bytes) -> None:
    def editor(path: Path) -> None:
        path.write_bytes(raw)

    with pytest.raises(ScenarioProblems):
        edited("a", "x.yaml", where, editor)


def test_an_editor_is_found_or_asked_for(monkeypatch: pytest.MonkeyPatch, where: Paths) -> None:
    monkeypatch.setenv("VISUAL", "my editor --wait")
    monkeypatch.setenv("EDITOR", "other")
    assert editor_command() == ["my", "editor", "--wait"]
    monkeypatch.setenv("VISUAL", "'never closed")
    with pytest.raises(NoEditor):
        editor_command()
    monkeypatch.setenv("VISUAL", "false")
    with pytest.raises(NoEditor):
        edited("a", "x.yaml", where)
    monkeypatch.delenv("VISUAL")
    monkeypatch.delenv("EDITOR")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NoEditor):
        editor_command()


def test_a_wrong_text_is_kept_for_later(where: Paths) -> None:
    assert unsaved("mine", where) is None
    path = keep_unsaved("wrong: [", "mine", where)
    assert unsaved("mine", where) == "wrong: ["
    assert path_of("mine", where) is None
    assert path.suffix == ".unsaved"


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
