"""A TOML file by its lines: where each key stands, and how to add one without touching the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

_PART: Final = re.compile(r"""\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)\s*""")
_KEY: Final = re.compile(rf"^({_PART.pattern}(?:\.{_PART.pattern})*)=")
_TABLE: Final = re.compile(rf"^\s*\[({_PART.pattern}(?:\.{_PART.pattern})*)\]")


def with_line(text: str, line: str) -> str:
    """`text` with a line more, after its last field and before its tables."""
    fields = [number for key, number in lines_of(text) if "." not in key and key != "keymap"]
    above = text.splitlines(keepends=True)
    below = above[max(fields, default=0) :]
    above = above[: max(fields, default=0)]
    if above and not above[-1].endswith("\n"):
        above[-1] += "\n"
    return "".join((*above, line + "\n", *below))


def flat(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """Each key with what it holds; dotted keys written without quotes come as tables in tables."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{above}{key}.")
        else:
            yield above + key, value


def lines_of(text: str) -> Iterator[tuple[str, int]]:
    """Dotted keys and tables of the file with their lines, counted from 1."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _TABLE.match(line):
            table = _plain(header[1]) + "."
            yield table[:-1], number
        elif key := _KEY.match(line):
            yield table + _plain(key[1]), number


def _plain(key: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in _PART.findall(key))
