"""One's own interviews and points, read and kept. Screens call it from thread workers only."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.paths import Paths
from simulator.tui.trouble import Trouble, troubles

if TYPE_CHECKING:
    from simulator.points import Point
    from simulator.scenario.load import LoadedScenario
    from simulator.scenario.making.draft import Wishes
    from simulator.scenario.posting.found import Extract
    from simulator.scenario.posting.problems import PostingProblem
    from simulator.scoring.own_points import OwnPoint

MADE = "made"
"""The draft of an interview that was made from a posting and has no file yet."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A scenario's text for the editor; `path` is None while it has no file yet.

    `draft` names what is typed and not saved, so that it is found again where it was typed.
    """

    source: str
    path: Path | None = None
    changed_at: float = 0.0
    draft: str = MADE


@dataclass(frozen=True, slots=True)
class PointsRead:
    """My points, and when their file was changed."""

    points: tuple[Point, ...]
    changed_at: float


@dataclass(frozen=True, slots=True)
class PointsKept:
    """What was typed as points, and the whole list as it is kept now, with what others wrote."""

    mine: tuple[Point, ...]
    points: tuple[Point, ...]
    clashes: tuple[str, ...]
    changed_at: float


class LibraryStage:
    """The one door from the screens to the shelf, the postings and the points."""

    def __init__(self, where: Paths) -> None:
        self._where = where

    def read_posting(self, text: str, file: str) -> Extract:
        """What a posting says, pasted or in a file."""
        from simulator.scenario.posting.extract import extract
        from simulator.scenario.posting.problems import PostingProblem
        from simulator.scenario.posting.source import read_file, read_text

        try:
            if file.strip():
                return extract(read_file(Path(file.strip()).expanduser()))
            return extract(read_text(text))
        except PostingProblem as problem:
            field = "file" if file.strip() else "posting"
            raise _about_field(field, problem) from problem

    def strengths_in(self, cv: str, skills: Sequence[str]) -> tuple[str, ...]:
        """The telling lines of a CV file."""
        from simulator.scenario.making.cv import strengths_of
        from simulator.scenario.posting.problems import PostingProblem
        from simulator.scenario.posting.source import read_file

        try:
            return strengths_of(read_file(Path(cv.strip()).expanduser()), skills)
        except PostingProblem as problem:
            raise _about_field("cv", problem) from problem

    def make(self, wishes: Wishes) -> Opened:
        """The scenario that the wishes come to, as text and under a name that is free."""
        from dataclasses import replace

        from simulator.scenario.making.draft import NotKnown, draft
        from simulator.scenario.making.ids import free_id
        from simulator.scenario.making.writing import source_of
        from simulator.shelf.saving import taken_ids

        try:
            made = draft(None, wishes)
        except NotKnown as problem:
            asked: dict[str, str] = {question.field: question.ask for question in problem.questions}
            raise Trouble("Something is still missing.", str(problem), asked) from problem
        with troubles():
            return Opened(source_of(replace(made, id=free_id(made.id, taken_ids(self._where)))))

    def open(self, loaded: LoadedScenario) -> Opened:
        """One's own scenario for the editor; of a shipped one, a copy that has no file yet."""
        from simulator.shelf.changing import copy_of
        from simulator.shelf.saving import is_shipped, path_of

        path = path_of(loaded.scenario.id, self._where)
        with troubles():
            if path is None or is_shipped(path):
                return Opened(copy_of(loaded, self._where), draft=f"copy-{loaded.scenario.id}")
            return self.again(path)

    def again(self, path: Path) -> Opened:
        """The file as it is on disk now."""
        try:
            source, changed_at = path.read_text(encoding="utf-8"), path.stat().st_mtime
        except (OSError, UnicodeDecodeError) as error:
            raise Trouble(f"{path} cannot be read.", str(error)) from error
        return Opened(source, path, changed_at, f"text-{path.stem}")

    def changed_at(self, path: Path) -> float:
        """When the file was last changed; 0 when it is gone."""
        try:
            return path.stat().st_mtime
        except OSError:
            return 0.0

    def problems(self, source: str) -> tuple[str, ...]:
        """What is wrong with a scenario's text, each with its line."""
        from simulator.shelf.editing import problems_in

        found = problems_in(source, "your interview")
        return () if found is None else tuple(str(problem) for problem in found.problems)

    def save(self, source: str, path: Path | None) -> Opened:
        """Keep the text: in its file, in a new one, or in one of its new name."""
        from simulator.scenario.load import load_text
        from simulator.shelf.saving import Taken, move, save

        wrong = self.problems(source)
        if wrong:
            raise Trouble("It is not well yet.", wrong[0])
        try:
            with troubles():
                if path is None:
                    kept = save(source, self._where)
                elif load_text(source, path.name).id == path.stem:
                    kept = save(source, self._where, replace=True)
                else:
                    kept = move(source, path, self._where)
        except Taken as problem:
            raise Trouble(str(problem), f"The id {problem.free} is free.") from problem
        return Opened(source, kept, self.changed_at(kept), f"text-{kept.stem}")

    def own(self) -> tuple[OwnPoint, ...]:
        """My points as the feedback takes them."""
        from simulator.reminders import own_points

        return tuple(point.own for point in own_points(self._where))

    def points(self) -> PointsRead:
        """My points."""
        from simulator.points import load

        path = self._where.points
        changed_at = self.changed_at(path)  # before reading: a later change is then seen later
        with _points_troubles():
            return PointsRead(load(path), changed_at)

    def points_since(self, changed_at: float) -> PointsRead | None:
        """My points, if their file has changed since."""
        if self.changed_at(self._where.points) == changed_at:
            return None
        return self.points()

    def keep_points(
        self,
        wanted: Sequence[tuple[str, str]],
        before: Sequence[Point],
        settled: Collection[str],
    ) -> PointsKept:
        """Keep these titles and stories as my points, and what others wrote since `before`."""
        from simulator.points import MOST_POINTS, BadPoint, load, save
        from simulator.points_merging import merged, named

        path = self._where.points
        with _points_troubles():
            while True:
                looked_at = self.changed_at(path)
                theirs = load(path)
                mine = named(wanted, before, settled, {point.id for point in theirs})
                found = merged(before, mine, theirs)
                if len(found.points) > MOST_POINTS:
                    raise BadPoint(f"There can be {MOST_POINTS} points. Remove some first.")
                if self.changed_at(path) == looked_at:  # else it was written while we compared
                    break
            if found.points != theirs:
                save(path, found.points)
            return PointsKept(mine, found.points, found.clashes, self.changed_at(path))

    def reminder(self, scenario_id: str) -> str:
        """A line on the points that the latest takes of this interview have not used."""
        from simulator.reminders import points_left
        from simulator.scoring.own_points import reminder

        return reminder([point.own for point in points_left(self._where, scenario_id)])


def _about_field(field: str, problem: PostingProblem) -> Trouble:
    return Trouble(str(problem), problem.advice, {field: f"{problem} {problem.advice}".strip()})


@contextmanager
def _points_troubles() -> Iterator[None]:
    from simulator.points import BadPoint
    from simulator.scenario.problems import ScenarioProblems

    try:
        with troubles():
            try:
                yield
            except ScenarioProblems as problem:
                first = str(problem.problems[0])
                raise Trouble("The file of your points cannot be read.", first) from problem
    except BadPoint as problem:
        raise Trouble("One of the points cannot be kept.", str(problem)) from problem
