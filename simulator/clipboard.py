"""Copying text: the system's own tool, else the terminal, else a file; never claiming more."""

from __future__ import annotations

import platform
import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeVar

from simulator.paths import StorageFailed, write_private

# Terminals drop longer OSC 52 messages in silence; xterm's limit is 100,000 with the framing.
OSC52_BYTES: Final = 74_000
# A clipboard tool may wait for ever for a display that no longer answers.
TOOL_SECONDS: Final = 3.0
_LINUX_TOOLS: Final[Mapping[str, str]] = {"xclip": "DISPLAY", "xsel": "DISPLAY"}

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class CopyResult:
    """How a text was copied, and `detail` as a sentence for the user.

    "tool": it is on the clipboard, seen there. "terminal": the terminal was asked, which does
    not answer. "file": it is in `path`. "failed": nowhere.
    """

    how: Literal["tool", "terminal", "file", "failed"]
    detail: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class _Tool:
    name: str
    copy: Callable[[str], None]
    paste: Callable[[], str]


def native_tool() -> str | None:
    """The name of the system's clipboard tool that would be used, None when there is none."""
    tool = _find_tool()
    return tool.name if tool else None


def copy(text: str, osc52: Callable[[str], None] | None, fallback: Path) -> CopyResult:
    """Copy `text`; waits up to some seconds for a tool, so call it from a worker.

    `osc52` hands a text to the terminal (None: there is no terminal to ask), `fallback` is the
    folder for a file when nothing else works.
    """
    tool = _find_tool()
    if tool is not None and _within(lambda: _copied(tool, text)):
        return CopyResult("tool", f"Copied, with {tool.name}.")
    if osc52 is not None and len(text.encode("utf-8", "replace")) * 4 / 3 <= OSC52_BYTES:
        osc52(text)
        return CopyResult(
            "terminal",
            "Sent to your terminal. If pasting gives something else, your terminal does not "
            "allow this; export it as a file instead.",
        )
    path = fallback / "copied.txt"
    try:
        write_private(path, text)
    except StorageFailed as problem:
        return CopyResult("failed", f"Not copied. {problem} {problem.advice}")
    return CopyResult("file", f"There is no clipboard to be found, so it is in {path}.", path)


def _copied(tool: _Tool, text: str) -> bool:
    """Whether the text can be read back: a tool may take it and keep nothing."""
    tool.copy(text)
    return _same(tool.paste()) == _same(text)


def _same(text: str) -> str:
    return text.replace("\r\n", "\n").rstrip("\n")


def _find_tool() -> _Tool | None:
    if platform.system() not in ("Darwin", "Windows") and not _linux_tool_there():
        return None  # without one pyperclip would try to start a Qt program inside ours
    import pyperclip

    found = _within(pyperclip.determine_clipboard)
    if found is None:
        return None
    put, get = found
    name = getattr(put, "__name__", "").removeprefix("copy_").replace("_", " ")
    if not put or name in ("", "no clipboard", "qt"):
        return None
    return _Tool({"osx pbcopy": "pbcopy", "wl": "wl-copy"}.get(name, name), put, get)


def _linux_tool_there() -> bool:
    import os

    if "microsoft" in platform.release().lower():
        return shutil.which("clip.exe") is not None  # Windows' own, seen from its Linux
    if os.environ.get("WAYLAND_DISPLAY") and shutil.which("wl-copy") and shutil.which("wl-paste"):
        return True
    return any(os.environ.get(needs) and shutil.which(tool) for tool, needs in _LINUX_TOOLS.items())


def _within(work: Callable[[], Result]) -> Result | None:
    """What `work` gives, None when it fails or takes too long; its thread ends with the program."""
    results: list[Result] = []

    def run() -> None:
        try:
            results.append(work())
        except Exception:  # noqa: BLE001 - whatever a clipboard tool does, there is another way
            return

    thread = threading.Thread(target=run, name="clipboard", daemon=True)
    thread.start()
    thread.join(TOOL_SECONDS)
    return results[0] if results else None
