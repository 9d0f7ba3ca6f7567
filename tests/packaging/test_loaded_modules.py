"""What a door loads: quick doors load neither a front end nor any model or audio library."""

import subprocess
import sys

import pytest

HEAVY = (
    "textual",
    "sqlite3",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "pyttsx3",
    "speech_recognition",
    "miniaudio",
    "faster_whisper",
    "plotext",
    "selectolax",
    "pypdf",
    "markdown_it",
    "fsrs",
)


def loaded_by(code: str) -> set[str]:
    program = f"""
import sys
try:
    {code}
except SystemExit:
    pass
print("\\n@@" + " ".join(sorted(m for m in sys.modules if "." not in m)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.rsplit("@@", 1)[1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["scenarios", "list"],
        ["score", "--help"],
        ["new", "--help"],
        ["points", "list"],
        ["after", "--help"],
        ["drill", "--help"],
    ],
)
def test_quick_doors_load_nothing_heavy(arguments: list[str]) -> None:
    loaded = loaded_by(f"from simulator.cli import main; main({arguments!r})")
    assert "simulator" in loaded
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["after", "note", "--help"]])
def test_help_loads_no_model_or_parser_library(arguments: list[str]) -> None:
    loaded = loaded_by(f"from simulator.cli import main; main({arguments!r})")
    assert loaded.isdisjoint(
        {"pydantic", "yaml", "tomlkit", "platformdirs", "asyncio", "icalendar"}
    )


def test_importing_the_front_end_loads_no_model_library() -> None:
    loaded = loaded_by("import simulator.tui.app")
    assert loaded.isdisjoint(set(HEAVY) - {"textual"} | {"pydantic", "yaml"})
