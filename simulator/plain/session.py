"""From choosing an interviewer to trying again, as questions and answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from simulator.history.export import to_markdown
from simulator.history.failures import TakeInUse
from simulator.history.store import History
from simulator.history.take import Mode, Take
from simulator.history.unfinished import UnfinishedStore, UnfinishedTake
from simulator.paths import PathsProblem, StorageFailed, ensure, paths, unused, write_private
from simulator.plain.console import Console
from simulator.plain.conversation import Conversation
from simulator.rehearsal import Event, Rehearsal, Start, new_seed, retry
from simulator.rehearsal.aloud import Aloud, SoundEvent
from simulator.rehearsal.equipment import equipment
from simulator.reminders import own_points, points_left
from simulator.scenario.catalog import Catalog, UnknownScenario, shipped_folder
from simulator.scenario.load import ScenarioProblems
from simulator.scenario.model import Scenario
from simulator.scoring.own_points import reminder
from simulator.scoring.rubric import TACTICS
from simulator.settings import Settings, SettingsProblems, load_or_default


@dataclass(frozen=True, slots=True)
class Choices:
    """What the command line already settled; None is asked for."""

    scenario: str | None = None
    seed: int | None = None
    mode: Mode | None = None
    wants_job: bool = True
    aloud: bool = False


class Session:
    """One sitting in front of the plain front end."""

    def __init__(self, console: Console, choices: Choices) -> None:
        self._console = console
        self._choices = choices
        self._rehearsal: Rehearsal | None = None
        self._settings = Settings()
        self._paths = paths()

    def run(self) -> int:
        """Play takes until the candidate stops; 2 when nothing can be played."""
        console = self._console
        try:
            ensure(self._paths)
            self._settings = load_or_default(self._paths.settings)
        except PathsProblem as problem:
            console.say(f"{problem} {problem.advice}")
            return 2
        except SettingsProblems as problem:
            console.say(str(problem))
            console.say("Using the built-in settings for now; your file is untouched.")
        console.say("Mock interview: the last minutes, rehearsed.")
        console.say("Everything stays on this machine.")
        console.say()
        try:
            if self._choices.scenario is not None:
                self._catalog().load(self._choices.scenario)  # a wrong name is said at once
            if self._offer_unfinished():
                return 0
            start = self._pick()
            while start is not None:
                start = self._play(start)
        except (UnknownScenario, ScenarioProblems) as problem:
            console.say(str(problem))
            return 2
        except StorageFailed as problem:
            console.say(f"{problem} {problem.advice}")
            return 2
        console.say("Good luck. You have practised; that counts.")
        return 0

    def suspend(self) -> None:
        """Keep whatever is under way, and say how to go on."""
        if self._rehearsal is not None and self._rehearsal.suspend():
            self._console.say("Your take is kept. Start again and it will be offered to you.")

    def _offer_unfinished(self) -> bool:
        """Offer kept takes; True when one was taken up and the sitting ended with it."""
        console = self._console
        drafts = UnfinishedStore(self._paths.unfinished)
        kept, notices = drafts.list()
        for notice in notices:
            console.say(notice)
        for take in kept:
            when = take.saved_at.astimezone().strftime("%d %B, %H:%M")
            picked = console.choose(
                f"You have an unfinished take of “{take.scenario_title}”, from {when}.",
                ("Go on with it", "Leave it for later", "Throw it away"),
                default=0,
            )
            if picked == 2:
                drafts.discard(take.take_id)
            elif picked == 0:
                follow = self._resume(take)
                while follow is not None:
                    follow = self._play(follow)
                return True
        return False

    def _resume(self, take: UnfinishedTake) -> Start | None:
        try:
            return self._converse(
                lambda emit: Rehearsal.resume(
                    take,
                    database=self._paths.database,
                    unfinished=self._paths.unfinished,
                    emit=emit,
                )
            )
        except TakeInUse as problem:
            self._console.say(f"{problem} {problem.advice}")
            return None

    def _catalog(self) -> Catalog:
        return Catalog([shipped_folder(), self._paths.scenarios])

    def _pick(self) -> Start | None:
        catalog = self._catalog()
        wanted = self._choices.scenario
        if wanted is None:
            entries = [entry for entry in catalog.entries() if not entry.problems]
            if not entries:
                self._console.say(
                    "There is no interview that can be read. `mock-interview doctor` says why."
                )
                return None
            with History.open(self._paths.database) as history:
                for notice in history.notices:
                    self._console.say(notice)
                records = history.records()
            rows = []
            for entry in entries:
                record = records.get(entry.id)
                score = f" Best {record.best}, last {record.last}." if record else ""
                rows.append(f"{entry.title}: {entry.role} at {entry.company}.{score}")
            wanted = entries[self._console.choose("Who interviews you?", rows)].id
        loaded = catalog.load(wanted)
        seed = self._choices.seed if self._choices.seed is not None else new_seed()
        start = Start(loaded.scenario, loaded.source, seed, wants_job=self._choices.wants_job)
        return self._brief(start)

    def _brief(self, start: Start) -> Start:
        console, scenario = self._console, start.scenario
        self._describe(scenario)
        if self._settings.show_tactics:
            console.say("The five closing tactics:")
            for tactic in TACTICS:
                console.say(f"  {tactic.title}.")
            console.say()
        mode = self._choices.mode
        if mode is None:
            picked = console.choose(
                "How do you want to rehearse?",
                (
                    "Practice: after each answer you hear which tactics you have covered",
                    "Real: nothing until the end",
                ),
                default=0 if self._settings.mode == "practice" else 1,
            )
            mode = "real" if picked else "practice"
        wants_job = start.wants_job
        if wants_job and self._choices.scenario is None:
            picked = console.choose(
                "Do you want this job?",
                ("Yes, or I want to practise asking", "I'm not sure: leave asking for it out"),
                default=0,
            )
            wants_job = picked == 0
        return replace(start, mode=mode, wants_job=wants_job)

    def _describe(self, scenario: Scenario) -> None:
        console = self._console
        console.say()
        console.say(f"{scenario.title}. {scenario.summary}")
        console.say(f"The job: {scenario.job.role} at {scenario.job.company}.")
        for person in scenario.interviewers:
            console.say(f"With you: {person.name}, {person.role}.")
        for heading, lines in (
            ("What you heard today:", scenario.facts),
            ("What the job asks for:", scenario.skills),
            ("What you have already told them:", scenario.discussed),
            ("What you might bring up, if it is true of you:", scenario.your_points),
        ):
            if lines:
                console.say(heading)
                for line in lines:
                    console.say(f"  - {line}", indent="    ")
        if said := reminder([point.own for point in points_left(self._paths, scenario.id)]):
            console.say(said)
        console.say()

    def _play(self, start: Start) -> Start | None:
        return self._converse(
            lambda emit: Rehearsal(
                start,
                database=self._paths.database,
                unfinished=self._paths.unfinished,
                emit=emit,
            )
        )

    def _converse(self, make: Callable[[Callable[[Event], None]], Rehearsal]) -> Start | None:
        """Play one take to its end; the start of the next one, or None to stop."""
        conversation = Conversation(self._console, self._sound)
        self._rehearsal = conversation.rehearsal = make(conversation.show)
        self._rehearsal.own = [point.own for point in own_points(self._paths)]
        try:
            conversation.run()
        finally:
            conversation.close()
        while conversation.take is None and conversation.unsaved is not None:
            picked = self._console.choose(
                "This take is not kept yet.",
                ("Try again to keep it", "Go on without keeping it"),
                default=0,
            )
            if picked == 1:
                return None
            conversation.take = self._keep(conversation.unsaved)
        if conversation.take is None:
            return None
        return self._after(conversation.take)

    def _sound(self, take: Rehearsal, emit: Callable[[SoundEvent], object]) -> Aloud:
        # A screen reader reads the lines already, so a second voice comes only when asked for.
        settings = self._settings.model_copy(update={"voice": self._choices.aloud})
        made = equipment(settings, self._paths.recordings)
        return Aloud(take.start.scenario, take.take_id, made, emit)

    def _keep(self, take: Take) -> Take | None:
        """Save a take that could not be saved before; None when it still cannot."""
        try:
            with History.open(self._paths.database) as history:
                saved = history.save(take)
            if take.key is not None:
                UnfinishedStore(self._paths.unfinished).discard(take.key)
        except StorageFailed as problem:
            self._console.say(f"{problem} {problem.advice}")
            return None
        self._console.say(f"Kept as take {saved.id}.")
        return saved

    def _after(self, take: Take) -> Start | None:
        console = self._console
        while True:
            console.say()
            picked = console.choose(
                "What now?",
                (
                    "Try the same interview again",
                    "Try it again with other words from the interviewer",
                    "Choose another interview",
                    "Save this scorecard as a Markdown file",
                    "Stop for today",
                ),
                default=0,
            )
            if picked in (0, 1):
                return retry(take, same_seed=picked == 0)
            if picked == 2:
                self._choices = replace(self._choices, scenario=None, seed=None)
                return self._pick()
            if picked == 4:
                return None
            target = unused(self._paths.exports / f"take-{take.id}-{take.scenario_id}.md")
            try:
                write_private(target, to_markdown(take))
            except StorageFailed as problem:
                console.say(f"{problem} {problem.advice}")
            else:
                console.say(f"Saved as {target}")
