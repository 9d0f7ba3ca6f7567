"""A screen's side of the engine: hands intents to threads and never waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.tui.intents import Intents
from simulator.tui.trouble import Trouble

if TYPE_CHECKING:
    from simulator.rehearsal import Rehearsal


class Exchange:
    """One take behind two lines of jobs: what is said and kept, and what is read live.

    `make` builds the engine; it and every intent run on threads, in the order given. Events come
    back on whatever way `make` gave the engine. `request` numbers the live readings.
    """

    def __init__(self, make: Callable[[], Rehearsal]) -> None:
        self.rehearsal: Rehearsal | None = None
        self.request = 0
        self._make = make
        self._saying = Intents()
        self._reading = Intents()

    async def run(self) -> None:
        """Do the jobs until cancelled."""
        await asyncio.gather(self._saying.run(), self._reading.run())

    def open(self, opened: Callable[[Rehearsal | Trouble], object]) -> None:
        """Build the engine and begin; `opened` is called on the thread, before any event."""

        def work() -> None:
            try:
                made = self._make()
            except Trouble as problem:
                opened(problem)
                return
            opened(made)
            made.begin()

        self._saying.put(work)

    def keep(self, text: str) -> None:
        """Put the unsent words on disk; a draft that still waits is replaced."""
        take = self.rehearsal
        if take is not None:
            self._saying.put(lambda: take.draft(text), "draft")

    def hold(self) -> None:
        """Put the take on disk: speaking begins, and a cut-off must not lose it."""
        take = self.rehearsal
        if take is not None:
            self._saying.put(take.speaking)

    def look(self, text: str) -> None:
        """Read what is said so far with the unsent words; only the newest text counts."""
        take = self.rehearsal
        if take is not None:
            self.request += 1
            request = self.request
            self._reading.put(lambda: take.live(request, text), "live")

    def reply(self, intent: Callable[[Rehearsal], object]) -> None:
        """Send, stay silent or leave; a draft that still waits is overtaken by it."""
        take = self.rehearsal
        if take is not None:
            self._saying.drop("draft")
            self._saying.put(lambda: intent(take))

    async def suspend(self, unsent: str | None) -> bool:
        """Set the take aside after what is under way; True when it is kept for later."""
        take = self.rehearsal
        if take is None or take.over:
            return False
        kept: list[bool] = []
        if unsent is not None:
            self.keep(unsent)
        self._saying.put(lambda: kept.append(take.suspend()))
        await self._saying.settled()
        return any(kept)
