"""Days as a job search counts them: the user's own weekend, their zone, when a day begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

# A calendar writes UTC as a Z behind the time, and no zone for it.
UTC_NAMES: Final = frozenset({"UTC", "Etc/UTC", "Etc/UCT", "Etc/Zulu", "UCT", "Zulu"})
WEEK: Final = timedelta(days=7)
_WEEKEND: Final = frozenset({5, 6})


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When the user works: `weekend` are weekday numbers (Monday 0), never all seven.

    `zone` is where their days begin and end, `morning` the hour at which letters are written.
    """

    weekend: frozenset[int] = _WEEKEND
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    morning: time = time(9)

    def __post_init__(self) -> None:
        if not self.weekend < frozenset(range(7)):
            raise ValueError("a week has at least one working day, and days 0 to 6")

    def day_of(self, moment: datetime) -> date:
        """The user's own date at `moment`, which carries its zone."""
        return moment.astimezone(self.zone).date()

    def at_morning(self, day: date) -> datetime:
        """The moment at which `day`'s letters are written."""
        return datetime.combine(day, self.morning, self.zone)

    def works(self, day: date) -> bool:
        """Whether `day` is a working day."""
        return day.weekday() not in self.weekend

    def on_or_after(self, day: date) -> date:
        """The first working day from `day` on."""
        while not self.works(day):
            day += timedelta(days=1)
        return day

    def after(self, day: date) -> date:
        """The first working day later than `day`."""
        return self.on_or_after(day + timedelta(days=1))


def hours_later(moment: datetime, hours: int) -> datetime:
    """`moment` that many real hours later, whatever the clocks do in between; in UTC."""
    return moment.astimezone(UTC) + timedelta(hours=hours)


def spoken(day: date, today: date | None = None) -> str:
    """A day as people write it: “Monday 3 March”, with its year when that is not `today`'s."""
    written = f"{day:%A} {day.day} {day:%B}"
    return written if today is None or day.year == today.year else f"{written} {day.year}"
