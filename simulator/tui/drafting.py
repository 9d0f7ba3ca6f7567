"""A screen's unsaved words, kept as a draft as one types and offered when it is next opened."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.tui import show
from simulator.tui.pauses import Pauses
from simulator.tui.trouble import Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.drafts import Draft
    from simulator.tui.place import Place

Words = Mapping[str, str]
_LONGEST_UNSAVED = 1.5  # seconds of typing on without a pause
_LONGEST_SHOWN = 200


class Drafting:
    """Leaving, quitting, a closed terminal, a crash: what `words` gives is in a file by then.

    `name` says what the words are for, `words` which of them would be lost now, none if none
    would; `put_back` gets those of last time, once the user wants to go on with them.
    """

    def __init__(
        self,
        host: Place,
        *,
        name: Callable[[], str],
        words: Callable[[], Words],
        put_back: Callable[[Words], object],
    ) -> None:
        self._host = host
        self._name, self._words, self._put_back = name, words, put_back
        self._pauses = Pauses(host, wait=0.4, most=_LONGEST_UNSAVED, then=self._soon)
        self._writing = asyncio.Lock()
        self._kept: dict[str, str] = {}
        self._file: tuple[str, Path] | None = None
        self._dropped = False

    @property
    def holds(self) -> bool:
        """Whether there are words that are kept here and nowhere else."""
        return bool(self._kept)

    def touch(self) -> None:
        """Something changed; keep it at the next pause."""
        self._pauses.touch()

    def _soon(self) -> None:
        self._host.run_worker(self.keep(), group="draft")

    async def keep(self) -> bool:
        """Keep what would be lost now; False, and a word to the user, when that failed."""
        self._pauses.forget()
        async with self._writing:
            if self._dropped:
                return True
            return await self._write(dict(self._words()))

    async def drop(self) -> None:
        """The user does not want the words any more."""
        self._pauses.forget()
        async with self._writing:
            self._dropped = True
            await self._write({})

    async def _write(self, words: dict[str, str]) -> bool:
        drafts, name, old = self._host.backstage.drafts, self._name(), self._file
        if not words and old is None:
            return True
        if old is None or old[0] != name:
            self._file = (name, drafts.new_file(name))
        assert self._file is not None
        path = self._file[1]

        def work() -> None:
            # Another program may have taken it over or thrown it away since.
            if words and (words != self._kept or not path.exists()):
                drafts.keep(path, words)
            if old is not None and (not words or old[1] != path):
                drafts.forget(old[1])

        try:
            await asyncio.to_thread(work)
        except Trouble as problem:
            self._host.trouble(problem, "draft")
            return False
        self._kept = words
        if not words:
            self._file = None
        return True

    def offer(self) -> None:
        """Ask whether to go on with the words of last time, if there are any."""
        look = partial(self._host.backstage.drafts.newest, self._name())
        self._host.fetch("draft", look, self._found)

    def _found(self, draft: Draft | None) -> None:
        if draft is not None:
            self.ask(draft, lambda: self.take_over(draft))

    def take_over(self, draft: Draft) -> None:
        """Go on with its words here."""
        self._put_back(draft.words)
        self.settle(draft)

    def ask(self, draft: Draft, go_on: Callable[[], object]) -> None:
        """Ask whether to `go_on` with a draft; without an answer it goes on waiting."""
        if not self._host.is_current:
            return
        from simulator.tui.backstage import utc_now
        from simulator.tui.screens.confirm import Confirm, Question

        first = next(
            (word for text in draft.words.values() if (word := " ".join(text.split()))), ""
        )
        text = Content.assemble(
            f"You typed this here {show.ago(draft.kept_at, utc_now())} and it was never saved:\n\n",
            show.words(first[:_LONGEST_SHOWN] + ("…" if len(first) > _LONGEST_SHOWN else "")),
            "\n\nWith Esc it goes on waiting.",
        )
        question = Question("Go on where you left off?", text, "Go on", "Throw it away")

        def answered(wanted: bool | None) -> None:
            if wanted:
                go_on()
            elif wanted is not None:
                self.settle(draft)

        self._host.app.push_screen(Confirm(question), answered)

    def settle(self, draft: Draft) -> None:
        """Let a draft of last time go, once what is here is safe in a file of its own."""

        async def work() -> None:
            if await self.keep():
                try:
                    await asyncio.to_thread(self._host.backstage.drafts.forget, draft.path)
                except Trouble as problem:
                    self._host.trouble(problem, "draft")

        self._host.run_worker(work(), group="settle")
