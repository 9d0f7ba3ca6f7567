"""A try before it counts: a word from the voice, two seconds of yours, and yours played back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simulator.rehearsal.aloud import Equipment
from simulator.speech.devices import Direction, NoSoundSystem, devices
from simulator.speech.ears.levels import Meter
from simulator.speech.ports import VoiceStyle
from simulator.speech.problems import SpeechProblem
from simulator.speech.sound import RATE, Sound

SECONDS: Final = 2.0
AUDIBLE: Final = -45.0
"""Decibels below full scale that the loudest tenth of a second must reach to count as a voice."""
_GREETING: Final = "Hello. This is how I sound."


@dataclass(frozen=True, slots=True)
class Tried:
    """What one part of the check found: `well`, and what to do when it is not."""

    well: bool
    found: str
    advice: str = ""


def try_voice(equipment: Equipment) -> Tried:
    """Speak a short sentence and wait for its end."""
    if equipment.synthesiser is None or equipment.player is None:
        return Tried(False, "The voice is switched off in the settings.", "Set voice = true.")
    try:
        sound = equipment.synthesiser.synthesise(_GREETING, VoiceStyle())
        equipment.player.play(sound).wait(sound.seconds + 5.0)
    except SpeechProblem as problem:
        return Tried(False, str(problem), problem.advice)
    return Tried(True, "The voice has spoken. If you heard nothing, choose another speaker.")


def try_microphone(equipment: Equipment) -> tuple[Tried, Sound | None]:
    """Record two seconds; the sound comes too, to be played back."""
    if equipment.microphone is None:
        return Tried(False, "There is nothing to listen with.", "Type your answers."), None
    import speech_recognition

    from simulator.speech.microphone import audio_source

    try:
        with audio_source(equipment.microphone) as source:
            audio = speech_recognition.Recognizer().record(source, duration=SECONDS)
    except SpeechProblem as problem:
        return Tried(False, str(problem), problem.advice), None
    sound = Sound(audio.get_raw_data(convert_rate=RATE, convert_width=2))
    return heard(sound), sound


def play_back(equipment: Equipment, sound: Sound) -> Tried:
    """Play what was recorded."""
    if equipment.player is None:
        return Tried(False, "The voice is switched off, so nothing is played back.")
    try:
        equipment.player.play(sound).wait(sound.seconds + 5.0)
    except SpeechProblem as problem:
        return Tried(False, str(problem), problem.advice)
    return Tried(True, "That was you, played back.")


def heard(sound: Sound) -> Tried:
    """Whether there is a voice in the sound."""
    meter = Meter()
    levels = [
        meter.feed(sound.piece(at / 10, (at + 1) / 10).samples)
        for at in range(int(sound.seconds * 10))
    ]
    loudest = max((level.decibels for level in levels), default=-60.0)
    if any(level.warning == "clipping" for level in levels):
        return Tried(True, "I can hear you, but too loudly.", "Move back, or turn the input down.")
    if loudest < AUDIBLE:
        return Tried(
            False,
            "I hear nothing.",
            "Is the microphone muted, or is it another one? Choose it below and try again.",
        )
    return Tried(True, "I can hear you.")


def names(direction: Direction) -> tuple[str, ...]:
    """The names of the devices there are; none where there is no sound system."""
    try:
        return tuple(dict.fromkeys(device.name for device in devices(direction)))
    except NoSoundSystem:
        return ()
