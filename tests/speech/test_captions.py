"""Lines as sentences, and which words have been said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.voice.captions import said_until, sentences


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", []),
        ("   ", []),
        ("Hello.", ["Hello."]),
        ("Right. Anything to add?", ["Right.", "Anything to add?"]),
        ("Dr. Shah will write. Soon!", ["Dr. Shah will write.", "Soon!"]),
        ("It costs 3.50 today. Fine", ["It costs 3.50 today.", "Fine"]),
        ("“Really?” he asked. Yes…  then no.", ["“Really?", "he asked.", "Yes…", "then no."]),
    ],
)
def test_sentences(line: str, expected: list[str]) -> None:
    assert [s.text.strip("”") for s in sentences(line)] == [e.strip("”") for e in expected]


@given(st.text(max_size=200))
def test_sentences_are_pieces_of_the_line_in_order(line: str) -> None:
    at = 0
    for sentence in sentences(line):
        assert line[sentence.start : sentence.end].strip() == sentence.text
        assert sentence.start >= at
        at = sentence.end


@given(st.text(min_size=1, max_size=120), st.floats(0, 1), st.floats(0, 1))
def test_more_time_never_means_fewer_words(text: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= said_until(text, low) <= said_until(text, high) <= len(text)


def test_words_end_where_they_end() -> None:
    text = "Thank you, that was clear."
    assert said_until(text, 0.0) == 0
    assert said_until(text, 0.01) == len("Thank")
    assert said_until(text, 1.0) == len(text)
