"""Play a take back: the interviewer and the candidate's own voice, in order and in step."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from simulator.history.take import Take
from simulator.rehearsal.aloud import Equipment, SoundTrouble
from simulator.scenario.load import load_text
from simulator.speech.audio_file import read_sound
from simulator.speech.ports import Playback, VoiceStyle
from simulator.speech.problems import SpeechProblem
from simulator.speech.sound import Sound
from simulator.speech.stretch import SPEEDS, stretched
from simulator.speech.transcript import Transcript
from simulator.speech.voice.captions import said_until, sentences
from simulator.speech.voice.styles import styles

_GLANCE: Final = 0.05
_UNHEARD: Final = 16.0
"""Characters a second for words that have no sound: they are shown at a reading pace."""


@dataclass(frozen=True, slots=True)
class Playing:
    """Turn `turn` is being played; `characters` of its text are over."""

    turn: int
    characters: int


@dataclass(frozen=True, slots=True)
class Played:
    """The take has come to its end."""


ReplayEvent = Playing | Played | SoundTrouble


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of a turn with one sound: `text[start:end]`; sound None: there is none."""

    start: int
    end: int
    sound: Sound | None
    heard: Transcript | None = None


class Replay:
    """Plays the turns of one take on a thread of its own; events come on that thread.

    Raises ScenarioProblems when the take's scenario cannot be read.
    """

    def __init__(
        self, take: Take, equipment: Equipment, emit: Callable[[ReplayEvent], object]
    ) -> None:
        self._take = take
        self._equipment = equipment
        self._emit = emit
        scenario = load_text(take.scenario_source, take.scenario_id)
        by_id = styles(scenario)
        self._styles = {p.name: by_id[p.id] for p in scenario.interviewers}
        recordings = equipment.recordings
        key = take.key or ""
        self._sounds = recordings.sounds(key) if recordings and key.isalnum() else {}
        self._notes = recordings.notes(key) if recordings and key.isalnum() else {}
        self._there = threading.Condition()
        self._thread: threading.Thread | None = None
        self._playing: Playback | None = None
        self._turn = 0
        self._from = 0  # characters into the turn
        self._jump = False
        self._closed = False
        self._quiet = False
        self.paused = False
        self.speed = 1.0

    @property
    def recorded(self) -> frozenset[int]:
        """The turns of which there is a recording."""
        return frozenset(self._sounds)

    def start(self, turn: int = 0, character: int = 0) -> None:
        """Play from here; from now on the keys work."""
        with self._there:
            self._turn, self._from = turn, character
            self._jump = True
            self.paused = False
            if self._playing is not None:
                self._playing.stop()
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, daemon=True, name="replay")
                self._thread.start()
            self._there.notify_all()

    def step(self, turns: int) -> None:
        """Go so many turns on or back."""
        self.start(max(0, min(len(self._take.turns) - 1, self._turn + turns)))

    def pause(self) -> None:
        """Hold it, or go on."""
        with self._there:
            self.paused = not self.paused
            if self._playing is not None:
                if self.paused:
                    self._playing.pause()
                else:
                    self._playing.resume()
            self._there.notify_all()

    def change_speed(self, step: int) -> float:
        """The next speed, from the next piece on."""
        at = SPEEDS.index(self.speed) + step
        self.speed = SPEEDS[max(0, min(len(SPEEDS) - 1, at))]
        return self.speed

    def close(self) -> None:
        """Stop, and let go of voice and speaker."""
        with self._there:
            self._closed = self._jump = True
            if self._playing is not None:
                self._playing.stop()
            self._there.notify_all()
        if self._thread is not None:
            self._thread.join(5.0)
        if self._equipment.synthesiser is not None:
            self._equipment.synthesiser.close()
        if self._equipment.player is not None:
            self._equipment.player.close()

    def _run(self) -> None:
        while not self._closed:
            with self._there:
                self._jump = False
                turn, since = self._turn, self._from
            if turn >= len(self._take.turns):
                self._emit(Played())
                return
            try:
                self._play_turn(turn, since)
            except SpeechProblem as problem:
                if not self._quiet:
                    self._emit(SoundTrouble(problem.kind, str(problem), problem.advice))
                self._quiet = True  # the rest is shown without sound
                continue
            with self._there:
                if not self._jump:
                    self._turn, self._from = turn + 1, 0

    def _play_turn(self, turn: int, since: int) -> None:
        text = self._take.turns[turn].text
        self._emit(Playing(turn, since))
        for piece in self._pieces(turn):
            if piece.end <= since:
                continue
            self._play(turn, text, piece, max(0, since - piece.start))
            if self._jump or self._closed:
                return

    def _pieces(self, turn: int) -> list[_Stretch]:
        played = self._take.turns[turn]
        if played.speaker == "candidate":
            path = self._sounds.get(turn)
            if path is None or self._quiet:
                return [_Stretch(0, len(played.text), None)]
            note = self._notes.get(turn)
            return [_Stretch(0, len(played.text), read_sound(path), note.heard if note else None)]
        if self._quiet or self._equipment.synthesiser is None:
            return [_Stretch(0, len(played.text), None)]
        style = self._styles.get(played.name, VoiceStyle())
        return [
            _Stretch(s.start, s.end, self._equipment.synthesiser.synthesise(s.text, style))
            for s in sentences(played.text)
        ]

    def _play(self, turn: int, text: str, piece: _Stretch, skip: int) -> None:
        words = text[piece.start : piece.end]
        share = skip / len(words) if words else 0.0
        if piece.sound is None or self._equipment.player is None:
            self._show(turn, piece, words, share)
            return
        begin = _time_of(words, skip, piece) if skip else 0.0
        sound = piece.sound.piece(begin)
        if not sound.samples:
            return
        speed = self.speed
        playing = self._equipment.player.play(stretched(sound, speed))
        with self._there:
            self._playing = playing
            if self.paused:
                playing.pause()
        try:
            shown = -1
            while True:
                done = playing.wait(_GLANCE)
                if self._jump or self._closed:
                    return
                heard = begin + playing.position * speed
                said = len(words) if done else _said_at(words, heard, piece)
                if said != shown:
                    shown = said
                    self._emit(Playing(turn, piece.start + said))
                if done:
                    return
        finally:
            self._playing = None

    def _show(self, turn: int, piece: _Stretch, words: str, share: float) -> None:
        total = max(0.5, len(words) / _UNHEARD)
        gone = share * total
        while gone < total:
            with self._there:
                self._there.wait(_GLANCE)
                if self._jump or self._closed:
                    return
                if self.paused:
                    continue
            gone += _GLANCE * self.speed
            self._emit(Playing(turn, piece.start + said_until(words, gone / total)))


def _said_at(words: str, seconds: float, piece: _Stretch) -> int:
    """How many characters are over after `seconds`; by the heard words where they are known."""
    assert piece.sound is not None
    heard = piece.heard.words if piece.heard is not None else ()
    if heard:
        over = sum(word.start <= seconds for word in heard)
        return said_until(words, over / len(heard))
    return said_until(words, seconds / max(piece.sound.seconds, 0.01))


def _time_of(words: str, character: int, piece: _Stretch) -> float:
    """When the words from `character` on begin in the sound; a little before, to hear them."""
    assert piece.sound is not None
    heard = piece.heard.words if piece.heard is not None else ()
    share = len(words[:character].split()) / max(1, len(words.split()))
    if heard:
        at = heard[min(len(heard) - 1, round(share * len(heard)))].start
    else:
        at = share * piece.sound.seconds
    return max(0.0, at - 0.3)
