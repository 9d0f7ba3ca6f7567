"""Capture through miniaudio, and the same as SpeechRecognition's AudioSource."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Generator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from simulator.speech.devices import APP_NAME, NoSoundSystem, backend_in_use, find
from simulator.speech.ports import Microphone
from simulator.speech.problems import MicrophoneBusy, MicrophoneLost, NoMicrophone
from simulator.speech.sound import RATE, WIDTH

if TYPE_CHECKING:
    import miniaudio

PERIOD: Final = 50
"""Milliseconds of sound that come at a time."""
LOST_AFTER: Final = 3.0
"""Seconds without a sample after which a device is taken to be gone; silence gives samples."""
TYPE_OR_CHOOSE: Final = (
    "Type your answer instead, or choose another microphone in the settings and try again."
)


class MiniaudioMicrophone:
    """Records mono RATE samples from the named device (empty: the system's own).

    The library brings any device's own rate to ours and follows it when it changes.
    """

    def __init__(self, name: str = "") -> None:
        self._name = name
        self._device: miniaudio.CaptureDevice | None = None
        self._last = time.monotonic()

    def start(self, hear: Callable[[bytes], None]) -> None:
        """Hand samples to `hear` on the device's thread. Raises NoMicrophone, MicrophoneBusy."""
        self.stop()
        import miniaudio

        try:
            chosen = find("microphone", self._name)
            device = miniaudio.CaptureDevice(
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=PERIOD,
                device_id=chosen.handle if chosen else None,
                app_name=APP_NAME,
            )
            if backend_in_use(device) == "null":
                device.close()
                raise NoSoundSystem
            taking = self._taking(hear)
            next(taking)
            self._last = time.monotonic()
            device.start(taking)
        except NoSoundSystem:
            raise NoMicrophone(
                "There is no sound on this machine to record from "
                "(over SSH and in containers that is usual).",
            ) from None
        except LookupError:
            name = f" called {self._name}" if self._name else ""
            raise NoMicrophone(f"There is no microphone{name}.", TYPE_OR_CHOOSE) from None
        except miniaudio.MiniaudioError as error:
            raise MicrophoneBusy(
                "The microphone could not be opened: in use elsewhere, or not permitted "
                f"({error}).",
                "Close what else records, or allow your terminal to use the microphone in the "
                "system's privacy settings, and try again. Or type your answer.",
            ) from error
        self._device = device

    def _taking(self, hear: Callable[[bytes], None]) -> Generator[None, bytes, None]:
        while True:
            samples = yield
            self._last = time.monotonic()
            hear(bytes(samples))

    @property
    def silent_for(self) -> float:
        """Seconds since the device last gave anything."""
        return time.monotonic() - self._last

    def stop(self) -> None:
        """Let go of the device."""
        device, self._device = self._device, None
        if device is not None:
            device.close()


def audio_source(microphone: Microphone) -> Any:  # noqa: ANN401 - a class of a library without types
    """`microphone` as an AudioSource, for everything in SpeechRecognition that takes one."""
    import speech_recognition

    class MicrophoneSource(speech_recognition.AudioSource):  # type: ignore[misc]
        """Our microphone where SpeechRecognition expects its own, without PyAudio."""

        SAMPLE_RATE = RATE
        SAMPLE_WIDTH = WIDTH
        CHUNK = RATE * PERIOD // 1000

        def __init__(self) -> None:
            self.stream: _Stream | None = None

        def __enter__(self) -> MicrophoneSource:
            self.stream = _Stream(microphone)
            microphone.start(self.stream.put)
            return self

        def __exit__(
            self,
            kind: type[BaseException] | None,
            error: BaseException | None,
            trace: TracebackType | None,
        ) -> None:
            microphone.stop()
            self.stream = None

    return MicrophoneSource()


class _Stream:
    """What has been heard and not yet been read."""

    def __init__(self, microphone: Microphone) -> None:
        self._microphone = microphone
        self._pieces: queue.Queue[bytes] = queue.Queue()
        self._left = b""

    def put(self, samples: bytes) -> None:
        self._pieces.put(samples)

    def read(self, frames: int) -> bytes:
        """Exactly `frames` samples; waits for them. Raises MicrophoneLost."""
        wanted = WIDTH * frames
        while len(self._left) < wanted:
            try:
                self._left += self._pieces.get(timeout=LOST_AFTER)
            except queue.Empty:
                raise MicrophoneLost("The microphone has stopped.", TYPE_OR_CHOOSE) from None
        found, self._left = self._left[:wanted], self._left[wanted:]
        return found
