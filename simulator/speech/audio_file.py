"""Sound files: any common kind in, FLAC and WAV out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from simulator.speech.problems import UnreadableAudio
from simulator.speech.sound import RATE, Sound

MOST_SECONDS: Final = 30 * 60
"""A closing lasts a minute or two; half an hour of sound is surely another file."""
_KINDS = "Give a WAV, FLAC, MP3 or OGG file with speech in it."


def read_sound(path: Path) -> Sound:
    """The sound in a file as one channel, at the file's own rate. Raises UnreadableAudio."""
    import soundfile

    try:
        with soundfile.SoundFile(path) as file:
            if file.frames > MOST_SECONDS * file.samplerate:
                raise UnreadableAudio(
                    f"{path} is longer than {MOST_SECONDS // 60} minutes.",
                    "Cut out the closing and give that.",
                )
            samples = file.read(dtype="int16", always_2d=True)
            rate = int(file.samplerate)
    except FileNotFoundError:
        raise UnreadableAudio(f"There is no file {path}.", "Check its name.") from None
    except (OSError, RuntimeError) as error:  # soundfile's own error is a RuntimeError
        if not path.exists():
            raise UnreadableAudio(f"There is no file {path}.", "Check its name.") from None
        raise UnreadableAudio(f"{path} cannot be read as sound.", _KINDS) from error
    if not len(samples):
        raise UnreadableAudio(f"There is no sound in {path}.", _KINDS)
    mono = samples[:, 0] if samples.shape[1] == 1 else samples.mean(axis=1).astype("int16")
    return Sound(mono.astype("<i2").tobytes(), rate)


def at_rate(sound: Sound, rate: int = RATE) -> Sound:
    """The same sound at another rate."""
    if sound.rate == rate:
        return sound
    import miniaudio

    converted = miniaudio.convert_frames(
        miniaudio.SampleFormat.SIGNED16,
        1,
        sound.rate,
        sound.samples,
        miniaudio.SampleFormat.SIGNED16,
        1,
        rate,
    )
    return Sound(bytes(converted), rate)


def flac(sound: Sound) -> bytes:
    """The sound as a FLAC file: all of it, in about half the room."""
    import numpy as np
    import soundfile

    target = io.BytesIO()
    soundfile.write(target, np.frombuffer(sound.samples, "<i2"), sound.rate, format="FLAC")
    return target.getvalue()
