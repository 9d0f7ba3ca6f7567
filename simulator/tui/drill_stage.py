"""Everything about drills that blocks. Screens call it from thread workers only."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.paths import Paths, StorageFailed, ensure
from simulator.tui.trouble import Trouble

if TYPE_CHECKING:
    from simulator.rehearsal.drilling import Drilling, Played, Standing, Turn
    from simulator.scoring.own_points import OwnPoint


class DrillStage:
    """The one door from the screens to the drills; made at once, loaded on first use.

    `clock` tells the time in the user's own zone, the system's if left out.
    """

    def __init__(
        self,
        where: Paths,
        folders: Sequence[Path],
        seed: int | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self._where = where
        self._folders = tuple(folders)
        self._seed = seed
        self._clock = clock
        self._lock = threading.Lock()
        self._made: Drilling | None = None

    def standing(self) -> Standing:
        """Where each tactic stands."""
        with _troubles():
            return self._drilling().standing()

    def turn(self, tactic: str | None, before: str | None) -> Turn | None:
        """The next round of `tactic`, or of what is due; None when nothing is due any more."""
        with _troubles():
            return self._drilling().turn(tactic, before)

    def look(self, turn: Turn, text: str) -> frozenset[str]:
        """The criteria that `text` meets so far; none when nothing can be read at all."""
        from simulator.scoring.reader import ReaderUnavailable

        try:
            return self._drilling().look(turn, text)
        except ReaderUnavailable:
            return frozenset()  # said once, by the scoring of a sent answer

    def answer(self, turn: Turn, text: str) -> Played:
        """Judge and keep an answer."""
        with _troubles():
            return self._drilling().answer(turn, text)

    def _drilling(self) -> Drilling:
        from simulator.rehearsal import new_seed
        from simulator.rehearsal.drilling import Drilling, users_clock

        with self._lock:
            if self._made is None:
                ensure(self._where)
                self._made = Drilling(
                    self._where.database,
                    self._folders,
                    seed=new_seed() if self._seed is None else self._seed,
                    clock=self._clock or users_clock(self._where.settings),
                    own=self._own,
                )
            return self._made

    def _own(self) -> list[OwnPoint]:
        from simulator.reminders import own_points

        return [point.own for point in own_points(self._where)]


@contextmanager
def _troubles() -> Iterator[None]:
    """Turn the other rooms' named problems into words for the user."""
    from simulator.drills.cues import NoCue
    from simulator.scoring.reader import ReaderUnavailable

    try:
        yield
    except (StorageFailed, ReaderUnavailable) as problem:
        raise Trouble(str(problem), problem.advice) from problem
    except NoCue as problem:
        raise Trouble(str(problem), "Choose another tactic.") from problem
