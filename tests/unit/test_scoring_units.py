from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring_samples import SAMPLES, closing

from simulator.scoring.normalise import normal_text, normal_words
from simulator.scoring.units import HARD_LIMIT, MAX_WORDS, cut, said_once, units


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("I'd LOVE it.", "i'd love it"),
        ("id love it", "i'd love it"),
        ("I’d love it", "i'd love it"),
        ("Dev's vet’s, we're in, it's its", "devs vets were in its"),
        ("Um, I, I could, uh, go", "i could go"),
        ("the the dwell time, the dwell time model", "the dwell time model"),
        ("well\nthen", "well then"),
        ("follow-up", "follow up"),
        ("40% of £2,000", "40 percent of pounds 2,000"),
        ("1.4 million, 18th", "1.4 million 18th"),
        ("five five nine 5 5 9", "five nine 5 5 9"),
        ("Straße", "strasse"),
        ("dont cant wont im", "don't can't won't i'm"),
        ("", ""),
        ("… !? 😀", ""),
    ],
)
def test_normal_form(text: str, normal: str) -> None:
    assert normal_text(text) == normal


@given(st.text(max_size=200))
def test_words_keep_their_places(text: str) -> None:
    words = normal_words(text)
    assert all(0 <= w.start < w.end <= len(text) for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


def test_units_are_exact_and_cover_every_word() -> None:
    for sample in SAMPLES:
        found = units(sample)
        for unit in found:
            assert sample.turns[unit.turn].text[unit.start : unit.end] == unit.text
            assert 0 < len(unit.words) <= HARD_LIMIT
        for number, turn in enumerate(sample.turns):
            if turn.speaker == "candidate":
                words = [w for u in found if u.turn == number for w in u.words]
                assert tuple(words) == normal_words(turn.text)


def test_punctuation_and_case_do_not_move_a_cut() -> None:
    typed = units(closing("I'd love it here. What happens next? Thanks for your time."))
    bare = units(closing("id love it here what happens next um thanks for your time"))
    assert [u.normal for u in typed] == [u.normal for u in bare]


def test_unpunctuated_speech_is_cut_where_sentences_begin() -> None:
    said = (
        "so i think i'd be a good fit for this because i have run a till for years and what "
        "happens next and when do you think i might hear from you"
    )
    assert [u.text.split()[0:2] for u in units(closing(said))][-2:] == [
        ["and", "what"],
        ["and", "when"],
    ]


def test_a_unit_knows_what_stands_around_it() -> None:
    found = units(
        closing(
            "I: We are done.",
            "I: Anything to add?",
            "I have a van of my own for work. I could start any early morning you like.",
            "I: Good.",
            "Thank you all very much for today.",
        )
    )
    assert found[0].cue == "we are done anything to add"
    assert found[0].opens
    assert found[1].before == found[0].normal
    assert found[0].after == found[1].normal
    assert found[-1].cue == "good"


def test_very_long_text_is_cut_off_and_cut_up() -> None:
    found = units(closing("word " * (MAX_WORDS * 3)))
    assert sum(len(u.words) for u in found) <= MAX_WORDS
    found = units(closing(" ".join(f"word{i}" for i in range(MAX_WORDS * 3))))
    assert sum(len(u.words) for u in found) == MAX_WORDS


def test_cut_of_nothing_and_of_one_word() -> None:
    assert cut([]) == []
    assert cut(["yes"]) == [0]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a b c d e f g", "a b c d e f g"),
        ("a b c d e f g a b c d e f g", "a b c d e f g"),
        ("a b c d e f g x a b c d e f g y", "a b c d e f g x y"),
        ("a b c d e x a b c d e y", "a b c d e x a b c d e y"),
        ("", ""),
    ],
)
def test_what_is_said_again_is_read_once(text: str, kept: str) -> None:
    assert " ".join(w.text for w in said_once(normal_words(text))) == kept
