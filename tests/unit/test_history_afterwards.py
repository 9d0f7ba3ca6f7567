"""What is kept after an interview: it outlasts the program, and goes with its interview."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from afterwards_samples import BERLIN, DAYS
from history_samples import card, now, take
from test_history_file import write_version_1

from simulator.afterwards.aftermath import FollowUp, Note
from simulator.afterwards.applications import Application
from simulator.afterwards.debrief import Debrief, Person
from simulator.afterwards.due import due
from simulator.afterwards.interviews import RealInterview
from simulator.history.afterwards import Afterwards, parse_key
from simulator.history.failures import UnknownEntry, UnknownTake
from simulator.history.occasions import occasion_of
from simulator.history.store import History
from simulator.history.take import PlayedTurn
from simulator.shipped import shipped

SENT = datetime(2025, 3, 2, 8, 15, 30, 123, tzinfo=UTC)
DEBRIEF = Debrief(
    people=(Person("Mara Lind", "Head of harbour", "mara@example.org"),),
    promises=("send the certificate",),
    learned=("the new pier opens in May", "“quoted”, with \u2028 and 🚢"),
    forgot=("that I sail",),
    hear_by=date(2025, 3, 7),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


@pytest.fixture
def kept(path: Path) -> Iterator[Afterwards]:
    with History.open(path, now) as history:
        history.save(replace(take(), key="k1"))
        history.save(take(1))
    with Afterwards.open(path, BERLIN, now) as afterwards:
        yield afterwards


def interview(**changes: object) -> RealInterview:
    told = RealInterview(
        id=None,
        company="Ärztehaus",
        role="Nurse",
        ended_at=datetime(2025, 3, 3, 14, 0, tzinfo=UTC),
        people=(Person("Jo Ek"),),
        asked=("Why us?",),
        facts=("a new ward",),
        skills=("triage",),
        account="It went well.",
        closing="I: Anything else?\nC: I'd love to work on the ward.",
        hear_by=date(2025, 3, 10),
        card=card(),
    )
    return replace(told, **changes)  # type: ignore[arg-type]


def test_all_of_it_is_read_back_as_it_was(path: Path, kept: Afterwards) -> None:
    assert kept.begun() == ()
    assert kept.get("take-1").debrief == Debrief()
    kept.keep_debrief("take-1", DEBRIEF)
    kept.keep_note("take-1", Note("Mara Lind", "Dear Mara"))
    kept.keep_note("take-1", Note("mara  lind", "Dear Mara, thank you", SENT))
    kept.keep_followup("take-1", FollowUp(1, "How do things stand?", SENT))
    last = kept.set_outcome("take-1", "heard")
    assert last.debrief == DEBRIEF
    assert last.notes == (Note("mara  lind", "Dear Mara, thank you", SENT),)
    assert last.followups == (FollowUp(1, "How do things stand?", SENT),)
    assert last.outcome == "heard"
    with Afterwards.open(path, BERLIN, now) as again:
        assert again.get("1") == last
        assert again.begun() == (last,)
        assert again.notices == ()


def test_everything_can_be_taken_back(kept: Afterwards) -> None:
    kept.keep_debrief("take-1", DEBRIEF)
    kept.keep_note("take-1", Note("Mara Lind", "x", SENT))
    assert kept.keep_note("take-1", Note("Mara Lind", "x")).notes == (Note("Mara Lind", "x"),)
    assert kept.set_outcome("take-1", "let_go").outcome == "let_go"
    assert kept.set_outcome("take-1", "open").outcome == "open"
    assert kept.keep_debrief("take-1", Debrief()).debrief.empty


def test_a_take_saved_anew_keeps_what_came_after_it(path: Path, kept: Afterwards) -> None:
    before = kept.keep_debrief("take-1", DEBRIEF)
    with History.open(path, now) as history:
        assert history.save(replace(take(), key="k1", scorecard=card(77))).id == 1
        assert history.save(replace(take(), id=1, key="k1")).id == 1
    assert kept.get("take-1") == before


def test_a_deleted_take_takes_it_along(path: Path, kept: Afterwards) -> None:
    kept.keep_debrief("take-1", DEBRIEF)
    kept.keep_note("take-1", Note("Mara Lind", "secret words", SENT))
    kept.keep_followup("take-1", FollowUp(1, "more secret words"))
    kept.keep_debrief("take-2", DEBRIEF)
    with History.open(path, now) as history:
        history.delete(1)
    assert [one.occasion.key for one in kept.begun()] == ["take-2"]
    with pytest.raises(UnknownTake):
        kept.get("take-1")
    with pytest.raises(UnknownTake):
        kept.keep_debrief("take-1", DEBRIEF)
    kept.close()
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM notes").fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM followups").fetchone() == (0,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    assert b"secret words" not in path.read_bytes()


def test_the_oldest_history_gains_it_with_its_rows(path: Path) -> None:
    write_version_1(path)
    with Afterwards.open(path, BERLIN, now) as kept:
        assert kept.notices == ()
        assert kept.keep_debrief("take-1", DEBRIEF).debrief == DEBRIEF
        assert [one.occasion.key for one in kept.begun()] == ["take-1"]
    with History.open(path, now) as history:
        assert history.get(1) == replace(take(), id=1)


def test_a_real_interview(kept: Afterwards) -> None:
    one = kept.interviews.keep(interview())
    assert one.key == "interview-1"
    assert kept.interviews.get(1) == one == replace(interview(), id=1)
    assert kept.interviews.keep(interview(company="B", ended_at=SENT)).id == 2
    assert [i.company for i in kept.interviews.all()] == ["Ärztehaus", "B"]
    changed = kept.interviews.keep(replace(one, card=None, hear_by=None, closing=""))
    assert kept.interviews.get(1) == changed
    begun = kept.begun()
    assert [a.occasion.key for a in begun] == ["interview-1", "interview-2"]
    kept.keep_debrief("interview-1", DEBRIEF)
    assert kept.get("interview-1").debrief == DEBRIEF
    assert kept.get("interview-1").hear_by == DEBRIEF.hear_by
    kept.interviews.delete(1)
    assert [a.occasion.key for a in kept.begun()] == ["interview-2"]
    for call in (kept.interviews.get, kept.interviews.delete):
        for number in (1, 0, -1, 2**70):
            with pytest.raises(UnknownEntry):
                call(number)
    with pytest.raises(UnknownEntry, match="interview-1"):
        kept.interviews.keep(changed)


def test_a_real_interview_as_an_occasion() -> None:
    one = replace(interview(), id=3).occasion()
    assert one.real
    assert (one.asked_when, one.hear_by) == (True, date(2025, 3, 10))
    assert one.facts == ("a new ward",)
    unasked = replace(interview(hear_by=None, card=None), id=3).occasion()
    assert not unasked.asked_when
    assert unasked.own == ()
    scored = replace(interview(hear_by=None), id=3).occasion()
    assert scored.asked_when  # the card says that the words asked when


def test_keys() -> None:
    assert [parse_key(w) for w in ("12", " Take-12 ", "interview-003")] == [
        "take-12",
        "take-12",
        "interview-3",
    ]
    for written in ("", "take", "take-", "interview--1", "1.5", "٣", "x-1", "take-" + "9" * 19):
        with pytest.raises(UnknownEntry, match="take-12"):
            parse_key(written)


def test_applications(kept: Afterwards) -> None:
    first = Application(None, "Foo", "Cook", "applied", SENT, "Call", date(2025, 3, 9))
    assert kept.applications.all() == ()
    one = kept.applications.keep(first)
    two = kept.applications.keep(replace(first, company="Bar", next_on=date(2025, 3, 8)))
    three = kept.applications.keep(replace(first, company="Baz", stage="closed"))
    four = kept.applications.keep(replace(first, company="Qux", next_on=None))
    assert kept.applications.all() == (two, one, four, three)
    changed = kept.applications.keep(replace(one, stage="accepted"))
    assert kept.applications.get(1) == changed
    kept.applications.remove(1)
    for number in (1, 0, 2**70):
        with pytest.raises(UnknownEntry):
            kept.applications.remove(number)
        with pytest.raises(UnknownEntry):
            kept.applications.get(number)
    with pytest.raises(UnknownEntry):
        kept.applications.keep(changed)
    assert kept.applications.keep(first).id == 5  # no number is ever given twice
    assert kept.applications.put_off_at() is None
    kept.applications.put_off(SENT)
    kept.applications.put_off(SENT + timedelta(days=1))
    assert kept.applications.put_off_at() == SENT + timedelta(days=1)


def test_times_without_a_zone_are_refused(kept: Afterwards) -> None:
    naive = SENT.replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        kept.keep_note("take-1", Note("Mara Lind", "x", naive))
    with pytest.raises(ValueError, match="zone"):
        kept.applications.put_off(naive)


def test_the_calendar_remembers_across_programs(path: Path, kept: Afterwards) -> None:
    moment = datetime(2025, 3, 1, 12, tzinfo=UTC)

    def export(program: Afterwards, feed: int, later: int = 0) -> dict[str, int]:
        at = moment + timedelta(minutes=later)
        listed = due(at, program.begun(), (), DAYS)
        written = program.calendar.write(listed, at, DAYS, lambda: UUID(int=feed))
        return {entry.event.uid: entry.sequence for entry in written}

    kept.keep_debrief("take-1", DEBRIEF)
    first = export(kept, 1)
    assert set(first.values()) == {0}
    assert export(kept, 2) == first  # the feed is chosen once
    kept.keep_debrief("take-1", replace(DEBRIEF, hear_by=date(2025, 3, 20)))
    with Afterwards.open(path, BERLIN, now) as again:
        moved = export(again, 3, later=5)
    assert set(moved) == set(first)
    assert sorted(moved.values()) == [0, 0, 1, 1]  # the day named, and the follow-up after it


def test_what_cannot_be_read_does_not_hide_the_rest(path: Path, kept: Afterwards) -> None:
    kept.keep_debrief("take-1", DEBRIEF)
    kept.keep_debrief("take-2", DEBRIEF)
    kept.interviews.keep(interview())
    kept.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE aftermaths SET occasion = '{' WHERE take_id = 1")
    connection.execute("UPDATE interviews SET card = '[]'")
    connection.execute("INSERT INTO interviews VALUES (9, '2025', 'no json', NULL)")
    connection.commit()
    connection.close()
    with Afterwards.open(path, BERLIN, now) as again:
        assert [one.occasion.key for one in again.begun()] == ["interview-1", "take-2"]
        assert again.interviews.get(1).card is None
        assert again.get("take-1").debrief == DEBRIEF


@pytest.mark.parametrize("learned", [True, False])
def test_a_take_as_an_occasion(learned: bool) -> None:
    source = (shipped("scenarios") / "apprentice-electrician-phone.yaml").read_text("utf-8")
    answer = (
        "Lifting floorboards and pulling cable, mostly. "
        "Noor shows you a thing once, then she watches you do it."
    )
    turns = (
        PlayedTurn("interviewer", "Gary Tarrant", "Anything you want to know?"),
        take().turns[1],
        PlayedTurn("interviewer", "Gary Tarrant", f"Right. {answer} Anything else?"),
    )
    played = replace(take(), id=1, scenario_source=source, turns=turns, learned_timeframe=learned)
    one = occasion_of(played, BERLIN)
    assert [(p.name, p.role) for p in one.people] == [("Gary Tarrant", "Owner")]
    assert [(h.name, h.text) for h in one.heard] == [("Gary Tarrant", answer)]
    assert "the van leaves the yard at half past seven" in one.facts
    day = date(2025, 3, 4)  # played on 1 March, and they decide three days later
    assert (one.hear_by, one.would_hear_by) == ((day, None) if learned else (None, day))
    assert one.asked_when is learned
    assert [(o.criterion, o.text) for o in one.own][:1] == [
        ("enthusiasm", "I'd love to work on *Harbour*.")
    ]


def test_a_take_whose_scenario_no_longer_reads() -> None:
    one = occasion_of(replace(take(), id=1), BERLIN)
    assert [p.name for p in one.people] == ["Mara Lind"]
    assert one.facts == ()
    assert one.asked_when
    assert one.hear_by is None
