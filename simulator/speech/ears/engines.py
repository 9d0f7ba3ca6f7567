"""The recogniser the user chose; what leaves the machine is only ever chosen by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Literal

from simulator.speech.ears.speech_parts import speech_parts
from simulator.speech.ears.whisper import Whisper, spread
from simulator.speech.ports import Hints, Recogniser
from simulator.speech.problems import EngineMissing, ModelMissing, RecognitionFailed
from simulator.speech.sound import WIDTH, Sound
from simulator.speech.transcript import Transcript

EngineName = Literal["whisper", "vosk", "sphinx", "google-cloud-free"]
LEAVES_THE_MACHINE: Final[dict[str, str]] = {
    "google-cloud-free": "Google's web recogniser: what you say is sent to Google over the "
    "network, with no account. Choose whisper to keep it on this machine.",
}
_INSTALL: Final = "Install it with `pip install {package}`, or choose whisper in the settings."


def recogniser(engine: str, model: str = "", threads: int = 0) -> Recogniser:
    """The recogniser by its name in the settings; `model` is a folder for whisper and vosk."""
    folder = Path(model).expanduser() if model.strip() else None
    if engine == "vosk":
        return _Vosk(folder)
    if engine == "sphinx":
        return _Through("sphinx", "pocketsphinx", "recognize_sphinx")
    if engine == "google-cloud-free":
        return _Through("google-cloud-free", "", "recognize_google")
    return Whisper(folder, threads)


class _Through:
    """One of SpeechRecognition's own recognisers: words without times."""

    def __init__(self, name: str, package: str, method: str) -> None:
        self.name = name
        self._package = package
        self._method = method
        self._read: Callable[..., str] | None = None

    def load(self) -> None:
        """Find the package. Raises EngineMissing."""
        if self._read is not None:
            return
        import importlib.util

        import speech_recognition

        if self._package and importlib.util.find_spec(self._package) is None:
            raise EngineMissing(
                f"{self.name} is not installed.", _INSTALL.format(package=self._package)
            )
        self._read = getattr(speech_recognition.Recognizer(), self._method)

    def transcribe(
        self, sound: Sound, hints: Hints, *, before: str = "", quick: bool = False
    ) -> Transcript:
        """The words of the sound. Raises RecognitionFailed, EngineMissing."""
        import speech_recognition

        self.load()
        assert self._read is not None
        parts = speech_parts(sound)
        if not parts:
            return Transcript((), self.name)
        audio = speech_recognition.AudioData(sound.samples, sound.rate, WIDTH)
        try:
            text = self._read(audio)
        except speech_recognition.UnknownValueError:
            return Transcript((), self.name)
        except (speech_recognition.RequestError, OSError, RuntimeError) as error:
            raise RecognitionFailed(
                f"{self.name} did not answer ({error}).",
                "Choose whisper in the settings: it works without a network.",
            ) from error
        words = spread(str(text).split(), parts[0].start, parts[-1].end, parts)
        return Transcript(tuple(words), self.name)


class _Vosk:
    """Vosk with a model folder of the user's."""

    name = "vosk"

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._model: Any = None

    def load(self) -> None:
        """Load the model. Raises EngineMissing, ModelMissing."""
        if self._model is not None:
            return
        try:
            import vosk
        except ImportError as error:
            raise EngineMissing(
                "Vosk is not installed.", _INSTALL.format(package="vosk")
            ) from error
        if self._folder is None or not self._folder.is_dir():
            raise ModelMissing(
                f"There is no Vosk model in {self._folder or 'the settings'}.",
                "Download one from Vosk's site and name its folder as speech_model.",
            )
        vosk.SetLogLevel(-1)
        try:
            self._model = vosk.Model(str(self._folder))
        except Exception as error:  # vosk raises bare Exception
            raise ModelMissing(
                f"The Vosk model in {self._folder} cannot be loaded.", "Try another one."
            ) from error

    def transcribe(
        self, sound: Sound, hints: Hints, *, before: str = "", quick: bool = False
    ) -> Transcript:
        """The words of the sound. Raises EngineMissing, ModelMissing."""
        import json

        self.load()
        import vosk

        from simulator.speech.audio_file import at_rate
        from simulator.speech.sound import RATE
        from simulator.speech.transcript import HeardWord

        reader = vosk.KaldiRecognizer(self._model, RATE)
        reader.SetWords(True)
        reader.AcceptWaveform(at_rate(sound).samples)
        found = json.loads(reader.FinalResult())
        words = tuple(
            HeardWord(w["word"], float(w["start"]), float(w["end"]))
            for w in found.get("result", ())
        )
        return Transcript(words, self.name)
