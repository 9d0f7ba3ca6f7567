"""The built wheel, installed in an environment that has never seen this checkout."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", target, ROOT],
        check=True,
        capture_output=True,
        timeout=120,
    )
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(place, with_pip=True)
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [scripts / "python", "-m", "pip", "install", "--quiet", wheel],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return scripts / "mock-interview"


def run(command: Path, *arguments: str, home: Path, text: str = "") -> str:
    done = subprocess.run(
        [command, *arguments],
        input=text,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        cwd=home,
        env={**os.environ, "MOCK_INTERVIEW_HOME": str(home / "state")},
    )
    return done.stdout


def test_wheel_carries_every_scenario_and_asset(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "scenarios", "assets"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    missing = {f"simulator/_data/{name}" for name in tracked} - names
    assert not missing
    assert "simulator/py.typed" in names


def test_installed_command_lists_scores_and_plays(command: Path, tmp_path: Path) -> None:
    listed = [
        json.loads(line)
        for line in run(command, "scenarios", "list", "--json", home=tmp_path).splitlines()
    ]
    assert len(listed) >= 6

    line = json.dumps(
        {"id": "a", "turns": [{"speaker": "candidate", "text": "What happens next?"}]}
    )
    items = tmp_path / "items.jsonl"
    items.write_text(line, encoding="utf-8")
    scored = json.loads(run(command, "score", "--jsonl", str(items), "--json", home=tmp_path))
    assert scored["tactics"]["ask_next_steps"]["used"]

    played = run(
        command,
        "play",
        "--plain",
        listed[0]["id"],
        "--seed",
        "1",
        "--real",
        home=tmp_path,
        text="What happens next, and when might I hear?\n\n/leave\n5\n",
    )
    assert "Ask what happens next" in played
    assert "Kept as take 1." in played
    kept = json.loads(run(command, "history", "list", "--json", home=tmp_path))
    assert kept["scenario_id"] == listed[0]["id"]
