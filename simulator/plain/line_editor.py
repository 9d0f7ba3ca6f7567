"""A line typed with the system's line editor: of any length, and seen while it is typed.

A terminal without an editor hands over at most 4,095 characters of a line and drops the rest
unsaid, and what stands on an unfinished line is known to nobody. Where there is no editor
(Windows, TERM=dumb) the plain way of reading lines has to do.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

LOOKS_EVERY = 0.5
"""Seconds between looks at the line; with the write, at most a second of typing is lost."""


class InputEnded(Exception):
    """There is nothing more to read."""


def can_edit_lines() -> bool:
    """Whether standard input and output are a terminal that the line editor can use."""
    if os.environ.get("TERM", "dumb") == "dumb":
        return False
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    try:
        import readline
    except ImportError:
        return False
    # Marks around pasted text are terminal codes, and lines of a paste are lines here.
    readline.parse_and_bind("set enable-bracketed-paste off")
    return True


def edited_line(prompt: str, typing: Callable[[str], None] | None) -> str:
    """The line typed after `prompt`; raises InputEnded at the end of the input."""
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(typing, done), daemon=True)
    if typing is not None:
        watcher.start()
    try:
        return input(prompt)
    except EOFError:
        raise InputEnded from None
    finally:
        done.set()
        if typing is not None:
            watcher.join()


def _watch(typing: Callable[[str], None] | None, done: threading.Event) -> None:
    import readline

    seen = ""
    while typing is not None and not done.wait(LOOKS_EVERY):
        line = readline.get_line_buffer()
        if line != seen:
            seen = line
            typing(line)
