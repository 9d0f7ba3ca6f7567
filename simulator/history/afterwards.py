"""What is kept after an interview: debrief, thank-you notes, follow-ups, how it came out.

A key names the interview: “take-12” for a rehearsal, “interview-3” for a real one.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from simulator.afterwards.aftermath import Aftermath, FollowUp, Note, Occasion, Outcome
from simulator.afterwards.days import Rhythm
from simulator.afterwards.debrief import Debrief, same_name
from simulator.afterwards.due import Due, due
from simulator.history.applications import Applications
from simulator.history.database import Database
from simulator.history.failures import UnknownEntry
from simulator.history.interviews import Interviews
from simulator.history.occasions import occasion_of
from simulator.history.store import History
from simulator.history.values import storable, utc_text

if TYPE_CHECKING:
    from simulator.history.calendar_ledger import CalendarLedger

Kept = TypeVar("Kept")

_KEY: Final = re.compile(r"(?:(take|interview)-)?([0-9]{1,18})", re.ASCII)
_DEBRIEF: Final = TypeAdapter(Debrief)
_OCCASION: Final = TypeAdapter(Occasion)


def _utc_now() -> datetime:
    return datetime.now(UTC)


def parse_key(written: str) -> str:
    """The key in what a user wrote, where a number alone is a take; raises UnknownEntry."""
    found = _KEY.fullmatch(written.strip().casefold())
    if found is None:
        raise UnknownEntry(f"“{written}” names no interview. Write take-12, or interview-3.")
    return f"{found[1] or 'take'}-{int(found[2])}"


class Afterwards:
    """What comes after the takes and interviews of one history file.

    Each method raises StorageFailed when the disk or file is at fault. `zone` says on which day
    an interview was; `now` is asked when a migration is recorded.
    """

    def __init__(self, path: Path, zone: ZoneInfo, now: Callable[[], datetime] = _utc_now) -> None:
        self._zone = zone
        self._path, self._now = path, now
        self._database = Database(path, now)
        self._history: History | None = None
        self.interviews = Interviews(self._database)
        self.applications = Applications(self._database)

    @property
    def calendar(self) -> CalendarLedger:
        """What was last written to the calendar; loads the calendar library."""
        from simulator.history.calendar_ledger import CalendarLedger

        return CalendarLedger(self._database)

    @classmethod
    def open(cls, path: Path, zone: ZoneInfo, now: Callable[[], datetime] = _utc_now) -> Afterwards:
        """What is kept in the history at `path`, made if there is none."""
        return cls(path, zone, now)

    def __enter__(self) -> Afterwards:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; again is harmless."""
        if self._history is not None:
            self._history.close()
        self._database.close()

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the user, such as where a damaged history was set aside."""
        of_takes = self._history.notices if self._history else ()
        return tuple(dict.fromkeys((*self._database.notices, *of_takes)))

    def get(self, key: str) -> Aftermath:
        """All that is kept about that interview, nothing yet included.

        Raises UnknownTake or UnknownEntry when there is no such interview.
        """
        kind, number = _parts(key)
        occasion = self._occasion(kind, number)

        def work(connection: sqlite3.Connection) -> Aftermath:
            row = connection.execute(
                f"SELECT id, debrief, outcome FROM aftermaths WHERE {kind}_id = ?", (number,)
            ).fetchone()
            return _assembled(connection, occasion, row)

        return self._database.read("read what came afterwards", work)

    def begun(self) -> tuple[Aftermath, ...]:
        """Every real interview, and every take that something is kept about; the latest first."""
        told = {interview.key: interview.occasion() for interview in self.interviews.all()}

        def work(connection: sqlite3.Connection) -> list[Aftermath]:
            rows = connection.execute(
                "SELECT id, debrief, outcome, take_id, interview_id, occasion FROM aftermaths"
            ).fetchall()
            found = {}
            for *row, take_id, interview_id, kept in rows:
                key = f"interview-{interview_id}" if take_id is None else f"take-{take_id}"
                occasion = told.get(key) if take_id is None else _read(_OCCASION, kept)
                if occasion is not None:
                    found[key] = _assembled(connection, occasion, row)
            untouched = (Aftermath(told[key]) for key in told if key not in found)
            return [*found.values(), *untouched]

        found = self._database.read("read what came afterwards", work)
        kept = (aftermath for aftermath in found if aftermath.begun)
        return tuple(sorted(kept, key=lambda one: one.occasion.ended_at, reverse=True))

    def due(self, now: datetime, rhythm: Rhythm) -> tuple[Due, ...]:
        """All that is due, the earliest first; quick enough for the home screen."""
        applications = self.applications
        return due(now, self.begun(), applications.all(), rhythm, applications.put_off_at())

    def keep_debrief(self, key: str, debrief: Debrief) -> Aftermath:
        """Keep the debrief in place of the one before it."""
        text = storable(_DEBRIEF.dump_json(debrief).decode("utf-8", "replace"))

        def work(connection: sqlite3.Connection, row_id: int) -> None:
            connection.execute("UPDATE aftermaths SET debrief = ? WHERE id = ?", (text, row_id))

        return self._keep(key, "keep the debrief", work)

    def keep_note(self, key: str, note: Note) -> Aftermath:
        """Keep the note in place of the one to the same person, with its time of sending."""
        sent = None if note.sent_at is None else utc_text(note.sent_at)

        def work(connection: sqlite3.Connection, row_id: int) -> None:
            known = connection.execute(
                "SELECT person FROM notes WHERE aftermath_id = ?", (row_id,)
            ).fetchall()
            for (person,) in known:
                if same_name(person, note.person):
                    connection.execute(
                        "DELETE FROM notes WHERE aftermath_id = ? AND person = ?", (row_id, person)
                    )
            connection.execute(
                "INSERT INTO notes VALUES (?, ?, ?, ?)",
                (row_id, storable(note.person), storable(note.text), sent),
            )

        return self._keep(key, "keep the note", work)

    def keep_followup(self, key: str, message: FollowUp) -> Aftermath:
        """Keep the follow-up in place of the one of its number."""
        sent = None if message.sent_at is None else utc_text(message.sent_at)

        def work(connection: sqlite3.Connection, row_id: int) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO followups VALUES (?, ?, ?, ?)",
                (row_id, message.number, storable(message.text), sent),
            )

        return self._keep(key, "keep the follow-up", work)

    def set_outcome(self, key: str, outcome: Outcome) -> Aftermath:
        """Keep whether an answer is awaited, has come, or is no longer waited for."""

        def work(connection: sqlite3.Connection, row_id: int) -> None:
            connection.execute("UPDATE aftermaths SET outcome = ? WHERE id = ?", (outcome, row_id))

        return self._keep(key, "keep how it came out", work)

    def _keep(
        self, key: str, doing: str, change: Callable[[sqlite3.Connection, int], None]
    ) -> Aftermath:
        """Make `change` to the row of that interview, in one transaction with its making."""
        kind, number = _parts(key)
        occasion = self._occasion(kind, number)
        # What a take looks like is kept beside it, so that the list of what is due reads no
        # scenario; it is written anew whenever something about the take is.
        kept = _OCCASION.dump_json(occasion).decode() if kind == "take" else None

        def work(connection: sqlite3.Connection) -> Aftermath:
            connection.execute(
                f"INSERT INTO aftermaths ({kind}_id, occasion) VALUES (?1, ?2)"
                f" ON CONFLICT ({kind}_id) DO UPDATE SET occasion = ?2",
                (number, kept),
            )
            row = connection.execute(
                f"SELECT id FROM aftermaths WHERE {kind}_id = ?", (number,)
            ).fetchone()
            change(connection, row[0])
            row = connection.execute(
                "SELECT id, debrief, outcome FROM aftermaths WHERE id = ?", row
            ).fetchone()
            return _assembled(connection, occasion, row)

        return self._database.write(doing, work)

    def _occasion(self, kind: Literal["take", "interview"], number: int) -> Occasion:
        if kind == "take":
            if self._history is None:  # opened when the first take is asked for
                self._history = History(self._path, self._now)
            return occasion_of(self._history.get(number), self._zone)
        return self.interviews.get(number).occasion()


def _parts(key: str) -> tuple[Literal["take", "interview"], int]:
    kind, _, number = parse_key(key).partition("-")
    return ("take" if kind == "take" else "interview"), int(number)


def _assembled(
    connection: sqlite3.Connection, occasion: Occasion, row: Sequence[Any] | None
) -> Aftermath:
    if row is None:
        return Aftermath(occasion)
    row_id, debrief, outcome = row
    notes = connection.execute(
        "SELECT person, text, sent_at FROM notes WHERE aftermath_id = ? ORDER BY rowid", (row_id,)
    )
    followups = connection.execute(
        "SELECT number, text, sent_at FROM followups WHERE aftermath_id = ? ORDER BY number",
        (row_id,),
    )
    return Aftermath(
        occasion=occasion,
        debrief=_read(_DEBRIEF, debrief) or Debrief(),
        notes=tuple(Note(person, text, _moment(sent)) for person, text, sent in notes),
        followups=tuple(FollowUp(number, text, _moment(sent)) for number, text, sent in followups),
        outcome=outcome,
    )


def _read(adapter: TypeAdapter[Kept], text: str | None) -> Kept | None:
    """What was kept as JSON; None when it makes no sense, so that the rest can still be used."""
    try:
        return None if text is None else adapter.validate_json(text)
    except ValidationError:
        return None


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
