"""Stand-ins for voice and ears that keep no time: everything happens when the test says so."""

from __future__ import annotations

import threading
from collections.abc import Callable

from simulator.speech.ports import Hints, VoiceStyle
from simulator.speech.problems import SpeechProblem
from simulator.speech.sound import RATE, WIDTH, Sound
from simulator.speech.transcript import HeardWord, Transcript


class StubSynthesiser:
    """Gives a tenth of a second of sound a word, and remembers what it was asked for."""

    def __init__(self, problem: SpeechProblem | None = None) -> None:
        self.asked: list[tuple[str, VoiceStyle]] = []
        self.problem = problem
        self.closed = False

    def synthesise(self, text: str, style: VoiceStyle) -> Sound:
        self.asked.append((text, style))
        if self.problem is not None:
            raise self.problem
        return Sound(b"\1\0" * (RATE // 10 * len(text.split())))

    def close(self) -> None:
        self.closed = True


class StubPlayback:
    """Is over at once, or when `hold` is let go."""

    def __init__(self, sound: Sound, hold: threading.Event | None) -> None:
        self.sound = sound
        self.stopped = False
        self.paused = False
        self._hold = hold
        self._over = threading.Event()
        if hold is None:
            self._over.set()

    @property
    def position(self) -> float:
        return self.sound.seconds if self.finished else self.sound.seconds / 2

    @property
    def finished(self) -> bool:
        return self._over.is_set() or (self._hold is not None and self._hold.is_set())

    def wait(self, timeout: float | None = None) -> bool:
        if self._hold is not None and not self._over.is_set() and self._hold.wait(timeout):
            self._over.set()
        return self.finished

    def pause(self) -> None:
        self.paused = True

    def resume(self) -> None:
        self.paused = False

    def stop(self) -> None:
        self.stopped = True
        self._over.set()


class StubPlayer:
    """Remembers what was played."""

    def __init__(
        self, hold: threading.Event | None = None, problem: SpeechProblem | None = None
    ) -> None:
        self.played: list[StubPlayback] = []
        self.hold = hold
        self.problem = problem
        self.closed = False

    def play(self, sound: Sound) -> StubPlayback:
        if self.problem is not None:
            raise self.problem
        self.played.append(StubPlayback(sound, self.hold))
        return self.played[-1]

    def close(self) -> None:
        self.closed = True


class StubMicrophone:
    """Hears what the test says into it; `gone` makes it give nothing any more."""

    def __init__(self, problem: SpeechProblem | None = None) -> None:
        self.problem = problem
        self.gone = False
        self.open = False
        self._hear: Callable[[bytes], None] | None = None

    def start(self, hear: Callable[[bytes], None]) -> None:
        if self.problem is not None:
            raise self.problem
        self._hear = hear
        self.open = True

    def say(self, samples: bytes) -> None:
        assert self._hear is not None
        self._hear(samples)

    @property
    def silent_for(self) -> float:
        return 99.0 if self.gone else 0.0

    def stop(self) -> None:
        self.open = False


class StubRecogniser:
    """Hears a word of its script in each stretch of samples with that word's number."""

    name = "stub"

    def __init__(self, script: str, problem: SpeechProblem | None = None) -> None:
        self.script = script.split()
        self.problem = problem
        self.careful = 0.0
        self.loaded = False

    def load(self) -> None:
        self.loaded = True

    def transcribe(
        self, sound: Sound, hints: Hints, *, before: str = "", quick: bool = False
    ) -> Transcript:
        if self.problem is not None:
            raise self.problem
        if not quick:
            self.careful += sound.seconds
        words: list[HeardWord] = []
        frame = WIDTH * RATE // 20
        last = 0
        for at in range(0, len(sound.samples), frame):
            number, start = sound.samples[at], at / (WIDTH * RATE)
            if number and number != last:
                words.append(HeardWord(self.script[number - 1], start, start + 0.5))
            last = number
        return Transcript(tuple(words), self.name, keeps_fillers=True)


def spoken(*numbers: int) -> bytes:
    """Half seconds of sound: the number of a word in a StubRecogniser's script, 0 for silence."""
    return b"".join(bytes([number, 0]) * (RATE // 2) for number in numbers)
