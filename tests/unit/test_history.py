"""Takes go in and come out as they were, and the list never loads what it does not show."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from history_samples import STARTED, card, now, numbered, take

from simulator.history.failures import StorageFailed, UnknownTake, UnreadableTake
from simulator.history.query import TACTIC_COLUMNS, order, where
from simulator.history.store import History, TakeQuery
from simulator.scoring.closing import JobContext
from simulator.scoring.rubric import TACTICS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    with History.open(path, now) as opened:
        yield opened


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_a_take_comes_back_as_it_was(history: History) -> None:
    saved = history.save(take())
    assert saved.id == 1
    assert saved == numbered(take(), 1)
    assert history.get(1) == saved


def test_a_take_survives_closing_the_program(path: Path) -> None:
    with History.open(path) as first:
        saved = first.save(take())
    with History.open(path) as second:
        assert second.get(1) == saved
        assert second.notices == ()


def test_evidence_still_points_at_the_words(history: History) -> None:
    kept = history.get(history.save(take()).id or 0)
    closing = kept.closing(JobContext(company="Harbour Labs"))
    assert closing.context == JobContext(company="Harbour Labs")
    for tactic in kept.scorecard.tactics:
        for criterion in tactic.criteria:
            for e in criterion.evidence:
                assert closing.turns[e.turn].text[e.start : e.end] == e.text


def test_odd_text_is_kept(history: History) -> None:
    odd = replace(take(), company="Ünï \x00 [b] '; DROP TABLE takes; -- \ud800 界")
    kept = history.get(history.save(odd).id or 0)
    assert kept.company == odd.company.replace("\ud800", "?")


def test_any_whole_number_may_be_asked_for(history: History) -> None:
    assert history.get(history.save(replace(take(), seed=10**30)).id or 0).seed == 10**30
    for number in (-1, 0, 2**63, 10**30):
        with pytest.raises(UnknownTake):
            history.get(number)
        with pytest.raises(UnknownTake):
            history.delete(number)


def test_times_carry_a_zone(history: History) -> None:
    with pytest.raises(ValueError, match="zone"):
        history.save(replace(take(), started_at=STARTED.replace(tzinfo=None)))


def test_a_key_keeps_one_take_once(history: History) -> None:
    first = history.save(replace(take(total=10), key="abc"))
    again = history.save(replace(take(total=20), key="abc"))
    assert again.id == first.id
    assert history.count() == 1
    assert history.get(again.id or 0).scorecard.total == 20


def test_saving_a_numbered_take_replaces_it(history: History) -> None:
    saved = history.save(take(total=10))
    history.save(replace(saved, scorecard=card(90)))
    assert [s.total for s in history.summaries()] == [90]
    with pytest.raises(UnknownTake):
        history.save(numbered(take(), 99))


def test_a_deleted_take_is_gone_with_its_words(history: History, path: Path) -> None:
    one, other = history.save(take()), history.save(take(1))
    history.delete(one.id or 0)
    with pytest.raises(UnknownTake, match=r"There is no take 1\."):
        history.get(1)
    with pytest.raises(UnknownTake):
        history.delete(1)
    assert history.get(other.id or 0) == other
    history.delete(other.id or 0)
    history.close()
    for table in ("takes", "turns", "scorecards", "scenario_texts"):
        assert rows(path, f"SELECT COUNT(*) FROM {table}") == [(0,)]
    assert b"Harbour" not in path.read_bytes()


def test_a_number_is_never_used_again(history: History) -> None:
    history.delete(history.save(take()).id or 0)
    assert history.save(take()).id == 2


def test_one_scenario_text_serves_all_its_takes(history: History, path: Path) -> None:
    for number in range(3):
        history.save(take(number))
    history.close()
    assert rows(path, "SELECT COUNT(*) FROM scenario_texts") == [(1,)]


def test_the_list_is_latest_first_and_carries_the_scores(history: History) -> None:
    for number in range(3):
        history.save(take(number, scorecard=card(number, cautions=number)))
    listed = history.summaries()
    assert [s.total for s in listed] == [2, 1, 0]
    newest = listed[0]
    assert (newest.id, newest.scenario_id, newest.mode, newest.cautions) == (
        3,
        "harbour",
        "practice",
        2,
    )
    assert newest.started_at == take(2).started_at
    assert newest.tactic_scores == {t.id: card().tactic(t.id).score for t in TACTICS}


def test_a_tactic_left_out_has_no_score(history: History) -> None:
    history.save(take(scorecard=card(left_out=("ask_for_job",))))
    assert "ask_for_job" not in history.summaries()[0].tactic_scores
    assert "ask_for_job" not in history.progress()[0].tactic_scores


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        (TakeQuery(), [4, 3, 2, 1]),
        (TakeQuery(descending=False), [1, 2, 3, 4]),
        (TakeQuery(limit=2), [4, 3]),
        (TakeQuery(limit=2, offset=3), [1]),
        (TakeQuery(limit=None), [4, 3, 2, 1]),
        (TakeQuery(scenario_id="harbour"), [3, 1]),
        (TakeQuery(mode="real"), [4]),
        (TakeQuery(min_total=20, max_total=30), [3, 2]),
        (TakeQuery(text="ZÜRICH"), [4]),
        (TakeQuery(text="labs harbour interview"), [3, 2, 1]),
        (TakeQuery(text="clinic labs"), [2]),
        (TakeQuery(text="100%_"), []),
        (TakeQuery(sort="total"), [4, 3, 2, 1]),
        (TakeQuery(sort="scenario", descending=False), [2, 4, 1, 3]),
        (TakeQuery(sort="company"), [4, 3, 2, 1]),
        (TakeQuery(sort="mode"), [4, 3, 2, 1]),
        (TakeQuery(sort="cautions"), [4, 3, 2, 1]),
    ],
)
def test_filters_and_orders(history: History, query: TakeQuery, numbers: list[int]) -> None:
    history.save(take(0, total=10))
    history.save(take(1, total=20, scenario_id="clinic"))
    history.save(take(2, total=30))
    history.save(take(3, total=40, scenario_id="clinic", mode="real", company="Zürich Re"))
    assert [s.id for s in history.summaries(query)] == numbers
    if query.limit is None:
        assert history.count(query) == len(numbers)


def test_count_ignores_the_page(history: History) -> None:
    for number in range(5):
        history.save(take(number))
    assert history.count(TakeQuery(limit=2, offset=4)) == 5
    assert history.count(TakeQuery(text="nobody")) == 0


def test_records_tell_best_and_last(history: History) -> None:
    assert history.records() == {}
    history.save(take(2, total=30))
    history.save(take(1, total=80))
    history.save(take(0, total=5, scenario_id="clinic"))
    records = history.records()
    assert set(records) == {"harbour", "clinic"}
    harbour = records["harbour"]
    assert (harbour.takes, harbour.best, harbour.last) == (2, 80, 30)
    assert harbour.last_at == take(2).started_at


def test_progress_is_the_latest_takes_oldest_first(history: History) -> None:
    for number in range(5):
        history.save(take(number, total=number, scenario_id="harbour" if number % 2 else "clinic"))
    assert [p.total for p in history.progress(limit=3)] == [2, 3, 4]
    assert [p.take_id for p in history.progress("harbour")] == [2, 4]


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (TakeQuery(), "takes_by_start"),
        (TakeQuery(sort="total"), "takes_by_total"),
        (TakeQuery(scenario_id="harbour"), "takes_by_scenario"),
    ],
)
def test_a_page_is_read_in_the_order_of_an_index(
    history: History, path: Path, query: TakeQuery, index: str
) -> None:
    history.close()
    conditions, values = where(query)
    sql = f"EXPLAIN QUERY PLAN SELECT total FROM takes{conditions}{order(query)} LIMIT 50"
    connection = sqlite3.connect(path)
    plan = " ".join(row[3] for row in connection.execute(sql, values))
    connection.close()
    assert index in plan
    assert "TEMP B-TREE" not in plan


def test_lists_read_only_the_short_rows(history: History, path: Path) -> None:
    """With every long text gone the lists still answer, so they never looked at one."""
    history.save(take())
    history.close()
    connection = sqlite3.connect(path)
    for table in ("turns", "scorecards", "scenario_texts"):
        connection.execute(f"DELETE FROM {table}")
    connection.commit()
    connection.close()
    with History.open(path) as again:
        assert again.count() == len(again.summaries()) == len(again.records()) == 1
        assert len(again.progress()) == 1


def test_a_take_that_makes_no_sense_is_named_and_spares_the_others(
    history: History, path: Path
) -> None:
    history.save(take())
    other = history.save(take(1))
    history.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE scorecards SET card = '[]' WHERE take_id = 1")
    connection.commit()
    connection.close()
    with History.open(path) as again:
        with pytest.raises(UnreadableTake, match=r"Take 1 cannot be read\."):
            again.get(1)
        assert again.get(2) == other
        again.delete(1)
        assert again.count() == 1


def test_the_score_columns_are_the_rubrics(history: History, path: Path) -> None:
    history.close()
    columns = {name for _, name, *_ in rows(path, "PRAGMA table_info(takes)")}
    assert {f"score_{tactic.id}" for tactic in TACTICS} == set(TACTIC_COLUMNS)
    assert set(TACTIC_COLUMNS) <= columns


def test_a_failed_save_leaves_nothing_behind(history: History) -> None:
    broken = replace(take(), turns=(replace(take().turns[0], speaker="nobody"),))  # type: ignore[arg-type]
    with pytest.raises(StorageFailed, match="Could not save the take"):
        history.save(broken)
    assert history.count() == 0
    assert history.save(take()).id == 1


def test_a_full_disk_is_told_and_nothing_is_lost(history: History) -> None:
    saved = history.save(take())
    connection = history._database._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageFailed) as caught:
        history.save(replace(take(1), scenario_source="x" * 100_000))
    assert caught.value.kind == "disk_full"
    assert "Free some space" in caught.value.advice
    assert history.get(1) == saved


def test_a_read_only_disk_is_told(history: History) -> None:
    history._database._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageFailed) as caught:
        history.save(take())
    assert caught.value.kind == "read_only"


def test_the_files_are_private_whatever_the_umask(path: Path) -> None:
    before = os.umask(0)
    try:
        with History.open(path) as history:
            history.save(take())
            for ending in ("", "-wal", "-shm"):
                mode = stat.S_IMODE(Path(f"{path}{ending}").stat().st_mode)
                assert mode == 0o600, ending
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_others_could_read_is_closed_to_them(path: Path) -> None:
    History.open(path).close()
    path.chmod(0o644)
    History.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_any_thread_may_ask(history: History) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        saved = list(pool.map(lambda number: history.save(take(number)).id, range(20)))
    assert sorted(number or 0 for number in saved) == list(range(1, 21))
