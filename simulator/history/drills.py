"""Drills in the database: one card a tactic, and every round that was played.

A card is kept only with the round that changed it, both or neither; what takes say of a tactic is
read from their scorecards each time, so that nothing has to be kept twice.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from simulator.drills.deck import DrillCard, deck
from simulator.drills.grades import GRADES, Grade, Practised, practised
from simulator.history.database import Database
from simulator.history.values import storable, utc_text
from simulator.scoring.rubric import TACTIC_BY_ID
from simulator.scoring.scorecard import from_dict

TAKES_READ: Final = 200
"""The latest takes that count; older ones say little of today, and each is a scorecard to read."""

_ROUND: Final = (
    "tactic, scenario_id, cue_id, cue, answer, met, grade, at, rubric_version, scorer_version"
)


@dataclass(frozen=True, slots=True)
class DrillRound:
    """One round as it is kept; `id` is None until it is, `met` are ids of criteria.

    `cue` and `answer` are the words of both; `at` is an aware UTC datetime.
    """

    id: int | None
    tactic: str
    scenario_id: str
    cue_id: str
    cue: str
    answer: str
    met: tuple[str, ...]
    grade: Grade
    at: datetime
    rubric_version: str
    scorer_version: str


def _utc_now() -> datetime:
    return datetime.now(UTC)


class DrillStore:
    """The drills of one history file. Each method raises StorageFailed.

    `now` is asked when a migration is recorded.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = _utc_now) -> None:
        self._database = Database(path, now)

    def __enter__(self) -> DrillStore:
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

    def deck(self, now: datetime) -> tuple[DrillCard, ...]:
        """Every tactic's card as of `now`, after the takes played since; the most urgent first."""
        return self._database.read("read the drills", lambda c: _deck(c, now))

    def keep(
        self, played: DrillRound, review: Callable[[DrillCard], DrillCard]
    ) -> tuple[DrillRound, DrillCard]:
        """Keep a round, and its tactic's card as `review` makes it; gives both back.

        `review` gets the card as it is at that moment, whatever another window has just kept.
        """
        values = (
            played.tactic,
            storable(played.scenario_id),
            storable(played.cue_id),
            storable(played.cue),
            storable(played.answer),
            json.dumps(played.met),
            played.grade,
            utc_text(played.at),
            played.rubric_version,
            played.scorer_version,
        )

        def work(connection: sqlite3.Connection) -> tuple[int, DrillCard]:
            cards = {card.tactic: card for card in _deck(connection, played.at)}
            card = review(cards[played.tactic])
            reviewed = None if card.reviewed_at is None else utc_text(card.reviewed_at)
            connection.execute(
                "INSERT OR REPLACE INTO drill_cards VALUES (?, ?, ?, ?)",
                (card.tactic, card.state, utc_text(card.due), reviewed),
            )
            cursor = connection.execute(
                f"INSERT INTO drill_rounds ({_ROUND}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values
            )
            return int(cursor.lastrowid or 0), card

        number, card = self._database.write("keep the round", work)
        return replace(played, id=number), card

    def rounds(self, tactic: str | None = None, limit: int = 100) -> tuple[DrillRound, ...]:
        """The latest rounds, the newest first; of one tactic, or of all."""
        condition = "" if tactic is None else " WHERE tactic = ?"
        values = [] if tactic is None else [tactic]
        rows = self._database.read(
            "list the rounds",
            lambda c: c.execute(
                f"SELECT id, {_ROUND} FROM drill_rounds{condition} ORDER BY at DESC, id DESC"
                " LIMIT ?",
                (*values, limit),
            ).fetchall(),
        )
        return tuple(_round(*row) for row in rows)

    def counts(self) -> dict[str, int]:
        """How many rounds were played of each tactic that has any."""
        sql = "SELECT tactic, COUNT(*) FROM drill_rounds GROUP BY tactic"
        return dict(self._database.read("count the rounds", lambda c: c.execute(sql).fetchall()))


def _deck(connection: sqlite3.Connection, now: datetime) -> tuple[DrillCard, ...]:
    rows = connection.execute("SELECT tactic, state, due, reviewed_at FROM drill_cards").fetchall()
    kept = {
        tactic: DrillCard(tactic, state, datetime.fromisoformat(due), _moment(reviewed))
        for tactic, state, due, reviewed in rows
    }
    return deck(kept, _practised(connection, kept), now)


def _practised(connection: sqlite3.Connection, kept: dict[str, DrillCard]) -> list[Practised]:
    """What the takes say that no kept card knows yet."""
    times = [card.reviewed_at for card in kept.values()]
    known = [moment for moment in times if moment is not None]
    since = min(known) if len(known) == len(TACTIC_BY_ID) else None
    rows = connection.execute(
        "SELECT card, ended_at FROM takes JOIN scorecards ON take_id = id WHERE ended_at > ?"
        " ORDER BY started_at DESC LIMIT ?",
        ("" if since is None else utc_text(since), TAKES_READ),
    ).fetchall()
    found: list[Practised] = []
    for card, ended_at in rows:
        try:
            found += practised(from_dict(json.loads(card)), datetime.fromisoformat(ended_at))
        except (AttributeError, KeyError, TypeError, ValueError):
            continue  # one take that cannot be read says nothing; the others still do
    return found


def _round(
    number: int,
    tactic: str,
    scenario_id: str,
    cue_id: str,
    cue: str,
    answer: str,
    met: str,
    grade: str,
    at: str,
    rubric_version: str,
    scorer_version: str,
) -> DrillRound:
    return DrillRound(
        id=number,
        tactic=tactic,
        scenario_id=scenario_id,
        cue_id=cue_id,
        cue=cue,
        answer=answer,
        met=tuple(json.loads(met)),
        grade=next((one for one in GRADES if one == grade), "again"),
        at=datetime.fromisoformat(at),
        rubric_version=rubric_version,
        scorer_version=scorer_version,
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
