"""The candidate's own points and stories beside what they said: which came up, which would fit.

Plain overlap of content words, as everywhere here; no point is ever taken for said on one word
of many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from simulator.scoring.closing import JobContext
from simulator.scoring.overlap import content, mentions

NAMED: Final = 0.6
"""Share of a point's title that names it …"""

TOLD: Final = 0.4
"""… or share of its story that tells it."""


@dataclass(frozen=True, slots=True)
class OwnPoint:
    """A strength or story: a `title` as one would name it, and the `story` told, if any."""

    title: str
    story: str = ""


def used(point: OwnPoint, said: str) -> bool:
    """Whether `said` brings up the point, by its title or by its story."""
    if mentions(said, [point.title], least=NAMED):
        return True
    told = content(point.story) - content(point.title)
    return len(told) > 2 and len(told & content(said)) >= TOLD * len(told)


def unused(points: Iterable[OwnPoint], said: Iterable[str]) -> tuple[OwnPoint, ...]:
    """The points that none of the texts in `said` brings up."""
    texts = tuple(said)
    return tuple(point for point in points if not any(used(point, text) for text in texts))


def fitting(
    points: Sequence[OwnPoint], context: JobContext | None, said: str = ""
) -> tuple[OwnPoint, ...]:
    """The points not yet brought up, those that speak to what the job asks for first."""
    wanted = [content(skill) for skill in (context.skills if context else ())]
    covered = context.discussed if context else ()
    fresh = [point for point in unused(points, [said]) if not mentions(point.title, covered, 0.6)]

    def worth(point: OwnPoint) -> int:
        about = content(f"{point.title} {point.story}")
        return max((len(about & skill) for skill in wanted), default=0)

    return tuple(sorted(fresh, key=worth, reverse=True))


def reminder(points: Sequence[OwnPoint], most: int = 2) -> str:
    """What a brief says of points not used yet: "You have not used “the product launch” yet."

    Empty when there is none.
    """
    names = [f"“{point.title}”" for point in points[:most]]
    if not names:
        return ""
    return f"You have not used {' or '.join(names)} yet."
