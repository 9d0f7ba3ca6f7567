"""The real recogniser on a real voice; no network is there to be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.speech.ears.engines import LEAVES_THE_MACHINE, recogniser
from simulator.speech.ears.speech_parts import Part, speech_parts
from simulator.speech.ears.timing import timing_of
from simulator.speech.ears.whisper import Whisper, is_unaltered, packaged_model, prompt, spread
from simulator.speech.ports import Hints, VoiceStyle
from simulator.speech.problems import EngineMissing, ModelMissing
from simulator.speech.sound import Sound, silence
from simulator.speech.voice.synthesiser import ChildSynthesiser

SAID = "I would love this job. Could you tell me what happens next?"


@pytest.fixture(scope="module")
def whisper() -> Whisper:
    ear = Whisper(threads=2)
    ear.load()
    return ear


@pytest.fixture(scope="module")
def sound() -> Iterator[Sound]:
    voice = ChildSynthesiser()
    yield voice.synthesise(SAID, VoiceStyle("en-us", "male"))
    voice.close()


def test_words_are_heard_with_their_times(whisper: Whisper, sound: Sound) -> None:
    found = whisper.transcribe(sound, Hints())
    plain = found.text.lower().replace(".", "").replace("?", "").replace(",", "").split()
    expected = SAID.lower().replace(".", "").replace("?", "").split()
    assert len(set(plain) & set(expected)) >= 9
    starts = [word.start for word in found.words]
    assert starts == sorted(starts)
    assert 0 <= starts[0] < found.words[-1].end <= sound.seconds + 0.5


def test_the_same_sound_gives_the_same_words(whisper: Whisper, sound: Sound) -> None:
    assert whisper.transcribe(sound, Hints()) == whisper.transcribe(sound, Hints())


def test_silence_has_no_words(whisper: Whisper) -> None:
    quiet = whisper.transcribe(silence(5.0), Hints(("Kubernetes",)))
    assert quiet.words == ()
    assert timing_of(speech_parts(silence(5.0)), quiet) is None
    assert whisper.transcribe(Sound(b""), Hints()).words == ()


def test_pauses_are_measured(whisper: Whisper, sound: Sound) -> None:
    rate = sound.rate
    twice = Sound(sound.samples + silence(2.0, rate).samples + sound.samples, rate)
    heard = whisper.transcribe(twice, Hints())
    timing = timing_of(speech_parts(twice), heard)
    assert timing is not None
    assert timing.longest_pause == pytest.approx(2.0, abs=0.6)
    assert timing.seconds == pytest.approx(twice.seconds, abs=1.0)
    assert timing.spoken < timing.seconds - 1.4


def test_the_packaged_model_is_the_one_we_know() -> None:
    assert is_unaltered(packaged_model())


def test_a_folder_without_a_model_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="no faster-whisper model"):
        Whisper(tmp_path).load()
    (tmp_path / "model.bin").write_bytes(b"not a model")
    with pytest.raises(ModelMissing, match="cannot be loaded"):
        Whisper(tmp_path).load()


def test_an_engine_that_is_not_installed_says_how_to_get_it() -> None:
    for engine, package in (("vosk", "vosk"), ("sphinx", "pocketsphinx")):
        with pytest.raises(EngineMissing) as caught:
            recogniser(engine).load()
        assert package in caught.value.advice
        with pytest.raises(EngineMissing):  # also when nobody loaded it first
            recogniser(engine).transcribe(silence(1.0), Hints())


def test_only_what_is_chosen_by_name_leaves_the_machine() -> None:
    assert isinstance(recogniser("whisper"), Whisper)
    assert set(LEAVES_THE_MACHINE) == {"google-cloud-free"}


def test_the_prompt_keeps_fillers_and_names() -> None:
    words = prompt(Hints(("Larchfield House", "Dayo")), "and so I said")
    assert words.startswith("Um, uh")
    assert "Larchfield House, Dayo." in words
    assert words.endswith("and so I said")


def test_words_are_spread_over_speech_only() -> None:
    words = spread(["one", "two"], 0.0, 10.0, [Part(1.0, 2.0), Part(8.0, 9.0)])
    assert [(w.start, w.end) for w in words] == [(1.0, 2.0), (2.0, 9.0)]
    assert spread([], 0.0, 1.0, []) == []
