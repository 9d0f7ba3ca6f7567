"""What was last written to the calendar, so that the next export updates it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from pydantic import TypeAdapter, ValidationError

from simulator.afterwards.calendar import Entry, current, entries, events
from simulator.afterwards.days import Rhythm
from simulator.afterwards.due import Due
from simulator.history.database import Database
from simulator.history.values import storable

_ENTRY: Final = TypeAdapter(Entry)
_FEED: Final = "calendar feed"


class CalendarLedger:
    """The calendar's ledger in the database. Each method raises StorageFailed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(
        self,
        listed: Sequence[Due],
        now: datetime,
        rhythm: Rhythm,
        new_feed: Callable[[], UUID] = uuid4,
    ) -> tuple[Entry, ...]:
        """The events to write out now, numbered; what they are is remembered for next time.

        `new_feed` is asked once in the life of a history for what tells its events from others'.
        """

        def work(connection: sqlite3.Connection) -> tuple[Entry, ...]:
            wanted = events(listed, _feed(connection, new_feed))
            rows = connection.execute("SELECT uid, entry FROM calendar_entries").fetchall()
            known = {uid: entry for uid, text in rows if (entry := _entry(text)) is not None}
            ledger = entries(wanted, known, now, rhythm)
            for entry in ledger:
                if known.get(entry.event.uid) != entry:
                    text = storable(_ENTRY.dump_json(entry).decode("utf-8", "replace"))
                    connection.execute(
                        "INSERT OR REPLACE INTO calendar_entries VALUES (?, ?)",
                        (entry.event.uid, text),
                    )
            return current(ledger, wanted, now, rhythm)

        return self._database.write("remember the calendar", work)


def _feed(connection: sqlite3.Connection, new_feed: Callable[[], UUID]) -> UUID:
    row = connection.execute("SELECT value FROM marks WHERE name = ?", (_FEED,)).fetchone()
    if row is not None:
        return UUID(row[0])
    feed = new_feed()
    connection.execute("INSERT INTO marks VALUES (?, ?)", (_FEED, str(feed)))
    return feed


def _entry(text: str) -> Entry | None:
    try:
        return _ENTRY.validate_json(text)
    except ValidationError:
        return None
