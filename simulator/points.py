"""My points: own strengths and stories, kept across scenarios in one file that can be edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from simulator.paths import write_private
from simulator.scenario.files import decoded, read_bytes
from simulator.scenario.making.ids import free_id, id_of
from simulator.scenario.nodes import Document, read_nodes
from simulator.scenario.problems import Problem, ScenarioProblems, quote, shown_path
from simulator.scoring.own_points import OwnPoint
from simulator.scoring.own_points import unused as _unused
from simulator.text import clean

MOST_POINTS: Final = 100
LONGEST_TITLE: Final = 120
LONGEST_STORY: Final = 2000
MOST_BYTES: Final = 512 * 1024

_HEAD: Final = """\
# My points: strengths and stories to bring up in any interview.
# title is how you would name it ("the product launch"), story is how you would tell it.
"""


@dataclass(frozen=True, slots=True)
class Point:
    """One strength or story; `id` names it on the command line."""

    id: str
    title: str
    story: str = ""

    @property
    def own(self) -> OwnPoint:
        """As scoring takes it."""
        return OwnPoint(self.title, self.story)


class UnknownPoint(LookupError):
    """There is no point of that id; `nearest` is one like it, or empty."""

    def __init__(self, wanted: str, nearest: str) -> None:
        hint = f" Did you mean “{nearest}”?" if nearest else ""
        super().__init__(f"There is no point {quote(wanted)}.{hint}")
        self.nearest = nearest


class BadPoint(ValueError):
    """A point cannot be kept; `str()` says why."""


def load(path: Path) -> tuple[Point, ...]:
    """The points in the file `path`, none if there is no file; raises ScenarioProblems."""
    if not path.exists():
        return ()
    name = shown_path(path)
    return parse(decoded(read_bytes(path, None, MOST_BYTES), name), name)


def parse(source: str, name: str) -> tuple[Point, ...]:
    """The points written in `source`; raises ScenarioProblems with all that is wrong with it."""
    if not re.sub(r"(?m)^\s*#.*$", "", source).strip():
        return ()
    document, problems = read_nodes(source, name)
    points = _points(document, name, problems)
    if problems:
        raise ScenarioProblems(problems)
    return points


def save(path: Path, points: Sequence[Point]) -> None:
    """Keep `points` as the whole list; raises StorageFailed."""
    write_private(path, source_of(points))


def source_of(points: Sequence[Point]) -> str:
    """The file's text."""
    from simulator.scenario.making.writing import written

    if not points:
        return _HEAD + "points: []\n"
    entries = [
        {"id": p.id, "title": p.title} | ({"story": p.story} if p.story else {}) for p in points
    ]
    return _HEAD + written({"points": entries})


def added(points: Sequence[Point], title: str, story: str = "") -> tuple[Point, ...]:
    """The list with one more; raises BadPoint when it says nothing or is there already."""
    title, story = tidied(title, story)
    if any(p.title.casefold() == title.casefold() for p in points):
        raise BadPoint(f"You have {quote(title)} already.")
    if len(points) >= MOST_POINTS:
        raise BadPoint(f"That would be more than {MOST_POINTS} points. Remove one first.")
    id = free_id(id_of(title, "point"), {p.id for p in points})
    return (*points, Point(id, title, story))


def changed(
    points: Sequence[Point], id: str, title: str | None = None, story: str | None = None
) -> tuple[Point, ...]:
    """The list with another title or story for one; raises UnknownPoint, BadPoint."""
    old = find(points, id)
    words = tidied(old.title if title is None else title, old.story if story is None else story)
    new = replace(old, title=words[0], story=words[1])
    return tuple(new if p is old else p for p in points)


def removed(points: Sequence[Point], id: str) -> tuple[Point, ...]:
    """The list without one; raises UnknownPoint."""
    gone = find(points, id)
    return tuple(p for p in points if p is not gone)


def find(points: Sequence[Point], id: str) -> Point:
    """The point of that id; raises UnknownPoint."""
    from simulator.keys import nearest

    for point in points:
        if point.id == id:
            return point
    raise UnknownPoint(id, nearest(id[:60], [p.id for p in points]))


def unused(points: Iterable[Point], said: Iterable[str]) -> tuple[Point, ...]:
    """The points that none of the texts brings up: "you have not used the product launch yet"."""
    points = tuple(points)
    left = set(_unused((p.own for p in points), said))
    return tuple(p for p in points if p.own in left)


def tidied(title: str, story: str) -> tuple[str, str]:
    """A title and a story as they are kept; raises BadPoint."""
    title = " ".join(clean(title).split()).rstrip(".")
    story = " ".join(clean(story).split())
    if not any(letter.isalnum() for letter in title):
        raise BadPoint("A point needs a few words, such as “the product launch”.")
    if len(title) > LONGEST_TITLE:
        raise BadPoint(
            f"That name has more than {LONGEST_TITLE} characters. Name it shortly; "
            "the rest can be its story."
        )
    if len(story) > LONGEST_STORY:
        raise BadPoint(f"That story has more than {LONGEST_STORY} characters.")
    return title, story


def _points(document: Document, name: str, problems: list[Problem]) -> tuple[Point, ...]:
    """The points of a file, with what is wrong added to `problems`."""
    data = document.data
    entries = data.get("points") if isinstance(data, dict) else None
    if not isinstance(entries, list) or len(entries) > MOST_POINTS:
        hint = f"At most {MOST_POINTS}, each with a dash before it."
        problems.append(_problem(document, ("points",), name, "no such list", "a list", hint))
        return ()
    points: list[Point] = []
    for number, entry in enumerate(entries):
        place = ("points", number)
        entry = {"title": entry} if isinstance(entry, str) else entry
        fields = entry if isinstance(entry, dict) else {}
        title, story, id = (fields.get(key, "") for key in ("title", "story", "id"))
        if not fields.keys() <= {"id", "title", "story"} or not all(
            isinstance(value, str) for value in (title, story, id)
        ):
            problems.append(_problem(document, place, name, "another form", "a title and a story"))
            continue
        try:
            title, story = tidied(title, story)
        except BadPoint as error:
            problems.append(_problem(document, place, name, "a point", "another", str(error)))
            continue
        taken = {p.id for p in points}
        points.append(Point(free_id(id_of(id or title, "point"), taken), title, story))
    return tuple(points)


def _problem(
    document: Document,
    place: tuple[str | int, ...],
    name: str,
    found: str,
    expected: str,
    hint: str = "",
) -> Problem:
    key = "points" + "".join(f"[{part}]" for part in place[1:])
    return Problem("S103", name, *document.place(place), key, found, expected, hint)
