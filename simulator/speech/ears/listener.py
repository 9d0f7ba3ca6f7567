"""One spoken turn: capture, the part file, the meter and the live reading, all together."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from simulator.scoring.timing import Timing
from simulator.speech.ears.levels import Level, Meter
from simulator.speech.ears.live import Caption, LiveTranscriber
from simulator.speech.ears.timing import timing_of
from simulator.speech.microphone import LOST_AFTER, TYPE_OR_CHOOSE
from simulator.speech.ports import Hints, Microphone, Recogniser
from simulator.speech.problems import MicrophoneLost, RecordingFailed, SpeechProblem
from simulator.speech.recordings import PartFile
from simulator.speech.sound import Sound
from simulator.speech.transcript import Transcript

_GLANCE: Final = 0.1  # seconds between two looks for news


@dataclass(frozen=True, slots=True)
class Heard:
    """A finished spoken turn; `timing` is None when nobody spoke."""

    transcript: Transcript
    sound: Sound
    timing: Timing | None


@dataclass(frozen=True, slots=True)
class Reports:
    """Whom to tell; each is called on one of the listener's threads.

    `caption` gets the words so far; `trouble` what went wrong while it goes on; `countdown` the
    seconds left of the pause that ends the turn, None when speech goes on, 0 when it is over.
    """

    caption: Callable[[Caption], object]
    trouble: Callable[[SpeechProblem], object]
    countdown: Callable[[float | None], object]


class Listener:
    """Listens from `start` to `finish`; a lost microphone ends nothing: what came is kept."""

    def __init__(
        self,
        microphone: Microphone,
        recogniser: Recogniser,
        hints: Hints,
        reports: Reports,
        part: PartFile | None = None,
        hands_free: float = 0.0,
    ) -> None:
        self._microphone = microphone
        self._reports = reports
        self._part = part
        self._hands_free = hands_free
        self._transcriber = LiveTranscriber(recogniser, hints)
        self._meter = Meter()
        self._samples: queue.Queue[bytes | None] = queue.Queue()
        self._ended = threading.Event()
        self._hearing = threading.Thread(target=self._hear, daemon=True, name="hearing")
        self._reading = threading.Thread(target=self._read, daemon=True, name="reading")
        self._counting = False

    @property
    def level(self) -> Level:
        """How loud it is now; meant to be polled."""
        return self._meter.level

    @property
    def seconds(self) -> float:
        """How long it has listened."""
        return self._transcriber.seconds

    def start(self) -> None:
        """Open the microphone and return. Raises NoMicrophone, MicrophoneBusy."""
        self._microphone.start(self._samples.put)
        self._hearing.start()
        self._reading.start()

    def finish(self) -> Heard:
        """Close the microphone and read what is left. Raises what the recogniser does.

        The sound stays in the part file when the recogniser fails.
        """
        self._stop()
        transcript, parts, sound = self._transcriber.finish()
        return Heard(transcript, sound, timing_of(parts, transcript))

    def cancel(self) -> None:
        """Close the microphone and forget what was said."""
        self._stop()

    @property
    def sound_so_far(self) -> Sound:
        """Everything heard until now."""
        return self._transcriber.sound

    def _stop(self) -> None:
        self._ended.set()
        self._microphone.stop()
        self._samples.put(None)
        for thread in (self._hearing, self._reading):
            if thread.ident is not None:
                thread.join()
        if self._part is not None:
            self._part.close()

    def _hear(self) -> None:
        lost = False
        while True:
            try:
                samples = self._samples.get(timeout=_GLANCE)
            except queue.Empty:
                if not lost and self._microphone.silent_for > LOST_AFTER:
                    lost = True
                    self._reports.trouble(
                        MicrophoneLost(
                            "The microphone has stopped. What you said before is kept.",
                            TYPE_OR_CHOOSE,
                        )
                    )
                continue
            if samples is None:
                return
            self._transcriber.add(samples)
            self._meter.feed(samples)
            if self._part is not None:
                try:
                    self._part.write(samples)
                except RecordingFailed as problem:
                    self._reports.trouble(problem)

    def _read(self) -> None:
        while not self._ended.wait(_GLANCE):
            if not self._transcriber.has_news:
                continue
            try:
                caption = self._transcriber.look()
            except SpeechProblem as problem:
                self._reports.trouble(problem)
                return  # said once; finishing tries again
            if self._ended.is_set():
                return
            self._reports.caption(caption)
            if self._hands_free:
                self._count_down(caption)

    def _count_down(self, caption: Caption) -> None:
        pause = self._transcriber.silent_for
        if pause >= self._hands_free and self._transcriber.speaks_again:
            pause = 0.0
        if caption.text and pause >= min(1.0, self._hands_free / 2):
            self._counting = True
            self._reports.countdown(max(0.0, self._hands_free - pause))
        elif self._counting:
            self._counting = False
            self._reports.countdown(None)
