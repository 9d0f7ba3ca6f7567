"""Where the files that come with the program are: in a checkout, or inside the installed wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

_PACKAGE: Final = Path(__file__).resolve().parent


def shipped(name: Literal["scenarios", "assets"]) -> Path:
    """The folder `name` as shipped; it need not exist in a damaged installation."""
    in_wheel = _PACKAGE / "_data" / name
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / name
