"""Text from outside: nothing that moves a cursor or hides words gets through the door."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.text import clean

# Other work on a shared machine must not fail a property.
UNHURRIED = settings(deadline=None)

# Text with far more escapes and controls than chance would bring.
HOSTILE = st.lists(
    st.one_of(
        st.text(),
        st.sampled_from(["\x1b[31m", "\x1b]0;", "\x07", "\x1b\\", "\x1b", "\x9b", "\r", "\u202e"]),
        st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"]),
    )
).map("".join)


@UNHURRIED
@given(HOSTILE)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@UNHURRIED
@given(HOSTILE)
def test_no_control_character_is_left_but_the_line_end(text: str) -> None:
    left = {c for c in clean(text) if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}}
    assert left <= {"\n"}


@UNHURRIED
@given(HOSTILE)
def test_no_direction_override_is_left(text: str) -> None:
    marks = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not marks & {unicodedata.bidirectional(c) for c in clean(text)}


@UNHURRIED
@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_what_can_be_seen_is_kept(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("a\tb", "a b"),
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x07", "link"),
        ("a\x1b]0;never ended\nthe next line", "a\nthe next line"),
        ("\x1bPq\x1b\\after", "after"),
        ("abc\u202edef\u2066", "abcdef"),
        ("\ufeffstart", "start"),
        ("half\ud800", "half\ufffd"),
        ("👩🏽‍🍳 Zoë, naïve", "👩🏽‍🍳 Zoë, naïve"),
    ],
)
def test_examples(text: str, kept: str) -> None:
    assert clean(text) == kept
