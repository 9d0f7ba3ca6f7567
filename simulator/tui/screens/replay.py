"""Hear a take again, with the words in step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from simulator.scoring.rubric import TACTICS
from simulator.tui import show
from simulator.tui.keys import bindings
from simulator.tui.place import Place
from simulator.tui.widgets.talk import SpokenLine

if TYPE_CHECKING:
    from simulator.history.take import Take
    from simulator.rehearsal.replay import Replay, ReplayEvent

_LABELS = {c.id: c.label for tactic in TACTICS for c in tactic.criteria}


class ReplayScreen(Place):
    """Plays the turns of a take; `jump` is a turn and a character to begin at."""

    where = "replay"
    CSS_PATH = "replay.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("replay")]

    class Told(Message):
        """The replay has come somewhere."""

        def __init__(self, event: ReplayEvent) -> None:
            super().__init__()
            self.event = event

    def __init__(self, take: Take, jump: tuple[int, int] = (0, 0)) -> None:
        super().__init__()
        self.take = take
        self.replay: Replay | None = None
        self.turn = jump[0]
        self.over = False
        self._jump = jump
        self._place = jump
        self._evidence = sorted(
            {
                (e.turn, e.start, _LABELS[c.id])
                for t in take.scorecard.tactics
                for c in t.criteria
                if c.met
                for e in c.evidence
            }
        )

    def heading(self) -> Content:
        """The scenario's title."""
        return show.line(self.take.scenario_title)

    def body(self) -> Iterable[Widget]:
        """The turns, and what the recording is."""
        with VerticalScroll(id="turns"):
            for number, turn in enumerate(self.take.turns):
                name = "You" if turn.speaker == "candidate" else turn.name
                spoken = SpokenLine(name, turn.text)
                spoken.id = f"turn-{number}"
                spoken.set_class(turn.speaker == "candidate", "-you")
                yield spoken
        yield Static(id="state", markup=False)

    def on_mount(self) -> None:
        """Make the replay off the loop and begin."""
        self.query_one("#turns").focus()
        self._state("Getting ready…")
        self.fetch(
            "replay", lambda: self.backstage.sound.replay(self.take, self._hear), self._begin
        )

    def _hear(self, event: ReplayEvent) -> None:
        self.post_message(self.Told(event))

    def _begin(self, replay: Replay) -> None:
        self.replay = replay
        yours = [n for n, turn in enumerate(self.take.turns) if turn.speaker == "candidate"]
        if not replay.recorded and yours:
            self.simulator.tell(
                "There is no recording of your answers.",
                "You hear the interviewer; your words are shown.",
            )
        replay.start(*self._jump)
        self._state("Playing")

    def on_replay_screen_told(self, message: Told) -> None:
        """Follow the sound."""
        from simulator.rehearsal import replay

        match message.event:
            case replay.Playing(turn=turn, characters=characters):
                self._follow(turn, characters)
            case replay.Played():
                self.over = True
                self._state("The end")
            case trouble:
                self.simulator.tell(trouble.message, trouble.advice, severity="warning")

    def _follow(self, turn: int, characters: int) -> None:
        lines = [self.query_one(f"#turn-{n}", SpokenLine) for n in range(len(self.take.turns))]
        if turn != self.turn or characters == 0:
            for number, spoken in enumerate(lines):
                spoken.said(1_000_000 if number < turn else 0)
                spoken.set_class(number == turn, "-now")
            self.query_one("#turns").scroll_to_widget(lines[turn], animate=False)
        lines[turn].add_class("-now")
        lines[turn].said(characters)
        self.turn = turn
        self._place = (turn, characters)
        if not self.over:
            self._state("Paused" if self.replay and self.replay.paused else "Playing")

    def _state(self, words: str, note: str = "") -> None:
        speed = self.replay.speed if self.replay else 1.0
        pieces = [words, f"{speed:g} times the speed", f"turn {self.turn + 1}", note]
        self.query_one("#state", Static).update(Content(" · ".join(filter(None, pieces))))

    async def go_back(self) -> None:
        """Stop and leave."""
        await self.put_away()
        self.leave()

    async def put_away(self) -> str:
        """Let go of the speaker."""
        if self.replay is not None:
            replay, self.replay = self.replay, None
            import asyncio

            await asyncio.to_thread(replay.close)
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys work as soon as there is something to play."""
        return self.replay is not None if action.startswith("replay_") else True

    def _go(self, turn: int, character: int = 0) -> None:
        if self.replay is not None:
            self.over = False
            self.replay.start(turn, character)

    def action_replay_pause(self) -> None:
        """Hold it, or go on; at the end, begin anew."""
        if self.replay is None:
            return
        if self.over:
            self._go(0)
            return
        self.replay.pause()
        self._state("Paused" if self.replay.paused else "Playing")

    def action_replay_next(self) -> None:
        """The next turn."""
        self._go(min(len(self.take.turns) - 1, self.turn + 1))

    def action_replay_previous(self) -> None:
        """The turn before."""
        self._go(max(0, self.turn - 1))

    def action_replay_slower(self) -> None:
        """Slower."""
        self._speed(-1)

    def action_replay_faster(self) -> None:
        """Faster."""
        self._speed(1)

    def _speed(self, step: int) -> None:
        if self.replay is not None:
            self.replay.change_speed(step)
            self._go(*self._place)
            self._state("Playing")

    def action_replay_evidence(self) -> None:
        """Jump to the next words that earned something."""
        if not self._evidence:
            self.simulator.tell("There are no words to go to.")
            return
        ahead = [e for e in self._evidence if e[:2] > self._place]
        turn, start, label = (ahead or self._evidence)[0]
        self._place = (turn, start)
        self._go(turn, start)
        self._state("Playing", label)

    def action_replay_delete(self) -> None:
        """Delete the sound after asking."""
        from simulator.tui.screens.confirm import Confirm, Question

        question = Question(
            "Delete the recording?",
            Content("The words and the score stay."),
            "Delete",
            grave=True,
        )
        self.app.push_screen(Confirm(question), self._delete_if)

    def _delete_if(self, sure: bool | None) -> None:
        key = self.take.key
        if sure and key is not None:

            def gone(freed: int) -> None:
                self.simulator.tell(f"The recording is deleted ({freed / 1024:.0f} KiB).")
                self.run_worker(self.go_back())

            self.fetch("delete", lambda: self.backstage.sound.recordings.delete_sound(key), gone)
