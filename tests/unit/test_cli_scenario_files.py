"""`scenarios import, export, duplicate, edit`: what they say, keep and refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from editor_support import swapping

from simulator.cli import main
from simulator.cli.asking import choose
from simulator.scenario.load import load_file
from simulator.scenario.sample import SAMPLE


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own scenarios, with one in it."""
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("VISUAL", raising=False)
    own = tmp_path / "home" / "scenarios"
    own.mkdir(parents=True)
    (own / "corner-bakery.yaml").write_text(SAMPLE, encoding="utf-8")
    return own


def test_out_and_in_again(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "mine.zip"
    assert main(["scenarios", "export", "--to", str(archive)]) == 0
    assert capsys.readouterr().out == f"{archive}\n"
    assert main(["scenarios", "export", "--to", str(archive)]) == 2
    assert "--replace" in capsys.readouterr().err
    (folder / "corner-bakery.yaml").unlink()
    assert main(["scenarios", "import", str(archive), "--dry-run"]) == 0
    assert "1 of 1 would be kept" in capsys.readouterr().out
    assert not (folder / "corner-bakery.yaml").exists()
    assert main(["scenarios", "import", str(archive)]) == 0
    assert (folder / "corner-bakery.yaml").read_text(encoding="utf-8") == SAMPLE
    assert main(["scenarios", "import", str(archive)]) == 0
    assert "word for word" in capsys.readouterr().out


def test_another_one_of_that_id_is_kept_only_when_asked(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "corner-bakery.yaml"
    other.write_text(SAMPLE.replace("Corner Bakery", "Other Bakery"), encoding="utf-8")
    assert main(["scenarios", "import", str(other)]) == 0
    assert "--replace or --copy" in capsys.readouterr().out
    assert main(["scenarios", "import", str(other), "--copy"]) == 0
    assert load_file(folder / "corner-bakery-2.yaml").scenario.job.company == "Other Bakery"
    assert load_file(folder / "corner-bakery.yaml").scenario.job.company == "Corner Bakery"
    assert main(["scenarios", "import", str(other), "--replace"]) == 0
    assert load_file(folder / "corner-bakery.yaml").scenario.job.company == "Other Bakery"


def test_a_broken_file_is_explained_by_line_and_the_others_are_kept(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring = tmp_path / "bring"
    bring.mkdir()
    (bring / "bad.yaml").write_text(SAMPLE.replace("warm", "hot"), encoding="utf-8")
    (bring / "good.yaml").write_text(SAMPLE.replace("corner-b", "my-b"), encoding="utf-8")
    (bring / "link.yaml").symlink_to(bring / "good.yaml")
    assert main(["scenarios", "import", str(bring)]) == 1
    told = capsys.readouterr()
    assert "bad.yaml:16:13: S104" in told.err
    assert "link.yaml: left out: a link" in told.err
    assert "1 of 3 kept." in told.out
    assert (folder / "my-bakery.yaml").exists()
    assert main(["scenarios", "import", str(tmp_path / "gone")]) == 2


def test_one_can_be_exported_to_a_file(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "nurse.yaml"
    assert main(["scenarios", "export", "night-ward-nurse", "--to", str(target)]) == 0
    assert load_file(target.rename(target.with_stem("night-ward-nurse"))).scenario.skills
    assert main(["scenarios", "export", "gone", "--to", str(target)]) == 1
    (folder / "corner-bakery.yaml").unlink()
    assert main(["scenarios", "export", "--to", str(target)]) == 1


def test_a_copy_has_an_id_of_its_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "duplicate", "night-ward-nurse"]) == 0
    assert main(["scenarios", "duplicate", "corner-bakery", "my-bakery"]) == 0
    assert load_file(folder / "night-ward-nurse-2.yaml").scenario.title.endswith("(copy)")
    assert (folder / "my-bakery.yaml").exists()
    assert main(["scenarios", "duplicate", "corner-bakery", "my-bakery"]) == 1
    assert "“my-bakery-2” is free" in capsys.readouterr().err
    assert main(["scenarios", "duplicate", "corner-bakery", "No Id"]) == 1
    assert main(["scenarios", "duplicate", "cornerbakery"]) == 1
    assert "corner-bakery" in capsys.readouterr().err


def test_editing_checks_again_and_keeps_a_wrong_text(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "corner-bakery.yaml"
    monkeypatch.setenv("EDITOR", swapping("warm", "hot"))
    assert main(["scenarios", "edit", "corner-bakery"]) == 1
    assert "S104" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == SAMPLE
    assert "hot" in (folder / "corner-bakery.unsaved").read_text(encoding="utf-8")
    monkeypatch.setenv("EDITOR", swapping("hot", "brisk"))
    assert main(["scenarios", "edit", "corner-bakery"]) == 0
    assert load_file(path).scenario.interviewers[0].manner == "brisk"
    assert not (folder / "corner-bakery.unsaved").exists()


def test_a_broken_file_can_be_mended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "corner-bakery.yaml"
    path.write_text(SAMPLE.replace("warm", "hot"), encoding="utf-8")
    monkeypatch.setenv("EDITOR", swapping("hot", "warm"))
    assert main(["scenarios", "edit", "corner-bakery"]) == 0
    assert path.read_text(encoding="utf-8") == SAMPLE


def test_a_new_id_moves_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDITOR", swapping("corner-bakery", "my-bakery"))
    assert main(["scenarios", "edit", "corner-bakery"]) == 0
    assert [path.name for path in sorted(folder.glob("*.yaml"))] == ["my-bakery.yaml"]
    monkeypatch.setenv("EDITOR", swapping("my-bakery", "night-ward-nurse"))
    assert main(["scenarios", "edit", "my-bakery"]) == 1
    assert "comes with the program" in capsys.readouterr().err
    assert (folder / "my-bakery.yaml").exists()


def test_shipped_ones_are_copied_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "edit", "night-ward-nurse"]) == 1
    assert "scenarios duplicate night-ward-nurse" in capsys.readouterr().err
    assert main(["scenarios", "edit", "gone"]) == 1
    assert "no scenario “gone”" in capsys.readouterr().err


def test_an_editor_loop_ends_when_its_author_stops(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = ["x", "e", "s"]
    monkeypatch.setattr("builtins.input", lambda _: typed.pop(0))
    monkeypatch.setattr("simulator.cli.mending.can_ask", lambda: True)
    monkeypatch.setenv("EDITOR", swapping("warm", "hot"))
    assert main(["scenarios", "edit", "corner-bakery"]) == 1
    assert not typed


def test_choosing_takes_the_first_when_nothing_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _: "")
    assert choose("Save it?", (("y", "yes"), ("n", "no"))) == "y"
