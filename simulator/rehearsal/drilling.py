"""Drilling, shared by both front ends: what is due, the next cue, the answer and what it met.

Nothing here shows anything. A round that was answered is on disk before its outcome is given.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from simulator.drills.cues import CueKey, DrillCue, NoCue, draw
from simulator.drills.deck import DrillCard, due_today, reviewed
from simulator.drills.rounds import RoundResult, closing_of, met_in, result_of
from simulator.history.drills import DrillRound, DrillStore
from simulator.rehearsal.engine import Clock, utc_now
from simulator.scenario.catalog import scenario_files
from simulator.scenario.load import load_file
from simulator.scenario.model import Scenario
from simulator.scenario.problems import ScenarioProblems
from simulator.scoring.live import LiveScorer
from simulator.scoring.own_points import OwnPoint
from simulator.text import clean

REMEMBERED: Final = 12
"""Rounds of a tactic whose cues are not put again while there are others."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the tactics stand: their cards, the most urgent first, and rounds played of each.

    `now` carries the user's zone, in which a day begins and ends.
    """

    cards: tuple[DrillCard, ...]
    rounds: dict[str, int]
    now: datetime
    notices: tuple[str, ...] = ()

    @property
    def due(self) -> tuple[DrillCard, ...]:
        """The cards that are due today, the most urgent first."""
        return tuple(card for card in self.cards if due_today(card, self.now))

    def order(self, before: str | None = None) -> tuple[str, ...]:
        """The tactics due today, the one drilled just `before` after the others.

        A tactic that went badly is due again within minutes, so it comes back in the same sitting.
        """
        due = [card.tactic for card in self.due]
        return tuple(sorted(due, key=lambda tactic: tactic == before))

    def card(self, tactic: str) -> DrillCard:
        """The card of one tactic."""
        return next(card for card in self.cards if card.tactic == tactic)


@dataclass(frozen=True, slots=True)
class Turn:
    """What a round begins with."""

    tactic: str
    cue: DrillCue


@dataclass(frozen=True, slots=True)
class Played:
    """A round that was answered and kept, and its tactic's card after it."""

    result: RoundResult
    card: DrillCard
    now: datetime


class Drilling:
    """One sitting of drills. Methods block, so a screen calls them from thread workers.

    `clock` tells the time in the user's own zone; `own` gives their points for the better way to
    say it. Storage problems are StorageFailed, a reader that cannot work is ReaderUnavailable.
    """

    def __init__(
        self,
        database: Path,
        folders: Sequence[Path],
        *,
        seed: int,
        clock: Clock = utc_now,
        own: Callable[[], Sequence[OwnPoint]] = tuple,
        scorer: LiveScorer | None = None,
    ) -> None:
        self.seed = seed
        self._database = database
        self._folders = tuple(folders)
        self._clock = clock
        self._own = own
        self._scorer = scorer or LiveScorer()
        self._scenarios: tuple[Scenario, ...] | None = None
        self._drawn: dict[str, list[CueKey]] = {}
        self._last_scenario = ""
        self._number = 0

    def standing(self) -> Standing:
        """What is due, as the history has it now."""
        now = self._clock()
        with DrillStore(self._database) as store:
            return Standing(store.deck(now), store.counts(), now, store.notices)

    def turn(self, tactic: str | None, before: str | None = None) -> Turn | None:
        """The next round: of `tactic`, or of what is due; None when nothing is due any more.

        What is due and has no cue in any interview here is passed over while there is something
        else. Raises NoCue.
        """
        if tactic is not None:
            return Turn(tactic, self.cue(tactic))
        missing: NoCue | None = None
        for due in self.standing().order(before):
            try:
                return Turn(due, self.cue(due))
            except NoCue as problem:
                missing = missing or problem
        if missing is not None:
            raise missing
        return None

    def cue(self, tactic: str) -> DrillCue:
        """The next cue for `tactic`; each call gives another. Raises NoCue."""
        before = self._drawn.setdefault(tactic, [])
        with DrillStore(self._database) as store:
            kept = [(r.scenario_id, r.cue_id) for r in store.rounds(tactic, REMEMBERED)]
        seen = {*kept, *before[-REMEMBERED:]}
        drawn = self._draw(tactic, seen)
        self._number += 1
        self._last_scenario = drawn.scenario_id
        before.append(drawn.key)
        return drawn

    def _draw(self, tactic: str, seen: Collection[CueKey]) -> DrillCue:
        """Another interview than the one before, where there is one that fits."""
        scenarios = self._read_scenarios()
        others = [s for s in scenarios if s.id != self._last_scenario]
        try:
            return draw(others, tactic, self.seed, self._number, seen)
        except NoCue:
            return draw(scenarios, tactic, self.seed, self._number, seen)

    def look(self, turn: Turn, text: str) -> frozenset[str]:
        """The criteria of the turn's tactic that `text` meets so far; keeps nothing."""
        closing = closing_of(turn.cue, clean(text).strip())
        return met_in(self._scorer.score(closing), turn.tactic)

    def answer(self, turn: Turn, text: str) -> Played:
        """Judge an answer, keep the round, and say when the tactic comes back."""
        cue, tactic = turn.cue, turn.tactic
        words = clean(text).strip()
        card = self._scorer.score(closing_of(cue, words))
        result = result_of(cue, tactic, words, card, self._own())
        now = self._clock()
        played = DrillRound(
            id=None,
            tactic=tactic,
            scenario_id=cue.scenario_id,
            cue_id=cue.cue_id,
            cue=cue.text,
            answer=words,
            met=result.met,
            grade=result.grade,
            at=now,
            rubric_version=result.rubric_version,
            scorer_version=result.scorer_version,
        )
        with DrillStore(self._database) as store:
            _, after = store.keep(played, lambda known: reviewed(known, result.grade, now))
        return Played(result, after, now)

    def _read_scenarios(self) -> tuple[Scenario, ...]:
        """All scenarios that can be read; of two with one id the first folder's counts."""
        if self._scenarios is None:
            found: dict[str, Scenario] = {}
            for folder in self._folders:
                for path in scenario_files(folder):
                    try:
                        scenario = load_file(path, inside=folder).scenario
                    except ScenarioProblems:
                        continue  # the list of interviews says what is wrong with it
                    found.setdefault(scenario.id, scenario)
            self._scenarios = tuple(found.values())
        return self._scenarios


def users_clock(settings_file: Path) -> Clock:
    """The wall clock in the user's own zone: the settings' if they name one, or the system's."""
    from simulator.rhythm import rhythm_of
    from simulator.settings import Settings, SettingsProblems, load_or_default

    try:
        settings = load_or_default(settings_file)
    except SettingsProblems:
        settings = Settings()  # what is wrong with the file is said elsewhere
    zone = rhythm_of(settings).zone
    return lambda: utc_now().astimezone(zone)
