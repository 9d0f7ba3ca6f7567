"""`mock-interview scenarios`: what it prints and how it exits."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.scenario.catalog import Catalog, shipped_folder
from simulator.scenario.sample import SAMPLE, SAMPLE_NAME
from simulator.scenario.schema import json_schema


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder of scenarios, with one in it."""
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path))
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / f"{SAMPLE_NAME}.yaml").write_text(SAMPLE, encoding="utf-8")
    return folder


def spoil(folder: Path) -> Path:
    path = folder / "spoilt.yaml"
    path.write_text(SAMPLE.replace("manner: warm", "manner: hot"), encoding="utf-8")
    return path


def test_list_shows_the_users_own_and_what_is_broken(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = spoil(shelf)
    assert main(["scenarios", "list"]) == 0
    out = capsys.readouterr().out
    assert "Shop assistant at Corner Bakery; gentle" in out
    assert f"spoilt: cannot be played; see `scenarios check {path}`" in out


def test_list_as_json(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(shelf)
    assert main(["scenarios", "list", "--json"]) == 0
    rows = {row["id"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert rows[SAMPLE_NAME]["company"] == "Corner Bakery"
    assert rows[SAMPLE_NAME]["problems"] == []
    assert {p["code"] for p in rows["spoilt"]["problems"]} == {"S104", "S207"}
    assert len(rows) == 2 + len(Catalog([shipped_folder()]).entries())


def test_show_tells_the_brief_and_keeps_the_script(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scenarios", "show", SAMPLE_NAME]) == 0
    out = capsys.readouterr().out
    assert "With you: Ines Duarte, Owner." in out
    assert "  - the shop opens at six" in out
    assert "Friday" not in out


def test_show_as_json_is_the_whole_scenario(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scenarios", "show", SAMPLE_NAME, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["timeframe"]["days"] == 3


def test_show_of_what_is_not_there_and_of_what_is_broken(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scenarios", "show", "corner-bakry"]) == 2
    assert "Did you mean “corner-bakery”?" in capsys.readouterr().err
    spoil(shelf)
    assert main(["scenarios", "show", "spoilt"]) == 1
    assert "S104" in capsys.readouterr().err


def test_check_of_files_that_are_well(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "check", str(shelf), str(shelf / f"{SAMPLE_NAME}.yaml")]) == 0
    assert capsys.readouterr().out == "1 file, all well.\n"


def test_check_names_every_problem(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = spoil(shelf)
    assert main(["scenarios", "check", str(shelf)]) == 1
    out = capsys.readouterr().out
    assert f"{path}:2:5: S207" in out
    assert f"{path}:16:13: S104" in out
    assert "2 files, 2 problems in 1." in out


def test_check_as_json(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "check", str(spoil(shelf)), "--json"]) == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["code"], second["line"], second["key"]) == ("S207", 16, "interviewers[0].manner")


def test_check_of_nothing(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "check", str(shelf / "none.yaml")]) == 2
    assert "no such file" in capsys.readouterr().err
    assert main(["scenarios", "check", str(shelf), "--json"]) == 0
    assert capsys.readouterr().out == ""


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "explain", "s103"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("S103  Wrong kind of value\n")
    assert "    say: no\n" in out
    assert main(["scenarios", "explain", "S999"]) == 2
    assert "no code" in capsys.readouterr().err


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema()


def test_the_door_alone_loads_no_parser() -> None:
    code = "import sys, simulator.cli.scenarios; print({'pydantic', 'yaml'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "set()"
