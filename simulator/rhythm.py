"""The user's own days, from the settings and the system they are on."""

from __future__ import annotations

import warnings
from zoneinfo import ZoneInfo

from simulator.afterwards.days import UTC_NAMES, Rhythm
from simulator.settings import Settings
from simulator.settings_checks import days_of


def rhythm_of(settings: Settings) -> Rhythm:
    """When the user works and where their days begin; UTC where the system does not say."""
    name = "UTC" if settings.time_zone in UTC_NAMES else settings.time_zone
    zone = ZoneInfo(name) if name else system_zone()
    return Rhythm(weekend=days_of(settings.weekend), zone=zone)


def system_zone() -> ZoneInfo:
    """The system's time zone by its name, which a calendar file needs; UTC if it has none."""
    from tzlocal import get_localzone_name

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns where a container has no zone at all
            name = get_localzone_name() or "UTC"
            return ZoneInfo("UTC" if name in UTC_NAMES else name)
    except (LookupError, OSError, ValueError):
        return ZoneInfo("UTC")
