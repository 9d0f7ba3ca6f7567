"""Jobs run in order, off the loop; of one kind only the newest waits."""

import asyncio
import threading

from simulator.tui.intents import Intents


async def test_jobs_run_in_order_on_threads() -> None:
    line, done, threads = Intents(), [], set()
    runner = asyncio.create_task(line.run())

    def job(number: int) -> None:
        done.append(number)
        threads.add(threading.get_ident())

    for number in range(5):
        line.put(lambda number=number: job(number))  # type: ignore[misc]
    await line.settled()
    assert done == [0, 1, 2, 3, 4]
    assert threading.get_ident() not in threads
    runner.cancel()


async def test_only_the_newest_of_a_kind_waits() -> None:
    line, done = Intents(), []
    go = threading.Event()
    line.put(go.wait)
    runner = asyncio.create_task(line.run())
    for text in ("a", "ab", "abc"):
        line.put(lambda text=text: done.append(text), "draft")  # type: ignore[misc]
    line.put(lambda: done.append("send"))
    go.set()
    await line.settled()
    assert done == ["abc", "send"]
    runner.cancel()


async def test_a_dropped_job_never_runs() -> None:
    line, done = Intents(), []
    line.put(lambda: done.append("draft"), "draft")
    line.drop("draft")
    line.put(lambda: done.append("send"))
    runner = asyncio.create_task(line.run())
    await line.settled()
    assert done == ["send"]
    runner.cancel()
