"""Scoring a JSON Lines file: in order, at constant memory, with as many processes as asked."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO

from simulator.cli.score import EXIT_UNUSABLE, CannotRead, resolve_scenario
from simulator.scoring.closing import JobContext
from simulator.scoring.items import MAX_CHARACTERS, Item, ItemError, parse_line
from simulator.scoring.score import score
from simulator.scoring.scorecard import to_dict

MAX_LINE_BYTES = 4 * MAX_CHARACTERS
CHUNK = 16
"""Lines handed to a process at a time; with `IN_FLIGHT` this bounds what is in memory."""
IN_FLIGHT = 4
_PROGRESS_EVERY = 100

Line = tuple[int, bytes | None]
"""A line's number from 1 and its bytes; None when it was too long to take."""


@dataclass(frozen=True, slots=True)
class Task:
    """How every line of a run is scored."""

    as_json: bool
    wants_job: bool
    context: JobContext | None


def score_many(args: argparse.Namespace, context: JobContext | None) -> int:
    """Print one line for each line of input, in its order; 2 when any could not be scored."""
    task = Task(args.json, not args.not_sure, context)
    failed = done = 0
    with ExitStack() as stack:
        source: BinaryIO = (
            sys.stdin.buffer
            if args.jsonl == "-"
            else stack.enter_context(Path(args.jsonl).open("rb"))
        )
        chunks = _chunks(read_lines(source))
        for output, bad in _results(chunks, task, args.jobs, stack):
            for line in output:
                print(line)
            failed += bad
            before, done = done, done + len(output)
            if done // _PROGRESS_EVERY > before // _PROGRESS_EVERY:
                _progress(done)
    if done >= _PROGRESS_EVERY:
        _progress(done, end="\n")
    return EXIT_UNUSABLE if failed else 0


def read_lines(source: BinaryIO) -> Iterator[Line]:
    """The lines that are not blank; one that is too long is skipped without being kept."""
    number = 0
    while raw := source.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(raw) > MAX_LINE_BYTES:
            while raw and not raw.endswith(b"\n"):
                raw = source.readline(MAX_LINE_BYTES)
            yield number, None
        elif raw.strip():
            yield number, raw


def score_chunk(lines: Iterable[Line], task: Task) -> tuple[list[str], int]:
    """The output line of each input line, and how many could not be scored."""
    outcomes = [_score_line(number, raw, task) for number, raw in lines]
    return [line for line, _ in outcomes], sum(bad for _, bad in outcomes)


def _results(
    chunks: Iterator[list[Line]], task: Task, jobs: int, stack: ExitStack
) -> Iterator[tuple[list[str], int]]:
    if jobs == 1:
        yield from (score_chunk(chunk, task) for chunk in chunks)
        return
    # Spawned, not forked: no thread or model state is carried over, and all systems behave alike.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start_worker)
    stack.callback(pool.shutdown, cancel_futures=True)
    waiting: deque[Future[tuple[list[str], int]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(score_chunk, chunk, task))
            if len(waiting) >= jobs * IN_FLIGHT:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise CannotRead("a scoring process was stopped; try again with fewer --jobs") from None


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, which stops the workers in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _chunks(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while chunk := list(islice(lines, CHUNK)):
        yield chunk


def _score_line(number: int, raw: bytes | None, task: Task) -> tuple[str, bool]:
    item = _item(raw, task)
    if isinstance(item, ItemError):
        name: dict[str, object] = {"line": number} if item.id is None else {"id": item.id}
        if task.as_json:
            error = {"code": item.code, "message": item.message}
            return json.dumps({**name, "error": error}), True
        return f"line {number}: {item.code}: {item.message}", True
    card = score(item.closing, wants_job=task.wants_job)
    if task.as_json:
        name = {"line": number} if item.id is None else {"id": item.id}
        return json.dumps({**name, **to_dict(card)}), False
    from simulator.report import summary

    return summary(str(item.id if item.id is not None else f"line {number}"), card), False


def _item(raw: bytes | None, task: Task) -> Item | ItemError:
    if raw is None:
        return ItemError(None, "too_large", f"longer than {MAX_LINE_BYTES:,} bytes")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return ItemError(None, "bad_encoding", f"not UTF-8 (byte {problem.start + 1})")
    return parse_line(text, _resolver(), task.context)


@lru_cache(maxsize=1)
def _resolver() -> Callable[[str], JobContext]:
    """Each scenario is read once a process, however many lines name it."""
    return lru_cache(maxsize=256)(resolve_scenario)


def _progress(done: int, end: str = "") -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        print(f"\r{done:,} scored", end=end, file=sys.stderr, flush=True)
