"""The telling lines of a CV: what the candidate did, with figures, near to what the job asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from simulator.scenario.making.draft import LONGEST_POINT
from simulator.scenario.posting.layout import blocks, sentences
from simulator.scoring.overlap import content

MOST_STRENGTHS: Final = 8

_FIGURE: Final = re.compile(
    r"(?<![\d/])(?:[£$€]\s?)?\d[\d,.]*\s?%?(?![\d/])|\b(?:half|doubled|twice)\b"
)
_DID: Final = re.compile(
    r"^(?:I\s+)?(?:\w+ly\s+)?(?:\w{2,}(?:ed|ught)|led|ran|won|built|grew|cut|made|wrote|set up|"
    r"sold|kept|began|brought|took|gave|held|put|drove|spoke|rebuilt|oversaw)\b",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(
    r"@|https?:|www\.|linkedin|\+?\d[\d\s()-]{8,}\d|date of birth|references|"
    r"^\s*(?:19|20)\d\d\s*[-–]",
    re.IGNORECASE,
)
_ENOUGH: Final = 1.0


def strengths_of(cv: str, skills: Sequence[str] = ()) -> tuple[str, ...]:
    """Lines of the CV worth bringing up, in its own words and order."""
    wanted = [content(skill) for skill in skills]
    scored: list[tuple[float, int, str]] = []
    for number, line in enumerate(_lines(cv)):
        words = content(line)
        worth = max((len(words & skill) / len(skill) for skill in wanted if skill), default=0.0)
        worth += 0.6 if _FIGURE.search(line) else 0.0
        worth += 0.7 if _DID.match(line) else 0.0
        if worth >= _ENOUGH:
            scored.append((-worth, number, line))
    chosen = sorted(scored)[:MOST_STRENGTHS]
    return tuple(line for _, _, line in sorted(chosen, key=lambda s: s[1]))


def _lines(cv: str) -> Iterator[str]:
    for block in blocks(cv):
        if block.kind not in ("item", "prose"):
            continue
        for start, end in sentences(cv, block):
            line = " ".join(cv[start:end].split()).rstrip(".;")
            fits = 4 <= len(line.split()) <= 32 and len(line) <= LONGEST_POINT
            if fits and not _CONTACT.search(line):
                yield line
