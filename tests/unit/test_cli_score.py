from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from scoring_samples import CONTEXT, FULL

from simulator.cli import score as door
from simulator.cli import score_many
from simulator.scoring.closing import JobContext
from simulator.scoring.items import ItemProblem
from simulator.scoring.rubric import RUBRIC_VERSION, TACTICS

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def score(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `mock-interview score` in this process: status, standard output, standard error."""

    def run(*words: object) -> tuple[int, str, str]:
        parser = argparse.ArgumentParser()
        door.add_parser(parser.add_subparsers())
        try:
            args = parser.parse_args(["score", *map(str, words)])
            status = int(args.run(args))
        except SystemExit as left:
            status = int(left.code or 0)
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return give


def _file(folder: Path, content: str | bytes, name: str = "closing.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _line(text: str = FULL, **extra: object) -> str:
    return json.dumps({"turns": [{"speaker": "candidate", "text": text}], **extra})


def test_json_has_the_promised_shape(score: Run, tmp_path: Path) -> None:
    path = _file(tmp_path, f"I: Anything to add?\nC: {FULL}")
    status, out, err = score(path, "--json")
    (line,) = out.splitlines()
    data = json.loads(line)
    assert (status, err) == (0, "")
    assert data["id"] == str(path)
    assert 0 < data["total"] <= 100
    assert set(data["tactics"]) == {t.id for t in TACTICS}
    for tactic in TACTICS:
        result = data["tactics"][tactic.id]
        assert {"used", "score", "criteria"} <= set(result)
        assert set(result["criteria"]) == {c.id for c in tactic.criteria}
        for criterion in result["criteria"].values():
            assert {"met", "points", "evidence"} <= set(criterion)
            for evidence in criterion["evidence"]:
                assert evidence["turn"] == 1
                assert FULL[evidence["start"] : evidence["end"]] == evidence["text"]
    assert data["versions"]["rubric"] == RUBRIC_VERSION
    assert data["versions"]["scorer"]
    assert {"cautions", "delivery", "notes"} <= set(data)


def test_the_same_input_prints_the_same_bytes(score: Run, tmp_path: Path) -> None:
    path = _file(tmp_path, FULL)
    assert score(path, "--json") == score(path, "--json")


def test_report_for_people(score: Run, tmp_path: Path) -> None:
    status, out, _ = score(_file(tmp_path, "I'm really excited about this job!"), "--seconds", 5)
    assert status == 0
    assert "Tactics covered: 10 of 100" in out
    assert "✓ Says you want this job: 10 of 10  “I'm really excited about this job!”" in out
    assert "Next time" in out
    assert "words per minute: 72" in out


def test_report_shows_no_terminal_codes(score: Run, tmp_path: Path) -> None:
    evil = "I'm excited about this job \x1b[31m\u202e\x9b2J I'd love to join the team."
    _, out, _ = score(_file(tmp_path, evil))
    assert not any(c in out for c in "\x1b\u202e\x9b")
    _, out, _ = score(_file(tmp_path, evil), "--json")
    assert out.isascii()
    assert "\x1b" not in out


def test_not_sure_leaves_asking_out(score: Run, tmp_path: Path) -> None:
    path = _file(tmp_path, "I'm really excited about this job!")
    data = json.loads(score(path, "--json", "--not-sure")[1])
    assert data["total"] == 13
    assert data["left_out"] == ["ask_for_job"]


def test_standard_input(score: Run, typed: Callable[[bytes], None]) -> None:
    typed("\ufeffI'm really excited about this job!".encode())
    assert json.loads(score("-", "--json")[1])["total"] == 10
    typed((_line(id=1) + "\n").encode())
    assert json.loads(score("--jsonl", "-", "--json")[1])["id"] == 1


@pytest.mark.parametrize(
    "text", ["", "\n\n", "asdf qwer zxcv uiop", "Je voudrais ce poste tout de suite"]
)
def test_nothing_to_score_is_zero_with_a_reason(score: Run, tmp_path: Path, text: str) -> None:
    status, out, _ = score(_file(tmp_path, text), "--json")
    data = json.loads(out)
    assert (status, data["total"]) == (0, 0)
    assert data["notes"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x00\x01\x02", "binary"),
        (b"caf\xe9 latte", "not UTF-8 text (byte 4)"),
        (b"word " * 1_700_000, "longer than 2,000,000"),
    ],
)
def test_unusable_files(score: Run, tmp_path: Path, content: bytes, says: str) -> None:
    status, out, err = score(_file(tmp_path, content))
    assert (status, out) == (2, "")
    assert says in err


def test_a_megabyte_of_text_is_scored_with_a_note(score: Run, tmp_path: Path) -> None:
    status, out, _ = score(_file(tmp_path, FULL * 1_500), "--json")
    assert status == 0
    assert any("first" in note for note in json.loads(out)["notes"])


def test_missing_file_folder_and_no_file(score: Run, tmp_path: Path) -> None:
    for words in ((tmp_path / "none.txt",), ("--jsonl", tmp_path / "none"), (tmp_path,)):
        status, out, err = score(*words)
        assert (status, out) == (2, "")
        assert str(tmp_path) in err
    assert score()[0] == 2
    assert score("a.txt", "--jsonl", "b.jsonl")[0] == 2


@pytest.mark.parametrize(
    "words", [("--seconds", "0"), ("--seconds", "nan"), ("--jobs", "0"), ("--jobs", "many")]
)
def test_options_out_of_range(score: Run, tmp_path: Path, words: tuple[str, str]) -> None:
    assert score(_file(tmp_path, FULL), *words)[0] == 2


def test_bad_lines_keep_their_place(score: Run, tmp_path: Path) -> None:
    lines: list[str | bytes] = [
        _line(id="a"),
        "{nope",
        "",
        _line(),
        b'{"id": "\xff"}',
        json.dumps({"id": "e", "turns": [{"speaker": "boss", "text": ""}]}),
        "[]",
        b'{"id": "nul", "turns": "\x00"}',
        _line(id="last"),
    ]
    raw = b"\n".join(x.encode() if isinstance(x, str) else x for x in lines)
    status, out, _ = score("--jsonl", _file(tmp_path, raw), "--json")
    found = [json.loads(x) for x in out.splitlines()]
    assert status == 2
    assert [f.get("id", f.get("line")) for f in found] == ["a", 2, 4, 5, "e", 7, 8, "last"]
    codes = [f["error"]["code"] if "error" in f else None for f in found]
    assert codes == [
        None,
        "bad_json",
        None,
        "bad_encoding",
        "bad_speaker",
        "not_object",
        "bad_json",
        None,
    ]


def test_lines_for_people(score: Run, tmp_path: Path) -> None:
    path = _file(tmp_path, _line(id="a") + "\n{\n" + _line())
    status, out, _ = score("--jsonl", path)
    lines = out.splitlines()
    assert status == 2
    assert lines[0].startswith("a ")
    assert lines[1].startswith("line 2: bad_json")
    assert lines[2].startswith("line 3 ")


def test_many_processes_print_what_one_does(score: Run, tmp_path: Path) -> None:
    lines = [_line(f"{FULL} {i}", id=i) if i % 7 else "{" for i in range(150)]
    path = _file(tmp_path, "\n".join(lines))
    one = score("--jsonl", path, "--json")
    assert one == score("--jsonl", path, "--json", "--jobs", 2)
    assert one[0] == 2


def test_a_line_too_long_is_skipped_without_being_kept(
    score: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(score_many, "MAX_LINE_BYTES", 3000)
    path = _file(tmp_path, _line("x" * 9000, id="long") + "\n" + _line(id="b") + "\n")
    found = [json.loads(x) for x in score("--jsonl", path, "--json")[1].splitlines()]
    assert found[0] == {
        "line": 1,
        "error": {"code": "too_large", "message": "longer than 3,000 bytes"},
    }
    assert found[1]["id"] == "b"


def test_scenarios_are_looked_up(
    score: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def resolve(reference: str) -> JobContext:
        asked.append(reference)
        if reference == "care":
            return CONTEXT
        raise ItemProblem("unknown_scenario", "scenario: there is no such scenario")

    monkeypatch.setattr(door, "resolve_scenario", resolve)
    monkeypatch.setattr(score_many, "resolve_scenario", resolve)
    score_many._resolver.cache_clear()
    path = _file(
        tmp_path,
        "\n".join(
            [
                _line(id=1, scenario="care"),
                _line(id=2, scenario="care"),
                _line(id=3, scenario="gone"),
                _line(id=4),
            ]
        ),
    )
    status, out, _ = score("--jsonl", path, "--json")
    found = [json.loads(x) for x in out.splitlines()]
    score_many._resolver.cache_clear()
    assert status == 2
    assert asked == ["care", "gone"]
    assert found[2]["error"]["code"] == "unknown_scenario"
    assert [f["id"] for f in found] == [1, 2, 3, 4]
    assert all("total" in f for f in (found[0], found[1], found[3]))
    assert score(path, "--scenario", "gone")[0] == 2


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = _file(tmp_path, "\n".join(_line(id=i) for i in range(400)))
    code = (
        "import argparse, sys; from simulator.cli import score; p = argparse.ArgumentParser();"
        "score.add_parser(p.add_subparsers()); a = p.parse_args(sys.argv[1:])\n"
        "try: a.run(a)\nexcept BrokenPipeError: sys.stdout = None; sys.exit(0)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, "score", "--jsonl", str(path), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == b""
    process.stderr.close()
