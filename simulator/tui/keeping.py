"""A screen whose words are kept as one types, and at the latest on the way out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual.content import Content

from simulator.tui.pauses import Pauses
from simulator.tui.place import NOT_KEPT, Place
from simulator.tui.trouble import Trouble

_LONGEST_UNSAVED = 1.5  # seconds of typing on without a pause


class Keeping(Place):
    """Call `touched` at each change; what `to_keep` gives is done in a thread soon after."""

    def __init__(self) -> None:
        super().__init__()
        self._drafts = Pauses(self, wait=0.4, most=_LONGEST_UNSAVED, then=self._keep_soon)
        self._writing = asyncio.Lock()

    def to_keep(self) -> Callable[[], Any] | None:
        """The work that keeps what is there now; None when there is nothing new."""
        return None

    def was_kept(self, result: Any) -> None:  # noqa: ANN401 - whatever `to_keep`'s work gives
        """What came of it."""

    def loose_ends(self) -> str:
        """A sentence on what is there and cannot be kept; empty when there is no such thing."""
        return ""

    def touched(self) -> None:
        """Something changed; keep it at the next pause."""
        self._drafts.touch()

    def _keep_soon(self) -> None:
        self.run_worker(self.keep(), group="keep")

    async def keep(self) -> bool:
        """Keep what is there now; False, and a word to the user, when that failed.

        What cannot be kept where it belongs is kept as a draft, if this screen has drafts.
        """
        self._drafts.forget()
        kept = await self.keep_with(self.to_keep)
        if self.drafting is not None:
            await self.drafting.keep()
        return kept

    async def do_now(self, work: Callable[[], Any]) -> bool:
        """Keep what is there, then do `work` in a thread as `to_keep`'s work is done."""
        return await self.keep() and await self.keep_with(lambda: work)

    async def keep_with(self, wanted: Callable[[], Callable[[], Any] | None]) -> bool:
        """Ask `wanted` for work and do it as `to_keep`'s work is done."""
        async with self._writing:  # a later wording never overtakes an earlier one
            work = wanted()
            if work is None:
                return True
            try:
                result = await asyncio.to_thread(work)
            except Trouble as problem:
                self.trouble(problem, "keep")
                return False
            self.simulator.hush("keep")
            self.was_kept(result)
            return True

    async def put_away(self) -> str:
        """The program ends."""
        kept = await self.keep()
        if self.drafting is not None and self.drafting.holds:
            return ""
        return self.loose_ends() or ("" if kept else NOT_KEPT)

    async def go_back(self) -> None:
        """Keep and leave; ask first when something would be lost."""
        kept = await self.keep()
        loose = self.loose_ends()
        if kept and not loose:
            self.leave()
            return
        from simulator.tui.screens.confirm import Confirm, Question

        text = Content(loose or NOT_KEPT)
        question = Question("Leave all the same?", text, "Leave", "Stay", grave=True)

        def answered(sure: bool | None) -> None:
            if sure:
                self.run_worker(self.leave_for_good())

        self.app.push_screen(Confirm(question), answered)

    async def go_on(self, open_next: Callable[[], None]) -> None:
        """Keep, then open another screen; stay when it could not be kept."""
        if await self.keep():
            open_next()
