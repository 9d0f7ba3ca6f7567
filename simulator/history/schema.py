"""The database's schema as named migrations; each runs with its record in one transaction.

A migration that has been released never changes: it says what the tables were like then, so it
reads neither the rubric table nor any other code that may move on.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

# Four letters in the file's header that tell our database from any other: "MOCK".
APPLICATION_ID: Final = 0x4D4F434B


@dataclass(frozen=True, slots=True)
class Migration:
    """A step from schema `version - 1` to `version`."""

    version: int
    name: str
    apply: Callable[[sqlite3.Connection], None]


def _takes_turns_scorecards(connection: sqlite3.Connection) -> None:
    # Long texts have tables of their own, so that the list of takes reads short rows only.
    for statement in (
        """CREATE TABLE takes (
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
        )""",
        """CREATE TABLE turns (
            take_id INTEGER NOT NULL REFERENCES takes (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            speaker TEXT NOT NULL CHECK (speaker IN ('interviewer', 'candidate')),
            name TEXT NOT NULL,
            text TEXT NOT NULL,
            seconds REAL,
            PRIMARY KEY (take_id, position)
        ) WITHOUT ROWID""",
        """CREATE TABLE scorecards (
            take_id INTEGER PRIMARY KEY REFERENCES takes (id) ON DELETE CASCADE,
            card TEXT NOT NULL
        )""",
        """CREATE TABLE scenario_texts (
            id INTEGER PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            text TEXT NOT NULL
        )""",
    ):
        connection.execute(statement)


def _tactic_scores(connection: sqlite3.Connection) -> None:
    tactics = (
        "confirm_interest",
        "ask_for_job",
        "remind_qualified",
        "something_to_add",
        "ask_next_steps",
    )
    for tactic in tactics:  # NULL: the tactic was left out of that take
        connection.execute(f"ALTER TABLE takes ADD COLUMN score_{tactic} INTEGER")
    connection.execute("ALTER TABLE takes ADD COLUMN cautions INTEGER NOT NULL DEFAULT 0")
    connection.execute("ALTER TABLE takes ADD COLUMN search TEXT NOT NULL DEFAULT ''")
    columns = ", ".join(f"score_{tactic} = ?" for tactic in tactics)
    for (take_id,) in connection.execute("SELECT id FROM takes").fetchall():
        *words, text = connection.execute(
            "SELECT scenario_id, scenario_title, role, company, card"
            " FROM takes LEFT JOIN scorecards ON take_id = id WHERE id = ?",
            (take_id,),
        ).fetchone()
        try:
            card = json.loads(text)
            left_out = card.get("left_out", ())
            scores = [
                None if tactic in left_out else int(card["tactics"][tactic]["score"])
                for tactic in tactics
            ]
            cautions = len(card["cautions"])
        except (AttributeError, KeyError, TypeError, ValueError):
            scores, cautions = [None] * len(tactics), 0  # unreadable; the rest of it still lists
        connection.execute(
            f"UPDATE takes SET {columns}, cautions = ?, search = ? WHERE id = ?",
            (*scores, cautions, " ".join(words).casefold(), take_id),
        )
    connection.execute("CREATE INDEX takes_by_start ON takes (started_at)")
    connection.execute("CREATE INDEX takes_by_total ON takes (total, started_at)")
    connection.execute("CREATE INDEX takes_by_scenario ON takes (scenario_id, started_at)")


def _keys(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE takes ADD COLUMN key TEXT")
    connection.execute("CREATE UNIQUE INDEX takes_by_key ON takes (key) WHERE key IS NOT NULL")


def _afterwards(connection: sqlite3.Connection) -> None:
    # Replacing a take deletes its row and writes it anew within one transaction; what is kept
    # about it must outlast that, so the reference is looked at when the transaction ends.
    for statement in (
        """CREATE TABLE interviews (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            ended_at TEXT NOT NULL,
            told TEXT NOT NULL,
            card TEXT
        )""",
        """CREATE TABLE aftermaths (
            id INTEGER PRIMARY KEY,
            take_id INTEGER UNIQUE REFERENCES takes (id) DEFERRABLE INITIALLY DEFERRED,
            interview_id INTEGER UNIQUE REFERENCES interviews (id) ON DELETE CASCADE,
            occasion TEXT,
            debrief TEXT,
            outcome TEXT NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'heard', 'let_go')),
            CHECK ((take_id IS NULL) <> (interview_id IS NULL))
        )""",
        """CREATE TABLE notes (
            aftermath_id INTEGER NOT NULL REFERENCES aftermaths (id) ON DELETE CASCADE,
            person TEXT NOT NULL,
            text TEXT NOT NULL,
            sent_at TEXT,
            PRIMARY KEY (aftermath_id, person)
        )""",
        """CREATE TABLE followups (
            aftermath_id INTEGER NOT NULL REFERENCES aftermaths (id) ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number IN (1, 2)),
            text TEXT NOT NULL,
            sent_at TEXT,
            PRIMARY KEY (aftermath_id, number)
        ) WITHOUT ROWID""",
        """CREATE TABLE applications (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            company TEXT NOT NULL,
            role TEXT NOT NULL,
            stage TEXT NOT NULL,
            next_step TEXT NOT NULL,
            next_on TEXT,
            changed_at TEXT NOT NULL
        )""",
        "CREATE TABLE calendar_entries (uid TEXT PRIMARY KEY, entry TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ):
        connection.execute(statement)


def _drills(connection: sqlite3.Connection) -> None:
    for statement in (
        """CREATE TABLE drill_cards (
            tactic TEXT PRIMARY KEY,
            state TEXT NOT NULL,
            due TEXT NOT NULL,
            reviewed_at TEXT
        ) WITHOUT ROWID""",
        """CREATE TABLE drill_rounds (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tactic TEXT NOT NULL,
            scenario_id TEXT NOT NULL,
            cue_id TEXT NOT NULL,
            cue TEXT NOT NULL,
            answer TEXT NOT NULL,
            met TEXT NOT NULL,
            grade TEXT NOT NULL CHECK (grade IN ('again', 'hard', 'good', 'easy')),
            at TEXT NOT NULL,
            rubric_version TEXT NOT NULL,
            scorer_version TEXT NOT NULL
        )""",
        "CREATE INDEX drill_rounds_by_tactic ON drill_rounds (tactic, at)",
    ):
        connection.execute(statement)


MIGRATIONS: Final = (
    Migration(1, "takes, turns and scorecards", _takes_turns_scorecards),
    Migration(2, "tactic scores beside each take, for the list and the trend", _tactic_scores),
    Migration(3, "a key for each take, so that none is kept twice", _keys),
    Migration(4, "what comes afterwards: notes, follow-ups, applications", _afterwards),
    Migration(5, "drills: a card for each tactic, and the rounds", _drills),
)
LATEST: Final = MIGRATIONS[-1].version
TABLES: Final = frozenset(
    {
        "migrations",
        "takes",
        "turns",
        "scorecards",
        "scenario_texts",
        "interviews",
        "aftermaths",
        "notes",
        "followups",
        "applications",
        "calendar_entries",
        "marks",
        "drill_cards",
        "drill_rounds",
    }
)


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of the database; 0 when it is new. Raises sqlite3.Error."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the database is new, or was made by this program. Raises sqlite3.Error."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    return mark == APPLICATION_ID or (mark == 0 and not tables_of(connection))


def tables_of(connection: sqlite3.Connection) -> frozenset[str]:
    """Names of the tables. Raises sqlite3.Error."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return frozenset(name for (name,) in rows)


def migrate(connection: sqlite3.Connection, now: datetime, upto: int = LATEST) -> None:
    """Bring the schema to `upto`; each step is wholly done or not at all. Raises sqlite3.Error."""
    for migration in MIGRATIONS[:upto]:
        if version_of(connection) >= migration.version:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection) < migration.version:  # another program may have done it
                _step(connection, migration, now)
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise


def _step(connection: sqlite3.Connection, migration: Migration, now: datetime) -> None:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations"
        " (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)"
    )
    migration.apply(connection)
    connection.execute(
        "INSERT INTO migrations VALUES (?, ?, ?)",
        (migration.version, migration.name, now.isoformat()),
    )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {migration.version}")
