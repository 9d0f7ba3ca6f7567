from __future__ import annotations

import pytest
from scoring_samples import closing

from simulator.scoring.delivery import measure


def test_typed_text_has_no_pace() -> None:
    figures = measure(closing("Thanks. What happens next?"))
    assert figures["words"].value == 4
    assert figures["words"].note.startswith("short")
    assert figures["sentences"].value == 2
    for name in ("words_per_minute", "seconds"):
        assert figures[name].value is None
        assert "not measurable" in figures[name].note


@pytest.mark.parametrize(
    ("words", "seconds", "pace", "hint"),
    [
        (145, 60.0, 145, ""),
        (100, 60.0, 100, "unhurried"),
        (180, 60.0, 180, "brisk"),
        (3, 1.0, None, "too short"),
        (0, 30.0, None, "too short"),
    ],
)
def test_pace(words: int, seconds: float, pace: int | None, hint: str) -> None:
    pace_found = measure(closing("word " * words), seconds)["words_per_minute"]
    assert pace_found.value == pace
    assert hint in pace_found.note


def test_words_of_the_interviewer_are_not_counted() -> None:
    assert measure(closing("I: One two three.", "Four."))["words"].value == 1


def test_hedges_and_fillers() -> None:
    figures = measure(closing("um maybe I sort of guess, uh, I guess so"))
    assert figures["fillers"].value == 2
    assert figures["hedges"].value == 3
    assert figures["hedges"].note == "37.5% of the words"


def test_no_um_in_a_transcript_is_not_zero() -> None:
    figures = measure(closing("so what happens next"), seconds=20.0)
    assert figures["fillers"].value is None
    assert measure(closing("so um what happens next"), seconds=20.0)["fillers"].value == 1


def test_sentences_need_punctuation() -> None:
    assert measure(closing("so what happens next and when"))["sentences"].value is None
    assert measure(closing("Yes."))["sentences"].value == 1


@pytest.mark.parametrize(("count", "hint"), [(34, "short"), (35, ""), (200, ""), (201, "long")])
def test_length_band(count: int, hint: str) -> None:
    note = measure(closing("word " * count))["words"].note
    assert note.startswith(hint)
    assert bool(note) == bool(hint)
