"""The light list of applications, and when the weekly nudge was put off."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from simulator.afterwards.applications import STAGES, Application, Stage
from simulator.history.database import Database
from simulator.history.failures import UnknownEntry
from simulator.history.values import possible, storable, utc_text

_COLUMNS: Final = "company, role, stage, next_step, next_on, changed_at"
_PUT_OFF: Final = "search put off"


class Applications:
    """Applications in the database. Each method raises StorageFailed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, application: Application) -> Application:
        """Keep a new application and return it with its number, or replace the one of its number.

        Raises UnknownEntry when the application of that number is gone.
        """
        on = application.next_on
        values = (
            storable(application.company),
            storable(application.role),
            application.stage,
            storable(application.next_step),
            None if on is None else on.isoformat(),
            utc_text(application.changed_at),
        )

        def work(connection: sqlite3.Connection) -> int:
            if application.id is None:
                cursor = connection.execute(
                    f"INSERT INTO applications ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", values
                )
                return int(cursor.lastrowid or 0)
            changed = connection.execute(
                "UPDATE applications SET company = ?, role = ?, stage = ?, next_step = ?,"
                " next_on = ?, changed_at = ? WHERE id = ?",
                (*values, application.id),
            )
            if not changed.rowcount:
                raise _unknown(application.id)
            return application.id

        return replace(application, id=self._database.write("keep the application", work))

    def get(self, number: int) -> Application:
        """The application of that number; raises UnknownEntry."""
        found = next((one for one in self.all() if one.id == number), None)
        if found is None:
            raise _unknown(number)
        return found

    def all(self) -> tuple[Application, ...]:
        """All of them: those under way first, by the day of their next step, then the others."""
        rows = self._database.read(
            "list the applications",
            lambda c: c.execute(f"SELECT id, {_COLUMNS} FROM applications ORDER BY id").fetchall(),
        )
        return tuple(
            sorted(
                (_application(row) for row in rows),
                key=lambda one: (not one.under_way, one.next_on or date.max, one.id or 0),
            )
        )

    def remove(self, number: int) -> None:
        """Take one off the list for good; raises UnknownEntry."""
        if not possible(number):
            raise _unknown(number)

        def work(connection: sqlite3.Connection) -> None:
            gone = connection.execute("DELETE FROM applications WHERE id = ?", (number,))
            if not gone.rowcount:
                raise _unknown(number)

        self._database.write("remove the application", work)

    def put_off(self, now: datetime) -> None:
        """Let the weekly nudge rest for a week from `now`."""
        self._database.write(
            "put the reminder off",
            lambda c: c.execute(
                "INSERT OR REPLACE INTO marks VALUES (?, ?)", (_PUT_OFF, utc_text(now))
            ),
        )

    def put_off_at(self) -> datetime | None:
        """When the nudge was last put off; None when it never was."""
        row = self._database.read(
            "read the reminder",
            lambda c: c.execute("SELECT value FROM marks WHERE name = ?", (_PUT_OFF,)).fetchone(),
        )
        return None if row is None else datetime.fromisoformat(row[0])


def _application(row: tuple[Any, ...]) -> Application:
    number, company, role, stage, next_step, next_on, changed_at = row
    return Application(
        id=number,
        company=company,
        role=role,
        stage=_stage(stage),
        changed_at=datetime.fromisoformat(changed_at),
        next_step=next_step,
        next_on=None if next_on is None else date.fromisoformat(next_on),
    )


def _stage(kept: str) -> Stage:
    return next((stage for stage in STAGES if stage == kept), "found")


def _unknown(number: int) -> UnknownEntry:
    return UnknownEntry(f"There is no application {number}.")
