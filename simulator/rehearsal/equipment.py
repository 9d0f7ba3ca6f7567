"""What a take's sound is made with on this machine, by the user's settings."""

from __future__ import annotations

from pathlib import Path

from simulator.rehearsal.aloud import Equipment
from simulator.settings import Settings
from simulator.speech.ears.engines import recogniser
from simulator.speech.microphone import MiniaudioMicrophone
from simulator.speech.player import MiniaudioPlayer
from simulator.speech.ports import Recogniser
from simulator.speech.recordings import Recordings
from simulator.speech.voice.synthesiser import voice

_LOADED: dict[tuple[str, str], Recogniser] = {}


def equipment(settings: Settings, recordings: Path) -> Equipment:
    """Voice, ears and a place for recordings; nothing is opened or loaded yet."""
    speaks = settings.voice
    return Equipment(
        synthesiser=voice(settings.voice_engine) if speaks else None,
        player=MiniaudioPlayer(settings.speaker) if speaks else None,
        microphone=MiniaudioMicrophone(settings.microphone),
        recogniser=shared_recogniser(settings.recogniser, settings.speech_model),
        recordings=Recordings(recordings) if settings.keep_recordings_days else None,
        hands_free=settings.hands_free_seconds,
        pace=settings.voice_pace,
    )


def shared_recogniser(engine: str, model: str) -> Recogniser:
    """The one recogniser of its kind in this program: a model takes a second to load."""
    key = (engine, model)
    if key not in _LOADED:
        _LOADED[key] = recogniser(engine, model)
    return _LOADED[key]
