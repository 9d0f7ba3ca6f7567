"""The meter and its warnings."""

from array import array

import pytest

from simulator.speech.ears.levels import FLOOR, Meter
from simulator.speech.sound import RATE


def tone(height: int, seconds: float = 0.05) -> bytes:
    return array("h", [height, -height] * int(RATE * seconds / 2)).tobytes()


@pytest.mark.parametrize(
    ("height", "low", "high"), [(0, -61, -59), (327, -41, -39), (32767, -1, 1)]
)
def test_decibels(height: int, low: float, high: float) -> None:
    level = Meter().feed(tone(height))
    assert low < level.decibels < high
    assert 0.0 <= level.share <= 1.0


def test_too_loud_and_too_quiet_get_a_word() -> None:
    meter = Meter()
    assert meter.feed(tone(32767)).warning == "clipping"
    assert meter.feed(tone(3000)).warning == ""
    warnings = [meter.feed(tone(0, 0.5)).warning for _ in range(9)]
    assert warnings[:7] == [""] * 7
    assert warnings[-1] == "silence"
    assert meter.feed(tone(3000)).warning == ""


def test_nothing_changes_nothing() -> None:
    assert Meter().feed(b"").decibels == FLOOR
