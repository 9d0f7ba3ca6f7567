"""What is read out of a posting: measured on marked ones, in place, and never invented."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from posting_samples import DATA, POSTINGS, pdf_of

from simulator.scenario.posting import evaluate
from simulator.scenario.posting.extract import extract
from simulator.scenario.posting.found import Extract
from simulator.scenario.posting.marked import BadMarks, Marked, read_marked
from simulator.scenario.posting.problems import PostingProblem
from simulator.scenario.posting.source import read_bytes, read_text

MARKED = read_marked(POSTINGS)
HEADS: list[dict[str, Any]] = yaml.safe_load(
    (DATA / "posting_heads.yaml").read_text(encoding="utf-8")
)
# A little under what is measured, so that a rule may win here what it loses there.
LEAST_RIGHT = 0.95
LEAST_F1_TUNED, LEAST_F1_HELD_OUT = 0.93, 0.85


def outcomes() -> list[evaluate.Outcome]:
    return [evaluate.outcome(one, evaluate.our_answer(one)) for one in MARKED]


def faithful(found: Extract) -> None:
    """Everything stands where it says, and holds no word that does not stand there."""
    everything = [*found.skills, *found.facts, *filter(None, (found.role, found.company))]
    everything += [s for q in found.questions for s in q.suggestions]
    for one in everything:
        assert found.text[one.span.start : one.span.end] == one.span.text
        assert one.value
        assert 0 < one.sureness <= 1
        said = "".join(one.span.text.replace("*", "").split()).casefold()
        assert "".join(one.value.replace("*", "").split()).casefold() in said
    assert all(one.sure for one in (*found.skills, *found.facts))
    asked = {question.field for question in found.questions}
    assert (found.role is None) == ("role" in asked)
    assert (found.company is None) == ("company" in asked)


def test_there_are_forty_of_every_kind() -> None:
    assert len(MARKED) == 40
    assert {one.name.rsplit(".")[-1] for one in MARKED} == {"txt", "md", "html"}
    for one in MARKED:
        text = " ".join(one.text.split()).casefold().replace("’", "'")
        for skill in one.skills:
            assert " ".join(skill.split()).casefold() in text, (one.name, skill)


def test_the_figures_hold() -> None:
    measured = outcomes()
    tuned = evaluate.figures(measured[: evaluate.TUNED_ON])
    held = evaluate.figures(measured[evaluate.TUNED_ON :])
    for part in (tuned, held):
        assert part.role >= LEAST_RIGHT
        assert part.company >= LEAST_RIGHT
    assert tuned.f1 >= LEAST_F1_TUNED
    assert held.f1 >= LEAST_F1_HELD_OUT


def test_the_rules_are_worth_more_than_the_baseline() -> None:
    simple = [evaluate.outcome(one, evaluate.baseline_answer(one)) for one in MARKED]
    assert evaluate.figures(outcomes()).f1 > evaluate.figures(simple).f1 + 0.3


@pytest.mark.parametrize("marked", MARKED, ids=lambda one: one.name)
def test_everything_stands_where_it_says(marked: Marked) -> None:
    faithful(extract(marked.text))


def test_heads_of_postings_give_role_and_company() -> None:
    wrong = []
    for head in HEADS:
        found = extract(read_text(head["text"]))
        for field in ("role", "company"):
            one = getattr(found, field)
            right = {_plain(head[field]), _plain(head.get(f"also_{field}", head[field]))}
            if _plain(one.value if one else None) not in right:
                wrong.append((head["role"], field, one and one.value))
    assert len(wrong) <= 2, wrong


def _plain(words: str | None) -> str | None:
    return words and words.casefold().removeprefix("the ").rstrip(".")


def test_a_pdf_says_what_the_text_says() -> None:
    text = read_text(
        "Job title: Cook\nEmployer: Old Mill Ltd\n\nWhat we need from you\n"
        "- Experience of baking bread for a hundred people or more in a kitchen that has only\n"
        "  one oven\n- A food hygiene certificate"
    )
    from_pdf = extract(read_bytes(pdf_of([text])))
    assert from_pdf.role is not None
    assert from_pdf.company is not None
    assert (from_pdf.role.value, from_pdf.company.value) == ("Cook", "Old Mill Ltd")
    assert [s.value for s in from_pdf.skills] == [
        "baking bread for a hundred people or more in a kitchen that has only one oven",
        "food hygiene certificate",
    ]


@pytest.mark.parametrize(
    ("line", "skills"),
    [
        ("- Nice to have: experience with VetSpace", ["VetSpace"]),
        ("- Essential: a driving licence", ["driving licence"]),
        ("- Proven experience of cash handling would be a plus", ["cash handling"]),
        ("- 3+ years' experience with Python, SQL and dbt", ["Python", "SQL", "dbt"]),
        ("- Word and Excel", ["Word and Excel"]),
        ("- German, French or Dutch", ["German, French or Dutch"]),
        ("- Ability to lift 20 kg; a clean licence", ["lift 20 kg", "clean licence"]),
        ("- You must have the right to work in the UK", []),
        ("- A DBS check and two references", []),
        ("- Patience (essential)", ["Patience"]),
        ("- HCPC registration (A/I)", ["HCPC registration"]),
        ("- Resilience: you'll hear no a lot", ["Resilience"]),
        ("- Excellent", ["Excellent"]),
    ],
)
def test_lead_ins_and_qualifiers_are_left_out(line: str, skills: list[str]) -> None:
    found = extract(f"Clerk\n\nRequirements:\n{line}\n")
    assert [skill.value for skill in found.skills] == skills


@pytest.mark.parametrize(
    ("sentence", "skills"),
    [
        ("You must be able to drive a tractor.", ["drive a tractor"]),
        ("You have patience and know Excel well.", ["patience", "Excel well"]),
        ("Some German would be an advantage.", ["German"]),
        ("We are looking for someone who can weld.", ["weld"]),
        ("No experience is needed.", []),
        ("You will be responsible for the till.", []),
        ("You will have the opportunity to travel.", []),
        ("We have a canteen.", []),
    ],
)
def test_prose_asks_too(sentence: str, skills: list[str]) -> None:
    found = extract(f"Clerk\nOld Mill Ltd\n\n{sentence}")
    assert [skill.value for skill in found.skills] == skills


def test_what_is_not_said_is_asked_and_never_guessed() -> None:
    found = extract("Our client is growing.\n\nGood pay, nice people, central location.")
    assert (found.role, found.company, found.skills) == (None, None, ())
    assert [q.field for q in found.questions] == ["role", "company", "skills", "facts"]
    assert all(q.ask and q.why for q in found.questions)


def test_two_titles_as_likely_are_a_question() -> None:
    found = extract("Position: Cook\nRole: Baker\n\nOld Mill Ltd is a mill.")
    assert found.role is None
    (question,) = (q for q in found.questions if q.field == "role")
    assert {s.value for s in question.suggestions} == {"Cook", "Baker"}


def test_shouting_is_lowered_and_nothing_else() -> None:
    found = extract("CHEF DE PARTIE WANTED\nOLD MILL LTD\n\nIT skills help.")
    assert found.role is not None
    assert found.role.value == "Chef de Partie"


ALPHABET = (
    "You have Cook we are looking for a an experience of must be - * : . , ; ( ) # | \n \n\n "
    "Old Mill Ltd About us Requirements: £12 24/7 é 😀 'd Engineer"
)


@given(st.lists(st.sampled_from(ALPHABET.split(" ")), max_size=60).map(" ".join))
def test_any_text_is_read_faithfully(text: str) -> None:
    with contextlib.suppress(PostingProblem):
        faithful(extract(read_text(text)))


@given(st.text(max_size=200))
def test_nothing_at_all_breaks_it(text: str) -> None:
    faithful(extract(text))


@pytest.mark.parametrize(
    "text",
    ["a" + "." * 59_000 + " b", "x" + " ," * 29_000 + "y", "(" * 59_000, "we need " * 7_000,
     "Acme Works is a firm. " * 2_600, "Ab c\n" * 11_000],
    ids=["dots", "commas", "brackets", "needs", "names", "lines"],
)  # fmt: skip
def test_hostile_text_comes_to_an_end(text: str) -> None:
    faithful(extract(text))


def test_the_report_prints_both_halves(capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate.main([str(POSTINGS), "--errors"]) == 0
    out = capsys.readouterr().out
    assert "rules, tuned on (first 20)" in out
    assert "baseline, held out" in out
    assert not any(f"\n{number}-" in out for number in range(21, 41))
    assert evaluate.main([str(POSTINGS), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rules"]["all"]["postings"] == 40


def test_bad_marks_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.txt").write_text("no marks", encoding="utf-8")
    with pytest.raises(BadMarks, match=r"one\.txt"):
        read_marked(tmp_path)
    assert evaluate.main([str(tmp_path)]) == 2
    assert "one.txt" in capsys.readouterr().err
