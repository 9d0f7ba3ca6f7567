"""A screen's side of sound: hands the work to threads, in the order it was asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from simulator.tui.intents import Intents

if TYPE_CHECKING:
    from simulator.rehearsal.aloud import Aloud, SoundEvent

WARMING: Final = "warming"
"""The name of the thread that loads the speech model."""


class SoundDesk:
    """Voice and ears of one take; `make` builds them on a thread, events go to `emit`."""

    def __init__(
        self,
        make: Callable[[Callable[[SoundEvent], object]], Aloud],
        emit: Callable[[SoundEvent], object],
    ) -> None:
        self.aloud: Aloud | None = None
        self._make = make
        self._emit = emit
        self._jobs = Intents()

    async def run(self) -> None:
        """Do the work until cancelled."""
        await self._jobs.run()

    def open(self) -> None:
        """Get voice and ears ready; lines said meanwhile are spoken as soon as they are."""

        def work() -> None:
            self.aloud = self._make(self._emit)
            # Its own thread, that nothing waits for: the program may end while a model loads.
            threading.Thread(target=self.aloud.warm, daemon=True, name=WARMING).start()

        self._jobs.put(work)

    def say(self, key: int, speaker: str, text: str, silent: Callable[[int], object]) -> None:
        """Speak a line; `silent` is called with its key when there is no voice for it."""

        def work(aloud: Aloud) -> None:
            if not aloud.say(key, speaker, text):
                silent(key)

        self._do(work)

    def listen(self, position: int) -> None:
        """Open the microphone."""
        self._do(lambda aloud: aloud.listen(position))

    def hear(self, position: int) -> None:
        """Close it and read the rest; the words come as an event."""
        self._do(lambda aloud: aloud.hear(position))

    def recover(self, position: int) -> None:
        """Hear what was recorded of that turn before the program was cut off."""
        self._do(lambda aloud: aloud.recover(position))

    def counted(self, position: int, text: str) -> None:
        """Keep what was heard beside what was sent."""
        self._do(lambda aloud: aloud.counted(position, text))

    def hold(self, held: bool) -> None:
        """Hold the voice in the middle of a word, or let it go on."""
        if self.aloud is not None and self.aloud.narrator is not None:
            if held:
                self.aloud.narrator.pause()
            else:
                self.aloud.narrator.resume()

    async def close(self) -> None:
        """Let go of everything."""
        self._do(lambda aloud: aloud.close())
        await self._jobs.settled()

    def _do(self, work: Callable[[Aloud], object]) -> None:
        def job() -> None:
            if self.aloud is not None:
                work(self.aloud)

        self._jobs.put(job)
