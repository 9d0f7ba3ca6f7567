"""What the first frame needs of the settings, read without loading the settings room.

Only the colours: showing them late would be a flash of the wrong theme. The settings room reads
the whole file a moment later, checks it, and is the one that complains.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The theme's name as written, or the default."""

    theme: str = "evening"


def first_look() -> FirstLook:
    """The look the user chose, or the default where the file cannot say."""
    from simulator.paths import PathsProblem, paths

    try:
        text = paths().settings.read_text("utf-8")
    except (OSError, UnicodeDecodeError, PathsProblem):
        return FirstLook()
    import tomllib

    try:
        theme = tomllib.loads(text).get("theme")
    except tomllib.TOMLDecodeError:
        return FirstLook()
    return FirstLook(theme) if isinstance(theme, str) else FirstLook()
