"""The child process that speaks: one JSON request a line in, one JSON answer a line out.

It imports nothing of the simulator, so that it starts fast and can be killed at any time. A
request names the text, the style and the WAV file to write; pyttsx3 finds the system's own
voices (NSSS, SAPI5) and on Linux uses the espeak-ng that `espeakng-loader` carries.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import sys
import threading
from pathlib import Path
from typing import Any  # pyttsx3 has no types

USUAL_PACE = 165  # words a minute
USUAL_PITCH = 50  # espeak's own scale, 0 to 99
SECONDS_TO_WRITE = 8.0
EMPTY_WAV = 44  # bytes of its header
# espeak's variants of one voice: higher and lower, softer and harder.
_VARIANTS = {"female": ("f3", "f2", "f4", "f5"), "male": ("", "m3", "m7", "m1")}
_ACCENTS = {
    "en": "gmw/en",
    "en-gb": "gmw/en",
    "en-gb-scotland": "gmw/en-gb-scotland",
    "en-gb-x-rp": "gmw/en-gb-x-rp",
    "en-us": "gmw/en-us",
    "en-029": "gmw/en-029",
}


def find_espeak() -> None:
    """Let pyttsx3 find the espeak-ng that was installed with us; does nothing elsewhere."""
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(ImportError, OSError):
        import espeakng_loader

        library = Path(espeakng_loader.get_library_path()).with_name("libespeak-ng.so.1")
        ctypes.CDLL(str(library), ctypes.RTLD_GLOBAL)
        os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()


def speaks_espeak(engine: Any) -> bool:  # noqa: ANN401
    """Whether the voices are espeak's."""
    return "espeak" in type(engine.proxy._driver).__module__


def choose_voice(engine: Any, accent: str, kind: str, number: int) -> str | None:  # noqa: ANN401
    """The id of a voice for the style; None leaves the engine's own."""
    accent = accent.lower()
    if speaks_espeak(engine):
        base = _ACCENTS.get(accent) or _ACCENTS.get(accent[:5]) or _ACCENTS["en"]
        kind = kind if kind in _VARIANTS else ("female", "male")[number % 2]
        variants = _VARIANTS[kind]
        variant = variants[number % len(variants)]
        return f"{base}+{variant}" if variant else base
    english = [v for v in engine.getProperty("voices") if _speaks_english(v)]
    fitting = [v for v in english if kind in ("any", str(v.gender or "").lower())] or english
    same = [v for v in fitting if accent.replace("-", "_") in _languages(v)] or fitting
    return str(same[number % len(same)].id) if same else None


def _languages(voice: Any) -> str:  # noqa: ANN401
    languages = " ".join(str(x) for x in (voice.languages or ()))
    return f"{languages} {voice.id}".lower().replace("-", "_")


def _speaks_english(voice: Any) -> bool:  # noqa: ANN401
    found = _languages(voice)
    return "en_" in found or "english" in f"{found} {voice.name}".lower()


def write(engine: Any, request: dict[str, Any]) -> None:  # noqa: ANN401
    """Write the request's text to its file. Raises on anything that goes wrong."""
    voice = choose_voice(engine, request["accent"], request["kind"], int(request["number"]))
    if voice is not None:
        engine.setProperty("voice", voice)
    engine.setProperty("rate", round(USUAL_PACE * float(request["pace"])))
    if speaks_espeak(engine):
        pitch = round(USUAL_PITCH * float(request["pitch"]))
        engine.setProperty("pitch", max(0, min(99, pitch)))
        # espeak takes these in a thread of its own; a text right behind them may be read at the
        # pace before.
        from pyttsx3.drivers import _espeak

        _espeak.Synchronize()
    target = Path(request["path"])
    finished = threading.Event()
    token = engine.connect("finished-utterance", lambda name, completed: finished.set())
    try:
        engine.save_to_file(request["text"], str(target))
        engine.runAndWait()
        # espeak writes in a thread of its own, and runAndWait can be back before it has. Only
        # its word that it is done counts, for a file that has begun to be there is not whole.
        finished.wait(SECONDS_TO_WRITE)
    finally:
        engine.disconnect(token)
    if not target.exists() or target.stat().st_size <= EMPTY_WAV:
        raise RuntimeError("the voice wrote no sound")


def main() -> None:
    """Answer requests until the parent closes its end."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # pyttsx3 prints there
    os.dup2(nowhere, 2)

    def answer(**words: object) -> None:
        answers.write(json.dumps(words) + "\n")
        answers.flush()

    try:
        find_espeak()
        import pyttsx3

        engine = pyttsx3.init()
    except Exception as problem:  # noqa: BLE001 - whatever it is, the parent is told
        answer(ready=False, error=f"{type(problem).__name__}: {problem}")
        return
    answer(ready=True, error="")
    for line in sys.stdin:
        request = json.loads(line)
        try:
            write(engine, request)
        except Exception as problem:  # noqa: BLE001 - likewise
            answer(id=request["id"], error=f"{type(problem).__name__}: {problem}")
        else:
            answer(id=request["id"], error="")


if __name__ == "__main__":
    main()
