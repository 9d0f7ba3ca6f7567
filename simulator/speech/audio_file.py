"""Sound files: any common kind in, FLAC and WAV out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final

from simulator.speech.problems import UnreadableAudio
from simulator.speech.sound import RATE, Sound

MOST_SECONDS: Final = 30 * 60
"""A closing lasts a minute or two; half an hour of sound is surely another file."""
_KINDS = "Give a WAV, FLAC, MP3 or OGG file with speech in it."


def read_sound(path: Path) -> Sound:
    """The sound in a file as one channel, at the file's own rate. Raises UnreadableAudio."""
    import soundfile

    if path.exists() and not path.is_file():  # a folder, or a pipe that nobody may ever fill
        raise UnreadableAudio(f"{path} is no file.", _KINDS)
    try:
        with soundfile.SoundFile(path) as file:
            if file.frames > MOST_SECONDS * file.samplerate:
                raise UnreadableAudio(
                    f"{path} is longer than {MOST_SECONDS // 60} minutes.",
                    "Cut out the closing and give that.",
                )
            samples = file.read(dtype="float32", always_2d=True)
            rate = int(file.samplerate)
    except FileNotFoundError:
        raise UnreadableAudio(f"There is no file {path}.", "Check its name.") from None
    except (OSError, RuntimeError) as error:  # soundfile's own error is a RuntimeError
        if not path.exists():
            raise UnreadableAudio(f"There is no file {path}.", "Check its name.") from None
        raise UnreadableAudio(f"{path} cannot be read as sound.", _KINDS) from error
    if not len(samples):
        raise UnreadableAudio(f"There is no sound in {path}.", _KINDS)
    return Sound(_one_channel(samples), rate)


def _one_channel(samples: Any) -> bytes:  # noqa: ANN401 - an array of a library loaded late
    """Samples of (time, channels) from -1 to 1 as one channel of 16-bit numbers."""
    import numpy as np

    samples = np.nan_to_num(samples, posinf=0.0, neginf=0.0)
    mono = samples.mean(axis=1)
    power = (samples**2).mean(axis=0)
    # Channels of opposite phase cancel out: then the loudest speaks for both.
    if (mono**2).mean() < power.max() / 16:
        mono = samples[:, power.argmax()]
    return bytes(np.clip(np.round(mono * 32768), -32768, 32767).astype("<i2").tobytes())


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
