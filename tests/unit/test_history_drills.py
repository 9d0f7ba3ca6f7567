"""Drills in the database: with the oldest schema, in one transaction, beside the takes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from drill_samples import NOON, card, played
from history_samples import now, take
from test_history_file import asked, write_version_1

from simulator.drills.deck import DrillCard, deck, due_today, reviewed
from simulator.drills.grades import practised
from simulator.history import schema
from simulator.history.drills import DrillStore
from simulator.history.failures import StorageFailed
from simulator.history.store import History
from simulator.scoring.rubric import TACTICS

ASK = "ask_for_job"
DAY = timedelta(days=1)


def good(known: DrillCard) -> DrillCard:
    return reviewed(known, "good", NOON)


def ask_card(store: DrillStore, at: datetime = NOON) -> DrillCard:
    return next(c for c in store.deck(at) if c.tactic == ASK)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


@pytest.fixture
def store(path: Path) -> Iterator[DrillStore]:
    with DrillStore(path, now) as store:
        yield store


def test_the_oldest_schema_gets_drills_and_its_takes_are_the_first_grades(path: Path) -> None:
    write_version_1(path)
    with DrillStore(path, now) as store:
        assert store.notices == ()
        assert store.rounds() == ()
        cards = {c.tactic: c for c in store.deck(NOON)}
        # Take 1 can be read, take 2 cannot; the first met asks and nothing else of that tactic.
        assert cards[ASK].reviewed_at == take().ended_at.replace(hour=9, minute=32, second=0)
        assert not cards["confirm_interest"].new
        kept, after = store.keep(played(), good)
        assert kept.id == 1
        assert store.rounds() == (kept,)
        assert ask_card(store) == after
    with History.open(path, now) as history:
        assert history.get(1).scenario_id == "harbour"
    assert asked(path, "SELECT name FROM migrations WHERE version = 5") == [
        ("drills: a card for each tactic, and the rounds",)
    ]


def test_a_file_with_everything_but_drills_keeps_all_it_has(path: Path) -> None:
    write_version_1(path)
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection, now(), upto=4)
    connection.execute("INSERT INTO marks VALUES ('search put off', '2025-03-01T00:00:00+00:00')")
    connection.close()
    with DrillStore(path, now) as store:
        store.keep(played(), good)
    assert asked(path, "SELECT COUNT(*) FROM marks") == [(1,)]
    assert asked(path, "SELECT COUNT(*) FROM takes") == [(2,)]


def test_without_any_history_all_is_new_and_due(store: DrillStore) -> None:
    assert [c.tactic for c in store.deck(NOON)] == [t.id for t in TACTICS]
    assert all(c.new and due_today(c, NOON) for c in store.deck(NOON))
    assert store.counts() == {}


def test_rounds_come_newest_first(store: DrillStore) -> None:
    for number in range(3):
        tactic = ASK if number else "something_to_add"
        store.keep(played(tactic, NOON + number * DAY), lambda known: known)
    assert [r.at for r in store.rounds()] == [NOON + 2 * DAY, NOON + DAY, NOON]
    assert [r.at for r in store.rounds(ASK, 1)] == [NOON + 2 * DAY]
    assert store.counts() == {ASK: 2, "something_to_add": 1}


def test_the_card_outlasts_the_program(path: Path) -> None:
    with DrillStore(path, now) as store:
        _, after = store.keep(played(), good)
    with DrillStore(path, now) as store:
        assert ask_card(store) == after
        assert not after.new


def test_a_later_take_counts_and_an_earlier_one_does_not(path: Path) -> None:
    with DrillStore(path, now) as store:
        _, after = store.keep(played(), good)
        with History.open(path, now) as history:
            history.save(
                replace(take(), started_at=NOON - DAY, ended_at=NOON - DAY, scorecard=card())
            )
            assert ask_card(store) == after
            later = replace(take(1), started_at=NOON + DAY, ended_at=NOON + DAY, scorecard=card())
            history.save(later)
        changed = ask_card(store, NOON + 2 * DAY)
        (seen,) = (p for p in practised(card(), later.ended_at) if p.tactic == ASK)
        assert changed == reviewed(after, seen.grade, seen.at)


def test_the_deck_of_takes_is_the_one_of_the_core(path: Path) -> None:
    with History.open(path, now) as history:
        for number in range(4):
            at = NOON + number * DAY
            met = ("asks", "enthusiasm", "asks_next")[number % 3 :]
            history.save(replace(take(number), started_at=at, ended_at=at, scorecard=card(met)))
    seen = [
        p
        for number in range(4)
        for p in practised(
            card(("asks", "enthusiasm", "asks_next")[number % 3 :]), NOON + number * DAY
        )
    ]
    with DrillStore(path, now) as store:
        assert store.deck(NOON + 9 * DAY) == deck({}, seen, NOON + 9 * DAY)


def test_a_round_and_its_card_are_kept_both_or_neither(store: DrillStore, path: Path) -> None:
    with pytest.raises(StorageFailed):
        store.keep(replace(played(), grade="splendid"), good)  # type: ignore[arg-type]
    assert store.rounds() == ()
    assert asked(path, "SELECT COUNT(*) FROM drill_cards") == [(0,)]

    def fails(known: DrillCard) -> DrillCard:
        raise RuntimeError("scheduler")

    with pytest.raises(RuntimeError):
        store.keep(played(), fails)
    assert store.rounds() == ()


def test_two_windows_lose_no_review(path: Path) -> None:
    with DrillStore(path, now) as one, DrillStore(path, now) as other:
        first = ask_card(other)
        one.keep(played(), good)
        _, after = other.keep(
            played(ASK, NOON + DAY), lambda known: reviewed(known, "good", NOON + DAY)
        )
        assert after == reviewed(good(first), "good", NOON + DAY)
        assert one.counts() == {ASK: 2}


@pytest.mark.parametrize("answer", ["", "🚢 “quoted” \u2028", "half \ud83d a pair", "x" * 20_000])
def test_any_words_can_be_kept(store: DrillStore, answer: str) -> None:
    store.keep(replace(played(), answer=answer), good)
    (kept,) = store.rounds()
    assert len(kept.answer) == len(answer)
