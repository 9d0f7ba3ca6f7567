"""Words on the screen: data as plain text, and small ways of writing figures and dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from textual.content import Content

from simulator.text import clean

BLOCKS: Final = "▁▂▃▄▅▆▇█"
NO_DATA: Final = "–"


def words(text: str, style: str = "") -> Content:
    """Text from a scenario or a candidate: never markup, never control characters."""
    content = Content(clean(text))
    return content.stylize(style) if style else content


def line(text: str, style: str = "") -> Content:
    """Like `words`, on one line: a list row must not grow because a title holds a newline."""
    return words(" ".join(text.split()), style)


def spread(left: Content, right: Content, width: int) -> Content:
    """`left` and `right` at the two ends of `width` cells; the left one is cut if need be."""
    room = width - right.cell_length
    if room < 2:
        return left.truncate(width, ellipsis=True)
    if left.cell_length > room - 1:
        left = left.truncate(room - 1, ellipsis=True)
    return Content.assemble(left, " " * (room - left.cell_length), right)


def bar(value: float, most: float, cells: int) -> str:
    """A bar of `cells` cells: filled part and rest in different characters, not only colours."""
    filled = round(cells * max(0.0, min(1.0, value / most))) if most else 0
    return "━" * filled + "╌" * (cells - filled)


def sparkline(values: Sequence[float], most: float, cells: int) -> str:
    """The newest `cells` values as block characters."""
    top = len(BLOCKS) - 1
    return "".join(BLOCKS[round(top * max(0, min(most, v)) / most)] for v in values[-cells:])


def clock(seconds: float) -> str:
    """Seconds as minutes and seconds: 83 gives 1:23."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `count(1, "take")` gives `1 take`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(moment: datetime) -> str:
    """A stored UTC moment as the user's own date and time."""
    local = moment.astimezone()
    return f"{local.day:2} {local:%b %Y %H:%M}"


def short_day(moment: datetime, now: datetime) -> str:
    """A stored UTC moment in at most twelve characters."""
    local, today = moment.astimezone(), now.astimezone()
    if local.year == today.year:
        return f"{local.day:2} {local:%b %H:%M}"
    return f"{local.day:2} {local:%b %Y}"


def ago(moment: datetime, now: datetime) -> str:
    """How long ago, in words as short as people say them."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 24 * 60:
        return f"{count(minutes // 60, 'hour')} ago"
    if minutes < 48 * 60:
        return "yesterday"
    return f"{minutes // (24 * 60)} days ago"


def difficulty(level: int) -> str:
    """A scenario's difficulty as dots and a word."""
    level = max(1, min(3, level))
    return "●" * level + "○" * (3 - level) + " " + ("gentle", "steady", "tough")[level - 1]


_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(number: int) -> str:
    """A number in superscript."""
    return str(number).translate(_SUPERSCRIPTS)
