"""What must hold of the trained reader, over the closings that it never learned from."""

from __future__ import annotations

import json

import pytest
import scoring_relations as relations

from simulator.scoring.closing import Closing, JobContext, Turn
from simulator.scoring.reader import Reader
from simulator.scoring.readers import load
from simulator.scoring.score import score
from simulator.shipped import shipped

LINES = (shipped("assets") / "corpus" / "test.jsonl").read_text(encoding="utf-8").splitlines()
GROUPS = 6


def closing(line: str) -> Closing:
    item = json.loads(line)
    context = item["context"]
    return Closing(
        tuple(Turn(t["speaker"], t["text"]) for t in item["turns"]),
        None
        if context is None
        else JobContext(
            role=context["role"],
            company=context["company"],
            facts=tuple(context["facts"]),
            skills=tuple(context["skills"]),
            discussed=tuple(context["discussed"]),
        ),
    )


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load("learned")


@pytest.fixture(params=range(GROUPS))
def some(request: pytest.FixtureRequest) -> list[Closing]:
    return [closing(line) for line in LINES[request.param :: GROUPS]]


def test_form_of_writing_does_not_matter(reader: Reader, some: list[Closing]) -> None:
    relations.is_the_same_in_any_form(reader, some)


def test_repetition_never_raises(reader: Reader, some: list[Closing]) -> None:
    relations.is_never_raised_by_repetition(reader, some)


def test_interviewers_words_earn_nothing(reader: Reader, some: list[Closing]) -> None:
    relations.gives_nothing_for_the_interviewers_words(reader, some)


def test_evidence_is_exact(reader: Reader, some: list[Closing]) -> None:
    for one in some:
        relations.has_exact_evidence(score(one, reader=reader), one)
