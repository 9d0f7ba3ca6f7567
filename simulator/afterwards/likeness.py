"""Whether two notes are nearly the same: people of one panel show them to each other."""

from __future__ import annotations

from typing import Final

from simulator.scoring.normalise import normal_text

NEARLY_SAME: Final = 0.6
"""From this share of the shorter note on, two notes read like one."""
_RUN: Final = 3
_FEWEST: Final = 8
"""Runs of words below which a note is too short to be like another."""


def likeness(text: str, other: str) -> float:
    """How much of the shorter note comes back in the other, 0 to 1, in runs of three words."""
    ours, theirs = _runs(text), _runs(other)
    least = min(len(ours), len(theirs))
    if least < _FEWEST:
        return 0.0
    return len(ours & theirs) / least


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Runs of words of the note's body: greeting and goodbye are alike in every letter."""
    words = normal_text(body(text)).split()
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def body(text: str) -> str:
    """The note without its greeting line and without the goodbye and name at its end."""
    lines = text.strip().splitlines()
    if lines and len(lines[0].split()) <= 5 and lines[0].rstrip().endswith((",", ":", "!")):
        lines = lines[1:]
    for back, line in enumerate(reversed(lines), 1):
        if back > 5:
            break
        if line.rstrip().endswith(",") and len(line.split()) <= 4:
            lines = lines[:-back]
            break
    return "\n".join(lines).strip()
