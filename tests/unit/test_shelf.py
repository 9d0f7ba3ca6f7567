"""Own scenarios on disk: nothing lost, nothing overwritten, nothing let out of its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.paths import Paths
from simulator.scenario.catalog import shipped_folder
from simulator.scenario.load import LARGEST, LoadedScenario, load_file, load_text
from simulator.scenario.problems import ScenarioProblems
from simulator.scenario.sample import SAMPLE
from simulator.shelf.changing import CannotChange, copy_of, with_value
from simulator.shelf.editing import NoEditor, edited, editor_command, keep_unsaved, unsaved
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
