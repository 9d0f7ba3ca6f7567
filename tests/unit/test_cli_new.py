"""`mock-interview new`: from a posting to a file that plays, asked and unasked."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from editor_support import swapping

from simulator.cli import asking, main
from simulator.scenario.load import load_file

POSTING = """Job title: Cook
Employer: Old Mill Ltd

Old Mill has ground flour since 1790. We open a second oven in May.

You need
- A food hygiene certificate
- Patience
"""
VAGUE = "We need help in the kitchen.\n\nOur client opens a second oven in May this year.\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", swapping("x", "x"))
    return tmp_path / "home"


@pytest.fixture
def posting(tmp_path: Path) -> Path:
    path = tmp_path / "job.txt"
    path.write_text(POSTING, encoding="utf-8")
    return path


def answering(monkeypatch: pytest.MonkeyPatch, lines: Iterable[str]) -> list[str]:
    """A terminal where these lines are typed; returns what is left of them."""
    left = list(lines)

    def typed(prompt: str = "") -> str:
        print(prompt, end="")
        if not left:
            raise EOFError
        return left.pop(0)

    monkeypatch.setattr("builtins.input", typed)
    monkeypatch.setattr(asking, "can_ask", lambda: True)
    return left


def test_a_posting_becomes_a_scenario(
    home: Path, posting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(posting)]) == 0
    out = capsys.readouterr().out
    path = home / "scenarios" / "cook-old-mill-ltd.yaml"
    assert f"Saved: {path}" in out
    assert "mock-interview play cook-old-mill-ltd" in out
    assert "stand-ins" in out
    assert load_file(path).scenario.skills == ("food hygiene certificate", "Patience")
    assert main(["scenarios", "check", str(home / "scenarios")]) == 0


def test_every_answer_can_be_given(home: Path, posting: Path, tmp_path: Path) -> None:
    cv = tmp_path / "cv.txt"
    cv.write_text("- Cut flour waste by 30% in a year\n", encoding="utf-8")
    arguments = ["new", str(posting), "--role", "Head cook", "--company", "The Mill"]
    arguments += ["--skill", "baking", "--fact", "it stands by the river", "--strength", "patience"]
    arguments += ["--discussed", "my time in Lyon", "--cv", str(cv), "--days", "4"]
    arguments += ["--with", "Ada Holt, Miller, tough", "--with", "Ben, brisk", "--about", "A mill."]
    arguments += ["--setting", "phone", "--level", "senior", "--difficulty", "2", "--seed", "5"]
    arguments += ["--industry", "milling", "--title", "Mine", "--id", "mine"]
    assert main(arguments) == 0
    one = load_file(home / "scenarios" / "mine.yaml").scenario
    assert (one.job.role, one.job.company, one.job.about) == ("Head cook", "The Mill", "A mill.")
    assert one.your_points == ("patience", "Cut flour waste by 30% in a year")
    assert [p.manner for p in one.interviewers] == ["sceptical", "brisk"]
    assert (one.setting, one.level, one.difficulty, one.timeframe.days) == (
        "phone", "senior", 2, 4,
    )  # fmt: skip


def test_without_a_posting_all_must_be_given(home: Path) -> None:
    arguments = ["new", "--role", "Cook", "--company", "Mill", "--skill", "baking"]
    assert main([*arguments, "--fact", "it is old"]) == 0
    assert (home / "scenarios" / "cook-mill.yaml").exists()


def test_show_says_where_each_thing_stands(
    home: Path, posting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(posting), "--show"]) == 0
    out = capsys.readouterr().out
    start = POSTING.index("food hygiene")
    assert f"  food hygiene certificate\n      line 7, {start} to {start + 24}, 90% sure" in out


def test_what_is_missing_is_named_with_its_option(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vague.txt"
    path.write_text(VAGUE, encoding="utf-8")
    assert main(["new", str(path), "--skill", "washing up"]) == 1
    err = capsys.readouterr().err
    assert "--role" in err
    assert "--company" in err
    assert "--skill" not in err
    assert not home.exists()


def test_standard_input_is_read_and_nothing_asked(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(POSTING.encode("utf-16")))
    monkeypatch.setattr(sys, "stdin", stream)
    answering(monkeypatch, ["never read"])
    assert main(["new", "-"]) == 0
    assert (home / "scenarios" / "cook-old-mill-ltd.yaml").exists()


def test_a_second_one_gets_a_number_unless_named(
    home: Path, posting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(posting), "--id", "mine"]) == 0
    assert main(["new", str(posting), "--id", "mine"]) == 1
    assert "--id mine-2 is free" in capsys.readouterr().err
    assert main(["new", str(posting), "--id", "mine", "--replace"]) == 0
    assert main(["new", str(posting), "--id", "night-ward-nurse", "--replace"]) == 1
    for _ in range(2):
        assert main(["new", str(posting)]) == 0
    assert (home / "scenarios" / "cook-old-mill-ltd-2.yaml").exists()


def test_it_asks_for_what_it_is_unsure_of(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vague.txt"
    path.write_text(VAGUE, encoding="utf-8")
    left = answering(
        monkeypatch,
        [
            "Kitchen porter", "Old Mill", "washing up", "", "Ada, Miller, purple",
            "Ada, Miller, quiet", "", "I never drop a plate", "", "",
        ],
    )  # fmt: skip
    assert main(["new", str(path)]) == 0
    assert not left
    out = capsys.readouterr().out
    assert "Who would you be working for?" in out
    assert "purple" in out
    one = load_file(home / "scenarios" / "kitchen-porter-old-mill.yaml").scenario
    assert one.interviewers[0].manner == "reserved"
    assert one.your_points == ("I never drop a plate",)


def test_a_number_takes_a_suggestion(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "two.txt"
    path.write_text(POSTING + "Position: Baker\n", encoding="utf-8")
    answering(monkeypatch, ["2", "", "", "n"])
    assert main(["new", str(path)]) == 0
    assert not home.exists()
    answering(monkeypatch, ["2", "", "", "y"])
    assert main(["new", str(path)]) == 0
    (saved,) = (home / "scenarios").glob("*.yaml")
    assert load_file(saved).scenario.job.role in ("Baker", "Cook")


def test_a_posting_can_be_pasted(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, [*POSTING.split("\n"), ".", "", "", "y"])
    assert main(["new"]) == 0
    assert (home / "scenarios" / "cook-old-mill-ltd.yaml").exists()


def test_the_editor_comes_before_saving(
    home: Path, posting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", swapping("Patience", "Calm"))
    assert main(["new", str(posting), "--edit"]) == 0
    path = home / "scenarios" / "cook-old-mill-ltd.yaml"
    assert "Calm" in load_file(path).scenario.skills


def test_a_wrong_edit_is_kept_and_gone_on_with(
    home: Path, posting: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDITOR", swapping("warm", "hot"))
    assert main(["new", str(posting), "--edit"]) == 1
    err = capsys.readouterr().err
    assert "cook-old-mill-ltd.yaml:" in err
    assert "S104" in err
    assert not list((home / "scenarios").glob("*.yaml"))
    monkeypatch.setenv("EDITOR", swapping("hot", "warm"))
    assert main(["scenarios", "edit", "cook-old-mill-ltd"]) == 0
    assert list((home / "scenarios").glob("*.yaml"))
    assert not list((home / "scenarios").glob("*.unsaved"))


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("job.pdf", b"%PDF-1.4 broken", "damaged"),
        ("job.docx", b"PK\x03\x04", "neither text"),
        ("job.txt", b"  ", "no text"),
    ],
)
def test_a_posting_that_cannot_be_read_says_what_to_do(
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    raw: bytes,
    words: str,
) -> None:
    (tmp_path / name).write_bytes(raw)
    assert main(["new", str(tmp_path / name)]) == 1
    err = capsys.readouterr().err
    assert words in err
    assert "paste" in err
    assert main(["new", str(tmp_path / "gone.txt")]) == 1


def test_a_cv_that_cannot_be_read_is_the_one_named(
    home: Path, posting: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(posting), "--cv", str(tmp_path / "no-cv.txt")]) == 1
    err = capsys.readouterr().err
    assert "no-cv.txt: The file cannot be opened." in err
    assert posting.name not in err


@pytest.mark.parametrize(
    "options", [["--with", "Ada, lead, purple"], ["--with", " , "], ["--id", "No Id"]]
)
def test_wrong_options_are_explained(
    home: Path, posting: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    assert main(["new", str(posting), *options]) == 1
    assert capsys.readouterr().err


def test_an_editor_that_is_not_there_is_said(
    home: Path, posting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    assert main(["new", str(posting), "--edit"]) == 2
