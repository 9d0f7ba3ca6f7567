"""The shelf: every file on it is listed, whole or broken, and none shadows another."""

import os
from pathlib import Path

import pytest

from simulator.scenario.catalog import Catalog, UnknownScenario, shipped_folder
from simulator.scenario.load import ScenarioProblems
from simulator.scenario.sample import SAMPLE, SAMPLE_NAME


def put(folder: Path, name: str, title: str = "A morning", difficulty: int = 1) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(
        SAMPLE.replace(SAMPLE_NAME, name)
        .replace("A morning at the corner bakery", title)
        .replace("difficulty: 1", f"difficulty: {difficulty}"),
        encoding="utf-8",
    )
    return path


def test_entries_come_by_difficulty_then_title(tmp_path: Path) -> None:
    put(tmp_path, "one", "Zebra", 1)
    put(tmp_path, "two", "apple", 2)
    put(tmp_path, "three", "Bee", 2)
    entries = Catalog([tmp_path]).entries()
    assert [entry.id for entry in entries] == ["one", "two", "three"]
    first = entries[0]
    assert (first.role, first.company, first.level) == (
        "Shop assistant",
        "Corner Bakery",
        "first-job",
    )
    assert first.path == tmp_path / "one.yaml"
    assert first.problems == ()


def test_a_broken_file_is_listed_last_with_what_it_says(tmp_path: Path) -> None:
    put(tmp_path, "broken", "Nearly", 3).write_text(
        SAMPLE.replace("manner: warm", "manner: hot"), encoding="utf-8"
    )
    (tmp_path / "worse.yml").write_bytes(b"\xff\xfe\x00")
    put(tmp_path, "well", difficulty=3)
    entries = Catalog([tmp_path]).entries()
    assert [entry.id for entry in entries] == ["well", "worse", "broken"]
    assert entries[2].title == "A morning at the corner bakery"
    assert {problem.code for problem in entries[2].problems} == {"S104", "S207"}
    assert [problem.code for problem in entries[1].problems] == ["S001"]


def test_other_files_are_no_scenarios(tmp_path: Path) -> None:
    for name in ("README.md", "schema.json", "one.transcript", ".hidden.yaml", "one.yaml~"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert Catalog([tmp_path, tmp_path / "none"]).entries() == ()


def test_an_id_that_is_taken_is_a_problem_and_the_first_is_played(tmp_path: Path) -> None:
    first, mine = tmp_path / "first", tmp_path / "mine"
    put(first, "one", "Shipped")
    put(mine, "one", "Mine")
    entries = Catalog([first, mine]).entries()
    assert [(e.title, [p.code for p in e.problems]) for e in entries] == [
        ("Shipped", []),
        ("Mine", ["S208"]),
    ]
    assert Catalog([first, mine]).load("one").scenario.title == "Shipped"


def test_loading_by_id_or_by_path(tmp_path: Path) -> None:
    path = put(tmp_path, "one")
    catalog = Catalog([tmp_path])
    loaded = catalog.load("one")
    assert loaded.source == path.read_text(encoding="utf-8")
    assert catalog.load(str(path)) == catalog.load(path) == loaded


def test_an_unknown_scenario_names_the_nearest(tmp_path: Path) -> None:
    put(tmp_path, "night-nurse")
    with pytest.raises(UnknownScenario, match="Did you mean “night-nurse”") as caught:
        Catalog([tmp_path]).load("nite-nurse")
    assert caught.value.nearest == ("night-nurse",)
    with pytest.raises(UnknownScenario, match=r"no scenario “\?”\.$"):
        Catalog([tmp_path]).load("?")
    with pytest.raises(ScenarioProblems, match="S010"):
        Catalog([tmp_path]).load("other/place.yaml")


def test_a_link_out_of_the_shelf_is_a_problem_however_it_is_asked_for(tmp_path: Path) -> None:
    outside = put(tmp_path, "one")
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "one.yaml").symlink_to(outside)
    catalog = Catalog([shelf])
    assert [p.code for p in catalog.entries()[0].problems] == ["S006"]
    for wanted in ("one", str(shelf / "one.yaml")):
        with pytest.raises(ScenarioProblems, match="S006"):
            catalog.load(wanted)


def test_a_folder_that_may_not_be_listed_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    (entry,) = Catalog([tmp_path]).entries()
    assert entry.problems[0].code == "S010"


def test_the_shipped_scenarios_are_well() -> None:
    entries = Catalog([shipped_folder()]).entries()
    assert [str(p) for entry in entries for p in entry.problems] == []
