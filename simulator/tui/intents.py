"""Hands blocking intents to threads one after another, in the order they were given."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

Job = Callable[[], object]


class Intents:
    """A line of jobs; of one kind only the newest is still waiting, the others are dropped.

    `run` is the coroutine of one worker; it ends with that worker. Jobs run in a thread, so a
    job that is under way when the worker is cancelled still runs to its end.
    """

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._there = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._count = 0

    def put(self, job: Job, kind: str = "") -> None:
        """Queue `job`; with a `kind`, in place of a waiting job of that kind."""
        if kind:
            self._jobs.pop(kind, None)
        else:
            self._count += 1
            kind = str(self._count)
        self._jobs[kind] = job
        self._idle.clear()
        self._there.set()

    def drop(self, kind: str) -> None:
        """Forget a waiting job."""
        self._jobs.pop(kind, None)

    async def run(self) -> None:
        """Do the jobs until cancelled."""
        while True:
            while self._jobs:
                job = self._jobs.pop(next(iter(self._jobs)))
                await asyncio.to_thread(job)
            self._there.clear()
            self._idle.set()
            await self._there.wait()

    async def settled(self) -> None:
        """Wait until nothing is queued or under way."""
        await self._idle.wait()
