"""The plain front end as somebody at the other end of a pipe meets it."""

import io
import re
from pathlib import Path

import pytest

from simulator.history.query import TakeQuery
from simulator.history.store import History
from simulator.history.unfinished import UnfinishedStore
from simulator.paths import paths
from simulator.plain import run
from simulator.points import added, save
from simulator.scenario.sample import SAMPLE


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "state"
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(place))
    return place


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    path = tmp_path / "corner-bakery.yaml"
    path.write_text(SAMPLE, encoding="utf-8")
    return str(path)


def play(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lines: str,
    scenario: str | None,
    mode: str = "real",
) -> tuple[int, str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    status = run(scenario, seed=3, mode="practice" if mode == "practice" else "real")
    return status, capsys.readouterr().out


def takes() -> int:
    with History.open(paths().database) as history:
        return history.count(TakeQuery())


def test_a_whole_sitting(
    bakery: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "What happens next,\nand when might I hear?\n\nThank you.\n\n/leave\n5\n"
    status, out = play(monkeypatch, capsys, lines, bakery)
    assert status == 0
    assert "Ines Duarte:" in out
    assert "yes: Asks what happens next" in out
    assert "Kept as take 1." in out
    assert takes() == 1


def test_nothing_is_ever_redrawn_or_coloured(
    bakery: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = play(monkeypatch, capsys, "Hello \x1b[2J there.\n\n/leave\n5\n", bakery)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", out)
    assert all(len(line) <= 78 or " " not in line.strip() for line in out.splitlines())


def test_practice_says_what_is_covered_so_far(
    bakery: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "What happens next?\n\n/leave\n5\n"
    _, practice = play(monkeypatch, capsys, lines, bakery, "practice")
    assert "Covered so far: Next" in practice
    _, real = play(monkeypatch, capsys, lines, bakery, "real")
    assert "Covered so far" not in real


def test_input_that_ends_keeps_the_take_and_the_next_start_offers_it(
    bakery: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = play(monkeypatch, capsys, "I had just begun to\n", bakery)
    assert status == 0
    assert "Your take is kept" in out
    (kept,), _ = UnfinishedStore(paths().unfinished).list()
    assert kept.draft == "I had just begun to"

    status, out = play(monkeypatch, capsys, "1\nsay what happens next?\n\n/leave\n5\n", None)
    assert status == 0
    assert "unfinished take" in out
    assert "I had just begun to" in out
    assert takes() == 1
    assert UnfinishedStore(paths().unfinished).list() == ((), ())


def test_an_unfinished_take_can_be_thrown_away(
    bakery: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    play(monkeypatch, capsys, "half a sentence\n", bakery)
    play(monkeypatch, capsys, "3\n/leave\n", bakery)
    assert UnfinishedStore(paths().unfinished).list() == ((), ())


def test_leaving_at_once_scores_nothing(
    bakery: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = play(monkeypatch, capsys, "/leave\n", bakery)
    assert status == 0
    assert "nothing to score" in out
    assert takes() == 0


def test_retry_and_export(
    bakery: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "What happens next?\n\n/leave\n4\n2\nI'd love this job.\n\n/leave\n5\n"
    status, out = play(monkeypatch, capsys, lines, bakery)
    assert status == 0
    assert takes() == 2
    (exported,) = paths().exports.glob("*.md")
    assert str(exported) in out.replace("\n", "")


def test_choosing_from_the_list_and_wrong_numbers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = play(monkeypatch, capsys, "0\nx\n1\n\n/leave\n", None)
    assert status == 0
    assert out.count("Please type a number from 1 to") == 2


def test_an_unknown_interview_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = play(monkeypatch, capsys, "", "no-such-interview")
    assert status == 2
    assert "no-such-interview" in out


def test_a_broken_scenario_file_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "corner-bakery.yaml"
    path.write_text(SAMPLE.replace("industry: food\n", ""), encoding="utf-8")
    status, out = play(monkeypatch, capsys, "", str(path))
    assert status == 2
    assert "industry" in out


def test_a_take_that_cannot_be_kept_is_offered_again(
    bakery: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paths().database.mkdir(parents=True)  # nothing can be saved there
    lines = "What happens next?\n\n/leave\n1\n2\n"
    status, out = play(monkeypatch, capsys, lines, bakery)
    assert status == 0
    assert out.count("This take is not kept yet.") == 2
    (kept,), _ = UnfinishedStore(paths().unfinished).list()
    assert any(turn.text == "What happens next?" for turn in kept.turns)


def test_the_brief_reminds_of_points_and_the_feedback_uses_them(
    bakery: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save(paths().points, added(added((), "the harvest fair"), "my bread course"))
    lines = "I'd love this job. My bread course taught me a lot. When will I hear?\n\n/leave\n5\n"
    _, out = play(monkeypatch, capsys, lines, bakery)
    assert "You have not used “the harvest fair” or “my bread course” yet." in out
    assert "touched on: the harvest fair." in " ".join(out.split())
    _, again = play(monkeypatch, capsys, lines, bakery)
    assert "You have not used “the harvest fair” yet." in again
