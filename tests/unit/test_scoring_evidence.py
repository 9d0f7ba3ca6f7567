"""Evidence begins and ends with a sentence where one begins and ends near."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.evidence import REACH, tidied
from simulator.scoring.scorecard import Evidence


def of(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence(0, start, start + len(words), words)


@pytest.mark.parametrize(
    ("text", "read", "shown"),
    [
        ("Mind the gate. I've done it.", "gate. I've done it.", "I've done it."),
        ("I'd love to have it. When will I hear?", "love to have it. When", "I'd love to have it."),
        ("Lovely. And then what? I'm away.", "what?", "And then what?"),
        ("It is, as I said, a long way from here to there.", "a long way", "a long way"),
        ("so when will i hear then", "when will i hear", "so when will i hear then"),
        ("He asked “who wants it?” I do, very much.", "it?” I do, very", "I do, very much."),
    ],
)  # fmt: skip
def test_sentences_nearby_are_kept_whole(text: str, read: str, shown: str) -> None:
    assert tidied(of(text, read), text).text == shown


@given(st.text("ab .?!\n", min_size=1, max_size=80), st.data())
def test_it_stays_exact_and_near(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before = Evidence(3, start, end, text[start:end])
    after = tidied(before, text)
    assert after.text == text[after.start : after.end]
    assert after.turn == 3
    if before.text.strip():
        assert after.text.strip()
        assert len(text[after.start : start].split()) <= REACH + 1
        assert len(text[end : after.end].split()) <= REACH + 1
