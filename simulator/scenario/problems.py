"""What is wrong with a scenario file, said so that its author can put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from simulator.text import clean

MOST_SHOWN: Final = 100
"""A file with more problems than this is not what its author thinks it is."""

_LONGEST_QUOTE: Final = 60

Place = tuple[int, int]
"""Line and column, both from 1."""

Path = tuple[str | int, ...]
"""Keys and positions from the top of the file down to a value."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. Line and column count from 1; None where the whole file is meant."""

    code: str
    file: str
    line: int | None
    column: int | None
    key: str
    found: str
    expected: str
    hint: str = ""

    @property
    def place(self) -> str:
        """`file:line:column`, as editors and terminals make it a link."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)

    @property
    def message(self) -> str:
        """What was found and what is expected, with the key before it."""
        key = f"{self.key}: " if self.key else ""
        return f"{key}found {self.found}, expected {self.expected}."

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}{' ' if self.hint else ''}{self.hint}"


class ScenarioProblems(Exception):
    """A scenario cannot be used; `problems` is everything wrong with it, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        ordered = sorted(problems, key=lambda p: (p.line or 0, p.column or 0, p.code))
        self.problems = tuple(ordered[:MOST_SHOWN])
        super().__init__(self.problems)

    def __str__(self) -> str:
        lines: list[str] = []
        for problem in self.problems:
            lines.append(f"{problem.place}: {problem.code} {problem.message}")
            if problem.hint:
                lines.append(f"    {problem.hint}")
        return "\n".join(lines)


def shown_path(path: object) -> str:
    """A path as it may be shown: file names can hold terminal codes and broken characters too."""
    return clean(str(path)).replace("\n", " ")


def quote(text: str) -> str:
    """`text` from a file in quotes: one line, safe to show, not long."""
    line = " ".join(clean(text[: 4 * _LONGEST_QUOTE]).split())
    if len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"“{line}”"


def dotted(path: Path) -> str:
    """A path as authors read it: `closing.cues[0].say`; positions count from 1 in words only."""
    written = ""
    for part in path:
        if isinstance(part, int):
            written += f"[{part}]"
        else:
            written += ("." if written else "") + quote(part)[1:-1]
    return written
