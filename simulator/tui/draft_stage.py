"""Drafts on disk. Screens call it from thread workers only, but for `new_file`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.paths import Paths
from simulator.tui.trouble import troubles

if TYPE_CHECKING:
    from simulator.drafts import Draft


class DraftStage:
    """The door from the screens to the words that were typed and never saved."""

    def __init__(self, where: Paths) -> None:
        self._where = where

    def new_file(self, name: str) -> Path:
        """A file that nobody else writes to; touches nothing."""
        from simulator.drafts import new_file

        return new_file(name, self._where)

    def keep(self, path: Path, words: Mapping[str, str]) -> None:
        """Keep the words."""
        from simulator.drafts import keep

        with troubles():
            keep(path, words)

    def forget(self, path: Path) -> None:
        """Drop them."""
        from simulator.drafts import forget

        with troubles():
            forget(path)

    def newest(self, name: str) -> Draft | None:
        """The words typed last for `name`."""
        from simulator.drafts import newest

        return newest(name, self._where)

    def waiting(self) -> tuple[str, ...]:
        """What there are unsaved words of."""
        from simulator.drafts import waiting

        return waiting(self._where)
