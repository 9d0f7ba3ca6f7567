"""The checks of a thank-you note, one by one, and together as somebody types."""

from __future__ import annotations

from dataclasses import replace

import pytest
from afterwards_samples import ANN, GARY, aftermath, occasion
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from simulator.afterwards.aftermath import Note
from simulator.afterwards.checks import MOST_READ, Check, Facing, check_note, facing, gaps, ready
from simulator.afterwards.debrief import Person
from simulator.afterwards.likeness import NEARLY_SAME, likeness
from simulator.afterwards.spelling import slips

GOOD = """Dear Gary,

thank you for taking the time to talk with me on Monday. I keep thinking of the van that leaves \
the yard at half past seven, and of Noor's six months with every new starter.

I would very much like to do this work with you. I forgot to say that I have my own boots, and \
that I can be at the yard by seven.

If references would help, I will gladly send them.

Kind regards,
Sam Reed
"""
OTHER = """Hello Dr Lee,

I am grateful for the conversation about the college course. The one day a week there was new to \
me, and it sounds like the right way to learn the trade: a day of theory and four of practice.

I hope that we will talk again, because this is a job I would enjoy. Please ask if there is any \
question left; I am happy to answer it at any time.

With best wishes,
Sam Reed
"""
TEXTS = st.text(
    st.sampled_from("Dear Gary,\n. [thank you] I would like it sorry äß-’“"), max_size=300
)


def checked(text: str, against: Facing | None = None) -> dict[str, Check]:
    return {
        check.id: check for check in check_note(text, against or facing(aftermath(), GARY.name))
    }


def test_a_good_note_is_ready() -> None:
    checks = check_note(GOOD, facing(aftermath(), GARY.name))
    assert [check.id for check in checks if not check.met] == []
    assert ready(checks)
    assert [check.id for check in checks] == [
        "gaps",
        "named",
        "spelling",
        "thanks",
        "concrete",
        "interest",
        "offers",
        "length",
        "apology",
        "pressure",
        "alike",
    ]


def test_nothing_is_ready_while_there_is_a_gap() -> None:
    for gap in ("[your name]", "[", "]", "[two\nlines]"):
        text = GOOD.replace("Sam Reed", gap)
        assert checked(text)["gaps"].met is False
        assert not ready(check_note(text, facing(aftermath(), GARY.name)))
    assert [GOOD[g.start : g.end] for g in gaps(GOOD)] == []


def test_every_check_that_fails_says_what_to_do() -> None:
    for text in ("", "x", "I am sorry. I need your answer by Friday. Dear Gery", "word " * 300):
        for check in check_note(text, facing(aftermath(), GARY.name)):
            assert check.label
            if not check.met:
                assert check.help.endswith(".")
                assert len(check.help) < 100


@pytest.mark.parametrize(
    ("greeting", "name", "met"),
    [
        ("Dear Gary,", "Gary Tarrant", True),
        ("Dear Mr Tarrant,", "Gary Tarrant", True),
        ("Hello gary", "Gary Tarrant", True),
        ("\n\nGary –", "Gary Tarrant", True),
        ("Dear Sir or Madam,", "Gary Tarrant", False),
        ("Dear Ann,", "Gary Tarrant", False),
        ("Dear Dr,", "Dr Ann Lee", False),
        ("Dear Dr Lee,", "Dr Ann Lee", True),
        ("Dear Zoë,", "Zoë Ek", True),
    ],
)
def test_by_name(greeting: str, name: str, met: bool) -> None:
    assert checked(f"{greeting}\n\nthanks\n\nGary", Facing(Person(name)))["named"].met is met


@pytest.mark.parametrize(
    ("sentence", "slip"),
    [
        ("Dear Garry,", ("Garry", "Gary")),
        ("I enjoyed what Gray told me.", ("Gray", "Gary")),
        ("Please greet Tarant from me.", ("Tarant", "Tarrant")),
        ("Dear gary,", ("gary", "Gary")),
        ("It is good to know that tarrant has vans.", ("tarrant", "Tarrant")),
        ("I met Ines there.", ("Ines", "Inês")),
        ("As Tarrent's van left", ("Tarrent", "Tarrant")),
        ("Dear Gary,", None),
        ("Gary's van and Tarrant's yard", None),
        ("Every Monday in March we mark the gate.", None),
        ("I work with Git and Greta.", None),
        ("It was a grey day in the van.", None),
        ("Tomorrow. Grey skies again.", None),
    ],
)
def test_names_as_they_are_spelt(sentence: str, slip: tuple[str, str] | None) -> None:
    found = slips(sentence, ["Gary Tarrant", "Inês Carvalho", "Mara Lind"], ["Tarrant Electrical"])
    assert [(s.written, s.name) for s in found] == ([slip] if slip else [])
    for one in found:
        assert sentence[one.start : one.end] == one.written


def test_a_name_that_is_also_a_word_is_left_alone() -> None:
    assert slips("I rose at seven and hope to win grace.", ["Rose Hope", "Grace Hill"]) == ()
    company = ["Calder Valley Water"]
    assert slips("The water of the valley is electrical.", [], company) == ()
    assert [s.name for s in slips("I know Caldar Valley Water well.", [], company)] == ["Calder"]


@pytest.mark.parametrize(
    ("check", "sentence", "met"),
    [
        ("thanks", "Thank you for your time.", True),
        ("thanks", "Many thanks for the tour.", True),
        ("thanks", "I’m very grateful for the hour.", True),
        ("thanks", "I really appreciate the time.", True),
        ("thanks", "It was nice to talk.", False),
        ("thanks", "[thank them]", False),
        ("interest", "I would love to join your team.", True),
        ("interest", "I’d be glad to do this.", True),
        ("interest", "I am very interested in the role.", True),
        ("interest", "I'm keen to start.", True),
        ("interest", "I hope that we will talk again.", True),
        ("interest", "I look forward to working with you.", True),
        ("interest", "I want this job.", True),
        ("interest", "I am not interested in the role.", False),
        ("interest", "The yard is large.", False),
        ("offers", "Please let me know if you need anything.", True),
        ("offers", "I am happy to send references.", True),
        ("offers", "I will gladly answer any question.", True),
        ("offers", "If there is anything else, just say so.", True),
        ("offers", "The yard is large.", False),
        ("apology", "I am sorry that I was so nervous.", False),
        ("apology", "Apologies for running over.", False),
        ("apology", "Please forgive my bad day.", False),
        ("apology", "I know I’m not the strongest.", False),
        ("apology", "I was a mess.", False),
        ("apology", "The course was news to me.", True),
        ("pressure", "I need your decision by Friday.", False),
        ("pressure", "Please reply as soon as possible.", False),
        ("pressure", "I have another offer on the table.", False),
        ("pressure", "Let me know by Tuesday.", False),
        ("pressure", "You must let me know.", False),
        ("pressure", "I am still waiting to hear.", False),
        ("pressure", "Take whatever time you need.", True),
        ("pressure", "I look forward to hearing from you.", True),
    ],
)
def test_what_is_said(check: str, sentence: str, met: bool) -> None:
    found = checked(sentence)[check]
    assert found.met is met, found
    for span in found.at:
        assert sentence[span.start : span.end]


@pytest.mark.parametrize(
    ("words", "met"), [(59, False), (60, True), (180, True), (181, False), (0, False)]
)
def test_the_length(words: int, met: bool) -> None:
    found = checked("word " * words)["length"]
    assert (found.met, found.label) == (met, f"{words} words")


def test_one_concrete_thing() -> None:
    vague = GOOD.replace("the van that leaves the yard at half past seven", "it all")
    vague = vague.replace("at the yard by seven", "there early").replace("Noor's six months", "it")
    assert checked(GOOD)["concrete"].met is True
    assert checked(vague)["concrete"].met is False
    unknown = checked(GOOD, Facing(GARY))["concrete"]
    assert unknown.met is None
    assert ready([unknown])
    assert "debrief" in unknown.help


def test_no_two_notes_alike() -> None:
    one = aftermath(occasion(GARY, ANN))
    copied = GOOD.replace("Dear Gary", "Dear Dr Lee").replace("Noor's", "the")
    kept = replace(one, notes=(Note(GARY.name, GOOD),))
    assert checked(copied, facing(kept, ANN.name))["alike"].met is False
    assert checked(OTHER, facing(kept, ANN.name))["alike"].met is True
    assert checked(GOOD, facing(kept, GARY.name))["alike"].met is True  # its own older self
    assert likeness(GOOD, GOOD) == 1.0
    assert likeness(GOOD, OTHER) < NEARLY_SAME / 2
    assert likeness("Thank you", "Thank you") == 0.0


def test_a_huge_text_is_read_no_further_than_needed() -> None:
    huge = "really i would " * 60_000
    checks = checked(huge + "[gap]", replace(facing(aftermath(), GARY.name), others=(huge,)))
    assert checks["gaps"].met is False
    assert checks["length"].label == "180001 words"
    assert all(
        span.end <= MOST_READ
        for check in checks.values()
        for span in check.at[:1]
        if check.id != "gaps"
    )


@hypothesis_settings(deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_can_be_checked_while_it_is_typed(text: str, other: str) -> None:
    against = replace(facing(aftermath(), GARY.name), others=(other,))
    checks = check_note(text, against)
    assert len(checks) == 11
    for check in checks:
        for span in check.at:
            assert 0 <= span.start < span.end <= len(text)
    assert 0 <= likeness(text, other) <= 1
    assert likeness(text, other) == likeness(other, text)
    if "[" in text or "]" in text:
        assert not ready(checks)
