"""What the rest of the program asks of sound; adapters and the tests' fakes fulfil it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from simulator.speech.sound import Sound
from simulator.speech.transcript import Transcript


@dataclass(frozen=True, slots=True)
class VoiceStyle:
    """How an interviewer sounds: `pace` and `pitch` are times the usual, `kind` the voice."""

    accent: str = "en-gb"
    kind: str = "any"
    pace: float = 1.0
    pitch: float = 1.0
    number: int = 0
    """Which of the voices that fit; tells two alike people on one panel apart."""


@dataclass(frozen=True, slots=True)
class Hints:
    """Words that are likely to be said: names, company, skills of the scenario."""

    words: tuple[str, ...] = ()


class Synthesiser(Protocol):
    """Turns a sentence into sound."""

    def synthesise(self, text: str, style: VoiceStyle) -> Sound:
        """The sentence as spoken in that style; blocks. Raises NoVoice."""

    def close(self) -> None:
        """End whatever runs behind it."""


class Playback(Protocol):
    """One sound on its way to the ear."""

    @property
    def position(self) -> float:
        """Seconds of the sound that have been heard."""

    @property
    def finished(self) -> bool:
        """Whether it has come to its end, or was stopped."""

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end; False when the time is up before."""

    def pause(self) -> None:
        """Hold it where it is."""

    def resume(self) -> None:
        """Let it go on."""

    def stop(self) -> None:
        """End it now."""


class Player(Protocol):
    """Plays sound; one at a time."""

    def play(self, sound: Sound) -> Playback:
        """Start a sound and return at once. Raises NoSpeaker."""

    def close(self) -> None:
        """Let go of the device."""


class Microphone(Protocol):
    """Records until it is closed."""

    def start(self, hear: Callable[[bytes], None]) -> None:
        """Hand samples (mono, RATE, 16 bit) to `hear` on a thread of its own.

        Raises NoMicrophone or MicrophoneBusy.
        """

    @property
    def silent_for(self) -> float:
        """Seconds since the device last gave anything; a lost device gives nothing."""

    def stop(self) -> None:
        """Let go of the device."""


class Recogniser(Protocol):
    """Turns sound into words."""

    name: str

    def load(self) -> None:
        """Get ready; may take a second. Raises ModelMissing or EngineMissing."""

    def transcribe(
        self, sound: Sound, hints: Hints, *, before: str = "", quick: bool = False
    ) -> Transcript:
        """The words of the sound; `before` is what was said just before it.

        `quick` asks for a first impression. Raises RecognitionFailed and what `load` raises.
        """
