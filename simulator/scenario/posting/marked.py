"""Postings marked by hand, to measure how well they are read.

Each file begins with its marks in YAML between two lines of dashes: `role`, `company` (a text,
several that are all right, or null where the posting does not say) and `skills`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from simulator.scenario.posting.source import read_text

SUFFIXES: Final = (".txt", ".md", ".html")
_FENCE: Final = "---\n"


class BadMarks(ValueError):
    """A file's marks cannot be used; `str()` says which file and why."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A posting as read, beside what a careful reader marked in it.

    `roles` and `companies` are all right; empty means that the posting does not say.
    """

    name: str
    text: str
    roles: tuple[str, ...]
    companies: tuple[str, ...]
    skills: tuple[str, ...]


def read_marked(folder: Path) -> tuple[Marked, ...]:
    """All marked postings in `folder`, by name; raises BadMarks or PostingProblem."""
    files = sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES and p.stem != "README")
    return tuple(_read(path) for path in files)


def _read(path: Path) -> Marked:
    import yaml

    _, _, rest = path.read_text(encoding="utf-8").partition(_FENCE)
    front, fence, posting = rest.partition(_FENCE)
    data: Any = yaml.safe_load(front) if fence else None
    if not isinstance(data, dict) or not {"role", "company", "skills"} <= data.keys():
        raise BadMarks(f"{path.name}: expected role, company and skills between two lines of ---")
    return Marked(
        path.name,
        read_text(posting, path.suffix),
        _several(data["role"]),
        _several(data["company"]),
        _several(data["skills"]),
    )


def _several(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - whatever was written
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
