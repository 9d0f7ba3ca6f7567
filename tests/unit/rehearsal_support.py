"""A small interview and an engine around it, with every event kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from simulator.history.unfinished import UnfinishedTake
from simulator.rehearsal import Event, Rehearsal, Start
from simulator.scenario.load import load_text
from simulator.scenario.sample import SAMPLE, SAMPLE_NAME

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
Kind = TypeVar("Kind", bound=Event)


@dataclass
class Stage:
    """Where a take is played: its folder and what it emitted."""

    home: Path
    events: list[Event] = field(default_factory=list)

    @property
    def database(self) -> Path:
        return self.home / "history.db"

    @property
    def unfinished(self) -> Path:
        return self.home / "unfinished"

    def rehearsal(self, *, mode: str = "practice", wants_job: bool = True) -> Rehearsal:
        start = Start(
            load_text(SAMPLE, SAMPLE_NAME),
            SAMPLE,
            seed=7,
            mode="real" if mode == "real" else "practice",
            wants_job=wants_job,
        )
        return Rehearsal(
            start,
            database=self.database,
            unfinished=self.unfinished,
            emit=self.events.append,
            clock=lambda: NOW,
        )

    def resume(self, kept: UnfinishedTake) -> Rehearsal:
        return Rehearsal.resume(
            kept,
            database=self.database,
            unfinished=self.unfinished,
            emit=self.events.append,
            clock=lambda: NOW,
        )

    def of(self, kind: type[Kind]) -> list[Kind]:
        return [event for event in self.events if isinstance(event, kind)]


def until_over(rehearsal: Rehearsal, act: Callable[[], None], most: int = 12) -> None:
    """Repeat one intent until the interview has ended."""
    for _ in range(most):
        if rehearsal.over:
            return
        act()
    assert rehearsal.over
