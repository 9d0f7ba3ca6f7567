"""Everything that blocks: disk, scenarios, scoring. Screens call it from thread workers only.

Each method either returns plain data or raises `Trouble` with words for the user, so that no
screen needs to know which room a problem came from. Libraries load here, on first use.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.paths import Paths, StorageFailed, ensure, paths, unused, write_private
from simulator.tui.after_stage import AfterStage
from simulator.tui.draft_stage import DraftStage
from simulator.tui.library_stage import LibraryStage
from simulator.tui.sound_stage import SoundStage
from simulator.tui.trouble import Trouble, troubles

if TYPE_CHECKING:
    from simulator.history.query import ProgressPoint, ScenarioRecord, TakeQuery, TakeSummary
    from simulator.history.store import History
    from simulator.history.take import Take
    from simulator.history.unfinished import UnfinishedTake
    from simulator.rehearsal import Event, Rehearsal, Start
    from simulator.rehearsal.aloud import Equipment
    from simulator.scenario.catalog import CatalogEntry
    from simulator.scenario.load import LoadedScenario
    from simulator.settings import Settings
    from simulator.tui.drill_stage import DrillStage
    from simulator.tui.result import Result


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the first screen shows."""

    entries: tuple[CatalogEntry, ...]
    records: dict[str, ScenarioRecord]
    kept: tuple[UnfinishedTake, ...]
    notices: tuple[str, ...]
    counted: bool = True
    """Whether the history could be read, so that `records` tell the truth."""
    drafts: tuple[str, ...] = ()
    """What there are unsaved words of."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settings, and what is wrong with the file they should have come from."""

    settings: Settings
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two takes to be held against each other."""

    left: Result
    right: Result


class Backstage:
    """The one door from the screens to the other rooms."""

    def __init__(
        self,
        where: Paths | None = None,
        shipped: Path | None = None,
        equip: Callable[[Settings, Path], Equipment] | None = None,
    ) -> None:
        self._where = where or paths()
        self._shipped = shipped
        self.sound = SoundStage(self._where, equip)
        self.library = LibraryStage(self._where)
        self.drafts = DraftStage(self._where)
        self._notices: list[str] = []
        # Two first looks at once would both try to set the same damaged database aside.
        self._lock = threading.Lock()
        self.after = AfterStage(self._where, self._lock, lambda: self.settings().settings)

    def settings(self) -> Chosen:
        """The user's settings, or the defaults and what is wrong with the file."""
        from simulator.settings import Settings, SettingsProblems, load_or_default

        try:
            return Chosen(load_or_default(self._where.settings))
        except SettingsProblems as problem:
            more = len(problem.problems) - 1
            rest = f" And {more} more." if more else ""
            advice = "`mock-interview settings check` names them all."
            return Chosen(Settings(), f"{problem.problems[0]}{rest} {advice}")
        except StorageFailed as problem:
            return Chosen(Settings(), f"{problem} {problem.advice}")

    def remember_theme(self, name: str) -> None:
        """Write the theme to the settings file, and leave the rest of it as it is."""
        from simulator.settings import SettingsProblems, update

        with troubles():
            try:
                update(self._where.settings, theme=name)
            except SettingsProblems as problem:
                raise Trouble("The theme could not be remembered.", str(problem)) from problem

    def shelf(self) -> Shelf:
        """Scenarios, records and unfinished takes; what cannot be read becomes a notice."""
        from simulator.history.unfinished import UnfinishedStore
        from simulator.scenario.catalog import Catalog

        notices: list[str] = []
        records: dict[str, ScenarioRecord] = {}
        kept: tuple[UnfinishedTake, ...] = ()
        counted = True
        try:
            ensure(self._where)
            with self._history() as history:
                records = history.records()
        except (Trouble, StorageFailed) as problem:
            counted = False
            notices.append(f"{problem} {problem.advice}")
        try:
            kept, more = UnfinishedStore(self._where.unfinished).list()
            notices += more
        except StorageFailed as problem:
            notices.append(f"{problem} {problem.advice}")
        with troubles():
            entries = Catalog(self._folders()).entries()
        self.sound.forget_old_recordings()
        notices, self._notices = [*self._notices, *notices], []
        return Shelf(entries, records, kept, tuple(notices), counted, self.drafts.waiting())

    def load(self, scenario: str) -> LoadedScenario:
        """A scenario by its id or file."""
        from simulator.scenario.catalog import Catalog

        with troubles():
            return Catalog(self._folders()).load(scenario)

    def warm(self) -> None:
        """Load what a conversation needs while the candidate reads the brief."""
        import simulator.rehearsal
        import simulator.tui.screens.conversation  # noqa: F401
        from simulator.scoring import readers
        from simulator.scoring.reader import ReaderUnavailable

        # The first scoring says so, with words for the user.
        with suppress(ReaderUnavailable):
            readers.load()

    def rehearsal(
        self, opening: Start | UnfinishedTake, emit: Callable[[Event], None]
    ) -> Rehearsal:
        """The engine for a new take, or for one that was cut off."""
        from simulator.interview.state import UnreadableState
        from simulator.rehearsal import Rehearsal, Start

        database, unfinished = self._where.database, self._where.unfinished
        with troubles():
            if isinstance(opening, Start):
                made = Rehearsal(opening, database=database, unfinished=unfinished, emit=emit)
                made.own = self.library.own()
                return made
            try:
                made = Rehearsal.resume(
                    opening, database=database, unfinished=unfinished, emit=emit
                )
                made.own = self.library.own()
                return made
            except UnreadableState as problem:
                raise Trouble(
                    "This take cannot be gone on with: what was kept of it is damaged.",
                    "Throw it away, and start that interview anew.",
                ) from problem

    def discard(self, kept: UnfinishedTake) -> None:
        """Throw an unfinished take away, and what was recorded of it."""
        from simulator.history.unfinished import UnfinishedStore

        with troubles():
            UnfinishedStore(self._where.unfinished).discard(kept.take_id)
            self.sound.recordings.delete(kept.take_id)

    def count(self, query: TakeQuery) -> int:
        """How many takes there are to a query."""
        with self._history() as history:
            return history.count(query)

    def page(self, query: TakeQuery) -> list[TakeSummary]:
        """One page of the list of takes."""
        with self._history() as history:
            return history.summaries(query)

    def first_page(self, query: TakeQuery) -> tuple[int, list[TakeSummary]]:
        """The count and the first page in one look."""
        with self._history() as history:
            return history.count(query), history.summaries(query)

    def delete(self, take_id: int) -> None:
        """Delete a take for good."""
        with self._history() as history:
            key = history.get(take_id).key
            history.delete(take_id)
        if key is not None:
            with troubles():
                self.sound.recordings.delete(key)

    def progress(self, scenario_id: str | None, limit: int) -> list[ProgressPoint]:
        """The trend of the newest `limit` takes, oldest first."""
        with self._history() as history:
            return history.progress(scenario_id, limit)

    def played(self) -> list[tuple[str, str]]:
        """Id and title of every scenario that has takes, in the titles' order."""
        from simulator.history.query import TakeQuery

        with self._history() as history:
            found = [
                (summary.scenario_id, summary.scenario_title)
                for scenario_id in history.records()
                for summary in history.summaries(TakeQuery(scenario_id=scenario_id, limit=1))
            ]
        return sorted(found, key=lambda pair: pair[1].casefold())

    def take(self, take_id: int) -> Take:
        """A whole take."""
        with self._history() as history:
            return history.get(take_id)

    def result(self, take_id: int) -> Result:
        """A stored take ready to be shown."""
        from simulator.tui.result import from_take

        take = self.take(take_id)
        with troubles():
            return from_take(take, self.library.own())

    def pair(self, left: int, right: int) -> Pair:
        """Two stored takes ready to be compared, the earlier one on the left."""
        one, other = sorted((self.result(left), self.result(right)), key=lambda r: r.played_at)
        return Pair(one, other)

    def again(self, take_id: int, *, same_seed: bool) -> Start:
        """The start of another take of the same scenario."""
        from simulator.rehearsal import retry

        take = self.take(take_id)
        with troubles():
            return retry(take, same_seed=same_seed)

    def varied(self, start: Start) -> Start:
        """The same start with another seed."""
        from simulator.rehearsal import new_seed

        return replace(start, seed=new_seed())

    def export(self, take: Take, kind: str) -> Path:
        """Write a take as `md` or `json` and say where it is; one not yet kept is kept first."""
        from simulator.history.export import to_json, to_markdown
        from simulator.history.unfinished import UnfinishedStore

        if take.id is None:
            with self._history() as history:
                take = history.save(take)
            if take.key is not None:
                with troubles():
                    UnfinishedStore(self._where.unfinished).discard(take.key)
        stamp = f"{take.started_at.astimezone():%Y-%m-%d-%H%M%S}"
        target = unused(self._where.exports / f"{take.scenario_id}-{stamp}.{kind}")
        with troubles():
            write_private(target, to_json(take) if kind == "json" else to_markdown(take))
        return target

    def drills(self, seed: int | None = None) -> DrillStage:
        """The door to the drills, for one sitting."""
        from simulator.tui.drill_stage import DrillStage

        return DrillStage(self._where, self._folders(), seed)

    def copy(self, result: Result, osc52: Callable[[str], None] | None) -> str:
        """Copy a scorecard as text and say where it went; `osc52` hands it to the terminal."""
        from simulator.clipboard import copy
        from simulator.report import report

        text = report(result.card, result.closing)
        return copy(text, osc52, self._where.exports).detail

    def _folders(self) -> list[Path]:
        from simulator.scenario.catalog import shipped_folder

        return [self._shipped or shipped_folder(), self._where.scenarios]

    @contextmanager
    def _history(self) -> Iterator[History]:
        from simulator.history.store import History

        with troubles(), self._lock, History.open(self._where.database) as history:
            yield history
            self._notices += [n for n in history.notices if n not in self._notices]


def utc_now() -> datetime:
    """The wall clock, in UTC."""
    from datetime import UTC

    return datetime.now(UTC)
