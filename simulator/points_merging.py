"""My points written in two places at once: nothing that either side wrote is lost.

A list that was typed is compared with what it was before and with what the file holds now.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from simulator.points import LONGEST_TITLE, BadPoint, Point, tidied
from simulator.scenario.making.ids import free_id, id_of
from simulator.scenario.problems import quote

OTHER: Final = " (as written elsewhere)"
_ALIKE: Final = 0.6  # of a title, so that “the launch” may become “the product launch”


@dataclass(frozen=True, slots=True)
class Merged:
    """The list of both sides; `clashes` are titles that both changed, each there twice."""

    points: tuple[Point, ...]
    clashes: tuple[str, ...] = ()


def named(
    lines: Sequence[tuple[str, str]],
    before: Sequence[Point],
    settled: Collection[str],
    taken: Collection[str] = (),
) -> tuple[Point, ...]:
    """The points that titles and stories stand for, each with the id it had `before`.

    A point keeps its id when its title changes, once the id is `settled`; until then the id
    follows the title, which is still being typed. No new id is one of `taken`. Raises BadPoint.
    """
    words = [tidied(title, story) for title, story in lines]
    ids = _ids_kept(words, before, settled)
    used = {id for id in ids if id} | set(taken)
    seen: set[str] = set()
    points: list[Point] = []
    for (title, story), id in zip(words, ids, strict=True):
        if not id and title.casefold() in seen:
            raise BadPoint(f"You have {quote(title)} already.")
        seen.add(title.casefold())
        id = id or free_id(id_of(title, "point"), used)
        used.add(id)
        points.append(Point(id, title, story))
    return tuple(points)


def _ids_kept(
    words: Sequence[tuple[str, str]], before: Sequence[Point], settled: Collection[str]
) -> list[str]:
    """For each line the id it had; empty for a line that is new."""
    ids = [""] * len(words)
    there: dict[str, list[str]] = {}  # a file written by hand may have a title twice
    for point in before:
        there.setdefault(point.title.casefold(), []).append(point.id)
    for row, (title, _) in enumerate(words):
        if same := there.get(title.casefold()):
            ids[row] = same.pop(0)
    left = [point for point in before if point.id not in ids and point.id in settled]
    old, new = [p.title for p in before], [title for title, _ in words]
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "replace":
            continue
        gone = [point for point in before[a:b] if point in left]
        rows = [row for row in range(c, d) if not ids[row]]
        if len(gone) == len(rows):  # changed where they stand
            for row, point in zip(rows, gone, strict=True):
                ids[row] = point.id
    for row, (title, story) in enumerate(words):
        if not ids[row]:
            rest = [point for point in left if point.id not in ids]
            ids[row] = next((p.id for p in rest if _same(p, title, story)), "")
    return ids


def _same(point: Point, title: str, story: str) -> bool:
    if story and story == point.story:
        return True
    return SequenceMatcher(None, point.title.casefold(), title.casefold()).ratio() >= _ALIKE


def merged(before: Sequence[Point], mine: Sequence[Point], theirs: Sequence[Point]) -> Merged:
    """Both sides' changes to `before`; what one side removed and the other changed stays."""
    old = {point.id: point for point in before}
    other = {point.id: point for point in theirs}
    points: list[Point] = []
    copies: list[Point] = []
    for point in mine:
        was, there = old.get(point.id), other.get(point.id)
        if there is None:
            if point != was:  # else they removed it
                points.append(point)
            continue
        one, copy = _both(was or Point(point.id, ""), point, there)
        points.append(one)
        copies += [copy] if copy else []
    own = {point.id for point in mine}
    for there in theirs:
        if there.id not in own and there != old.get(there.id):
            _bring_in(there, points, copies)
    for copy in copies:
        points.append(_apart(copy, points))
    return Merged(tuple(points), tuple(copy.title for copy in copies))


def _both(was: Point, mine: Point, theirs: Point) -> tuple[Point, Point | None]:
    """One point with the changes of both; a second one where both changed the same words."""
    title = theirs.title if mine.title == was.title else mine.title
    story = theirs.story if mine.story == was.story else mine.story
    one = replace(mine, title=title, story=story)
    lost = theirs.title not in (was.title, title) or theirs.story not in (was.story, story)
    return one, theirs if lost else None


def _bring_in(there: Point, points: list[Point], copies: list[Point]) -> None:
    """A point of theirs that is not in the list, or is there under another id."""
    for row, point in enumerate(points):
        if point.title.casefold() == there.title.casefold():
            if point.story and there.story and point.story != there.story:
                copies.append(there)
            else:
                points[row] = replace(there, story=there.story or point.story)
            return
    points.append(there)


def _apart(copy: Point, points: Sequence[Point]) -> Point:
    """A copy under a title and an id of its own."""
    titles = {point.title.casefold() for point in points}
    title = copy.title
    if title.casefold() in titles:
        title = title[: LONGEST_TITLE - len(OTHER)] + OTHER
    return Point(free_id(copy.id, {point.id for point in points}), title, copy.story)
