"""Takes in the database: kept, found, listed, deleted.

Opening costs a few milliseconds, so open it where it is needed, on a worker thread, and close it
again; two running programs may do so at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from simulator.history.database import Database
from simulator.history.failures import UnknownTake, UnreadableTake
from simulator.history.query import (
    TACTIC_COLUMNS,
    ProgressPoint,
    ScenarioRecord,
    Sort,
    TakeQuery,
    TakeSummary,
    order,
    tactic_scores,
    where,
)
from simulator.history.take import PlayedTurn, Take
from simulator.history.values import possible, storable, utc_text
from simulator.scoring.rubric import TACTICS
from simulator.scoring.scorecard import from_dict, to_dict

__all__ = ["History", "ProgressPoint", "ScenarioRecord", "Sort", "TakeQuery", "TakeSummary"]

_TAKE_COLUMNS = (
    "scenario_id",
    "scenario_title",
    "role",
    "company",
    "seed",
    "mode",
    "wants_job",
    "started_at",
    "ended_at",
    "ended",
    "learned_timeframe",
    "key",
)
_SCORES = ", ".join(TACTIC_COLUMNS)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class History:
    """The history of takes. Each method raises StorageFailed when the disk or file is at fault.

    `now` is asked for the time when a migration is recorded or a broken file is set aside.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = _utc_now) -> None:
        self._database = Database(path, now)

    @classmethod
    def open(cls, path: Path, now: Callable[[], datetime] = _utc_now) -> History:
        """The history at `path`, made if there is none; NewerHistory if it is not for us."""
        return cls(path, now)

    def __enter__(self) -> History:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; again is harmless."""
        self._database.close()

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the user, such as where a damaged history was set aside."""
        return self._database.notices

    def check(self) -> None:
        """Read the whole file; a damaged one is set aside, and `notices` says so."""
        self._database.check()

    def save(self, take: Take) -> Take:
        """Keep `take`, whole or not at all, and return it with its number.

        A take that has a number already, or a key that is already kept, replaces that one.
        Raises UnknownTake when the take of that number is gone.
        """
        columns, values = _row(take)
        card = json.dumps(to_dict(take.scorecard), ensure_ascii=False)
        turns = [
            (position, turn.speaker, storable(turn.name), storable(turn.text), turn.seconds)
            for position, turn in enumerate(take.turns)
        ]

        def work(connection: sqlite3.Connection) -> int:
            take_id = take.id
            if take_id is None and take.key is not None:
                found = connection.execute("SELECT id FROM takes WHERE key = ?", (take.key,))
                take_id = next((number for (number,) in found), None)
            if take_id is not None:
                _remove(connection, take_id)
            text_id = _keep_text(connection, storable(take.scenario_source))
            marks = ", ".join("?" for _ in range(len(columns) + 2))
            cursor = connection.execute(
                f"INSERT INTO takes (id, scenario_text, {', '.join(columns)}) VALUES ({marks})",
                (take_id, text_id, *values),
            )
            new_id = int(cursor.lastrowid or 0)
            connection.executemany(
                "INSERT INTO turns (take_id, position, speaker, name, text, seconds)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [(new_id, *turn) for turn in turns],
            )
            connection.execute("INSERT INTO scorecards VALUES (?, ?)", (new_id, storable(card)))
            return new_id

        return replace(take, id=self._database.write("save the take", work))

    def get(self, take_id: int) -> Take:
        """The whole take. Raises UnknownTake, or UnreadableTake when its row makes no sense."""

        if not possible(take_id):
            raise UnknownTake(take_id)

        def work(connection: sqlite3.Connection) -> tuple[Any, list[Any]]:
            row = connection.execute(
                f"SELECT {', '.join('takes.' + c for c in _TAKE_COLUMNS)}, text, card FROM takes"
                " JOIN scenario_texts ON scenario_texts.id = scenario_text"
                " LEFT JOIN scorecards ON take_id = takes.id WHERE takes.id = ?",
                (take_id,),
            ).fetchone()
            turns = connection.execute(
                "SELECT speaker, name, text, seconds FROM turns WHERE take_id = ?"
                " ORDER BY position",
                (take_id,),
            ).fetchall()
            return row, turns

        row, turns = self._database.read("read the take", work)
        if row is None:
            raise UnknownTake(take_id)
        *fields, source, card = row
        values = dict(zip(_TAKE_COLUMNS, fields, strict=True))
        try:
            values["seed"] = int(values["seed"])
            values["wants_job"] = bool(values["wants_job"])
            values["learned_timeframe"] = bool(values["learned_timeframe"])
            values["started_at"] = datetime.fromisoformat(values["started_at"])
            values["ended_at"] = datetime.fromisoformat(values["ended_at"])
            return Take(
                id=take_id,
                scenario_source=source,
                turns=tuple(PlayedTurn(*turn) for turn in turns),
                scorecard=from_dict(json.loads(card)),
                **values,
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise UnreadableTake(
                "other",
                self._database.path,
                f"Take {take_id} cannot be read.",
                "Your other takes are fine. Delete this one if it is in the way.",
            ) from error

    def delete(self, take_id: int) -> None:
        """Delete a take for good, its words and what was kept after it. Raises UnknownTake."""
        if not possible(take_id):
            raise UnknownTake(take_id)

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM aftermaths WHERE take_id = ?", (take_id,))
            _remove(connection, take_id)

        self._database.write("delete the take", work)

    def summaries(self, query: TakeQuery | None = None) -> list[TakeSummary]:
        """The takes that `query` asks for; by default the latest hundred."""
        query = query or TakeQuery()
        conditions, values = where(query)
        sql = (
            "SELECT id, scenario_id, scenario_title, company, started_at, mode, total, cautions,"
            f" {_SCORES} FROM takes{conditions}{order(query)} LIMIT ? OFFSET ?"
        )
        values += [-1 if query.limit is None else query.limit, query.offset]
        rows = self._database.read("list the takes", lambda c: c.execute(sql, values).fetchall())
        return [
            TakeSummary(
                id=number,
                scenario_id=scenario_id,
                scenario_title=title,
                company=company,
                started_at=datetime.fromisoformat(at),
                mode=mode,
                total=total,
                tactic_scores=tactic_scores(scores),
                cautions=cautions,
            )
            for number, scenario_id, title, company, at, mode, total, cautions, *scores in rows
        ]

    def numbers(self) -> dict[str, int]:
        """The numbers of the takes by their keys."""
        sql = "SELECT key, id FROM takes WHERE key IS NOT NULL"
        return dict(self._database.read("list the takes", lambda c: c.execute(sql).fetchall()))

    def count(self, query: TakeQuery | None = None) -> int:
        """How many takes `query` asks for, whatever its limit and offset."""
        conditions, values = where(query or TakeQuery())
        sql = f"SELECT COUNT(*) FROM takes{conditions}"
        return int(
            self._database.read("count the takes", lambda c: c.execute(sql, values).fetchone()[0])
        )

    def records(self) -> dict[str, ScenarioRecord]:
        """Best and last total of every scenario played, by scenario id."""
        sql = """
            SELECT played.scenario_id, played.takes, played.best, last.total, last.started_at
            FROM (SELECT scenario_id, COUNT(*) AS takes, MAX(total) AS best
                  FROM takes GROUP BY scenario_id) AS played
            JOIN takes AS last ON last.id = (
                SELECT one.id FROM takes AS one WHERE one.scenario_id = played.scenario_id
                ORDER BY one.started_at DESC, one.id DESC LIMIT 1)
        """
        rows = self._database.read("read the records", lambda c: c.execute(sql).fetchall())
        return {
            scenario_id: ScenarioRecord(takes, best, last, datetime.fromisoformat(last_at))
            for scenario_id, takes, best, last, last_at in rows
        }

    def progress(self, scenario_id: str | None = None, limit: int = 100) -> list[ProgressPoint]:
        """The latest `limit` takes, oldest first; of one scenario, or of all."""
        query = TakeQuery(scenario_id=scenario_id, limit=limit)
        conditions, values = where(query)
        sql = (
            f"SELECT id, started_at, total, {_SCORES} FROM takes{conditions}{order(query)} LIMIT ?"
        )
        values.append(limit)
        rows = self._database.read("read the progress", lambda c: c.execute(sql, values).fetchall())
        return [
            ProgressPoint(take_id, datetime.fromisoformat(at), total, tactic_scores(scores))
            for take_id, at, total, *scores in reversed(rows)
        ]


def _row(take: Take) -> tuple[list[str], list[object]]:
    """The take's own columns and their values, the figures for the list among them."""
    card = take.scorecard
    columns = [*_TAKE_COLUMNS, "total", "rubric_version", "scorer_version", "cautions", "search"]
    words = (take.scenario_id, take.scenario_title, take.role, take.company)
    values: list[object] = [
        *(storable(word) for word in words),
        str(take.seed),  # a seed may be larger than SQLite's integers
        take.mode,
        take.wants_job,
        utc_text(take.started_at),
        utc_text(take.ended_at),
        take.ended,
        take.learned_timeframe,
        take.key,
        card.total,
        card.rubric_version,
        card.scorer_version,
        len(card.cautions),
        storable(" ".join(words).casefold()),
    ]
    scores = {result.id: result.score for result in card.tactics if result.id not in card.left_out}
    values += [scores.get(tactic.id) for tactic in TACTICS]
    return [*columns, *TACTIC_COLUMNS], values


def _keep_text(connection: sqlite3.Connection, text: str) -> int:
    """The row of a scenario's text; the same text is kept once for all its takes."""
    digest = sha256(text.encode("utf-8")).hexdigest()
    connection.execute(
        "INSERT OR IGNORE INTO scenario_texts (digest, text) VALUES (?, ?)", (digest, text)
    )
    row = connection.execute("SELECT id FROM scenario_texts WHERE digest = ?", (digest,))
    return int(row.fetchone()[0])


def _remove(connection: sqlite3.Connection, take_id: int) -> None:
    """Delete a take, and its scenario's text when no other take was played with it."""
    row = connection.execute("SELECT scenario_text FROM takes WHERE id = ?", (take_id,)).fetchone()
    if row is None:
        raise UnknownTake(take_id)
    connection.execute("DELETE FROM takes WHERE id = ?", (take_id,))
    connection.execute(
        "DELETE FROM scenario_texts"
        " WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM takes WHERE scenario_text = ?1)",
        row,
    )
