"""Choosing and joining the interviewers' lines."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from simulator.interview.events import Said, SaidInvites

_MARK_LENGTH = 10


def mark(line: str) -> str:
    """A short name of a line, for remembering that it was said."""
    return hashlib.sha256(line.encode()).hexdigest()[:_MARK_LENGTH]


def chance(seed: int, name: str) -> float:
    """A number from 0 up to 1 that depends on `seed` and `name` alone."""
    digest = hashlib.sha256(f"{seed}/{name}".encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def unsaid(variants: Sequence[str], said: Sequence[str]) -> list[str]:
    """The variants that were not used yet."""
    return [line for line in variants if mark(line) not in said]


def choose(variants: Sequence[str], said: Sequence[str], seed: int, count: int) -> str:
    """One of `variants`, the same for the same seed and count; an unused one while there is one."""
    left = unsaid(variants, said) or list(variants)
    return left[int(chance(seed, f"line {count}") * len(left))]


class Talk:
    """Collects what is said in one step: lines of one speaker in a row become one `Said`."""

    def __init__(self) -> None:
        self._said: list[Said] = []

    def add(
        self, speaker: str, text: str, invites: SaidInvites, learned: str | None = None
    ) -> None:
        """Let `speaker` say `text`, going on from their last line if nobody spoke since."""
        line = text.strip()
        if self._said and self._said[-1].speaker == speaker:
            last = self._said.pop()
            line = f"{last.text} {line}"
            if last.learned == "timeframe" or learned is None:
                learned = last.learned
        self._said.append(Said(speaker, line, invites, learned))

    def leave_room(self) -> None:
        """Let the last line leave room for another turn of the candidate's."""
        if self._said:
            self._said[-1] = replace(self._said[-1], invites="closing")

    @property
    def events(self) -> tuple[Said, ...]:
        """All that was said, in order."""
        return tuple(self._said)
