"""Drafts say what is known and nothing else; where nothing is known they leave a gap."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from datetime import date, datetime
from email.policy import default
from itertools import combinations
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from afterwards_samples import ANN, BERLIN, DAYS, GARY, aftermath, occasion, with_sent
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from simulator.afterwards import wording
from simulator.afterwards.aftermath import Aftermath, Heard, Own
from simulator.afterwards.checks import check_note, facing, gaps, ready
from simulator.afterwards.debrief import Debrief, Person, everyone
from simulator.afterwards.letters import (
    Letter,
    calling_name,
    draft_followup,
    draft_note,
    draft_notes,
    sentence_around,
    subject,
)
from simulator.afterwards.likeness import NEARLY_SAME, likeness
from simulator.afterwards.mail import MAILTO_LENGTH, as_eml, as_mailto, as_text, usable_address
from simulator.text import clean

UNHURRIED = hypothesis_settings(deadline=None)
PANEL = tuple(Person(f"{name} Berg") for name in ("Ada", "Ben", "Cleo", "Dov", "Eve", "Fay"))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def test_a_note_says_what_is_known() -> None:
    letter = draft_note(aftermath(), "gary tarrant", DAYS, "Sam Reed")
    assert letter.to == GARY
    assert letter.subject == "Thank you for our talk: Apprentice electrician, Tarrant Electrical"
    assert letter.text.startswith("Dear Gary,\n\nThank you")
    for known in (
        "on Monday 3 March",
        "the apprentice electrician role at Tarrant Electrical",
        "“Lifting floorboards and pulling cable, mostly.”",
        "Last summer I wired two sheds with my uncle.",
        "that I have my own boots",
    ):
        assert known in letter.text
    assert letter.text.endswith("\nSam Reed\n")
    assert ready(check_note(letter.text, facing(aftermath(), "Gary Tarrant")))


def test_what_nobody_knows_is_a_gap() -> None:
    bare = Aftermath(replace(occasion(ANN), facts=(), skills=(), own=(), heard=(), wants_job=False))
    letter = draft_note(bare, ANN.name, DAYS)
    assert [letter.text[gap.start : gap.end] for gap in gaps(letter.text)] == [
        "[one thing you and Dr Lee spoke about]",
        "[your fit for this job, in one line]",
        "[what still interests you about this job, in your own words]",
        "[your name]",
    ]
    assert not ready(check_note(letter.text, facing(bare, ANN.name)))


def test_who_does_not_want_the_job_is_not_made_to_feign_it() -> None:
    unsure = aftermath(occasion(wants_job=False))
    text = draft_note(unsure, GARY.name, DAYS).text + draft_followup(unsure, 1, DAYS).text
    assert not any(sentence in text for sentence in (*wording.INTEREST, wording.FOLLOWUP_INTEREST))


def test_everyone_gets_a_note_of_their_own() -> None:
    one = aftermath(occasion(GARY, ANN, Person("Mrs Venn"), Person("Zoë")))
    letters = draft_notes(one, DAYS, "Sam Reed")
    assert [letter.text.splitlines()[0] for letter in letters] == [
        "Dear Gary,",
        "Dear Dr Lee,",
        "Dear Mrs Venn,",
        "Dear Zoë,",
    ]
    facts = [[fact in letter.text for fact in one.occasion.facts] for letter in letters]
    # Gary is quoted; the others have a fact each, and none the same.
    assert facts == [[False] * 3, [True, False, False], [False, True, False], [False, False, True]]
    forgot = ["my own boots" in letter.text for letter in letters]
    assert forgot == [True, False, False, False]


@pytest.mark.parametrize("count", range(2, len(PANEL) + 1))
def test_no_two_notes_of_a_panel_are_nearly_the_same(count: int) -> None:
    people = PANEL[:count]
    bare = Aftermath(replace(occasion(*people), facts=(), skills=(), own=(), heard=()))
    for one in (bare, aftermath(occasion(*people))):
        letters = draft_notes(one, DAYS)
        for ours, theirs in combinations(letters, 2):
            assert likeness(ours.text, theirs.text) < NEARLY_SAME
        for letter in letters:
            assert 60 <= len(letter.text.split()) <= 180


def test_the_debrief_comes_before_the_record() -> None:
    noted = Debrief(
        people=(Person("Ann Lee", address="ann@example.org"), Person("Noor")),
        learned=("they are short of people on Mondays",),
        promises=("send the certificate",),
    )
    one = Aftermath(occasion(ANN), noted)
    first, second, third = draft_notes(one, DAYS)
    assert "you are short of people on Mondays" in first.text
    assert "send the certificate" in first.text
    assert "send the certificate" not in second.text
    assert second.to.address == "ann@example.org"
    assert third.to.name == "Noor"


def test_a_person_noted_twice_is_one() -> None:
    both = everyone([GARY], [Person("gary  tarrant", address="g@example.org"), Person(" ")])
    assert both == (replace(GARY, address="g@example.org"),)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Gary Tarrant", "Gary"),
        ("Dr Ingrid Sorley", "Dr Sorley"),
        ("Mrs Venn", "Mrs Venn"),
        ("Inês Carvalho", "Inês"),
        ("", "[name]"),
        ("[x]\x1b[31m", "(x)"),
    ],
)
def test_how_somebody_is_addressed(name: str, called: str) -> None:
    assert calling_name(Person(name)) == called


@pytest.mark.parametrize(
    "words",
    ["What would I do first?", "Yes.", "so " * 40, "", "   ", "?!"],
)
def test_words_that_cannot_stand_in_a_letter_are_left_out(words: str) -> None:
    one = aftermath(
        replace(occasion(), own=(Own("evidence", words), Own("enthusiasm", "I like it a lot.")))
    )
    assert "You need careful work with hand tools, and [" in draft_note(one, GARY.name, DAYS).text


def test_a_long_answer_is_not_quoted() -> None:
    heard = (Heard("Gary Tarrant", "word " * 40), Heard("Gary Tarrant", "Ha."))
    one = aftermath(replace(occasion(), heard=heard))
    assert "half past seven" in draft_note(one, GARY.name, DAYS).text


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("I like it. I ran a team of nine. Good.", "team of", "I ran a team of nine."),
        ("I ran a team", "team", "I ran a team"),
        ("Well… I did it!\nAnd more", "did", "I did it!"),
        ("One line\nwith more\nlines", "more", "with more"),
        ("We cut it by 2.5 percent. Yes.", "cut", "We cut it by 2.5 percent."),
    ],
)
def test_the_sentence_around_words(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    assert sentence_around(text, start, start + len(words)) == sentence


def test_the_followups() -> None:
    one = aftermath(
        occasion(GARY, replace(ANN, address="ann@example.org"), hear_by=date(2025, 3, 6))
    )
    first = draft_followup(one, 1, DAYS, "Sam Reed")
    assert first.to.name == ANN.name
    assert "news by Thursday 6 March" in first.text
    assert not gaps(first.text)
    without = draft_followup(aftermath(), 1, DAYS, "Sam Reed")
    assert "when you expect to have news" in without.text
    sent = with_sent(aftermath(), 1, datetime(2025, 3, 10, 9, tzinfo=BERLIN))
    second = draft_followup(sent, 2, DAYS, "Sam Reed")
    assert "I wrote on Monday 10 March" in second.text
    assert "I will not write again" in second.text
    assert not gaps(second.text)
    assert "[when]" in draft_followup(aftermath(), 2, DAYS).text
    nobody = draft_followup(Aftermath(replace(occasion(), people=())), 1, DAYS)
    assert nobody.text.startswith("Dear [name],")


@UNHURRIED
@given(
    st.lists(WORDS, min_size=1, max_size=3),
    st.lists(WORDS, max_size=3),
    st.lists(WORDS, max_size=3),
    WORDS,
    WORDS,
    st.booleans(),
)
def test_a_draft_never_invents_a_word(
    names: list[str], learned: list[str], forgot: list[str], own: str, company: str, wants: bool
) -> None:
    known = replace(
        occasion(*map(Person, names), wants_job=wants), company=company, own=(Own("fit", own),)
    )
    one = Aftermath(known, Debrief(learned=tuple(learned), forgot=tuple(forgot)))
    ours = " ".join(
        words
        for value in vars(wording).values()
        for words in (value if isinstance(value, tuple) else (value,))
        if isinstance(words, str)
    )
    given_words = " ".join(
        (*names, *learned, *forgot, own, company, *known.facts, *known.skills, known.role)
    )
    allowed = set(re.findall(r"\w+", clean(f"{ours} {given_words}").casefold()))
    # Said to the people it is about, "they" becomes "you"; the frame and the day are ours too.
    allowed |= {"dear", "name", "on", "at", "role", "job", "this", "you", "your", "monday", "3"}
    allowed |= {"march", "re", "ve", "ll", "the"}
    for letter in (
        *draft_notes(one, DAYS),
        draft_followup(one, 1, DAYS),
        draft_followup(one, 2, DAYS),
    ):
        found = re.findall(r"\w+", letter.text.casefold())
        assert set(found) <= allowed
        assert "\x1b" not in letter.text


def test_an_eml_is_a_draft_for_a_mail_program() -> None:
    letter = Letter(
        Person("Inês Carvalho", address="ines@example.org"),
        "Für Sie",
        "Dear Inês,\n\nüber ".ljust(300, "x"),
    )
    raw = as_eml(letter)
    message = email.message_from_bytes(raw, policy=default)
    assert message["To"] == "Inês Carvalho <ines@example.org>"
    assert message["Subject"] == "Für Sie"
    assert message["X-Unsent"] == "1"
    assert message.get_content().replace("\r\n", "\n") == letter.text + "\n"
    assert "From" not in message
    assert raw == as_eml(letter)
    raw.decode("ascii")


def test_a_name_cannot_smuggle_in_a_header() -> None:
    letter = Letter(Person("A\nBcc: x@example.org", address="a@example.org"), "S\r\nBcc: y@z", "Hi")
    message = email.message_from_bytes(as_eml(letter), policy=default)
    assert sorted(message.keys()) == [
        "Content-Transfer-Encoding",
        "Content-Type",
        "MIME-Version",
        "Subject",
        "To",
        "X-Unsent",
    ]
    link = as_mailto(Letter(Person("A", address="a@b.org?cc=c@d.org"), "S&bcc=x", "Hi & bye"))
    assert urlsplit(link).path == ""
    assert parse_qs(urlsplit(link).query) == {"subject": ["S&bcc=x"], "body": ["Hi & bye\r\n"]}


def test_a_mailto_link_opens_as_the_letter() -> None:
    letter = draft_note(
        aftermath(occasion(replace(GARY, address="gary@example.org"))), GARY.name, DAYS
    )
    link = as_mailto(letter)
    assert link.isascii()
    assert len(link) < MAILTO_LENGTH
    parts = urlsplit(link)
    assert parts.path == "gary@example.org"
    query = parse_qs(parts.query)
    assert query["subject"] == [subject(aftermath())]
    assert query["body"][0].replace("\r\n", "\n") == as_text(letter)
    assert unquote(link).count("\r\n") == as_text(letter).count("\n")


@pytest.mark.parametrize(
    ("written", "usable"),
    [
        ("mara@example.org", True),
        ("mara.lind+jobs@sub.example.org", True),
        ("", False),
        ("mara", False),
        ("@example.org", False),
        ("mara@", False),
        ("a@b@c", False),
        ("mara lind@example.org", False),
        ("mära@example.org", False),
        ("a@b.org\nBcc: c@d.org", False),
    ],
)
def test_addresses(written: str, usable: bool) -> None:
    assert usable_address(written) is usable


@UNHURRIED
@given(WORDS, WORDS, WORDS, WORDS)
def test_any_letter_can_be_saved_and_linked(name: str, address: str, title: str, text: str) -> None:
    letter = Letter(Person(name, address=address), title, text)
    message = email.message_from_bytes(as_eml(letter), policy=default)
    assert message.get_content().replace("\r\n", "\n") == as_text(letter)
    assert as_mailto(letter).isascii()
    assert unquote(as_mailto(letter)).endswith(as_text(letter).replace("\n", "\r\n"))
