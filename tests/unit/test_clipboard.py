"""Copying never claims more than it knows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pyperclip
import pytest

from simulator import clipboard
from simulator.clipboard import OSC52_BYTES, copy, native_tool


class Board:
    """A clipboard tool that keeps what it is given, or does not."""

    def __init__(self, keep: Callable[[str], str] = lambda text: text) -> None:
        self.text = "what was there before"
        self._keep = keep

    def install(self, patch: pytest.MonkeyPatch, name: str = "copy_xclip") -> None:
        def put(text: str) -> None:
            self.text = self._keep(text)

        put.__name__ = name
        patch.setattr(clipboard, "_linux_tool_there", lambda: True)
        patch.setattr(pyperclip, "determine_clipboard", lambda: (put, lambda: self.text))


@pytest.fixture(autouse=True)
def no_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Linux")
    monkeypatch.setattr(clipboard, "_linux_tool_there", lambda: False)


def test_the_systems_tool_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    board, asked = Board(), list[str]()
    board.install(monkeypatch)
    result = copy("my words", asked.append, tmp_path)
    assert (result.how, result.detail, board.text) == ("tool", "Copied, with xclip.", "my words")
    assert asked == []
    assert native_tool() == "xclip"


def test_line_ends_of_the_system_are_no_difference(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Board(lambda text: text.rstrip("\n").replace("\n", "\r\n")).install(monkeypatch)
    assert copy("one\ntwo\n", None, tmp_path).how == "tool"


def fails(text: str) -> str:
    raise pyperclip.PyperclipException("no display")


@pytest.mark.parametrize("keep", [lambda text: "", lambda text: text[:3], fails])
def test_a_tool_that_keeps_something_else_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, keep: Callable[[str], str]
) -> None:
    asked = list[str]()
    Board(keep).install(monkeypatch)
    result = copy("my words", asked.append, tmp_path)
    assert result.how == "terminal"
    assert asked == ["my words"]
    assert "Copied" not in result.detail
    assert "Sent to your terminal" in result.detail


def test_a_tool_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stuck = threading.Event()

    def hang(text: str) -> str:
        stuck.wait()
        return text

    monkeypatch.setattr(clipboard, "TOOL_SECONDS", 0.02)
    Board(hang).install(monkeypatch)
    try:
        assert copy("my words", None, tmp_path).how == "file"
    finally:
        stuck.set()


def test_without_a_terminal_it_is_a_file(tmp_path: Path) -> None:
    result = copy("my wörds\n", None, tmp_path / "exports")
    assert result.how == "file"
    assert result.path == tmp_path / "exports" / "copied.txt"
    assert result.path.read_text("utf-8") == "my wörds\n"
    assert str(result.path) in result.detail
    assert native_tool() is None


def test_what_terminals_would_drop_goes_to_a_file(tmp_path: Path) -> None:
    asked = list[str]()
    assert copy("x" * OSC52_BYTES, asked.append, tmp_path).how == "file"
    assert asked == []


def test_when_nothing_works_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = copy("my words", None, tmp_path / "file")
    assert result.how == "failed"
    assert result.detail.startswith("Not copied. Could not write the file")


@pytest.mark.parametrize("name", ["copy_qt", "copy_no_clipboard", "x", ""])
def test_tools_we_do_not_use(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    Board().install(monkeypatch, name)
    if name != "x":
        assert native_tool() is None


def test_pyperclip_is_not_asked_where_it_would_start_qt(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pyperclip, "determine_clipboard", lambda: pytest.fail("asked"))
    assert copy("my words", None, tmp_path).how == "file"


@pytest.mark.parametrize(
    ("environment", "tools", "there"),
    [
        ({"DISPLAY": ":0"}, {"xclip"}, True),
        ({"DISPLAY": ":0"}, {"xsel"}, True),
        ({"DISPLAY": ":0"}, {"wl-copy", "wl-paste"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, {"wl-copy", "wl-paste"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, {"wl-copy"}, False),
        ({}, {"xclip", "xsel", "wl-copy", "wl-paste"}, False),
    ],
)
def test_which_tools_can_work_here(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], tools: set[str], there: bool
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr("platform.release", lambda: "6.1")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("shutil.which", lambda tool: tool if tool in tools else None)
    assert clipboard._linux_tool_there() is there
