from __future__ import annotations

import json

import pytest
import scoring_relations as relations
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.scoring.closing import Closing, JobContext, Turn
from simulator.scoring.reader import Reader
from simulator.scoring.readers import load
from simulator.scoring.score import score
from simulator.scoring.scorecard import from_dict, to_dict

WORDS = (
    "i i'd love want hope to be offered this job the role next steps what happens when you decide "
    "um uh no but and so please sorry thank 3 £40 'tis — \n \x1b[31m \u202e 😀 ة"
)
LINES = st.text(max_size=300) | st.lists(st.sampled_from(WORDS.split(" ")), max_size=60).map(
    " ".join
)
CLOSINGS = st.builds(
    Closing,
    st.lists(st.builds(Turn, st.sampled_from(("interviewer", "candidate")), LINES), max_size=5).map(
        tuple
    ),
    st.none()
    | st.builds(
        JobContext,
        role=st.text(max_size=20),
        facts=st.lists(LINES, max_size=2).map(tuple),
        discussed=st.lists(LINES, max_size=2).map(tuple),
    ),
)


@pytest.fixture(params=["keyword"])
def reader(request: pytest.FixtureRequest) -> Reader:
    return load(request.param)


def test_interviewers_words_earn_nothing(reader: Reader) -> None:
    relations.gives_nothing_for_the_interviewers_words(reader)


def test_irrelevant_words_never_lower(reader: Reader) -> None:
    relations.is_never_lowered_by_irrelevant_words(reader)


def test_repetition_never_raises(reader: Reader) -> None:
    relations.is_never_raised_by_repetition(reader)


def test_form_of_writing_does_not_matter(reader: Reader) -> None:
    relations.is_the_same_in_any_form(reader)


@settings(max_examples=150, deadline=None)
@given(CLOSINGS)
def test_any_text_scores_within_bounds_with_exact_evidence(closing: Closing) -> None:
    card = score(closing, reader=load("keyword"))
    assert 0 <= card.total <= 100
    relations.has_exact_evidence(card, closing)
    assert from_dict(json.loads(json.dumps(to_dict(card)))) == card
    assert score(closing, reader=load("keyword")) == card
