"""The database file: migrated from the oldest schema, set aside when broken, shared by two."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from history_samples import card, now, take

from simulator.history import schema
from simulator.history.failures import NewerHistory, StorageFailed, UnreadableTake
from simulator.history.store import History, TakeQuery
from simulator.scoring.scorecard import to_dict

# The first schema exactly as it was released, with two takes in it. It never changes.
VERSION_1 = """
CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL);
INSERT INTO migrations VALUES (1, 'takes, turns and scorecards', '2025-01-01T00:00:00+00:00');
CREATE TABLE takes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scenario_id TEXT NOT NULL,
    scenario_title TEXT NOT NULL,
    role TEXT NOT NULL,
    company TEXT NOT NULL,
    scenario_text INTEGER NOT NULL REFERENCES scenario_texts (id),
    seed TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('practice', 'real')),
    wants_job INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    ended TEXT NOT NULL,
    learned_timeframe INTEGER NOT NULL,
    total INTEGER NOT NULL,
    rubric_version TEXT NOT NULL,
    scorer_version TEXT NOT NULL
);
CREATE TABLE turns (
    take_id INTEGER NOT NULL REFERENCES takes (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    speaker TEXT NOT NULL CHECK (speaker IN ('interviewer', 'candidate')),
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    seconds REAL,
    PRIMARY KEY (take_id, position)
) WITHOUT ROWID;
CREATE TABLE scorecards (
    take_id INTEGER PRIMARY KEY REFERENCES takes (id) ON DELETE CASCADE,
    card TEXT NOT NULL
);
CREATE TABLE scenario_texts (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
);
INSERT INTO scenario_texts VALUES (1, 'd1', 'format: 1
id: harbour
');
INSERT INTO takes VALUES
    (1, 'harbour', 'The harbour interview', 'Engineer', 'Harbour Labs', 1, 7, 'practice', 1,
     '2025-03-01T09:30:00.000000+00:00', '2025-03-01T09:32:00.000000+00:00', 'goodbye', 1, 42,
     '1', 'sample 1'),
    (2, 'clinic', 'The clinic interview', 'Nurse', 'Ärztehaus', 1, 8, 'real', 0,
     '2025-03-02T09:30:00.000000+00:00', '2025-03-02T09:32:00.000000+00:00', 'left', 0, 0,
     '1', 'sample 1');
PRAGMA application_id = 0x4D4F434B;
PRAGMA user_version = 1;
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def write_version_1(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_1)
    for position, turn in enumerate(take().turns):
        connection.execute(
            "INSERT INTO turns VALUES (1, ?, ?, ?, ?, ?)",
            (position, turn.speaker, turn.name, turn.text, turn.seconds),
        )
    connection.execute("INSERT INTO scorecards VALUES (1, ?)", (json.dumps(to_dict(card())),))
    connection.execute("INSERT INTO scorecards VALUES (2, 'not a scorecard')")
    connection.commit()
    connection.close()


def asked(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def shape(path: Path) -> list[tuple[object, ...]]:
    return asked(path, "SELECT type, name, sql FROM sqlite_master ORDER BY type, name")


def test_the_oldest_schema_is_brought_up_to_date_with_its_takes(path: Path) -> None:
    write_version_1(path)
    with History.open(path, now) as history:
        assert history.notices == ()
        assert history.get(1) == replace(take(), id=1)
        newest, oldest = history.summaries()
        assert oldest.tactic_scores == {t.id: t.score for t in card().tactics}
        assert newest.tactic_scores == {}  # its scorecard cannot be read, yet it is listed
        assert [s.id for s in history.summaries(TakeQuery(text="ÄRZTE"))] == [2]
        assert history.save(take(5)).id == 3
    assert asked(path, "PRAGMA user_version") == [(schema.LATEST,)]
    assert asked(path, "SELECT version, name FROM migrations") == [
        (m.version, m.name) for m in schema.MIGRATIONS
    ]
    assert asked(path, "SELECT applied_at FROM migrations WHERE version > 1") == [
        (now().isoformat(),)
    ] * (schema.LATEST - 1)


def test_old_and_new_files_have_the_same_shape(path: Path, tmp_path: Path) -> None:
    write_version_1(path)
    fresh = tmp_path / "fresh.db"
    for one in (path, fresh):
        History.open(one, now).close()
    squeezed = [
        [(kind, name, "".join(str(sql).split())) for kind, name, sql in shape(one)]
        for one in (path, fresh)
    ]
    assert squeezed[0] == squeezed[1]


@pytest.mark.parametrize("version", range(1, schema.LATEST + 1))
def test_a_migration_that_fails_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection, now(), upto=version - 1)
    connection.close()
    before = shape(path)

    def fails(connection: sqlite3.Connection) -> None:
        steps[version - 1].apply(connection)
        raise sqlite3.OperationalError("power cut")

    steps = schema.MIGRATIONS
    broken = tuple(
        replace(step, apply=fails) if step.version == version else step for step in steps
    )
    monkeypatch.setattr(schema, "MIGRATIONS", broken)
    with pytest.raises(StorageFailed, match="power cut"):
        History.open(path, now)
    assert shape(path) == before
    assert asked(path, "PRAGMA user_version") == [(version - 1,)]
    monkeypatch.undo()
    with History.open(path, now) as history:
        assert history.save(take()).id == 1


def test_a_newer_history_is_left_alone(path: Path) -> None:
    History.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerHistory, match="newer version") as caught:
        History.open(path)
    assert "Update" in caught.value.advice
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*damaged*"))


def test_somebody_elses_database_is_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerHistory, match="some other program"):
        History.open(path)
    assert path.read_bytes() == before


def not_a_database(path: Path) -> None:
    path.write_bytes(b"these are my notes, not a database " * 100)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten_inside(path: Path) -> None:
    data = bytearray(path.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    for page in range(2, len(data) // size):
        # The tables' own definitions are left, since they are read at every opening.
        if b"CREATE " not in data[page * size : (page + 1) * size]:
            data[page * size : page * size + 200] = b"\xff" * 200
    path.write_bytes(data)


def without_a_table(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE turns")
    connection.commit()
    connection.close()


DAMAGE: list[Callable[[Path], None]] = [
    not_a_database,
    truncated,
    overwritten_inside,
    without_a_table,
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_history_is_set_aside_and_said_so(
    path: Path, damage: Callable[[Path], None]
) -> None:
    with History.open(path) as history:
        for number in range(30):
            history.save(take(number))
    damage(path)
    broken = path.read_bytes()
    with History.open(path, now) as history:
        aside = path.with_name("history.damaged-20250607-080910.db")
        assert history.notices == (
            f"Your history could not be read. It is set aside as {aside}, and a new one has begun.",
        )
        assert aside.read_bytes() == broken
        assert history.count() == 0
        history.save(take())
    with History.open(path, now) as history:
        assert history.notices == ()
        assert history.count() == 1
    assert aside.read_bytes() == broken


def test_a_second_damaged_history_spares_the_first(path: Path) -> None:
    for content in (b"first" * 500, b"second" * 500):
        path.write_bytes(content)
        History.open(path, now).close()
    aside = sorted(path.parent.glob("history.damaged-*.db"))
    assert [p.read_bytes()[:6] for p in aside] == [b"second", b"firstf"]


def test_a_log_left_by_a_killed_program_is_played(path: Path, tmp_path: Path) -> None:
    """A program killed in mid-rehearsal leaves its takes in the log; they are all there."""
    killed = tmp_path / "killed" / "history.db"
    killed.parent.mkdir()
    with History.open(path) as history:
        for number in range(10):
            history.save(take(number))
        for ending in ("", "-wal", "-shm"):
            shutil.copy(f"{path}{ending}", f"{killed}{ending}")
    not_a_database(killed)  # and even the file itself can be mended from the log
    with History.open(killed, now) as history:
        assert history.notices == ()
        assert history.count() == 10


def test_a_cut_within_the_last_page_costs_one_take_at_most(path: Path) -> None:
    with History.open(path) as history:
        for number in range(30):
            history.save(take(number))
    path.write_bytes(path.read_bytes()[:-1000])
    readable = 0
    with History.open(path) as history:
        for summary in history.summaries():
            with contextlib.suppress(UnreadableTake):
                history.get(summary.id)
                readable += 1
    assert readable >= 29


def test_damage_found_while_reading_is_set_aside_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulator.history.database.CHECKED_BYTES", 0)
    with History.open(path) as history:
        for number in range(30):
            history.save(take(number))
    overwritten_inside(path)
    with History.open(path, now) as history:
        assert not history.notices
        assert history.summaries() == []
        assert "set aside" in history.notices[0]
        assert history.save(take()).id == 1


def test_a_check_reads_the_whole_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.history.database.CHECKED_BYTES", 0)
    with History.open(path) as history:
        for number in range(30):
            history.save(take(number))
        history.check()
        assert history.notices == ()
    overwritten_inside(path)
    with History.open(path, now) as history:
        history.check()
        assert len(history.notices) == 1


def test_a_file_set_aside_by_another_program_is_left(path: Path) -> None:
    """An open history notices that the file under its name is another one now."""
    with History.open(path, now) as first:
        first.save(take())
        path.rename(path.with_name("moved.db"))
        for ending in ("-wal", "-shm"):
            Path(f"{path}{ending}").rename(path.with_name(f"moved.db{ending}"))
        with History.open(path, now) as second:
            second.save(take(1))
        assert first.count() == 1
        first.save(take(2))
        assert first.count() == 2


def test_a_folder_in_the_way_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StorageFailed, match="a folder of that name"):
        History.open(path)


def test_a_file_in_the_folders_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises(StorageFailed):
        History.open(tmp_path / "home" / "history.db")


SAVE_MANY = """
import sys
from pathlib import Path
from history_samples import take
from simulator.history.store import History
first = int(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for number in range(first, first + 50):
    with History.open(Path(sys.argv[1])) as history:
        history.save(take(number))
        history.summaries()
print("done", flush=True)
"""


@pytest.mark.parametrize("damaged", [False, True])
def test_two_programs_save_at_once_and_nothing_is_lost(path: Path, damaged: bool) -> None:
    """Both begin with no database (or a broken one), so that they race to make it as well."""
    if damaged:
        not_a_database(path)
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", SAVE_MANY, str(path), str(first)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": str(Path(__file__).parent), "PATH": ""},
        )
        for first in (0, 50)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in programs:
        out, complaints = program.communicate(timeout=60)
        assert complaints == ""
        assert out == "done\n"
    with History.open(path) as history:
        assert history.count() == 100
        assert {s.started_at for s in history.summaries(TakeQuery(limit=None))} == {
            take(number).started_at for number in range(100)
        }
    assert len(list(path.parent.glob("history.damaged-*.db"))) == int(damaged)
