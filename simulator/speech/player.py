"""Playback through miniaudio: starts fast, tells where it is, stops at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from typing import TYPE_CHECKING, Final

from simulator.speech.devices import APP_NAME, NoSoundSystem, backend_in_use, find
from simulator.speech.problems import NoSpeaker
from simulator.speech.sound import WIDTH, Sound

if TYPE_CHECKING:
    import miniaudio

PERIOD: Final = 20
"""Milliseconds of sound the device asks for at a time."""
LATENCY: Final = 0.06
"""Seconds between handing samples over and hearing them: three periods."""
STALLED: Final = 2.0
"""Seconds without a request for samples after which the device is taken to be gone."""
_ADVICE = "The lines are shown instead. Choose another speaker in the settings, or go on reading."


class MiniaudioPlayer:
    """Plays one sound at a time on the named speaker (empty: the system's own)."""

    def __init__(self, speaker: str = "") -> None:
        self._speaker = speaker
        self._lock = threading.Lock()
        self._device: miniaudio.PlaybackDevice | None = None
        self._rate = 0
        self._current: _Playing | None = None

    def play(self, sound: Sound) -> _Playing:
        """Start a sound and return at once; one that still plays is stopped. Raises NoSpeaker."""
        with self._lock:
            if self._current is not None:
                self._current.stop()
            device = self._open(sound.rate)
            playing = _Playing(sound)
            source = playing.source()
            next(source)
            # The library's own start() refuses a device that runs; this hands it new sound.
            device.callback_generator = source
            self._current = playing
            return playing

    def close(self) -> None:
        """Let go of the device."""
        with self._lock:
            if self._current is not None:
                self._current.stop()
            self._shut()

    def _open(self, rate: int) -> miniaudio.PlaybackDevice:
        stalled = self._current is not None and self._current.stalled
        if self._device is not None and rate == self._rate and not stalled:
            return self._device
        self._shut()
        import miniaudio

        try:
            chosen = find("speaker", self._speaker)
            device = miniaudio.PlaybackDevice(
                nchannels=1,
                sample_rate=rate,
                buffersize_msec=PERIOD,
                device_id=chosen.handle if chosen else None,
                app_name=APP_NAME,
            )
            if backend_in_use(device) == "null":
                device.close()
                raise NoSoundSystem
            quiet = _nothing()
            next(quiet)
            device.start(quiet)
        except NoSoundSystem:
            raise NoSpeaker("There is no sound on this machine to play through.", _ADVICE) from None
        except LookupError:
            name = f" called {self._speaker}" if self._speaker else ""
            raise NoSpeaker(f"There is no speaker{name}.", _ADVICE) from None
        except miniaudio.MiniaudioError as error:
            raise NoSpeaker(f"The speaker could not be opened ({error}).", _ADVICE) from error
        self._device, self._rate = device, rate
        return device

    def _shut(self) -> None:
        if self._device is not None:
            self._device.close()
            self._device = None


def _nothing() -> Generator[bytes, int, None]:
    frames = yield b""
    while True:
        frames = yield bytes(WIDTH * frames)


class _Playing:
    """One sound on its way to the ear."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self._handed = 0  # bytes
        self._paused = False
        self._done = threading.Event()
        self._asked_at = time.monotonic()
        self.first_asked_at: float | None = None

    def source(self) -> Generator[bytes, int, None]:
        """Samples as the device asks for them; silence when paused, over or stopped."""
        samples = self._sound.samples
        after = 0
        frames = yield b""
        while True:
            self._asked_at = time.monotonic()
            if self.first_asked_at is None:
                self.first_asked_at = self._asked_at
            wanted = WIDTH * frames
            piece = b""
            if not self._done.is_set() and not self._paused:
                piece = samples[self._handed : self._handed + wanted]
                self._handed += len(piece)
                if len(piece) < wanted:
                    after += wanted - len(piece)
                    if after >= WIDTH * self._sound.rate * LATENCY:
                        self._done.set()
            frames = yield piece.ljust(wanted, b"\0")

    @property
    def position(self) -> float:
        """Seconds of the sound that have been heard."""
        if self.finished and self._handed >= len(self._sound.samples):
            return self._sound.seconds
        handed = self._handed / (WIDTH * self._sound.rate)
        return max(0.0, min(self._sound.seconds, handed - LATENCY))

    @property
    def finished(self) -> bool:
        """Whether it has come to its end, or was stopped."""
        return self._done.is_set()

    @property
    def stalled(self) -> bool:
        """Whether the device has stopped asking for samples."""
        return not self.finished and time.monotonic() - self._asked_at > STALLED

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end; False when the time is up before. Raises NoSpeaker when it stalls."""
        until = None if timeout is None else time.monotonic() + timeout
        while True:
            left = 0.25 if until is None else max(0.0, min(0.25, until - time.monotonic()))
            if self._done.wait(left):
                return True
            if self.stalled:
                raise NoSpeaker("The speaker has gone.", _ADVICE)
            if until is not None and time.monotonic() >= until:
                return False

    def pause(self) -> None:
        """Hold it where it is."""
        self._paused = True

    def resume(self) -> None:
        """Let it go on."""
        self._paused = False

    def stop(self) -> None:
        """End it now."""
        self._done.set()
