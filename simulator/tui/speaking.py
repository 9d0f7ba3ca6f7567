"""The part of a conversation that is heard: lines aloud, answers by voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message

from simulator.commands import COMMAND_BY_ID
from simulator.tui.keys import first_key
from simulator.tui.place import Place
from simulator.tui.sound_desk import SoundDesk
from simulator.tui.widgets.hearing import Hearing
from simulator.tui.widgets.talk import SpokenLine, Talk

if TYPE_CHECKING:
    from simulator.rehearsal import Rehearsal
    from simulator.rehearsal.aloud import Aloud, SoundEvent
    from simulator.scoring.timing import Timing

_METER = 0.1
"""Seconds between two looks at the level."""


class Speaking(Place):
    """What a conversation does with sound. The desk opens with the take and closes with it."""

    class Sounded(Message):
        """Voice or ears have something to tell."""

        def __init__(self, event: SoundEvent) -> None:
            super().__init__()
            self.event = event

    class Silent(Message):
        """There is no voice for the line `key`, so all of it counts as said."""

        def __init__(self, key: int) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__()
        self.desk: SoundDesk | None = None
        self.listening = False
        self._lines: dict[int, SpokenLine] = {}
        self._timings: list[Timing | None] = []
        self._send_when_heard = False
        self._position = 0
        self._voice_lost = False

    # What the conversation itself provides

    def take_heard(self, text: str) -> None:
        """Words were heard; they stand where they can be corrected."""
        raise NotImplementedError

    def send_heard(self) -> None:
        """Send what stands in the box."""
        raise NotImplementedError

    def look_at(self, text: str) -> None:
        """Read live what was said so far."""
        raise NotImplementedError

    @property
    def hearing(self) -> Hearing:
        """Where the words appear while speaking."""
        return self.query_one(Hearing)

    def open_sound(self, take: Rehearsal) -> None:
        """Begin with voice and ears for this take."""
        from simulator.rehearsal.aloud import Aloud

        settings = self.simulator.settings

        def make(emit: Any) -> Aloud:  # noqa: ANN401 - Callable[[SoundEvent], None]
            return Aloud(
                take.start.scenario, take.take_id, self.backstage.sound.equipment(settings), emit
            )

        self.desk = SoundDesk(make, lambda event: self.post_message(self.Sounded(event)))
        self.run_worker(self.desk.run(), group="sound")
        self.desk.open()
        self._warn_if_it_leaves()
        self.set_interval(_METER, self._poll)

    def _warn_if_it_leaves(self) -> None:
        from simulator.speech.ears.engines import LEAVES_THE_MACHINE

        settings = self.simulator.settings
        warning = LEAVES_THE_MACHINE.get(settings.recogniser if settings else "")
        if warning:
            self.query_one(Talk).note(warning)

    async def close_sound(self) -> None:
        """Let go of microphone and voice."""
        if self.desk is not None:
            desk, self.desk = self.desk, None
            await desk.close()

    def speak_line(self, speaker: str, text: str, shown: SpokenLine) -> None:
        """Say an interviewer's line, its words standing back until they are said."""
        if self.desk is None:
            return
        key = len(self._lines)
        self._lines[key] = shown
        self.desk.say(key, speaker, text, lambda k: self.post_message(self.Silent(k)))

    def spoken_timing(self, typed_too: bool) -> Timing | None:
        """How the words in the box were said; None when some of them were typed."""
        from simulator.scoring.timing import together

        timings, self._timings = self._timings, []
        return None if typed_too or not timings else together(timings)

    def toggle_listening(self, position: int) -> None:
        """Open the microphone, or close it and read."""
        desk = self.desk
        if desk is None:
            return
        if self.listening:
            self.listening = False
            self.hearing.read_rest()
            desk.hear(self._position)
        else:
            self.listening = True
            self._position = position
            key = first_key(COMMAND_BY_ID["conversation.speak"], self.simulator.keys_changed)
            self.hearing.begin(f"{key} when you have finished")
            self.add_class("-listening")
            desk.listen(position)
        self.refresh_keys()

    def finish_listening_and_send(self) -> None:
        """One key for both: close the microphone, and send what was heard."""
        self._send_when_heard = True
        self.toggle_listening(self._position)

    def on_speaking_silent(self, message: Silent) -> None:
        """No voice: the line stands whole."""
        message.stop()
        self._say_all(message.key)

    def on_speaking_sounded(self, message: Sounded) -> None:
        """Show what voice and ears tell."""
        from simulator.rehearsal import aloud

        message.stop()
        match message.event:
            case aloud.Spoken(key=key, characters=characters):
                if key in self._lines:
                    self._lines[key].said(characters)
            case aloud.LineOver(key=key):
                self._say_all(key)
            case aloud.Listening():
                self.hearing.opened()
            case aloud.Hearing(settled=settled, unsettled=unsettled):
                self.hearing.words(settled, unsettled)
                self.look_at(f"{settled} {unsettled}")
            case aloud.EndsIn(seconds=seconds):
                self.hearing.ends_in = seconds
                if seconds == 0 and self.listening:
                    self.finish_listening_and_send()
            case aloud.HeardTurn(text=text, timing=timing):
                self._heard(text, timing)
            case aloud.SoundTrouble() as trouble:
                self._sound_trouble(trouble.kind, trouble.message, trouble.advice)

    def _heard(self, text: str, timing: Timing | None) -> None:
        self.remove_class("-listening")
        self.listening = False
        send, self._send_when_heard = self._send_when_heard, False
        if not text.strip():
            self.simulator.tell(
                "No words were heard.", "Try again, or type your answer.", severity="warning"
            )
        else:
            self._timings.append(timing)
            self.take_heard(text)
            if send:
                self.send_heard()
        self.refresh_keys()

    def _sound_trouble(self, kind: str, message: str, advice: str) -> None:
        if kind in ("no_voice", "no_speaker"):
            if not self._voice_lost:
                self.query_one(Talk).note(f"{message} {advice}")
            self._voice_lost = True
            return
        self.simulator.tell(message, advice, severity="error")
        if kind in ("no_microphone", "microphone_busy"):
            self.listening = False
            self.remove_class("-listening")
            self.refresh_keys()
        elif kind == "microphone_lost" and self.listening:
            self.toggle_listening(self._position)

    def _say_all(self, key: int) -> None:
        if key in self._lines:
            self._lines[key].said(1_000_000)

    def _poll(self) -> None:
        aloud = self.desk.aloud if self.desk is not None else None
        if aloud is not None and self.listening:
            level = aloud.level
            self.hearing.measure(level.share, level.warning, aloud.seconds)

    # Commands

    def _narrator(self) -> Any:  # noqa: ANN401 - Narrator | None, a room loaded late
        return self.desk.aloud.narrator if self.desk and self.desk.aloud else None

    def action_conversation_voice(self) -> None:
        """Skip what is being said; when quiet, say the last line again."""
        narrator = self._narrator()
        if narrator is not None:
            if narrator.speaking:
                narrator.skip()
            else:
                narrator.repeat()

    def action_conversation_mute(self) -> None:
        """Voice on or off."""
        narrator = self._narrator()
        if narrator is not None:
            narrator.mute(not narrator.muted)
            self.simulator.tell("The voice is off." if narrator.muted else "The voice is on.")

    def action_conversation_slower(self) -> None:
        """Slower from the next sentence on."""
        self._change_pace(-1)

    def action_conversation_faster(self) -> None:
        """Faster from the next sentence on."""
        self._change_pace(1)

    def _change_pace(self, step: int) -> None:
        narrator = self._narrator()
        if narrator is not None:
            self.simulator.tell(f"Speaking at {narrator.change_pace(step):g} times the pace.")
