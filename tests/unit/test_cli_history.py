"""The history and settings doors: what they print, and how they fail."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import pytest
from history_samples import card, take

from simulator.cli import history, settings
from simulator.history.export import to_json, to_markdown
from simulator.history.store import History
from simulator.paths import HOME_VARIABLE
from simulator.settings import describe, load


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder


@pytest.fixture
def played(home: Path) -> Path:
    with History.open(home / "history.db") as kept:
        kept.save(take(0, total=30))
        kept.save(
            replace(
                take(1, total=60, scenario_id="clinic", mode="real"),
                scenario_title="A \x1b[31mred\x1b[0m title",
                scorecard=card(60, left_out=("ask_for_job",)),
            )
        )
    return home


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    doors = parser.add_subparsers()
    history.add_parser(doors)
    settings.add_parser(doors)
    args = parser.parse_args(words)
    return int(args.run(args))


def test_looking_at_no_history_makes_none(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("history", "list") == 0
    assert capsys.readouterr().out == "No takes yet. `mock-interview` starts one.\n"
    assert run("history", "list", "--json") == 0
    assert capsys.readouterr().out == ""
    assert run("history", "show", "1") == 1
    assert not home.exists()


def test_the_list(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("history", "list") == 0
    head, newest, oldest = capsys.readouterr().out.splitlines()
    assert head == (
        " take  played           mode     total  Interest       Ask Qualified       Add      Next"
        "  interview"
    )
    assert newest.split()[0] == "2"
    assert newest.split()[3:7] == ["real", "60", "16", "–"]
    assert "\x1b" not in newest
    assert oldest.endswith("The harbour interview")


def test_the_list_can_be_narrowed(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("history", "list", "--scenario", "harbour", "--json") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["id"] == 1
    assert run("history", "list", "--text", "nobody") == 0
    assert capsys.readouterr().out == "No take is like that.\n"
    assert run("history", "list", "--sort", "total", "--ascending", "--limit", "1") == 0
    assert "1 more; --limit 0 shows all." in capsys.readouterr().out
    assert run("history", "list", "--limit", "0", "--json") == 0
    assert [json.loads(x)["total"] for x in capsys.readouterr().out.splitlines()] == [60, 30]
    with pytest.raises(SystemExit):
        run("history", "list", "--limit", "-1")


def test_one_take(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = replace(take(0, total=30), id=1)
    assert run("history", "show", "1") == 0
    assert capsys.readouterr().out == to_markdown(kept)
    assert run("history", "show", "2") == 0
    assert "\x1b" not in capsys.readouterr().out
    assert run("history", "show", "1", "--json") == 0
    assert capsys.readouterr().out == to_json(kept)


@pytest.mark.parametrize("words", [("show",), ("export",), ("delete", "--yes")])
@pytest.mark.parametrize("number", ["7", "99999999999999999999"])
def test_no_such_take(
    played: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], number: str
) -> None:
    assert run("history", words[0], number, *words[1:]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert (
        said.err == f"There is no take {number}. `mock-interview history list` shows the takes.\n"
    )


def test_export(played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = replace(take(0, total=30), id=1)
    assert run("history", "export", "1") == 0
    target = played / "exports" / "take-1-harbour.md"
    assert capsys.readouterr().out == f"Saved as {target}\n"
    assert target.read_text("utf-8") == to_markdown(kept)
    assert run("history", "export", "1", "--format", "json", "--output", str(tmp_path)) == 0
    assert (tmp_path / "take-1-harbour.json").read_text("utf-8") == to_json(kept)
    assert run("history", "export", "1", "--output", str(tmp_path / "mine.md")) == 0
    assert (tmp_path / "mine.md").exists()
    capsys.readouterr()
    assert run("history", "export", "1", "--output", "-") == 0
    assert capsys.readouterr().out == to_markdown(kept)


def test_export_into_no_folder(
    played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("history", "export", "1", "--output", str(tmp_path / "none" / "x.md")) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_delete_asks(
    played: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert run("history", "delete", "1") == 2
    assert "add --yes" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    for answer, gone in (("", False), ("no", False), ("Y", True)):
        monkeypatch.setattr("builtins.input", lambda _, answer=answer: answer)
        assert run("history", "delete", "1") == 0
        assert ("Deleted take 1." in capsys.readouterr().out) is gone
    assert run("history", "delete", "2", "--yes") == 0
    assert run("history", "list") == 0
    assert "No takes yet" in capsys.readouterr().out


def test_a_history_that_cannot_be_used(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "history.db").mkdir(parents=True)
    assert run("history", "list") == 2
    said = capsys.readouterr().err
    assert said.startswith("Could not open the history")
    assert "Traceback" not in said


def test_a_damaged_history_is_said_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.mkdir()
    (home / "history.db").write_bytes(b"no database" * 100)
    assert run("history", "list") == 0
    assert "set aside" in capsys.readouterr().err


def test_settings_show_and_path(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("settings", "path") == 0
    assert capsys.readouterr().out == f"{home / 'settings.toml'}\n"
    assert run("settings", "show") == 0
    shown = capsys.readouterr().out
    home.mkdir()
    (home / "settings.toml").write_text(shown)
    assert describe(load(home / "settings.toml")) == shown


def test_settings_check(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("settings", "check") == 0
    assert "the built-in settings apply" in capsys.readouterr().out
    home.mkdir()
    path = home / "settings.toml"
    path.write_text('theme = "nord"\n')
    assert run("settings", "check") == 0
    assert capsys.readouterr().out == f"{path}: fine.\n"
    path.write_text('theem = "nord"\nmode = "fun"\n')
    assert run("settings", "check") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 2
    assert "Did you mean “theme”?" in said.err


def test_settings_without_a_home(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, "~nobody-of-that-name")
    assert run("settings", "path") == 2
    assert "no such user" in capsys.readouterr().err
    assert run("history", "list") == 2


def test_a_home_that_is_a_file_is_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.write_text("x", encoding="utf-8")
    assert run("history", "list") == 2
    assert "is a file" in capsys.readouterr().err
