"""Settings that name days or a place on earth: what is allowed there."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from simulator.keys import nearest

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST = 3


def days_of(written: str) -> frozenset[int]:
    """Weekday numbers (Monday 0) of days as in "fri, Saturday"; ValueError for what is no day."""
    return frozenset(_day(word.strip()) for word in written.split(",") if word.strip())


def known_days(written: str) -> str:
    """`written`, when it names days and leaves one to work on; a pydantic error otherwise."""
    try:
        if len(days_of(written)) < len(WEEKDAYS):
            return written
    except ValueError:
        pass
    raise PydanticCustomError("weekend", 'days such as "friday, saturday", and not all seven')


def known_zone(written: str) -> str:
    """`written`, when it is empty or the name of a time zone; a pydantic error otherwise."""
    from zoneinfo import available_timezones

    if not written or written in available_timezones():
        return written
    raise PydanticCustomError("time_zone", 'the name of a time zone, such as "Europe/Lisbon"')


def nearest_zone(written: str) -> str:
    """The zone that was probably meant, or nothing."""
    from zoneinfo import available_timezones

    return nearest(written, sorted(available_timezones()))


def _day(word: str) -> int:
    for number, name in enumerate(WEEKDAYS):
        if len(word) >= _SHORTEST and name.startswith(word.casefold()):
            return number
    raise ValueError(word)
