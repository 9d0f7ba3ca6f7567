"""A scenario file's bytes and text, from disk with suspicion: it may be anything at all."""

from __future__ import annotations

import codecs
import os
import re
import stat
from pathlib import Path
from typing import Final

from simulator.scenario.problems import MOST_SHOWN, Problem, ScenarioProblems, quote, shown_path
from simulator.text import clean

_OTHER_ENCODINGS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_RESAVE: Final = "Save it again as UTF-8; most editors offer it under Save as."
# Without O_NONBLOCK, opening a named pipe would wait for someone to write to it.
_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_bytes(path: Path, inside: Path | None, most: int) -> bytes:
    """The file's bytes; raises ScenarioProblems when it is not a readable file of that size.

    With `inside`, a link that leads out of that folder is refused.
    """
    name = shown_path(path)
    try:
        if inside is not None and not path.resolve().is_relative_to(inside.resolve()):
            raise ScenarioProblems([_leads_out(name)])
        handle = os.open(path, _READ)
        try:
            details = os.fstat(handle)
            if not stat.S_ISREG(details.st_mode):
                raise ScenarioProblems([_no_file(name)])
            if details.st_size > most:
                raise ScenarioProblems([too_large(name, most)])
            with os.fdopen(os.dup(handle), "rb") as file:
                raw = file.read(most + 1)
        finally:
            os.close(handle)
    except (OSError, ValueError, RuntimeError) as error:
        if path.is_dir():  # Windows calls opening a folder a matter of permission
            raise ScenarioProblems([_no_file(name)]) from None
        reason = getattr(error, "strerror", None) or "a path that cannot be followed"
        raise ScenarioProblems([_unreadable(name, reason)]) from None
    if len(raw) > most:
        raise ScenarioProblems([too_large(name, most)])
    return raw


def decoded(raw: bytes, name: str) -> str:
    """The text in `raw`, without a byte-order mark; raises ScenarioProblems unless UTF-8."""
    for mark, encoding in _OTHER_ENCODINGS:
        if raw.startswith(mark):
            raise ScenarioProblems([_encoding(name, None, None, f"{encoding} text")])
    if b"\0" in raw:
        raise ScenarioProblems([_encoding(name, None, None, "UTF-16 text or no text at all")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from after the byte-order mark.
        body = raw.removeprefix(codecs.BOM_UTF8)
        before = body[: error.start].decode("utf-8")
        line, column = _place(before, len(before))
        byte = f"a byte that is not UTF-8 (0x{body[error.start]:02x})"
        raise ScenarioProblems([_encoding(name, line, column, byte)]) from None


def unseen(source: str, name: str) -> list[Problem]:
    """Control characters and direction overrides in `source`, the first of each line."""
    problems: list[Problem] = []
    # Not splitlines: it also ends lines where YAML and editors do not.
    for number, line in enumerate(re.split(r"\r\n|\r|\n", source), 1):
        if line.isascii() and line.isprintable():
            continue
        plain = line.replace("\t", " ")
        if clean(plain) == plain:
            continue
        column = next(i for i, character in enumerate(plain, 1) if clean(character) != character)
        problems.append(
            Problem(
                "S008",
                name,
                number,
                column,
                "",
                f"the hidden character U+{ord(plain[column - 1]):04X}",
                "text that can be seen",
                "Delete it; it may have come along with copied text.",
            )
        )
        if len(problems) == MOST_SHOWN:
            break
    return problems


def too_large(name: str, most: int) -> Problem:
    """The file has more than `most` bytes."""
    return Problem(
        "S002",
        name,
        None,
        None,
        "",
        f"more than {most // 1024} KB",
        "a scenario of a few KB",
        "Check that this is the file you mean.",
    )


def _place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def _encoding(name: str, line: int | None, column: int | None, found: str) -> Problem:
    return Problem("S001", name, line, column, "", found, "UTF-8 text", _RESAVE)


def _leads_out(name: str) -> Problem:
    hint = "Copy the file itself into the folder."
    return Problem(
        "S006", name, None, None, "", "a link out of its folder", "a file in the folder", hint
    )


def _no_file(name: str) -> Problem:
    hint = "Name a .yaml file."
    return Problem(
        "S006", name, None, None, "", "a folder, pipe or device", "an ordinary file", hint
    )


def _unreadable(name: str, reason: str) -> Problem:
    hint = "Check its name and its permissions."
    found = quote(reason)[1:-1]
    return Problem("S010", name, None, None, "", found, "a file that can be read", hint)
