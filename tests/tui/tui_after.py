"""What the tests of the screens after an interview share: a time, and what is kept."""

from __future__ import annotations

from datetime import timedelta

from tui_takes import START

from simulator.afterwards.aftermath import Aftermath
from simulator.history.afterwards import Afterwards
from simulator.paths import Paths
from simulator.rhythm import rhythm_of
from simulator.settings import Settings

NOW = START + timedelta(hours=2)


def kept_in(home: Paths) -> Afterwards:
    return Afterwards.open(home.database, rhythm_of(Settings()).zone)


def stored(home: Paths, key: str = "take-1") -> Aftermath:
    with kept_in(home) as kept:
        return kept.get(key)
