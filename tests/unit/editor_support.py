"""An editor that swaps one word for another: EDITOR for tests, on any system."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path


def swapping(old: str, new: str) -> str:
    """The command of an editor that writes `new` for the first `old`."""
    return shlex.join([sys.executable, str(Path(__file__)), old, new])


if __name__ == "__main__":
    old_word, new_word, name = sys.argv[1:]
    file = Path(name)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old_word, new_word, 1), encoding="utf-8")
