"""A scenario of one's own: it is well, plays to its end and gives nothing away."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.interview import Answered, Reply, Silent, answer, begin
from simulator.interview.machine import MOST_LAST_WORDS
from simulator.scenario.load import load_text
from simulator.scenario.making.cv import strengths_of
from simulator.scenario.making.draft import Draft, NotKnown, Wishes, draft, points, still_open
from simulator.scenario.making.guesses import industry_of, level_of
from simulator.scenario.making.ids import LONGEST_ID, free_id, id_of
from simulator.scenario.making.manners import REACTIONS, speech
from simulator.scenario.making.people import (
    MANNERS,
    NoName,
    Person,
    UnknownManner,
    manner_of,
    person_ids,
    person_of,
)
from simulator.scenario.making.script import plan
from simulator.scenario.making.writing import source_of
from simulator.scenario.model import Invites, Scenario, Setting
from simulator.scenario.posting.extract import extract
from simulator.scenario.posting.found import Extract

SETTINGS = get_args(Setting)
POSTING = """Job title: Cook
Employer: Old Mill Ltd

Old Mill has ground flour since 1790. We open a second oven in May.

You need
- A food hygiene certificate
- Patience
"""
KNOWN = Wishes(role="Cook", company="Old Mill", skills=("patience",), facts=("it opens in May",))


def found() -> Extract:
    return extract(POSTING)


def scenario(made: Draft) -> Scenario:
    return load_text(source_of(made), f"{made.id}.yaml")


def test_a_posting_alone_is_enough() -> None:
    made = draft(found(), Wishes())
    one = scenario(made)
    assert (one.id, one.job.role, one.job.company) == ("cook-old-mill-ltd", "Cook", "Old Mill Ltd")
    assert one.skills == ("food hygiene certificate", "Patience")
    assert "We open a second oven in May" in one.facts
    assert made.stand_in
    assert "stand-ins" in source_of(made)
    assert source_of(made).startswith("# yaml-language-server: $schema=schema.json\n")


def test_what_is_said_goes_before_what_was_read() -> None:
    wishes = Wishes(
        role="Head cook",
        company="The Mill",
        skills=("baking",),
        strengths=("I baked for 200.", "i baked for 200", "My sourdough"),
        discussed=("My sourdough",),
        people=(Person("Ada Holt", "Miller", "sceptical"),),
        setting="final-round",
        days=4,
        title="The one I want",
        id="the-one",
        level="senior",
        industry="milling",
    )
    one = scenario(draft(found(), wishes))
    assert (one.id, one.title, one.level, one.industry) == (
        "the-one", "The one I want", "senior", "milling",
    )  # fmt: skip
    assert one.skills[0] == "baking"
    assert one.your_points == ("I baked for 200",)
    assert one.discussed == ("My sourdough",)
    assert one.interviewers[0].manner == "sceptical"
    assert one.difficulty == 3
    assert one.timeframe.days == 4
    assert "stand-ins" not in source_of(draft(found(), wishes))


def test_what_is_missing_is_asked_and_not_made_up() -> None:
    with pytest.raises(NotKnown) as caught:
        draft(None, Wishes())
    assert [q.field for q in caught.value.questions] == ["role", "company", "skills", "facts"]
    nothing = extract("Our client pays well and is near the station.")
    assert [q.field for q in still_open(nothing, Wishes(company="Mill"))] == [
        "role", "skills", "facts",
    ]  # fmt: skip
    assert still_open(nothing, KNOWN) == ()
    assert draft(nothing, KNOWN).company == "Old Mill"


@pytest.mark.parametrize(("manner", "setting"), list(product(MANNERS, SETTINGS)))
def test_every_manner_and_form_is_well_and_ends(manner: str, setting: Setting) -> None:
    for difficulty, count in product((1, 2, 3), (1, 3)):
        people = tuple(
            Person(f"{name} Holt", "Miller", manner_of(manner))
            for name in ("Ada", "Ben", "Cy")[:count]
        )
        made = draft(found(), replace(KNOWN, people=people, setting=setting))
        one = scenario(replace(made, difficulty=difficulty, seed=difficulty))
        assert len({c.id for c in one.closing.cues}) == len(one.closing.cues)
        assert plan(replace(made, difficulty=difficulty))[0][1] == 1
        _plays_to_its_end(one)


WORDS = (
    "I'm a hard worker.",
    "No, that's everything, thanks.",
    "What happens next, and when will I hear?",
    "When does the oven open?",
    "I'd love this job, and last year I cut our waste by a third.",
    "",
)
CRITERIA = ("enthusiasm", "from_interview", "evidence", "skills", "adds", "new", "asks", "fit")


def _plays_to_its_end(one: Scenario) -> None:
    told = {*one.timeframe.says, *one.closing.answers.next_steps}
    for seed in range(6):
        chance = random.Random(seed)
        step = begin(one, seed)
        for _ in range(2 * (2 * len(one.closing.cues) + MOST_LAST_WORDS)):
            if step.state.ended:
                break
            said = chance.choice(WORDS)
            met = frozenset(chance.sample(CRITERIA, chance.randrange(4)))
            reply: Reply = Answered(said, met) if chance.random() > 0.2 else Silent()
            step = answer(one, step.state, reply)
            spoken = {getattr(event, "text", "") for event in step.events}
            if "?" not in said:
                assert not spoken & told
        assert step.state.ended


def test_seeds_make_different_interviews_of_one_posting() -> None:
    texts = {source_of(draft(found(), Wishes(seed=seed))) for seed in range(5)}
    assert len(texts) == 5
    assert source_of(draft(found(), Wishes(seed=3))) == source_of(draft(found(), Wishes(seed=3)))
    one = scenario(draft(found(), Wishes()))
    assert len({begin(one, seed).events for seed in range(12)}) >= 3


def test_facts_are_told_when_they_are_asked_for() -> None:
    one = scenario(draft(found(), Wishes()))
    step = begin(one, 1)
    step = answer(one, step.state, Answered("When does the second oven open?", frozenset()))
    said = " ".join(getattr(event, "text", "") for event in step.events)
    assert "We open a second oven in May." in said


@pytest.mark.parametrize("days", [None, 0, 1, 3, 7, 12, 14, 30, 120])
def test_the_timeframe_is_said_in_days(days: int | None) -> None:
    one = scenario(draft(found(), Wishes(days=days)))
    assert one.timeframe.days == days
    assert len(one.timeframe.says) >= 2


odd = st.text(max_size=90) | st.sampled_from(
    ["no", "on", "~", "null", "1e5", "12:30", "0x1F", "- x", "a: b", "#x", "'", '"', "{a}", "*a",
     "&a", "!x", "%d", "@x", "`", "yes\u2028no", "\x1b[31mred", "é😀", "x" * 300, "{company}", "=",
     "1_000", ".5", "<<", "? a", "---"]
)  # fmt: skip


@settings(max_examples=60)
@given(odd, odd, st.lists(odd, max_size=15), st.lists(odd, max_size=4), odd, odd)
def test_any_words_come_back_as_they_were(
    role: str, company: str, skills: list[str], strengths: list[str], name: str, title: str
) -> None:
    wishes = Wishes(
        role=role,
        company=company,
        skills=tuple(skills),
        facts=(company, "it opens in May"),
        strengths=tuple(strengths),
        people=(Person(f"A{name}"[:50].strip() or "A"),) if name.isprintable() else (),
        title=title,
    )
    try:
        made = draft(None, wishes)
    except NotKnown:
        return
    one = scenario(made)
    assert (one.job.role, one.job.company, one.skills) == (made.role, made.company, made.skills)
    assert (one.facts, one.your_points) == (made.facts, made.your_points)


def test_points_are_one_line_short_and_once() -> None:
    made = points(["- A\n b.", "a b", "", "…", "x " * 300, *(f"p{n}" for n in range(20))])
    assert made[0] == "A b"
    assert len(made) == 12
    assert all(len(p) <= 200 for p in made)


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Priya Shah, Head of Care, warm", Person("Priya Shah", "Head of Care", "warm")),
        ("Priya Shah, quite a busy person", Person("Priya Shah", "quite a busy person")),
        ("Priya Shah, running late", Person("Priya Shah", "Hiring manager", "rushed")),
        ("Dr Bell", Person("Dr Bell")),
        ("Jo, Team lead, R&D, a bit cold", Person("Jo", "Team lead, R&D", "sceptical")),
    ],
)
def test_people_are_read_from_a_line(line: str, person: Person) -> None:
    assert person_of(line) == person


def test_a_person_needs_a_name_and_a_known_manner() -> None:
    for line in ("", " , ,", "42"):
        with pytest.raises(NoName):
            person_of(line)
    with pytest.raises(UnknownManner, match="warm, brisk"):
        person_of("Jo, lead, purple")


def test_people_have_ids_of_their_own() -> None:
    people = (Person("Dr Ada Holt"), Person("Ada"), Person("李明"), Person("Mr"))
    assert person_ids(people) == ("ada", "ada-2", "person", "person-2")


@given(st.text(max_size=200))
def test_any_words_make_an_id(words: str) -> None:
    made = id_of(words)
    assert 0 < len(made) <= LONGEST_ID
    assert made.strip("-") == made
    assert "--" not in made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_ids_are_free_and_no_devices() -> None:
    assert id_of("CON") == "my-interview"
    assert id_of("Œuvre & Søn’s GmbH") == "oeuvre-sons-gmbh"
    assert free_id("a", {"a", "a-2"}) == "a-3"
    assert len(free_id("x" * LONGEST_ID, {"x" * LONGEST_ID})) <= LONGEST_ID


def test_guesses_only_sort() -> None:
    assert level_of("Apprentice Bricklayer") == "first-job"
    assert level_of("Chief Operating Officer") == "executive"
    assert level_of("Nurse") == "experienced"
    assert industry_of("hello") == "other"
    assert industry_of("ward nurse, patients, clinical") == "health and care"


def test_every_manner_has_all_its_lines_and_no_line_twice() -> None:
    seen: dict[str, str] = {}
    for manner in MANNERS:
        way = speech(manner)
        lines = [line for invites in get_args(Invites) for line in way.cues[invites]]
        assert all(len(way.cues[invites]) >= 3 for invites in get_args(Invites))
        lines += [line for name in REACTIONS for line in way.reactions[name]]
        lines += [*way.lead_in, *way.concerns, *way.unknown, *way.goodbye, *way.nothing_asked]
        for line in lines:
            if len(line) > 25:
                assert seen.setdefault(line, manner) == manner, line
        for push in ("thin", "silent", "back"):
            assert all("?" in line for line in way.reactions[push])
        days = ("monday", "friday", "week", "tomorrow", "tonight")
        assert not any(day in line.lower() for line in way.goodbye for day in days)


def test_a_cv_gives_its_telling_lines() -> None:
    cv = """Ada Holt
ada@example.org, 01632 960000

Experience
2019 - 2024 Head baker, Crumb Ltd
- Led a team of six bakers
- Cut flour waste by 30% in a year
- Responsible for the oven
I trained four apprentices to bake sourdough.
References on request.
"""
    assert strengths_of(cv, ["baking sourdough"]) == (
        "Led a team of six bakers",
        "Cut flour waste by 30% in a year",
        "I trained four apprentices to bake sourdough",
    )
