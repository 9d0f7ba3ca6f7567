"""Sound files in and out, and the tempo of a replay."""

from __future__ import annotations

import math
import os
from array import array
from pathlib import Path

import pytest
import soundfile

from simulator.speech.audio_file import MOST_SECONDS, at_rate, flac, read_sound
from simulator.speech.problems import UnreadableAudio
from simulator.speech.sound import RATE, Sound, silence
from simulator.speech.stretch import SPEEDS, stretched

TONE = Sound(array("h", [int(9000 * math.sin(n * 0.2)) for n in range(RATE * 2)]).tobytes())


def test_flac_keeps_every_sample(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    path.write_bytes(flac(TONE))
    assert read_sound(path) == TONE
    assert path.stat().st_size < len(TONE.samples)


@pytest.mark.parametrize("kind", ["wav", "flac", "ogg", "mp3"])
@pytest.mark.parametrize("channels", [1, 2])
def test_common_kinds_are_read(tmp_path: Path, kind: str, channels: int) -> None:
    path = tmp_path / f"a.{kind}"
    samples = [[v / 32768] * channels for v in array("h", TONE.samples)]
    soundfile.write(path, samples, RATE)
    sound = read_sound(path)
    assert sound.rate == RATE
    assert sound.seconds == pytest.approx(TONE.seconds, abs=0.2)


@pytest.mark.parametrize("subtype", ["FLOAT", "DOUBLE", "PCM_24", "PCM_U8"])
def test_every_kind_of_samples_is_as_loud_as_it_was(tmp_path: Path, subtype: str) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, [v / 32768 for v in array("h", TONE.samples)], RATE, subtype=subtype)
    read = array("h", read_sound(path).samples)
    assert max(read) == pytest.approx(9000, abs=200)


def test_channels_that_cancel_out_are_heard_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, [[v / 32768, -v / 32768] for v in array("h", TONE.samples)], RATE)
    assert read_sound(path) == TONE


def test_what_is_no_number_is_silence(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, [math.nan, math.inf, 0.5], RATE, subtype="FLOAT")
    assert array("h", read_sound(path).samples).tolist() == [0, 0, 16384]


def test_only_files_are_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.wav"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)  # reading it would wait for ever
    else:
        pipe.mkdir()
    for path in (tmp_path, pipe):
        with pytest.raises(UnreadableAudio, match="is no file"):
            read_sound(path)


def test_what_is_no_sound_is_said(tmp_path: Path) -> None:
    (tmp_path / "text.wav").write_text("This is no sound.", encoding="utf-8")
    (tmp_path / "empty.wav").write_bytes(b"")
    soundfile.write(tmp_path / "none.wav", [], RATE)
    for name, words in (
        ("text.wav", "cannot be read"),
        ("empty.wav", "cannot be read"),
        ("none.wav", "no sound"),
        ("missing.wav", "no file"),
    ):
        with pytest.raises(UnreadableAudio, match=words) as caught:
            read_sound(tmp_path / name)
        assert caught.value.advice


def test_an_hour_of_sound_is_another_file(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    soundfile.write(path, array("h", bytes(2 * 100 * (MOST_SECONDS + 1))), 100)
    with pytest.raises(UnreadableAudio, match="longer than"):
        read_sound(path)


@pytest.mark.parametrize("rate", [8000, 22050, 44100, 48000])
def test_other_rates_last_as_long(rate: int) -> None:
    assert at_rate(silence(1.5, rate)).seconds == pytest.approx(1.5, abs=0.01)


@pytest.mark.parametrize("speed", SPEEDS)
def test_speed_changes_the_length(speed: float) -> None:
    assert stretched(TONE, speed).seconds == pytest.approx(TONE.seconds / speed, rel=0.03)


def test_pieces_of_a_sound() -> None:
    assert TONE.piece(0.5, 1.0).seconds == pytest.approx(0.5)
    assert TONE.piece(1.5).seconds == pytest.approx(0.5)
    assert TONE.piece(5.0).samples == b""
