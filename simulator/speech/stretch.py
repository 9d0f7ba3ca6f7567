"""Faster and slower at the same pitch, by the tempo filter that comes with PyAV."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from simulator.speech.sound import Sound

SPEEDS: Final = (0.75, 0.9, 1.0, 1.25, 1.5)


def stretched(sound: Sound, speed: float) -> Sound:
    """The sound at `speed` times its own, 0.5 to 2."""
    if speed == 1.0 or not sound.samples:
        return sound
    import av
    import numpy as np
    from av.filter import Graph

    graph = Graph()
    source = graph.add_abuffer(
        format="s16", sample_rate=sound.rate, layout="mono", time_base=Fraction(1, sound.rate)
    )
    tempo = graph.add("atempo", f"{speed}")
    sink = graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(
        np.frombuffer(sound.samples, "<i2").reshape(1, -1), format="s16", layout="mono"
    )
    frame.sample_rate = sound.rate
    frame.pts = 0
    source.push(frame)
    source.push(None)
    found = bytearray()
    while True:
        try:
            piece = sink.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            break
        assert isinstance(piece, av.AudioFrame)
        found += piece.to_ndarray().astype("<i2").tobytes()
    return Sound(bytes(found), sound.rate)
