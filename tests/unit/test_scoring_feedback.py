from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring_samples import CONTEXT, SAMPLES, ScriptedReader, closing, finding

from simulator.scoring.closing import JobContext
from simulator.scoring.feedback import MOST_ADVICE, QUOTE_LENGTH, Feedback, advise
from simulator.scoring.phrasing import (
    fact_phrase,
    first_name,
    listed,
    role_phrase,
    skill_phrase,
)
from simulator.scoring.readers import load
from simulator.scoring.rubric import CAUTIONS, CRITERION_BY_ID
from simulator.scoring.sayings import say, say_instead
from simulator.scoring.score import score

HERE = closing("I want this job and nothing else, so what happens next?", context=CONTEXT)
CONTEXTS = (
    None,
    JobContext(),
    CONTEXT,
    JobContext("Midwife", "Asafo Home", ("they roast their own beans",), ("first aid",)),
    JobContext("Head of Data & AI (EMEA)", "The Lab.", ("40k followers", "a get-in of four hours")),
    JobContext("The very long title of a job that nobody can say", "", ("route nine.",), ("",)),
    JobContext("X", "Y", ("We're opening in May", "Dev holds the next round"), ("Go", "SQL;")),
)


def _feedback(*labels: str, wants_job: bool = True) -> Feedback:
    reader = ScriptedReader([finding(HERE, label, "I want this job") for label in labels])
    return advise(score(HERE, reader=reader, wants_job=wants_job), HERE)


def test_nothing_met_gets_three_things_in_the_order_of_a_closing() -> None:
    assert [a.criterion for a in _feedback().next_time] == ["enthusiasm", "asks", "adds"]


def test_biggest_points_are_chosen() -> None:
    feedback = _feedback("enthusiasm", "asks", "fit", "adds", "asks_next", "timeframe")
    assert [a.criterion for a in feedback.next_time] == ["from_interview", "skills", "new"]


def test_who_is_not_sure_is_not_told_to_ask() -> None:
    assert "asks" not in {a.criterion for a in _feedback(wants_job=False).next_time}


def test_a_serious_caution_comes_first() -> None:
    feedback = _feedback("pressure", "money_first")
    assert feedback.next_time[0].criterion == "pressure"
    assert len(feedback.next_time) == MOST_ADVICE
    assert {c.kind for c in feedback.cautions} == {"pressure", "money_first"}
    assert feedback.cautions[0].quote == "I want this job"


def test_praise_quotes_the_candidate_once_a_tactic() -> None:
    feedback = advise(score(SAMPLES[0], reader=load("keyword")), SAMPLES[0])
    assert len(feedback.worked) == 5
    assert feedback.next_time == ()
    quotes = [p.quote for p in feedback.worked]
    assert len(set(quotes)) == len(quotes)
    text = " ".join(SAMPLES[0].turns[1].text.split())
    assert all(q.removesuffix(" …") in text and len(q) <= QUOTE_LENGTH + 2 for q in quotes)


def test_a_fact_already_used_is_not_offered_again() -> None:
    said = "every agent gets a coached call each week"
    assert "team of fourteen" in say("enthusiasm", CONTEXT, said)


@pytest.mark.parametrize(
    ("fact", "phrase"),
    [
        ("team of fourteen", "the team of fourteen"),
        ("the dementia wing has its own garden", "the dementia wing has its own garden"),
        ("The wing has a garden.", "the wing has a garden"),
        ("they roast their own beans", "you roast your own beans"),
        ("We're opening in May", "you're opening in May"),
        ("their own kitchen", "your own kitchen"),
        ("Dev holds the next round", "Dev holds the next round"),
        ("forty weddings a year", "forty weddings a year"),
        ("twenty-two vans", "twenty-two vans"),
        ("opening in May", "opening in May"),
        ("three-shift pattern", "the three-shift pattern"),
        ("40k followers", "40k followers"),
        ("", ""),
    ],
)
def test_fact_phrases(fact: str, phrase: str) -> None:
    assert fact_phrase(fact) == phrase


@pytest.mark.parametrize(
    ("skill", "phrase"),
    [
        ("Two years managing people", "two years managing people"),
        ("Nice to have: experience with VetSpace", "experience with VetSpace"),
        ("Desirable - Excellent spoken Welsh", "excellent spoken Welsh"),
        ("NVQ level 2 in care", "NVQ level 2 in care"),
        ("Java", "Java"),
        ("Welsh", "Welsh"),
    ],
)
def test_skill_phrases(skill: str, phrase: str) -> None:
    assert skill_phrase(skill) == phrase


@pytest.mark.parametrize(
    ("role", "phrase"),
    [
        ("Team lead, customer care", "the team lead role"),
        ("Site Reliability Engineer", "the site reliability engineer role"),
        ("HR executive", "the HR executive role"),
        ("English teacher", "the English teacher role"),
        ("Sales role", "the sales role"),
        ("The Manager", "the manager role"),
        ("Director of very many things at once", "this job"),
        ("", "this job"),
    ],
)
def test_role_phrases(role: str, phrase: str) -> None:
    assert role_phrase(JobContext(role=role)) == phrase


def test_names_and_lists() -> None:
    assert first_name(CONTEXT) == "Dr. Boateng"
    assert first_name(JobContext(people=("Priya Nair",))) == "Priya"
    assert first_name(None) == ""
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "a",
        "a and b",
        "a, b and c",
    ]


ODD = re.compile(
    r"\b(the|a|an) (the|a|an|this|your|my|every|each)\b|\b(\w+) \3\b|  |\.\.|: ?[.:]| [.,;:?]"
    r"|\[\]|\{|\}|None|: *$"
)


def _reads_well(text: str) -> None:
    assert not ODD.search(text), text
    assert text[0].isupper(), text
    assert text[-1] in ".?", text
    assert text.count("[") == text.count("]")


@pytest.mark.parametrize(("criterion", "context"), list(product(CRITERION_BY_ID, CONTEXTS)))
def test_every_saying_reads_well_in_every_context(
    criterion: str, context: JobContext | None
) -> None:
    _reads_well(say(criterion, context))
    _reads_well(say(criterion, context, " ".join(context.facts) if context else ""))


@pytest.mark.parametrize(("caution", "context"), list(product((c.id for c in CAUTIONS), CONTEXTS)))
def test_every_replacement_reads_well(caution: str, context: JobContext | None) -> None:
    _reads_well(say_instead(caution, context))


@given(st.text(), st.text(), st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_any_context_can_be_put_into_words(
    role: str, company: str, facts: list[str], skills: list[str]
) -> None:
    context = JobContext(role, company, tuple(facts), tuple(skills), (), tuple(facts))
    assert all(say(criterion, context) for criterion in CRITERION_BY_ID)


def test_no_saying_claims_a_skill_for_the_candidate() -> None:
    for criterion in ("fit", "skills"):
        text = re.sub(r"\[[^]]*\]", "", say(criterion, CONTEXT))
        assert not any(skill in text for skill in CONTEXT.skills)
