"""A time zone as a calendar file needs it: its own clock changes, written out one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)


def vtimezone(zone: ZoneInfo, first: datetime, last: datetime) -> Timezone:
    """The VTIMEZONE of `zone`, right for every moment from `first` to `last`.

    Each change is given in the local time that it ends, as RFC 5545 (3.6.5) asks. Whole years
    around the two are covered, so that the exports of one year all define the zone alike.
    """
    start = datetime(first.astimezone(UTC).year - 1, 1, 1, tzinfo=UTC)
    end = datetime(last.astimezone(UTC).year + 2, 1, 1, tzinfo=UTC)
    found = Timezone()
    found.add("tzid", zone.key)
    found.add_component(_observance(zone, start, start))
    for before, change in _changes(zone, start, end):
        found.add_component(_observance(zone, before, change))
    return found


def in_one_way(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether the local time of `moment` means that moment alone, and no hour lived twice."""
    local = moment.astimezone(zone)
    return local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset()


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second before each change of the clocks, and the first one after it."""
    moment = start
    while moment < end:
        later = moment + _DAY
        if _offset(zone, moment) != _offset(zone, later):
            low, high = moment, later
            while high - low > _SECOND:
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                if middle <= low:
                    break
                if _offset(zone, middle) == _offset(zone, moment):
                    low = middle
                else:
                    high = middle
            yield low, high
        moment = later


def _observance(
    zone: ZoneInfo, before: datetime, change: datetime
) -> TimezoneDaylight | TimezoneStandard:
    earlier, local = _offset(zone, before), change.astimezone(zone)
    kind = TimezoneDaylight() if local.dst() else TimezoneStandard()
    kind.add("dtstart", (change + earlier).replace(tzinfo=None, microsecond=0))
    kind.add("tzoffsetfrom", earlier)
    kind.add("tzoffsetto", _offset(zone, change))
    kind.add("tzname", local.tzname() or zone.key)
    return kind


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
