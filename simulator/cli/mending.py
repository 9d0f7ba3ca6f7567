"""A scenario's text in the user's editor until it is well, or kept for later."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from simulator.cli.asking import can_ask, choose

if TYPE_CHECKING:
    from simulator.paths import Paths


def mended(text: str, id: str, where: Paths) -> str | None:
    """`text` as edited and well; None when its author stops before that, the text being kept.

    Raises NoEditor, StorageFailed.
    """
    from simulator.scenario.problems import ScenarioProblems
    from simulator.shelf.editing import edited, forget_unsaved, keep_unsaved, problems_in

    name = f"{id}.yaml"
    while True:
        try:
            text = edited(text, name, where)
            problems = problems_in(text, name)
        except ScenarioProblems as unreadable:
            print(f"{unreadable}\nNothing was changed.", file=sys.stderr)
            return None
        if problems is None:
            forget_unsaved(id, where)
            return text
        print(f"\n{problems}\n", file=sys.stderr)
        if not can_ask() or choose("Not well yet.", (("e", "edit again"), ("s", "stop"))) == "s":
            kept = keep_unsaved(text, id, where)
            print(
                f"Your text is kept in {kept}\n"
                f"`mock-interview scenarios edit {id}` goes on with it.",
                file=sys.stderr,
            )
            return None
