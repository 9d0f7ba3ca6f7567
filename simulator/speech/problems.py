"""What can be wrong with voice and ears: one named error a state, each with a way on."""

from __future__ import annotations

from typing import ClassVar, Final

TYPE_INSTEAD: Final = "You can type your answer instead."


class SpeechProblem(Exception):
    """Something about sound does not work; `str()` says what, `advice` what to do.

    `kind` is a stable word for the state, for messages and for tests.
    """

    kind: ClassVar[str] = "speech"

    def __init__(self, message: str, advice: str = TYPE_INSTEAD) -> None:
        super().__init__(message)
        self.advice = advice


class NoMicrophone(SpeechProblem):
    """There is no device to record from, or no sound system at all."""

    kind = "no_microphone"


class MicrophoneLost(SpeechProblem):
    """The device stopped giving sound while it was recording; what came before is kept."""

    kind = "microphone_lost"


class MicrophoneBusy(SpeechProblem):
    """The device is there and could not be opened: in use, or not permitted."""

    kind = "microphone_busy"


class NoSpeaker(SpeechProblem):
    """There is nothing to play sound on."""

    kind = "no_speaker"


class NoVoice(SpeechProblem):
    """The interviewer's lines cannot be spoken; they are shown all the same."""

    kind = "no_voice"


class ModelMissing(SpeechProblem):
    """The speech recognition model is not on this machine, or is not what it should be."""

    kind = "model_missing"


class EngineMissing(SpeechProblem):
    """The chosen recogniser is not installed."""

    kind = "engine_missing"


class RecognitionFailed(SpeechProblem):
    """The recogniser could not read this sound."""

    kind = "recognition_failed"


class UnreadableAudio(SpeechProblem):
    """A file is no sound that we can read."""

    kind = "unreadable_audio"


class RecordingFailed(SpeechProblem):
    """The take cannot be written to disk any more; the words go on being heard."""

    kind = "recording_failed"
