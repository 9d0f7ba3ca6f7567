"""Real interviews, as told by the one who was there."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from simulator.afterwards.interviews import RealInterview
from simulator.history.database import Database
from simulator.history.failures import UnknownEntry
from simulator.history.values import possible, storable, utc_text
from simulator.scoring.scorecard import from_dict, to_dict

_INTERVIEW: Final = TypeAdapter(RealInterview)


class Interviews:
    """Real interviews in the database. Each method raises StorageFailed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, interview: RealInterview) -> RealInterview:
        """Keep a new interview and return it with its number, or replace the one of its number.

        Raises UnknownEntry when the interview of that number is gone.
        """
        plain = replace(interview, id=None, card=None)
        told = storable(_INTERVIEW.dump_json(plain).decode("utf-8", "replace"))
        card = None
        if interview.card is not None:
            card = storable(json.dumps(to_dict(interview.card), ensure_ascii=False))
        values = (utc_text(interview.ended_at), told, card)

        def work(connection: sqlite3.Connection) -> int:
            if interview.id is None:
                cursor = connection.execute(
                    "INSERT INTO interviews (ended_at, told, card) VALUES (?, ?, ?)", values
                )
                return int(cursor.lastrowid or 0)
            changed = connection.execute(
                "UPDATE interviews SET ended_at = ?, told = ?, card = ? WHERE id = ?",
                (*values, interview.id),
            )
            if not changed.rowcount:
                raise _unknown(interview.id)
            return interview.id

        return replace(interview, id=self._database.write("keep the interview", work))

    def get(self, number: int) -> RealInterview:
        """The interview of that number; raises UnknownEntry."""
        if not possible(number):
            raise _unknown(number)
        row = self._database.read(
            "read the interview",
            lambda c: c.execute(
                "SELECT id, told, card FROM interviews WHERE id = ?", (number,)
            ).fetchone(),
        )
        interview = _interview(row) if row is not None else None
        if interview is None:
            raise _unknown(number)
        return interview

    def all(self) -> tuple[RealInterview, ...]:
        """All of them, the latest first; one that cannot be read is left out."""
        rows = self._database.read(
            "list the interviews",
            lambda c: c.execute(
                "SELECT id, told, card FROM interviews ORDER BY ended_at DESC, id DESC"
            ).fetchall(),
        )
        return tuple(interview for row in rows if (interview := _interview(row)) is not None)

    def delete(self, number: int) -> None:
        """Delete one for good, and what was kept after it; raises UnknownEntry."""
        if not possible(number):
            raise _unknown(number)

        def work(connection: sqlite3.Connection) -> None:
            gone = connection.execute("DELETE FROM interviews WHERE id = ?", (number,))
            if not gone.rowcount:
                raise _unknown(number)

        self._database.write("delete the interview", work)


def _interview(row: tuple[Any, ...]) -> RealInterview | None:
    number, told, card = row
    try:
        interview = _INTERVIEW.validate_json(told)
    except ValidationError:
        return None
    try:
        scored = None if card is None else from_dict(json.loads(card))
    except (AttributeError, KeyError, TypeError, ValueError):
        scored = None  # it can be scored again from its words
    return replace(interview, id=number, card=scored)


def _unknown(number: int) -> UnknownEntry:
    return UnknownEntry(f"There is no interview-{number}.")
