"""What a command is, and the places where commands apply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Where = Literal[
    "everywhere",
    "home",
    "brief",
    "conversation",
    "scorecard",
    "review",
    "compare",
    "progress",
    "replay",
    "drills",
    "drill",
    "after",
    "debrief",
    "note",
    "followup",
    "search",
    "told",
    "new",
    "edit",
    "points",
]
PLACES: Final[tuple[Where, ...]] = get_args(Where)
# Places where a text area has the focus, so that letters are words and not commands.
TYPING_PLACES: Final[frozenset[Where]] = frozenset(
    {
        "everywhere",
        "conversation",
        "drill",
        "debrief",
        "note",
        "followup",
        "search",
        "told",
        "new",
        "edit",
        "points",
    }
)


@dataclass(frozen=True, slots=True)
class Command:
    """Something the user can do: `keys` are comma-separated, the first is the one shown.

    `title` fits a footer, `help` is a sentence for the help screen and the palette, `shown`
    says whether the footer names it.
    """

    id: str
    keys: str
    title: str
    help: str
    where: Where
    shown: bool = True
