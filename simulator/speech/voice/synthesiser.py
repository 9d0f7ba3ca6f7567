"""Synthesis behind a process boundary: a voice that hangs or dies costs one sentence."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import tempfile
import threading
from collections import OrderedDict
from dataclasses import asdict
from pathlib import Path
from typing import Final, Literal

from simulator.speech.audio_file import read_sound
from simulator.speech.ports import VoiceStyle
from simulator.speech.problems import NoVoice, UnreadableAudio
from simulator.speech.sound import Sound
from simulator.speech.voice import child as child_module

SENTENCES_KEPT: Final = 200
SECONDS_TO_START: Final = 15.0
SECONDS_A_SENTENCE: Final = 10.0
_CAPTIONS = "The interviewer's lines are shown instead."
_NO_VOICE = "There is no voice on this machine"
_NO_NEURAL = (
    'The neural voice is not here; voice_engine = "system" in the settings speaks without it'
)


VoiceEngine = Literal["system", "neural"]


def voice(engine: VoiceEngine) -> ChildSynthesiser:
    """The voice by its name in the settings; nothing is started yet."""
    if engine == "neural":
        from simulator.speech.voice import neural_child

        return ChildSynthesiser(
            (sys.executable, "-P", str(Path(neural_child.__file__))), without=_NO_NEURAL
        )
    return ChildSynthesiser()


class ChildSynthesiser:
    """Speaks through pyttsx3 in a child process that is killed and started again when it fails.

    Safe to call from any thread; sentences already spoken in the same style come from memory.
    """

    def __init__(
        self,
        command: tuple[str, ...] | None = None,
        *,
        to_start: float = SECONDS_TO_START,
        a_sentence: float = SECONDS_A_SENTENCE,
        without: str = _NO_VOICE,
    ) -> None:
        self._command = command or (sys.executable, "-P", str(Path(child_module.__file__)))
        self._without = without  # what it means when the child finds no voice
        self._to_start = to_start
        self._a_sentence = a_sentence
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, VoiceStyle], Sound] = OrderedDict()
        self._child: subprocess.Popen[str] | None = None
        self._answers: queue.Queue[str | None] = queue.Queue()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._count = 0
        self._closed = False

    def synthesise(self, text: str, style: VoiceStyle) -> Sound:
        """The sentence as spoken in that style. Raises NoVoice."""
        key = (text, style)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
            try:
                sound = self._ask(text, style)
            except NoVoice:
                if self._closed:
                    raise
                self._end()  # once more, with a fresh child
                sound = self._ask(text, style)
            self._known[key] = sound
            while len(self._known) > SENTENCES_KEPT:
                self._known.popitem(last=False)
            return sound

    def close(self) -> None:
        """End the child; a synthesis under way ends with NoVoice."""
        self._closed = True
        child = self._child
        if child is not None:
            with contextlib.suppress(OSError):
                child.kill()
        with self._lock:
            self._end()
            if self._folder is not None:
                self._folder.cleanup()
                self._folder = None

    def _ask(self, text: str, style: VoiceStyle) -> Sound:
        child = self._running()
        self._count += 1
        assert self._folder is not None
        path = Path(self._folder.name) / f"{self._count}.wav"
        request = {"id": self._count, "text": text, "path": str(path), **asdict(style)}
        assert child.stdin is not None
        try:
            child.stdin.write(json.dumps(request) + "\n")
            child.stdin.flush()
        except OSError as error:
            raise NoVoice("The interviewer's voice has stopped.", _CAPTIONS) from error
        answer = self._answer(self._a_sentence)
        if answer.get("error"):
            raise NoVoice(f"The interviewer's voice cannot speak ({answer['error']}).", _CAPTIONS)
        try:
            return read_sound(path)
        except UnreadableAudio as error:
            raise NoVoice("The interviewer's voice gave no sound.", _CAPTIONS) from error
        finally:
            path.unlink(missing_ok=True)

    def _running(self) -> subprocess.Popen[str]:
        if self._closed:
            raise NoVoice("The interviewer's voice has been put away.", _CAPTIONS)
        if self._child is not None and self._child.poll() is None:
            return self._child
        self._end()  # one that died by itself
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="mock-interview-voice-")
        try:
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        except OSError as error:
            raise NoVoice(f"The voice could not be started ({error}).", _CAPTIONS) from error
        self._answers = queue.Queue()
        threading.Thread(
            target=_hand_on, args=(self._child, self._answers), daemon=True, name="voice-answers"
        ).start()
        ready = self._answer(self._to_start)
        if not ready.get("ready"):
            raise NoVoice(
                f"{self._without} ({ready.get('error')}).",
                f"{_CAPTIONS} `mock-interview doctor` says more.",
            )
        return self._child

    def _answer(self, seconds: float) -> dict[str, object]:
        try:
            line = self._answers.get(timeout=seconds)
        except queue.Empty:
            self._end()
            raise NoVoice("The interviewer's voice took too long.", _CAPTIONS) from None
        if line is None:
            self._end()
            raise NoVoice("The interviewer's voice has stopped.", _CAPTIONS)
        found = json.loads(line)
        return found if isinstance(found, dict) else {}

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        with contextlib.suppress(OSError):
            child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _hand_on(child: subprocess.Popen[str], answers: queue.Queue[str | None]) -> None:
    assert child.stdout is not None
    with contextlib.suppress(ValueError, OSError):  # closed while it was being read
        for line in child.stdout:
            answers.put(line)
    answers.put(None)
