"""The sound of one take: lines spoken, answers heard, recordings kept. Both front ends use it.

Front ends call these methods from thread workers and get events on other threads, as with the
engine. Whatever is missing becomes one `SoundTrouble` event and the take goes on in writing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from simulator.paths import StorageFailed
from simulator.scenario.model import Scenario
from simulator.scoring.timing import Timing
from simulator.speech.ears.levels import NOTHING, Level
from simulator.speech.ears.listener import Heard, Listener, Reports
from simulator.speech.ears.live import Caption
from simulator.speech.hints import hints_of
from simulator.speech.ports import Microphone, Player, Recogniser, Synthesiser, VoiceStyle
from simulator.speech.problems import RecordingFailed, SpeechProblem
from simulator.speech.recordings import PartFile, Recordings, TurnNote
from simulator.speech.transcript import Transcript
from simulator.speech.voice.narrator import Line, Narrator
from simulator.speech.voice.styles import styles
from simulator.text import clean


@dataclass(frozen=True, slots=True)
class Spoken:
    """The voice has come so far: `characters` of the line `key` have been said."""

    key: int
    characters: int


@dataclass(frozen=True, slots=True)
class LineOver:
    """The line `key` has been said, skipped, or could not be spoken."""

    key: int


@dataclass(frozen=True, slots=True)
class Listening:
    """The microphone is open; speaking may begin."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """The words so far; `settled` ones stay."""

    settled: str
    unsettled: str


@dataclass(frozen=True, slots=True)
class EndsIn:
    """Hands-free: the turn ends in so many seconds of silence; None: speech goes on."""

    seconds: float | None


@dataclass(frozen=True, slots=True)
class HeardTurn:
    """What was heard in a whole spoken turn; empty when nobody spoke."""

    text: str
    timing: Timing | None


@dataclass(frozen=True, slots=True)
class SoundTrouble:
    """Something about sound does not work; `kind` names the state, `advice` the way on."""

    kind: str
    message: str
    advice: str


SoundEvent = Spoken | LineOver | Listening | Hearing | EndsIn | HeardTurn | SoundTrouble


@dataclass(frozen=True, slots=True)
class Equipment:
    """What sound is made with; `synthesiser` None: no voice, `microphone` None: typing only."""

    synthesiser: Synthesiser | None
    player: Player | None
    microphone: Microphone | None
    recogniser: Recogniser | None
    recordings: Recordings | None = None
    hands_free: float = 0.0
    pace: float = 1.0


class Aloud:
    """Voice and ears for one take of `scenario`, kept under the take's key."""

    def __init__(
        self,
        scenario: Scenario,
        take: str,
        equipment: Equipment,
        emit: Callable[[SoundEvent], object],
    ) -> None:
        self._take = take
        self._equipment = equipment
        self._emit = emit
        self._styles = styles(scenario)
        self._hints = hints_of(scenario)
        self._listener: Listener | None = None
        self._lock = threading.Lock()
        self._heard: dict[int, list[Heard]] = {}
        self.narrator: Narrator | None = None
        if equipment.synthesiser is not None and equipment.player is not None:
            self.narrator = Narrator(
                equipment.synthesiser, equipment.player, self._caption, self._line_over
            )
            self.narrator.pace = equipment.pace

    @property
    def can_listen(self) -> bool:
        """Whether there is anything to listen with."""
        return self._equipment.microphone is not None

    @property
    def level(self) -> Level:
        """How loud the candidate is now; polled by the meter."""
        listener = self._listener
        return listener.level if listener else NOTHING

    @property
    def seconds(self) -> float:
        """How long this turn has been listened to."""
        listener = self._listener
        return listener.seconds if listener else 0.0

    def warm(self) -> None:
        """Load the recogniser and wake the voice while nothing is due; never raises."""
        if self.narrator is not None and self._styles:
            self.narrator.prepare([("Hello.", next(iter(self._styles.values())))])
        if self._equipment.recogniser is not None and self.can_listen:
            try:
                self._equipment.recogniser.load()
            except SpeechProblem:
                return  # said when it is needed

    def say(self, key: int, speaker: str, text: str) -> bool:
        """Speak a line; False when there is no voice, and no event will come."""
        if self.narrator is None or self.narrator.muted or self.narrator.problem is not None:
            return False
        self.narrator.say(Line(key, text, self._styles.get(speaker, VoiceStyle())))
        return True

    def listen(self, position: int) -> bool:
        """Open the microphone for the turn that will be number `position`.

        Emits Listening; False when it cannot be opened, which SoundTrouble says.
        """
        equipment = self._equipment
        with self._lock:
            if self._listener is not None or equipment.microphone is None:
                return False
            assert equipment.recogniser is not None
            if self.narrator is not None:
                self.narrator.skip()
            listener = Listener(
                equipment.microphone,
                equipment.recogniser,
                self._hints,
                Reports(self._captioned, self._trouble, lambda s: self._emit(EndsIn(s))),
                self._part(position),
                equipment.hands_free,
            )
            try:
                listener.start()
            except SpeechProblem as problem:
                listener.cancel()
                self._trouble(problem)
                return False
            self._listener = listener
        self._emit(Listening())
        return True

    def hear(self, position: int) -> HeardTurn:
        """Close the microphone and tell what was said; also emits it."""
        with self._lock:
            listener, self._listener = self._listener, None
            if listener is None:
                return HeardTurn("", None)
            try:
                heard = listener.finish()
            except SpeechProblem as problem:
                self._trouble(problem)
                heard = Heard(Transcript((), "", False), listener.sound_so_far, None)
            so_far = self._heard.setdefault(position, [])
            so_far.append(heard)
            self._keep_sound(position, so_far)
        found = HeardTurn(clean(heard.transcript.text), heard.timing)
        self._emit(found)
        return found

    def recover(self, position: int) -> HeardTurn | None:
        """Hear what was recorded of turn number `position` before the program was cut off.

        Also emits it; None when there is no such recording, or no words in it.
        """
        recordings, recogniser = self._equipment.recordings, self._equipment.recogniser
        if (
            recordings is None
            or recogniser is None
            or position not in recordings.sounds(self._take)
        ):
            return None
        from simulator.speech.ears.speech_parts import speech_parts
        from simulator.speech.ears.timing import timing_of

        try:
            sound = recordings.sound(self._take, position)
            transcript = recogniser.transcribe(sound, self._hints)
        except SpeechProblem as problem:
            self._trouble(problem)
            return None
        if not transcript.words:
            return None
        found = Heard(transcript, sound, timing_of(speech_parts(sound), transcript))
        with self._lock:
            self._heard[position] = [found]
        turn = HeardTurn(clean(transcript.text), found.timing)
        self._emit(turn)
        return turn

    def stop_listening(self) -> None:
        """Close the microphone and forget this stretch; the part file stays for mending."""
        with self._lock:
            listener, self._listener = self._listener, None
        if listener is not None:
            listener.cancel()

    def counted(self, position: int, text: str) -> None:
        """Keep both versions of a turn that was sent: what was heard and what counted."""
        heard = self._heard.pop(position, [])
        recordings = self._equipment.recordings
        if not heard or recordings is None:
            return
        transcript, seconds = _one(heard)
        try:
            recordings.note(self._take, TurnNote(position, transcript, text, seconds))
        except StorageFailed as problem:
            self._emit(SoundTrouble("recording_failed", str(problem), problem.advice))

    def close(self) -> None:
        """Stop everything and let go of the devices."""
        self.stop_listening()
        if self.narrator is not None:
            self.narrator.close()

    def _part(self, position: int) -> PartFile | None:
        recordings = self._equipment.recordings
        if recordings is None:
            return None
        try:
            return recordings.part(self._take, position)
        except RecordingFailed as problem:
            self._trouble(problem)
            return None

    def _keep_sound(self, position: int, so_far: list[Heard]) -> None:
        recordings = self._equipment.recordings
        if recordings is None:
            return
        from simulator.speech.sound import Sound

        whole = Sound(b"".join(heard.sound.samples for heard in so_far))
        try:
            recordings.keep(self._take, position, whole)
        except StorageFailed as problem:
            self._emit(SoundTrouble("recording_failed", str(problem), problem.advice))

    def _caption(self, line: Line, characters: int) -> None:
        self._emit(Spoken(line.key, characters))

    def _line_over(self, line: Line, problem: SpeechProblem | None) -> None:
        if problem is not None:
            self._trouble(problem)
        self._emit(LineOver(line.key))

    def _captioned(self, caption: Caption) -> None:
        self._emit(Hearing(clean(caption.settled), clean(caption.unsettled)))

    def _trouble(self, problem: SpeechProblem) -> None:
        self._emit(SoundTrouble(problem.kind, str(problem), problem.advice))


def _one(heard: list[Heard]) -> tuple[Transcript, float]:
    """Several stretches of one turn as one; their sound was put together the same way."""
    from simulator.speech.transcript import joined

    parts, at = [], 0.0
    for one in heard:
        parts.append(one.transcript.moved(at))
        at += one.sound.seconds
    return joined(parts, heard[-1].transcript.engine), at
