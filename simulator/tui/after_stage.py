"""Everything about the time after an interview that blocks. Called from thread workers only."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from simulator.paths import Paths, unused, write_private
from simulator.tui.trouble import Trouble, troubles

if TYPE_CHECKING:
    from simulator.afterwards.aftermath import Aftermath, FollowUp, Note, Outcome
    from simulator.afterwards.applications import Application
    from simulator.afterwards.days import Rhythm
    from simulator.afterwards.debrief import Debrief
    from simulator.afterwards.due import Due
    from simulator.afterwards.interviews import RealInterview
    from simulator.afterwards.letters import Letter
    from simulator.history.afterwards import Afterwards
    from simulator.settings import Settings
    from simulator.tui.result import Result

_DESKTOPS = ("DISPLAY", "WAYLAND_DISPLAY")


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due as of `now`: all of it, today's part, and the interviews looked after."""

    listed: tuple[Due, ...]
    today: tuple[Due, ...]
    tended: tuple[Aftermath, ...]
    now: datetime
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class Desk:
    """One interview on the desk, with the user's own days and name."""

    aftermath: Aftermath
    rhythm: Rhythm
    author: str
    now: datetime

    @property
    def today(self) -> date:
        """The user's own date."""
        return self.rhythm.day_of(self.now)


@dataclass(frozen=True, slots=True)
class Search:
    """The other applications; `nudge` is the weekly word about them, empty when none is due."""

    applications: tuple[Application, ...]
    nudge: str
    now: datetime
    rhythm: Rhythm


class AfterStage:
    """The door from the screens to debriefs, letters, applications and the calendar.

    Each method raises `Trouble` with words for the user. `clock` is asked for the time.
    """

    def __init__(
        self, where: Paths, lock: threading.Lock, settings: Callable[[], Settings]
    ) -> None:
        self._where = where
        self._lock = lock
        self._settings = settings
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def agenda(self) -> Agenda:
        """What is due, and the interviews looked after."""
        from simulator.afterwards.due import due, due_today

        now, days = self.clock(), self._rhythm()
        with self._afterwards(days) as kept:
            tended = kept.begun()
            applications = kept.applications
            listed = due(now, tended, applications.all(), days, applications.put_off_at())
            return Agenda(listed, due_today(now, listed, days), tended, now, days)

    def desk(self, key: str) -> Desk:
        """All that is kept about one interview."""
        settings = self._settings()
        days = self._rhythm(settings)
        with self._afterwards(days) as kept:
            return Desk(kept.get(key), days, settings.name, self.clock())

    def keep_debrief(self, key: str, debrief: Debrief) -> Aftermath:
        """Keep the debrief in place of the one before it."""
        with self._afterwards() as kept:
            return kept.keep_debrief(key, debrief)

    def keep_hear_by(self, key: str, day: date | None) -> Aftermath:
        """Note in the debrief the day by which they hear, and leave the rest of it."""
        with self._afterwards() as kept:
            before = kept.get(key).debrief
            return kept.keep_debrief(key, replace(before, hear_by=day))

    def keep_note(self, key: str, note: Note) -> Aftermath:
        """Keep a thank-you note."""
        with self._afterwards() as kept:
            return kept.keep_note(key, note)

    def keep_followup(self, key: str, message: FollowUp) -> Aftermath:
        """Keep a follow-up message."""
        with self._afterwards() as kept:
            return kept.keep_followup(key, message)

    def set_outcome(self, key: str, outcome: Outcome) -> Aftermath:
        """Keep how it came out."""
        with self._afterwards() as kept:
            return kept.set_outcome(key, outcome)

    def copy(self, letter: Letter, osc52: Callable[[str], None] | None) -> str:
        """Copy a letter's text and say where it went."""
        from simulator.afterwards.mail import as_text
        from simulator.clipboard import copy

        return copy(as_text(letter), osc52, self._where.exports).detail

    def save(self, letter: Letter, kind: Literal["txt", "eml"]) -> Path:
        """Write a letter to the exports folder and say where it is."""
        from simulator.afterwards.mail import as_eml, as_text

        if kind == "eml":
            _refuse_gaps(letter)
        name = "".join(c if c.isalnum() else "-" for c in letter.to.name.casefold())[:40]
        target = unused(self._where.exports / f"letter-{name.strip('-') or 'to-them'}.{kind}")
        with troubles():
            write_private(target, as_eml(letter) if kind == "eml" else as_text(letter))
        return target

    def open_mail(self, letter: Letter) -> str:
        """Hand a letter to the mail program and say so; nothing is sent by us."""
        import os
        import platform
        import webbrowser

        from simulator.afterwards.mail import MAILTO_LENGTH, as_mailto

        _refuse_gaps(letter)
        link = as_mailto(letter)
        if len(link) > MAILTO_LENGTH:
            raise Trouble(
                "This letter is too long for a link to your mail program.",
                "Save it as .eml and open that file.",
            )
        # Without a desktop it would start a browser inside this very terminal.
        desktop = platform.system() != "Linux" or any(map(os.environ.get, _DESKTOPS))
        try:
            opened = desktop and webbrowser.open(link)
        except (OSError, webbrowser.Error):
            opened = False
        if not opened:
            raise Trouble(
                "No mail program could be opened from here.",
                "Copy the letter, or save it as .eml and open that file.",
            )
        return "Handed to your mail program. Mark it sent once it has gone."

    def search(self) -> Search:
        """The other applications, and the weekly nudge when it is due."""
        from simulator.afterwards.applications import nudge_day, nudge_text

        now, days = self.clock(), self._rhythm()
        with self._afterwards(days) as kept:
            found = kept.applications.all()
            held = [a.occasion.ended_at for a in kept.begun() if a.occasion.ended_at <= now]
            day = nudge_day(found, held, kept.applications.put_off_at(), days)
        due = day is not None and day <= days.day_of(now)
        return Search(found, nudge_text(found) if due else "", now, days)

    def keep_application(self, one: Application) -> Application:
        """Keep an application, changed now; a new one gets its number."""
        with self._afterwards() as kept:
            return kept.applications.keep(replace(one, changed_at=self.clock()))

    def remove_application(self, number: int) -> None:
        """Take one off the list for good."""
        with self._afterwards() as kept:
            kept.applications.remove(number)

    def put_off(self) -> None:
        """Let the weekly nudge rest for a week."""
        with self._afterwards() as kept:
            kept.applications.put_off(self.clock())

    def days(self) -> tuple[Rhythm, datetime]:
        """The user's own days, and the time."""
        return self._rhythm(), self.clock()

    def interview(self, key: str) -> tuple[RealInterview, Rhythm, datetime]:
        """A real interview as it was told, with the user's own days and the time."""
        days = self._rhythm()
        with self._afterwards(days) as kept:
            return kept.interviews.get(_number(key)), days, self.clock()

    def keep_interview(self, told: RealInterview, *, scored: bool) -> RealInterview:
        """Keep a real interview; `scored` scores its closing first, where there is one."""
        if scored and told.closing.strip() and told.card is None:
            from simulator.scoring.score import score

            with troubles():
                told = replace(told, card=score(told.words(), wants_job=told.wants_job))
        with self._afterwards() as kept:
            return kept.interviews.keep(told)

    def delete_interview(self, key: str) -> None:
        """Delete a real interview for good, and what was kept after it."""
        with self._afterwards() as kept:
            kept.interviews.delete(_number(key))

    def result(self, told: RealInterview) -> Result:
        """A scored real interview as the scorecard shows it."""
        from simulator.tui.result import from_interview

        return from_interview(told)

    def export_calendar(self, *, folder: bool) -> str:
        """Write what is due as .ics, one file or one an event, and say where."""
        from simulator.afterwards.calendar import one_file, one_file_each

        now, days = self.clock(), self._rhythm()
        with self._afterwards(days) as kept:
            written = kept.calendar.write(kept.due(now, days), now, days)
        target = self._where.exports / ("calendar" if folder else "after-the-interview.ics")
        with troubles():
            if folder:
                for name, content in one_file_each(written, days).items():
                    write_private(target / name, content)
            else:
                write_private(target, one_file(written, days))
        count = sum(entry.status != "cancelled" for entry in written)
        return f"{count} event{'' if count == 1 else 's'}: {target}"

    def _rhythm(self, settings: Settings | None = None) -> Rhythm:
        from simulator.rhythm import rhythm_of

        return rhythm_of(settings or self._settings())

    @contextmanager
    def _afterwards(self, days: Rhythm | None = None) -> Iterator[Afterwards]:
        from simulator.history.afterwards import Afterwards

        zone = (days or self._rhythm()).zone
        with troubles(), self._lock, Afterwards.open(self._where.database, zone) as kept:
            yield kept


def _number(key: str) -> int:
    return int(key.rpartition("-")[2])


def _refuse_gaps(letter: Letter) -> None:
    """A letter with gaps must not leave by accident."""
    from simulator.afterwards.checks import gaps

    found = gaps(letter.text)
    if found:
        words = "; ".join(dict.fromkeys(letter.text[gap.start : gap.end] for gap in found[:3]))
        raise Trouble("There are still gaps to fill in.", words)
