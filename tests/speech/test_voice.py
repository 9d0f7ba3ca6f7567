"""Real voices: pyttsx3 in its child process, with whatever this system speaks with."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from simulator.scenario.catalog import Catalog, shipped_folder
from simulator.speech.ports import VoiceStyle
from simulator.speech.problems import NoVoice
from simulator.speech.voice import child
from simulator.speech.voice.styles import styles
from simulator.speech.voice.synthesiser import ChildSynthesiser
from simulator.speech.voice.synthesiser import voice as voice_by_name

LINE = "Is there anything that you would like to add before we finish?"


@pytest.fixture(scope="module")
def voice() -> ChildSynthesiser:
    return ChildSynthesiser()


@pytest.fixture(autouse=True, scope="module")
def close(voice: ChildSynthesiser) -> object:
    yield
    voice.close()


def test_a_sentence_is_spoken(voice: ChildSynthesiser) -> None:
    sound = voice.synthesise(LINE, VoiceStyle())
    assert 2.0 < sound.seconds < 8.0
    assert max(sound.samples) > 0


def test_pace_pitch_and_kind_are_heard(voice: ChildSynthesiser) -> None:
    usual = voice.synthesise(LINE, VoiceStyle(kind="male"))
    quick = voice.synthesise(LINE, VoiceStyle(kind="male", pace=1.4))
    assert quick.seconds < 0.85 * usual.seconds
    other = {
        voice.synthesise(LINE, style).samples
        for style in (
            VoiceStyle(kind="male"),
            VoiceStyle(kind="male", number=1),
            VoiceStyle(kind="female"),
            VoiceStyle(kind="male", pitch=1.4),
            VoiceStyle("en-us", "male"),
        )
    }
    assert len(other) == 5


def test_the_same_sentence_comes_from_memory(voice: ChildSynthesiser) -> None:
    first = voice.synthesise(LINE, VoiceStyle())
    count = voice._count
    assert voice.synthesise(LINE, VoiceStyle()) is first
    assert voice._count == count


@pytest.mark.parametrize("text", ["…", "ÆØÅ 🙂 λ", "<speak>&amp;</speak>", "a" * 400, "-"])
def test_odd_text_gives_sound_or_a_named_problem(voice: ChildSynthesiser, text: str) -> None:
    found: object = None
    try:
        found = voice.synthesise(text, VoiceStyle())
    except NoVoice as problem:
        found = problem.advice
    assert found


def test_a_killed_child_is_started_again() -> None:
    voice = ChildSynthesiser()
    voice.synthesise("One.", VoiceStyle())
    assert voice._child is not None
    voice._child.kill()
    voice._child.wait()
    assert voice.synthesise("Two.", VoiceStyle()).seconds > 0
    voice.close()
    with pytest.raises(NoVoice):
        voice.synthesise("Three.", VoiceStyle())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import time; time.sleep(60)", "too long"),
        ("print('{\"ready\": true}', flush=True); import time; time.sleep(60)", "too long"),
        ("raise SystemExit(3)", "stopped"),
        ('print(\'{"ready": false, "error": "no library"}\', flush=True)', "no library"),
        (
            'print(\'{"ready": true}\', flush=True); input(); print(\'{"error": "hoarse"}\')',
            "hoarse",
        ),
    ],
)
def test_a_voice_that_hangs_or_fails_is_a_named_problem_in_time(code: str, words: str) -> None:
    voice = ChildSynthesiser((sys.executable, "-c", code), to_start=1.0, a_sentence=0.3)
    began = time.monotonic()
    with pytest.raises(NoVoice, match=words) as caught:
        voice.synthesise("Hello.", VoiceStyle())
    assert "shown" in caught.value.advice
    assert time.monotonic() - began < 10
    voice.close()


def test_a_natural_voice_that_is_not_installed_says_how_to_get_it() -> None:
    import importlib.util

    natural = voice_by_name("neural")
    found: object = None
    try:
        found = natural.synthesise("Hello there.", VoiceStyle()).seconds
    except NoVoice as problem:
        found = str(problem)
    natural.close()
    if importlib.util.find_spec("piper") is None:
        assert "pip install 'mock-interview[neural]'" in str(found)
    else:
        assert isinstance(found, float)


def test_each_interviewer_of_a_panel_sounds_apart() -> None:
    for entry in Catalog([shipped_folder()]).entries():
        scenario = Catalog([shipped_folder()]).load(entry.id).scenario
        assert len(set(styles(scenario).values())) == len(scenario.interviewers), entry.id


class OtherVoices:
    """An engine with voices as macOS and Windows name them."""

    class Voice:
        def __init__(self, name: str, languages: list[str], gender: str) -> None:
            self.id = self.name = name
            self.languages, self.gender = languages, gender

    class proxy:
        _driver = object()

    def getProperty(self, name: str) -> list[OtherVoices.Voice]:
        return [
            self.Voice("Anna", ["de_DE"], "Female"),
            self.Voice("Daniel", ["en_GB"], "Male"),
            self.Voice("Samantha", ["en_US"], "Female"),
            self.Voice("Alex", ["en_US"], "Male"),
        ]


@pytest.mark.parametrize(
    ("accent", "kind", "number", "expected"),
    [
        ("en-gb", "male", 0, "Daniel"),
        ("en-us", "female", 0, "Samantha"),
        ("en-us", "male", 0, "Alex"),
        ("en-gb", "female", 0, "Samantha"),  # the right kind in another accent
        ("en-za", "any", 1, "Samantha"),
    ],
)
def test_voices_of_other_systems(accent: str, kind: str, number: int, expected: str) -> None:
    assert child.choose_voice(OtherVoices(), accent, kind, number) == expected


def test_the_child_imports_nothing_of_the_simulator() -> None:
    assert (
        "simulator" not in Path(child.__file__).read_text(encoding="utf-8").split("import ", 1)[1]
    )
