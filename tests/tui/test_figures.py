"""Small ways of writing things, and the arithmetic behind lists and plots."""

from datetime import UTC, datetime, timedelta

import pytest
from textual.content import Content

from simulator.history.query import ProgressPoint
from simulator.scoring.rubric import TACTICS
from simulator.tui import show
from simulator.tui.pages import KEPT_PAGES, PAGE, Pages
from simulator.tui.trends import trends_of

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def test_words_are_data() -> None:
    content = show.words("list[int] [/foo] [bold]x[/bold] \x1b[31mred\x07\x9b")
    assert "[/foo] [bold]x[/bold]" in content.plain
    assert not content.spans
    assert all(c.isprintable() or c == "\n" for c in content.plain)


def test_a_line_is_one_line() -> None:
    assert show.line("a\n\tb  c").plain == "a b c"


@pytest.mark.parametrize("width", [0, 1, 5, 12, 30])
def test_spread_never_outgrows_its_width(width: int) -> None:
    made = show.spread(Content("A long title, really"), Content("right"), width)
    assert made.cell_length <= max(width, 1)


def test_wide_characters_count_twice() -> None:
    made = show.spread(show.line("面接の練習"), Content("ok"), 16)
    assert made.cell_length == 16


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=12), "12 min ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=30), "yesterday"),
        (timedelta(days=9), "9 days ago"),
    ],
)
def test_how_long_ago(gone: timedelta, said: str) -> None:
    assert show.ago(NOW - gone, NOW) == said


def test_a_bar_shows_its_rest_without_colour() -> None:
    assert show.bar(5, 20, 8) == "━━╌╌╌╌╌╌"
    assert show.bar(0, 0, 4) == "╌╌╌╌"


def test_pages_keep_a_few_and_ask_for_the_rest() -> None:
    pages: Pages[int] = Pages()
    pages.reset(10_000, list(range(PAGE)))
    assert pages.get(5) == 5
    assert pages.get(5 * PAGE) is None
    assert pages.wanted == 5
    for page in range(1, 100):
        pages.put(page, list(range(page * PAGE, (page + 1) * PAGE)))
    assert pages.held == KEPT_PAGES * PAGE
    assert pages.get(9_950) == 9_950
    assert pages.get(5) is None


def test_a_trend_skips_takes_that_left_the_tactic_out() -> None:
    points = [
        ProgressPoint(1, NOW, 40, {t.id: 10 for t in TACTICS}),
        ProgressPoint(2, NOW, 50, {t.id: 12 for t in TACTICS if t.id != "ask_for_job"}),
        ProgressPoint(3, NOW, 60, {t.id: 14 for t in TACTICS}),
    ]
    total, *tactics = trends_of(points)
    assert total.scores == (40, 50, 60)
    ask = next(t for t in tactics if t.tactic == "ask_for_job")
    assert ask.takes == (1, 3)
    assert ask.scores == (10, 14)
    assert ask.best == 14
    assert ask.mean(5) == 12
