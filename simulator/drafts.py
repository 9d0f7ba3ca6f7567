"""Words that were typed and never saved: kept in a file as one types, offered the next time.

Each screen that is open writes a file of its own, so that two programs at once never write over
each other's words.
"""

from __future__ import annotations

import glob
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from simulator.paths import Paths, StorageFailed, write_private
from simulator.text import clean

_TOKEN: Final = 4  # bytes, so eight characters in a name
_ANY_TOKEN: Final = "?" * (2 * _TOKEN)


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsaved words by the names of their fields; `name` is what they were typed for."""

    name: str
    words: Mapping[str, str]
    kept_at: datetime
    path: Path


def new_file(name: str, where: Paths) -> Path:
    """A file for a draft of `name` that nobody else writes to."""
    return where.drafts / f"{name}.{secrets.token_hex(_TOKEN)}.json"


def keep(path: Path, words: Mapping[str, str]) -> None:
    """Keep the words; raises StorageFailed."""
    write_private(path, json.dumps(dict(words), ensure_ascii=False))


def forget(path: Path) -> None:
    """Drop a draft, if it is still there; raises StorageFailed."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageFailed.from_os_error(error, path, "remove the kept words") from error


def newest(name: str, where: Paths) -> Draft | None:
    """The draft of `name` that was written last."""
    found = _read(where, f"{glob.escape(name)}.{_ANY_TOKEN}.json")
    return max(found, key=lambda draft: draft.kept_at, default=None)


def waiting(where: Paths) -> tuple[str, ...]:
    """What there are drafts of, each name once, the one written last first."""
    found = sorted(_read(where, f"*.{_ANY_TOKEN}.json"), key=lambda draft: draft.kept_at)
    return tuple(dict.fromkeys(draft.name for draft in reversed(found)))


def _read(where: Paths, pattern: str) -> list[Draft]:
    """The drafts in these files; one that cannot be read stays where it is, for a person."""
    drafts: list[Draft] = []
    for path in where.drafts.glob(pattern):
        try:
            words = json.loads(path.read_text(encoding="utf-8"))
            kept_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except (OSError, ValueError, RecursionError):
            continue
        if isinstance(words, dict) and all(isinstance(value, str) for value in words.values()):
            name = path.name[: -len(_ANY_TOKEN) - len("..json")]
            clean_words = {str(key): clean(value) for key, value in words.items()}
            drafts.append(Draft(name, clean_words, kept_at, path))
    return drafts
