"""One take, played in order: the engine that both front ends share.

A front end calls intents (`begin`, `send`, `stay_silent`, `draft`, `speaking`, `live`, `leave`,
`suspend`) and shows the events they emit. Each intent runs to completion on the calling thread; a
lock keeps intents of one take apart, so a screen may call them from thread workers. Nothing here
shows anything, and nothing is lost when a front end dies: every sent turn and the latest draft
are on disk before the next event is emitted.
"""

from __future__ import annotations

import random
import threading
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from simulator.history.store import History
from simulator.history.take import EndReason, Mode, PlayedTurn, Take
from simulator.history.unfinished import UnfinishedStore, UnfinishedTake
from simulator.interview import Answered, Ended, InterviewState, Left, Reply, Said, Silent, Step
from simulator.interview import answer as answer_interview
from simulator.interview import begin as begin_interview
from simulator.paths import StorageFailed
from simulator.rehearsal.events import (
    CandidateSaid,
    Discarded,
    Event,
    Failed,
    Finished,
    InterviewerSaid,
    Lamps,
    Saved,
    Scored,
    YourTurn,
)
from simulator.scenario.load import load_text
from simulator.scenario.model import Scenario
from simulator.scoring.closing import Closing, Turn
from simulator.scoring.feedback import advise
from simulator.scoring.live import LiveScorer
from simulator.scoring.own_points import OwnPoint
from simulator.scoring.reader import ReaderUnavailable
from simulator.scoring.timing import Timing, together
from simulator.text import clean

Clock = Callable[[], datetime]
"""Tells the time as an aware UTC datetime."""


def utc_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)


def new_seed() -> int:
    """A seed for a rehearsal that need not repeat an earlier one."""
    return random.SystemRandom().randrange(1, 1_000_000)


@dataclass(frozen=True, slots=True)
class Start:
    """What a rehearsal begins with; `source` is the scenario file's own text."""

    scenario: Scenario
    source: str
    seed: int
    mode: Mode = "practice"
    wants_job: bool = True


class Rehearsal:
    """Plays one take of a scenario; see the module's text for the threading rules."""

    def __init__(
        self,
        start: Start,
        *,
        database: Path,
        unfinished: Path,
        emit: Callable[[Event], None],
        clock: Clock = utc_now,
        scorer: LiveScorer | None = None,
    ) -> None:
        self.start = start
        self.take_id = uuid.uuid4().hex
        self.started_at = clock()
        self._database = database
        self._drafts = UnfinishedStore(unfinished)
        self._emit = emit
        self._clock = clock
        self._scorer = scorer or LiveScorer()
        self._lock = threading.RLock()
        self._names = {person.id: person.name for person in start.scenario.interviewers}
        self.own: Sequence[OwnPoint] = ()
        """The candidate's own points, for the feedback; a front end may set them."""
        self._context = start.scenario.context()
        self._turns: tuple[PlayedTurn, ...] = ()
        self._state: InterviewState | None = None
        self._draft = ""
        self._over = False
        self._draft_failed = False
        self._speaking = False
        self._timings: list[Timing | None] = []

    @classmethod
    def resume(
        cls,
        kept: UnfinishedTake,
        *,
        database: Path,
        unfinished: Path,
        emit: Callable[[Event], None],
        clock: Clock = utc_now,
        scorer: LiveScorer | None = None,
    ) -> Rehearsal:
        """A rehearsal that goes on where a kept take stopped; call `begin` to replay it.

        The scenario is read from the take itself, so a file edited or deleted since then does
        not matter. Raises ScenarioProblems when the kept text cannot be read, TakeInUse when
        another program plays the take, UnreadableState when the kept state makes no sense.
        """
        scenario = load_text(kept.scenario_source, kept.scenario_id)
        rehearsal = cls(
            Start(scenario, kept.scenario_source, kept.seed, kept.mode, kept.wants_job),
            database=database,
            unfinished=unfinished,
            emit=emit,
            clock=clock,
            scorer=scorer,
        )
        rehearsal.take_id = kept.take_id
        rehearsal._drafts.hold(kept.take_id)
        rehearsal.started_at = kept.started_at
        rehearsal._turns = kept.turns
        rehearsal._state = InterviewState.from_json(kept.state_json)
        rehearsal._draft = kept.draft
        return rehearsal

    @property
    def turns(self) -> tuple[PlayedTurn, ...]:
        """What has been said so far, in order."""
        return self._turns

    @property
    def kept_draft(self) -> str:
        """The words typed and not yet sent."""
        return self._draft

    @property
    def over(self) -> bool:
        """Whether the conversation has ended."""
        return self._over

    def begin(self) -> None:
        """Open the interview, or replay what was already said when resuming."""
        with self._lock:
            if self._state is not None:
                for turn in self._turns:
                    self._emit(self._turn_event(turn))
                if self._state.ended:
                    self._finish(self._state.end or "goodbye")
                elif self._turns and self._turns[-1].speaker == "candidate":
                    # Cut off between the candidate's words and the interviewer's answer to them.
                    last = self._turns[-1]
                    self._reply(Answered(last.text, self._met_by_last_turn(), last.seconds))
                else:
                    self._emit(YourTurn(self._candidate_turns + 1))
                return
            self._advance(begin_interview(self.start.scenario, self.start.seed))

    def send(self, text: str, timing: Timing | None = None) -> None:
        """Say `text`; nothing but blanks counts as staying silent.

        `timing` is how it was spoken, when it was spoken and not typed.
        """
        words = clean(text).strip()
        if not words:
            self.stay_silent()
            return
        with self._lock:
            if self._state is None or self._over:
                return
            self._draft = ""
            seconds = None if timing is None else timing.seconds
            self._turns += (PlayedTurn("candidate", "", words, seconds),)
            self._timings.append(timing)
            self._keep()
            self._emit(CandidateSaid(words))
            self._reply(Answered(words, self._met_by_last_turn(), seconds))

    def stay_silent(self) -> None:
        """Let the turn pass without a word."""
        with self._lock:
            if self._state is None or self._over:
                return
            self._draft = ""
            self._emit(CandidateSaid(""))
            self._reply(Silent())

    def draft(self, text: str) -> None:
        """Keep unsent words on disk; call at each pause in typing."""
        with self._lock:
            if self._state is None or self._over or text == self._draft:
                return
            self._draft = text
            self._keep()

    def speaking(self) -> None:
        """Keep the take from now on: somebody begins to speak before a word is typed or sent."""
        with self._lock:
            if self._state is not None and not self._over:
                self._speaking = True
                self._keep()

    def live(self, request: int, text: str) -> None:
        """Emit `Lamps` for what is said so far plus `text`; changes nothing."""
        turns = self._turns
        if clean(text).strip():
            turns += (PlayedTurn("candidate", "", clean(text), None),)
        try:
            card = self._scorer.score(self._closing(turns), wants_job=self.start.wants_job)
        except ReaderUnavailable:
            return  # said once, by the scoring of a sent turn
        used = frozenset(t.id for t in card.tactics if t.used)
        self._emit(Lamps(request, used, card.met))

    def leave(self, last_words: str = "", timing: Timing | None = None) -> None:
        """End the interview now and score what was said, `last_words` (unsent) included."""
        with self._lock:
            if self._state is None or self._over:
                return
            words = clean(last_words).strip()
            if words:
                seconds = None if timing is None else timing.seconds
                self._turns += (PlayedTurn("candidate", "", words, seconds),)
                self._timings.append(timing)
                self._emit(CandidateSaid(words))
            self._draft = ""
            self._reply(Left())

    def suspend(self) -> bool:
        """Stop without ending; True when the take is kept, to be offered at the next start."""
        with self._lock:
            if self._state is None or self._over:
                return False
            self._over = True
            worth_keeping = bool(self._spoke or self._speaking or self._draft.strip())
            if worth_keeping:
                self._keep()
            else:
                self._forget()
            self._drafts.release(self.take_id)
            return worth_keeping

    def _reply(self, reply: Reply) -> None:
        assert self._state is not None
        self._advance(answer_interview(self.start.scenario, self._state, reply))

    def _advance(self, step: Step) -> None:
        self._state = step.state
        reason: EndReason | None = None
        for event in step.events:
            if isinstance(event, Said):
                turn = PlayedTurn(
                    "interviewer", self._names.get(event.speaker, event.speaker), event.text, None
                )
                self._turns += (turn,)
                self._emit(InterviewerSaid(event.speaker, turn.name, turn.text, event.invites))
            elif isinstance(event, Ended):
                reason = event.reason
        if self._spoke:
            self._keep()
        if reason is None:
            self._emit(YourTurn(self._candidate_turns + 1))
        else:
            self._finish(reason)

    def _finish(self, reason: EndReason) -> None:
        self._over = True
        self._emit(Finished(reason))
        if not self._spoke and reason == "left":
            self._forget()
            self._emit(Discarded())
            return
        closing = self._closing(self._turns)
        try:
            card = self._scorer.score(
                closing,
                wants_job=self.start.wants_job,
                seconds=self._seconds_spoken(),
                timing=self._timing(),
            )
        except ReaderUnavailable as problem:
            # The take stays among the unfinished, so it can be scored once this is mended.
            self._emit(Failed("scoring", str(problem), problem.advice))
            self._drafts.release(self.take_id)
            return
        self._emit(Scored(card, advise(card, closing, self.own), closing))
        assert self._state is not None
        take = Take(
            id=None,
            scenario_id=self.start.scenario.id,
            scenario_title=self.start.scenario.title,
            role=self.start.scenario.job.role,
            company=self.start.scenario.job.company,
            scenario_source=self.start.source,
            seed=self.start.seed,
            mode=self.start.mode,
            wants_job=self.start.wants_job,
            started_at=self.started_at,
            ended_at=self._clock(),
            ended=reason,
            turns=self._turns,
            scorecard=card,
            learned_timeframe=self._state.learned_timeframe,
            key=self.take_id,
        )
        try:
            with History.open(self._database) as history:
                saved = history.save(take)
                notices = history.notices
        except StorageFailed as problem:
            self._emit(Failed("history", str(problem), problem.advice, take))
            self._drafts.release(self.take_id)
            return
        self._forget()
        self._emit(Saved(saved, notices))

    def _met_by_last_turn(self) -> frozenset[str]:
        """Criteria that the newest turn's words met, for the interviewer to react to."""
        try:
            return self._scorer.heard(self._closing(self._turns))
        except ReaderUnavailable as problem:
            self._emit(Failed("scoring", str(problem), problem.advice))
            return frozenset()

    def _keep(self) -> None:
        assert self._state is not None
        kept = UnfinishedTake(
            take_id=self.take_id,
            scenario_id=self.start.scenario.id,
            scenario_title=self.start.scenario.title,
            scenario_source=self.start.source,
            seed=self.start.seed,
            mode=self.start.mode,
            wants_job=self.start.wants_job,
            started_at=self.started_at,
            state_json=self._state.to_json(),
            turns=self._turns,
            draft=self._draft,
            saved_at=self._clock(),
        )
        try:
            self._drafts.save(kept)
            self._draft_failed = False
        except StorageFailed as problem:
            # Said once, not at each pause in typing, until it works again.
            if not self._draft_failed:
                self._emit(Failed("draft", str(problem), problem.advice))
            self._draft_failed = True

    def _forget(self) -> None:
        try:
            self._drafts.discard(self.take_id)
        except StorageFailed as problem:
            self._emit(Failed("draft", str(problem), problem.advice))

    def _closing(self, turns: Sequence[PlayedTurn]) -> Closing:
        return Closing(tuple(Turn(t.speaker, t.text) for t in turns), self._context)

    def _turn_event(self, turn: PlayedTurn) -> Event:
        if turn.speaker == "candidate":
            return CandidateSaid(turn.text)
        ids = {name: key for key, name in self._names.items()}
        return InterviewerSaid(ids.get(turn.name, turn.name), turn.name, turn.text, "statement")

    def _seconds_spoken(self) -> float | None:
        times = [t.seconds for t in self._turns if t.speaker == "candidate"]
        if not times or any(t is None for t in times):
            return None
        return sum(t for t in times if t is not None)

    def _timing(self) -> Timing | None:
        # What was said before a take was resumed has no timing any more.
        complete = len(self._timings) == self._candidate_turns
        return together(self._timings) if complete else None

    @property
    def _spoke(self) -> bool:
        return any(t.speaker == "candidate" for t in self._turns)

    @property
    def _candidate_turns(self) -> int:
        return sum(t.speaker == "candidate" for t in self._turns)


def retry(take: Take, *, same_seed: bool) -> Start:
    """The start of another take of the same scenario; raises ScenarioProblems if unreadable."""
    scenario = load_text(take.scenario_source, take.scenario_id)
    seed = take.seed if same_seed else new_seed()
    return Start(scenario, take.scenario_source, seed, take.mode, take.wants_job)
