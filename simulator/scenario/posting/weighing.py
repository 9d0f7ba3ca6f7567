"""Several places that claim something, weighed: those that agree make one another surer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from simulator.scenario.posting.found import Found, Span

SUREST: Final = 0.98
_CLOSE: Final = 0.04
_DOUBTFUL: Final = 0.55
_NEAR: Final = 0.2
_MOST_CLAIMS: Final = 300

_SMALL: Final = frozenset({"de", "of", "and", "the", "for", "at", "in", "on", "to", "by"})
_KEPT: Final = frozenset(
    {"IT", "HR", "UK", "US", "NHS", "HGV", "LGV", "PA", "EA", "QA", "UX", "PR"}
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One place that may say it; claims agree when the words of one `key` hold the other's."""

    value: str
    span: Span
    sureness: float
    key: str


def weighed(claims: Iterable[Claim]) -> tuple[Found, ...]:
    """The different values claimed, surest first."""
    groups: list[list[Claim]] = []
    for claim in islice(claims, _MOST_CLAIMS):
        if not claim.key:
            continue
        group = next((g for g in groups if any(_agree(claim.key, c.key) for c in g)), None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    found = [_settled(group) for group in groups]
    return tuple(sorted(found, key=lambda f: (-f.sureness, f.span.start)))


def doubtful(found: tuple[Found, ...]) -> bool:
    """Whether the second most likely value is as likely as the first."""
    return (
        len(found) > 1
        and found[1].sureness >= _DOUBTFUL
        and found[0].sureness - found[1].sureness < _CLOSE
    )


def title_cased(words: str) -> str:
    """Words that were shouted, as a title; all others as they are."""
    if any(letter.islower() for letter in words) or sum(map(str.isalpha, words)) < 5:
        return words
    parts = re.split(r"(\s+|[-/(])", words)
    return "".join(
        part
        if len(part) <= 3 and part in _KEPT
        else part.casefold()
        if at and part.casefold() in _SMALL
        else part.capitalize()
        for at, part in enumerate(parts)
    )


def _agree(key: str, other: str) -> bool:
    ours, theirs = key.split(), other.split()
    shorter, longer = sorted((ours, theirs), key=len)
    return _within(shorter, longer)


def _within(shorter: list[str], longer: list[str]) -> bool:
    size = len(shorter)
    return any(longer[i : i + size] == shorter for i in range(len(longer) - size + 1))


def _settled(group: list[Claim]) -> Found:
    surest = max(c.sureness for c in group)
    # Of those that are about as sure, the fullest form of the name.
    best = max(
        (c for c in group if c.sureness > surest - _NEAR),
        key=lambda c: (len(c.key.split()), c.sureness, -c.span.start),
    )
    places: dict[int, float] = {}
    for claim in group:  # one place counts once, however it was come by
        places[claim.span.start] = max(claim.sureness, places.get(claim.span.start, 0))
    doubt = 1.0
    for sureness in sorted(places.values(), reverse=True)[:5]:
        doubt *= 1 - sureness
    return Found(best.value, best.span, round(min(SUREST, 1 - doubt), 3))
