"""`mock-interview drill` at the other end of a pipe."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from drill_samples import played

from simulator.cli import main
from simulator.drills.deck import reviewed
from simulator.history.drills import DrillStore
from simulator.paths import ensure, paths
from simulator.scoring import readers
from simulator.scoring.rubric import TACTICS

ASK = "I very much hope you'll offer me the job. Is there anything else you'd like to know?"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


class Door:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capsys = monkeypatch, capsys
        self.err = ""

    def __call__(self, *arguments: str, lines: str = "") -> tuple[int, str]:
        self._patch.setattr("sys.stdin", io.StringIO(lines))
        try:
            status = main(["drill", *arguments])
        except SystemExit as left:
            status = int(left.code or 0)
        out, self.err = self._capsys.readouterr()
        return status, out


@pytest.fixture
def drill(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Door:
    return Door(monkeypatch, capsys)


def rounds() -> list[tuple[str, str]]:
    with DrillStore(paths().database) as store:
        return [(r.tactic, r.answer) for r in reversed(store.rounds())]


def all_done() -> None:
    """Let every tactic have gone well a moment ago."""
    ensure(paths())
    now = datetime.now(UTC) - timedelta(minutes=1)
    with DrillStore(paths().database) as store:
        for tactic in TACTICS:
            store.keep(played(tactic.id, now), lambda known: reviewed(known, "easy", now))


def test_what_is_due_in_turn(drill: Door) -> None:
    status, out = drill("--seed", "3", "--rounds", "2", lines=f"I'd love this job.\n{ASK}\n")
    assert status == 0
    assert "Due today:" in out
    assert "Round 1: Confirm your interest" in out
    assert "yes: Says you want this job “I'd love this job.”" in out
    assert "Round 2: Ask for the job, tactfully" in out
    assert "not yet:" in out
    assert "A better way to say it: “" in out
    assert "It comes back today." in out
    assert "2 rounds," in out
    assert rounds() == [("confirm_interest", "I'd love this job."), ("ask_for_job", ASK)]


def test_the_same_seed_puts_the_same_cue(drill: Door) -> None:
    def cue(*arguments: str) -> str:
        return drill("ask", "--rounds", "1", *arguments)[1].split("The job:")[1]

    assert cue("--seed", "3") == cue("--seed", "3")
    assert len({cue("--seed", str(seed)) for seed in range(8)}) > 2


def test_a_tactic_by_name_and_no_more_rounds_than_asked_for(drill: Door) -> None:
    status, out = drill("next", "--rounds", "1", lines="What happens next?\nAnd then?\n")
    assert status == 0
    assert out.count("Round ") == 1
    assert rounds() == [("ask_next_steps", "What happens next?")]


def test_skip_stop_help_and_the_end_of_the_input(drill: Door) -> None:
    status, out = drill("ask", "--seed", "1", lines="/skip\n\n/what\n/stop\n")
    assert status == 0
    assert out.count("Round 1:") == 2
    assert out.count("/skip puts another cue") == 3
    assert "No rounds this time" in out
    status, out = drill("ask", lines="")
    assert status == 0
    assert "The input ended here" in out
    assert rounds() == []


def test_plain_lines_only(drill: Door) -> None:
    _, out = drill("add", "--rounds", "1", lines="Hello \x1b[2J [bold] there.\n")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", out)
    assert all(len(line) <= 78 for line in out.splitlines())


def test_nothing_due_says_when_and_still_drills_on_request(drill: Door) -> None:
    all_done()
    status, out = drill()
    assert status == 0
    assert "Nothing is due today" in out
    assert "mock-interview drill " in out
    status, out = drill("interest", "--rounds", "1", lines="Yes.\n")
    assert status == 0
    assert "Round 1" in out


def test_what_is_due_as_json(drill: Door) -> None:
    status, out = drill("--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [row["tactic"] for row in rows] == [tactic.id for tactic in TACTICS]
    assert all(row["due_today"] and row["last"] is None and row["rounds"] == 0 for row in rows)
    all_done()
    (row,) = [json.loads(line) for line in drill("ask", "--json")[1].splitlines()]
    assert not row["due_today"]
    assert row["rounds"] == 1
    assert datetime.fromisoformat(row["due"]) > datetime.fromisoformat(row["last"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["asking"], "There is no tactic “asking”. Did you mean"),
        (["--rounds", "0"], "expected a number from 1 to 50"),
        (["--rounds", "51"], "expected a number from 1 to 50"),
        (["--rounds", "9" * 5000], "expected a number from 1 to 50"),
        (["--seed", "x"], "invalid int value"),
    ],
)
def test_wrong_words(drill: Door, arguments: list[str], words: str) -> None:
    assert drill(*arguments)[0] == 2
    assert words in drill.err


def test_a_history_that_is_not_ours_is_told_and_left_alone(drill: Door) -> None:
    ensure(paths())
    import sqlite3

    connection = sqlite3.connect(paths().database)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    assert drill("--json")[0] == 2
    assert "some other program" in drill.err


def test_a_reader_that_cannot_work_is_told_and_nothing_is_kept(
    drill: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    from simulator.scoring.reader import Reader, ReaderUnavailable

    def missing(name: str = readers.DEFAULT) -> Reader:
        raise ReaderUnavailable("The model is not there.", "Install again.")

    monkeypatch.setattr("simulator.scoring.live.load", missing)
    status, _ = drill("ask", lines=f"{ASK}\n")
    assert status == 2
    assert "Install again." in drill.err
    assert rounds() == []
