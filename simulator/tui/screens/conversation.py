"""The interview itself: their lines, your answer, five lamps in practice mode."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static, TextArea

from simulator import rehearsal as engine
from simulator.commands import COMMAND_BY_ID
from simulator.tui import show
from simulator.tui.exchange import Exchange
from simulator.tui.keys import bindings, first_key
from simulator.tui.pauses import Pauses
from simulator.tui.result import from_play
from simulator.tui.speaking import Speaking
from simulator.tui.stopwatch import Stopwatch
from simulator.tui.trouble import Trouble
from simulator.tui.widgets.answer_box import AnswerBox
from simulator.tui.widgets.hearing import Hearing
from simulator.tui.widgets.lamps import Lamps
from simulator.tui.widgets.talk import Talk

if TYPE_CHECKING:
    from simulator.history.take import Mode, Take
    from simulator.history.unfinished import UnfinishedTake

# Seconds of typing on without a pause after which the draft is kept all the same.
_LONGEST_UNSAVED = 0.7
_VOICE = frozenset(f"conversation_{name}" for name in ("voice", "mute", "slower", "faster"))
_ENDINGS = {
    "goodbye": "The interview is over.",
    "left": "You ended the interview here.",
    "silence": "The interviewer closed the talk after the silence.",
}


class Conversation(Speaking):
    """Plays one take. The engine runs in threads; its events come back as messages."""

    where = "conversation"
    CSS_PATH = "conversation.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("conversation")]

    class Heard(Message):
        """The engine has emitted an event."""

        def __init__(self, event: engine.Event) -> None:
            super().__init__()
            self.event = event

    class Opened(Message):
        """The engine is ready, or could not be made."""

        def __init__(self, outcome: engine.Rehearsal | Trouble) -> None:
            super().__init__()
            self.outcome = outcome

    def __init__(self, opening: engine.Start | UnfinishedTake) -> None:
        super().__init__()
        self.opening = opening
        self.mode: Mode = opening.mode
        self.exchange = Exchange(lambda: self.backstage.rehearsal(opening, self._hear))
        self.waiting = True  # for the interviewer
        self.over = False
        self.paused = False
        self.scored: engine.Scored | None = None
        self.take: Take | None = None
        self._spoke = False
        self._typed = False  # words in the box that were typed, and not only corrected
        self._heard_before = False
        self._first_turn = True
        self._show_clock = True
        self._take_watch = Stopwatch()
        self._answer_watch = Stopwatch()
        self._drafts = Pauses(self, wait=0.35, most=_LONGEST_UNSAVED, then=self._keep_draft)
        self._glances = Pauses(self, wait=0.15, most=0.6, then=self._look_at_draft)

    def heading(self) -> Content:
        """The scenario's title."""
        kept = self.opening
        title = kept.scenario.title if isinstance(kept, engine.Start) else kept.scenario_title
        return show.line(title)

    def body(self) -> Iterable[Widget]:
        """Talk, lamps, answer; a side pane with the criteria where there is room."""
        left_out = frozenset() if self.opening.wants_job else frozenset({"ask_for_job"})
        self.set_class(self.mode == "practice", "-practice")
        self.set_class(self.mode == "real", "-real")
        with Horizontal(id="stage"):
            with Vertical(id="room"):
                yield Talk(id="talk")
                yield Static(self._paused_text(), id="paused")
                yield Lamps(left_out, id="line")
                yield AnswerBox(id="answer")
                yield Hearing(id="hearing")
                with Horizontal(id="over"):
                    yield Static(id="ending")
                    yield Button("See your scorecard", variant="primary", id="scorecard")
            with VerticalScroll(id="side", can_focus=False):
                lamps = Lamps(left_out, id="groups")
                lamps.detailed = True
                yield lamps

    def _paused_text(self) -> Content:
        key = first_key(COMMAND_BY_ID["conversation.pause"], self.simulator.keys_changed)
        return Content.assemble(
            ("Paused", "bold $primary"),
            "\n\nThe clock stands still and your words are kept.\nPress ",
            (key, "bold $primary"),
            " to go on.",
        )

    @property
    def answer(self) -> AnswerBox:
        """Where the answer is typed."""
        return self.query_one("#answer", AnswerBox)

    @property
    def talk(self) -> Talk:
        """What has been said."""
        return self.query_one("#talk", Talk)

    def on_mount(self) -> None:
        """Start the engine off the loop; typing is possible as soon as it is your turn."""
        settings = self.simulator.settings
        if settings is not None:
            self._show_clock = settings.show_clock
            self._drafts.wait = min(settings.autosave_seconds, _LONGEST_UNSAVED)
        self.answer.focus()
        self.run_worker(self.exchange.run(), group="exchange")
        self.exchange.open(lambda outcome: self.post_message(self.Opened(outcome)))
        self.set_interval(1.0, self._tick)
        self._tick()

    def _hear(self, event: engine.Event) -> None:
        # Called on the engine's threads; the message is handled on the loop.
        self.post_message(self.Heard(event))

    async def on_conversation_opened(self, message: Opened) -> None:
        """Take the engine, or go back with a word of explanation."""
        if isinstance(message.outcome, Trouble):
            self.trouble(message.outcome, "open")
            self.leave()
            return
        self.exchange.rehearsal = message.outcome
        self.open_sound(message.outcome)
        self._take_watch.start()
        if message.outcome.kept_draft:
            self.answer.load_text(message.outcome.kept_draft)
            self.answer.move_cursor(self.answer.document.end)

    def on_conversation_heard(self, message: Heard) -> None:
        """Show what an event means."""
        match message.event:
            case engine.InterviewerSaid(speaker=speaker, name=name, text=text):
                self.speak_line(speaker, text, self.talk.interviewer(name, text))
            case engine.CandidateSaid(text=text):
                self._spoke = True
                self.talk.candidate(text)
            case engine.YourTurn():
                self._your_turn()
            case engine.Lamps() as lamps:
                self._light(lamps)
            case engine.Finished(reason=reason):
                self._finished(_ENDINGS[reason])
            case engine.Scored() as scored:
                self.scored = scored
                used = frozenset(t.id for t in scored.scorecard.tactics if t.used)
                self._light(engine.Lamps(self.exchange.request, used, scored.scorecard.met))
                self._offer_scorecard()
            case engine.Saved(take=take):
                self.take = take
                self._offer_scorecard()
            case engine.Discarded():
                self.simulator.tell("Nothing was said, so there is nothing to score.")
                self.leave()
            case engine.Failed(what=what, message=text, advice=advice, take=unsaved):
                self._failed(what, text, advice)
                if unsaved is not None:
                    self.take = unsaved  # exporting it from the scorecard tries to keep it again
                    self._offer_scorecard()

    def _your_turn(self) -> None:
        self.waiting = False
        if self._first_turn and self.desk is not None and not self.answer.text:
            self.desk.recover(self._turn_number())
        self._first_turn = False
        self._answer_watch.restart()
        self.answer.read_only = False
        self._tick()
        self.refresh_keys()
        if self.answer.text or self._spoke:
            self._look_at_draft()

    def _light(self, lamps: engine.Lamps) -> None:
        if lamps.request < self.exchange.request:
            return  # an older reading that came late
        for widget in self.query(Lamps):
            widget.used, widget.met = lamps.used, lamps.met

    def _finished(self, words: str) -> None:
        self.over = True
        self.waiting = False
        self._take_watch.stop()
        self._glances.forget()
        self._drafts.forget()
        self.query_one("#ending", Static).update(Content(words))
        self.query_one("#scorecard", Button).disabled = True
        self.add_class("-over")
        self.remove_class("-paused")
        self._tick()
        self.refresh_keys()

    def _offer_scorecard(self) -> None:
        button = self.query_one("#scorecard", Button)
        if self.scored is not None:
            button.disabled = False
            button.focus()

    def _failed(self, what: str, message: str, advice: str) -> None:
        self.simulator.tell(message, advice, severity="error")
        if what == "scoring" and self.over:
            self.query_one("#ending", Static).update(
                Content("This take could not be scored. It is kept for when it can be.")
            )

    # Typing

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep and read the draft at the next pause in typing."""
        self._count_words()
        if self.waiting or self.over:
            return
        self._drafts.touch()
        if self.mode == "practice":
            self._glances.touch()

    def _keep_draft(self) -> None:
        if not self.over:
            self.exchange.keep(self.answer.text)

    def _look_at_draft(self) -> None:
        if self.mode == "practice" and not self.over:
            self.exchange.look(self.answer.text)

    def _count_words(self) -> None:
        count = show.count(self.answer.words, "word")
        clock = f" · {show.clock(self._answer_watch.seconds)}" if self._show_clock else ""
        self.answer.border_subtitle = count + clock

    def _tick(self) -> None:
        self._count_words()
        mode = "Practice" if self.mode == "practice" else "Real"
        state = "paused" if self.paused else "over" if self.over else ""
        clock = show.clock(self._take_watch.seconds) if self._show_clock else ""
        pieces = [mode, state, clock]
        self.top_bar.status = Content.styled(" · ".join(filter(None, pieces)), "$quiet")

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Sending and the like only make sense while it is your turn."""
        if action.startswith("conversation_"):
            if self.over:
                return False
            if action in _VOICE:
                return not self.paused
            if action == "conversation_pause":
                return not self.listening
            if self.paused or self.waiting:
                return False
            if self.has_class("-listening"):
                return self.listening and action in ("conversation_speak", "conversation_send")
        return True

    def action_conversation_send(self) -> None:
        """Say what has been typed, or what is being spoken."""
        if self.listening:
            self.finish_listening_and_send()
            return
        text = self.answer.text
        if not text.strip():
            key = first_key(COMMAND_BY_ID["conversation.silent"], self.simulator.keys_changed)
            self.simulator.tell("There is nothing to say yet.", f"{key} lets the turn pass.")
            return
        position = self._turn_number()
        timing = self.spoken_timing(self._typed)
        self._reply(lambda take: take.send(text, timing))
        if self.desk is not None:
            self.desk.counted(position, text)

    def action_conversation_speak(self) -> None:
        """Speak, or have finished speaking."""
        if not self.listening:
            self.exchange.hold()
        self.toggle_listening(self._turn_number())

    def _turn_number(self) -> int:
        take = self.exchange.rehearsal
        return len(take.turns) if take is not None else 0

    def take_heard(self, text: str) -> None:
        """The words stand in the box, to be corrected before they count."""
        before = self.answer.text.rstrip()
        self._typed = self._typed or (bool(before) and not self._heard_before)
        self._heard_before = True
        self.answer.load_text(f"{before} {text}".strip())
        self.answer.move_cursor(self.answer.document.end)
        self.answer.focus()
        self._keep_draft()

    def send_heard(self) -> None:
        """Send what stands in the box."""
        self.action_conversation_send()

    def look_at(self, text: str) -> None:
        """Lamps follow the voice in practice mode; in both, the reading is warm at the end."""
        if self.mode == "practice" and not self.over:
            self.exchange.look(f"{self.answer.text} {text}".strip())

    def action_conversation_silent(self) -> None:
        """Let the turn pass; typed words stay in the box for the next one."""
        self._reply(lambda take: take.stay_silent(), keep_text=True)

    def _reply(
        self, intent: Callable[[engine.Rehearsal], object], *, keep_text: bool = False
    ) -> None:
        if self.waiting:
            return
        self.waiting = True
        self._drafts.forget()
        self._glances.forget()
        if not keep_text:
            self.answer.load_text("")
            self._typed = self._heard_before = False
        self.refresh_keys()
        self.exchange.reply(intent)

    def action_conversation_pause(self) -> None:
        """Stop the clock and hide the talk, or go on."""
        self.paused = not self.paused
        if self.desk is not None:
            self.desk.hold(self.paused)
        self.set_class(self.paused, "-paused")
        for watch in (self._take_watch, self._answer_watch):
            if self.paused:
                watch.stop()
            else:
                watch.start()
        if self.paused:
            self._keep_draft()
            self.set_focus(None)
        else:
            self.answer.focus()
        self._tick()
        self.refresh_keys()

    def action_conversation_finish(self) -> None:
        """End here after asking."""
        from simulator.tui.screens.confirm import Confirm, Question

        unsent = bool(self.answer.text.strip())
        text = "What was said so far is scored."
        if unsent:
            text += " The words in the box count as said."
        question = Question("End the interview here?", Content(text), "End and score", "Go on")
        self.app.push_screen(Confirm(question), self._finish_if)

    def _finish_if(self, sure: bool | None) -> None:
        if sure:
            last = self.answer.text
            timing = self.spoken_timing(self._typed)
            self._reply(lambda take: take.leave(last, timing))

    async def on_button_pressed(self) -> None:
        """On to the scorecard."""
        await self.close_sound()
        take = self.exchange.rehearsal
        if self.scored is None or take is None:
            return
        from simulator.tui.screens.scorecard import ScorecardScreen

        result = from_play(take, self.scored, self.take)
        self.go(ScorecardScreen(result, take.start), instead=True)

    async def go_back(self) -> None:
        """Leave; a take under way is kept and offered on the first screen."""
        kept = await self._suspend()
        if kept:
            self.simulator.tell("Your take is kept.", "Go on with it from the first screen.")
        self.leave()

    async def put_away(self) -> str:
        """Keep the take before the program ends."""
        await self._suspend()
        return ""

    async def _suspend(self) -> bool:
        await self.close_sound()
        if self.over:
            return False
        self._drafts.forget()
        return await self.exchange.suspend(None if self.waiting else self.answer.text)
