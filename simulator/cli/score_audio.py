"""Score a recording: hear it first, then score the words."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from simulator.scoring.closing import JobContext
    from simulator.speech.sound import Sound

_SHORTEST: Final = 0.5  # seconds


def score_audio(args: argparse.Namespace, context: JobContext | None) -> int:
    """Print the scorecard of a recording of one closing; raises SpeechProblem.

    The recogniser is the one of the settings. As JSON the words heard come along, since the
    evidence points into them.
    """
    from simulator.cli.score import CannotRead, marks
    from simulator.paths import paths
    from simulator.report import report
    from simulator.scoring.closing import Closing, Turn
    from simulator.scoring.score import score
    from simulator.scoring.scorecard import to_dict
    from simulator.settings import SettingsProblems, load_or_default
    from simulator.speech.audio_file import read_sound
    from simulator.speech.ears.engines import recogniser
    from simulator.speech.ears.speech_parts import speech_parts
    from simulator.speech.ears.timing import timing_of
    from simulator.speech.ports import Hints
    from simulator.speech.quiet import only_we_print
    from simulator.text import clean

    if args.seconds is not None:
        raise CannotRead("--seconds is measured from the recording; leave it out with --audio")
    try:
        settings = load_or_default(paths().settings)
    except SettingsProblems as problem:
        raise CannotRead(str(problem)) from None
    names = (*context.skills, context.company, context.role) if context is not None else ()
    with only_we_print():
        sound = read_sound(Path(args.audio))
        heard = recogniser(settings.recogniser, settings.speech_model).transcribe(
            sound, Hints(tuple(filter(None, names)))
        )
        parts = speech_parts(sound)
        timing = timing_of(parts, heard)
    text = clean(heard.text)
    closing = Closing((Turn("candidate", text),), context)
    card = score(closing, wants_job=not args.not_sure, timing=timing)
    if not text.strip():
        card = replace(card, notes=(_why_nothing(sound, bool(parts)),))
    if args.json:
        print(json.dumps({"id": args.audio, "transcript": text, **to_dict(card)}))
        return 0
    print(report(card, closing, marks=marks()))
    return 0


def _why_nothing(sound: Sound, voice: bool) -> str:
    """Why no word was heard, in one line."""
    from simulator.speech.ears.levels import QUIET
    from simulator.speech.ears.speech_parts import decibels_of

    if sound.seconds < _SHORTEST:
        return f"The recording is only {sound.seconds:.1f} seconds long, so this is 0."
    if decibels_of(sound) < QUIET:
        return "The recording is silent, so this is 0. Was the microphone muted?"
    if not voice:
        return "No voice was found in the recording, only other sound, so this is 0."
    return "A voice was found in the recording, but no words that could be made out: this is 0."
