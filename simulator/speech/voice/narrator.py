"""Speaks lines aloud, sentence by sentence, and tells how far it has come."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final

from simulator.speech.ports import Playback, Player, Synthesiser, VoiceStyle
from simulator.speech.problems import SpeechProblem
from simulator.speech.sound import Sound
from simulator.speech.voice.captions import Sentence, said_until, sentences

PACES: Final = (0.75, 0.85, 1.0, 1.15, 1.3, 1.5)
"""The steps of slower and faster, times the interviewer's own pace."""
_GLANCE: Final = 0.05  # seconds between two looks at how far it has come
_AHEAD: Final = 2  # sentences synthesised before they are due


@dataclass(frozen=True, slots=True)
class Line:
    """What is spoken; `key` tells one line from another with the same words."""

    key: int
    text: str
    style: VoiceStyle


class Narrator:
    """Plays lines in order on a thread of its own.

    `caption(line, characters)` tells how much of a line has been said; `over(line, problem)`
    that it is done, with the problem that silenced it, if any. Both come on the narrator's
    thread. After a problem the lines are passed on without sound until `try_again`.
    """

    def __init__(
        self,
        synthesiser: Synthesiser,
        player: Player,
        caption: Callable[[Line, int], None],
        over: Callable[[Line, SpeechProblem | None], None],
    ) -> None:
        self._synthesiser = synthesiser
        self._player = player
        self._caption = caption
        self._over = over
        self._pool = ThreadPoolExecutor(1, "voice-ahead")
        self._there = threading.Condition()
        self._waiting: list[Line] = []
        self._thread: threading.Thread | None = None
        self._playing: Playback | None = None
        self._skip = False
        self._paused = False
        self._closed = False
        self._last: Line | None = None
        self.muted = False
        self.pace = 1.0
        self.problem: SpeechProblem | None = None

    def prepare(self, lines: Sequence[tuple[str, VoiceStyle]]) -> None:
        """Synthesise what will soon be said, so that it starts at once; never raises."""
        for text, style in lines:
            for sentence in sentences(text):
                self._pool.submit(self._make, sentence, style)

    def say(self, line: Line) -> None:
        """Speak a line after those that wait."""
        with self._there:
            if self._closed:
                return
            self._waiting.append(line)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="narrator")
                self._thread.start()
            self._there.notify_all()

    def skip(self) -> None:
        """Leave out the rest of the line that is being said, and those that wait."""
        with self._there:
            for line in self._waiting:
                self._over(line, None)
            self._waiting.clear()
            self._skip = True
            self._paused = False
            if self._playing is not None:
                self._playing.stop()
            self._there.notify_all()

    def repeat(self) -> None:
        """Say the newest line again."""
        last = self._last
        if last is not None:
            self.skip()
            self.say(last)

    def pause(self) -> None:
        """Hold the voice in the middle of a word."""
        with self._there:
            self._paused = True
            if self._playing is not None:
                self._playing.pause()

    def resume(self) -> None:
        """Let it go on."""
        with self._there:
            self._paused = False
            if self._playing is not None:
                self._playing.resume()
            self._there.notify_all()

    def change_pace(self, steps: int) -> float:
        """Slower (-1) or faster (+1) from the next sentence on; the pace it is now."""
        at = min(range(len(PACES)), key=lambda i: abs(PACES[i] - self.pace))
        self.pace = PACES[max(0, min(len(PACES) - 1, at + steps))]
        return self.pace

    def mute(self, muted: bool) -> None:
        """Say nothing from now on, or speak again."""
        self.muted = muted
        if muted:
            self.skip()

    def try_again(self) -> None:
        """Forget an earlier problem, because something was plugged in or chosen."""
        self.problem = None

    @property
    def speaking(self) -> bool:
        """Whether a line is being said or waits."""
        with self._there:
            return self._playing is not None or bool(self._waiting)

    def close(self) -> None:
        """Stop at once and let go of everything."""
        with self._there:
            self._closed = True
            self._waiting.clear()
            self._skip = True
            if self._playing is not None:
                self._playing.stop()
            self._there.notify_all()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._synthesiser.close()
        if self._thread is not None:
            self._thread.join(5.0)
        self._player.close()

    def _run(self) -> None:
        while True:
            with self._there:
                while not self._waiting and not self._closed:
                    self._there.wait()
                if self._closed:
                    return
                line = self._waiting.pop(0)
                self._last = line
                self._skip = False
            found: SpeechProblem | None = None
            if not self.muted and self.problem is None:
                try:
                    self._speak(line)
                except SpeechProblem as problem:
                    self.problem = found = problem
            if self._closed:
                return
            self._caption(line, len(line.text))
            self._over(line, found)

    def _speak(self, line: Line) -> None:
        pieces = sentences(line.text)
        ahead: list[Future[Sound]] = []
        style = self._style(line)
        for number, sentence in enumerate(pieces):
            if self._style(line) != style:  # the pace was changed: what lies ready is too old
                style = self._style(line)
                ahead = ahead[:number]
            while len(ahead) < min(len(pieces), number + _AHEAD):
                ahead.append(
                    self._pool.submit(self._synthesiser.synthesise, pieces[len(ahead)].text, style)
                )
            sound = ahead[number].result()
            with self._there:
                if self._skip or self._closed:
                    return
                self._playing = self._player.play(sound)
                if self._paused:
                    self._playing.pause()
            try:
                self._follow(line, sentence, sound, self._playing)
            finally:
                self._playing = None

    def _follow(self, line: Line, sentence: Sentence, sound: Sound, playing: Playback) -> None:
        shown = -1
        while True:
            done = playing.wait(_GLANCE)
            if self._skip or self._closed:
                return
            fraction = 1.0 if done else playing.position / max(sound.seconds, 0.001)
            said = sentence.start + said_until(sentence.text, fraction)
            if said != shown:
                shown = said
                self._caption(line, said)
            if done:
                return

    def _style(self, line: Line) -> VoiceStyle:
        return replace(line.style, pace=round(line.style.pace * self.pace, 3))

    def _make(self, sentence: Sentence, style: VoiceStyle) -> None:
        if self.muted or self.problem is not None or self._closed:
            return
        faster = replace(style, pace=round(style.pace * self.pace, 3))
        try:
            self._synthesiser.synthesise(sentence.text, faster)
        except SpeechProblem:
            return  # said when the line is due
