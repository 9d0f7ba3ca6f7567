"""Reading while somebody speaks: what is settled stays, and little is left at the end."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from speech_stubs import StubRecogniser, spoken

from simulator.speech.ears import live as live_module
from simulator.speech.ears.live import LiveTranscriber, _end_of_stretch
from simulator.speech.ears.speech_parts import Part
from simulator.speech.ports import Hints
from simulator.speech.sound import RATE, WIDTH, Sound
from simulator.speech.transcript import Transcript

SCRIPT = " ".join(f"word{n}" for n in range(1, 61))


def parts_of(sound: Sound, pause: float = 0.35) -> tuple[Part, ...]:
    """Half seconds that are not silent, neighbours joined."""
    half = WIDTH * RATE // 2
    found: list[Part] = []
    for number, at in enumerate(range(0, len(sound.samples) - half + 1, half)):
        if not sound.samples[at]:
            continue
        if found and found[-1].end == number / 2:
            found[-1] = Part(found[-1].start, number / 2 + 0.5)
        else:
            found.append(Part(number / 2, number / 2 + 0.5))
    return tuple(found)


@pytest.fixture(autouse=True)
def no_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_module, "speech_parts", parts_of)


def test_every_word_is_read_once_with_care() -> None:
    ear = StubRecogniser(SCRIPT)
    live = LiveTranscriber(ear, Hints())
    said = [*range(1, 15), 0, 0, *range(15, 30), 0, 0, *range(30, 41)]
    for number in said:
        live.add(spoken(number))
        live.look()
    careful_before = ear.careful
    transcript, parts, sound = live.finish()
    assert transcript.text == " ".join(f"word{n}" for n in range(1, 41))
    assert sound.samples == spoken(*said)
    assert ear.careful == pytest.approx(sound.seconds)
    assert ear.careful - careful_before < 8.0  # the rest, not the whole
    assert len(parts) == 3
    assert parts[1].start - parts[0].end > 0.5


def test_settled_words_never_change() -> None:
    live = LiveTranscriber(StubRecogniser(SCRIPT), Hints())
    before = ""
    for number in [*range(1, 20), 0, *range(20, 45)]:
        live.add(spoken(number))
        now = live.look().settled
        assert now.startswith(before)
        before = now


class Wavering(StubRecogniser):
    """Hears the first word differently at every other quick look."""

    looks = 0

    def transcribe(
        self, sound: Sound, hints: Hints, *, before: str = "", quick: bool = False
    ) -> Transcript:
        found = super().transcribe(sound, hints, before=before, quick=quick)
        self.looks += 1
        if not quick or self.looks < 3 or self.looks % 2:
            return found
        return Transcript((replace(found.words[0], text="other"), *found.words[1:]), found.engine)


def test_settled_words_stay_whatever_a_later_look_makes_of_them() -> None:
    live = LiveTranscriber(Wavering(SCRIPT), Hints())
    settled = []
    for number in range(1, 11):
        live.add(spoken(number))
        settled.append(live.look().settled)
    assert settled[1] == "word1"
    for before, after in pairwise(settled):
        assert after.startswith(before)


def test_what_came_since_the_last_look_is_no_silence() -> None:
    live = LiveTranscriber(StubRecogniser(SCRIPT), Hints())
    live.add(spoken(1, 2, 0, 0))
    live.look()
    assert live.silent_for == pytest.approx(1.0)
    live.add(spoken(3, 4, 5, 6))  # a slow machine has not looked at it yet
    assert live.silent_for == pytest.approx(1.0)
    assert live.speaks_again
    live.look()
    assert not live.speaks_again


def test_times_are_those_of_the_whole_sound() -> None:
    live = LiveTranscriber(StubRecogniser(SCRIPT), Hints())
    for number in [*range(1, 15), 0, 0, *range(15, 20)]:
        live.add(spoken(number))
        live.look()
    words = live.finish()[0].words
    assert words[0].start == 0.0
    assert words[-1].end == pytest.approx(10.5)


def test_nothing_said_is_nothing_heard() -> None:
    live = LiveTranscriber(StubRecogniser(SCRIPT), Hints())
    for _ in range(30):
        live.add(spoken(0))
        assert live.look().text == ""
    transcript, parts, _ = live.finish()
    assert transcript.text == ""
    assert parts == ()


@pytest.mark.parametrize(
    ("parts", "seconds", "expected"),
    [
        ((), 3.0, None),
        ((), 7.0, 6.5),
        ((Part(0, 3), Part(4, 5)), 5.0, None),  # too short to be worth it
        ((Part(0, 7), Part(8, 9)), 9.0, 7.5),
        ((Part(0, 7),), 7.2, None),  # may still be the same word
        ((Part(0, 7),), 8.0, 7.5),
        ((Part(0, 10), Part(10.4, 23)), 23.0, 10.2),  # no pause for too long
        ((Part(0, 23),), 23.0, 21.0),
    ],
)
def test_where_a_stretch_ends(
    parts: tuple[Part, ...], seconds: float, expected: float | None
) -> None:
    found = _end_of_stretch(parts, seconds)
    assert found == (None if expected is None else pytest.approx(expected))
