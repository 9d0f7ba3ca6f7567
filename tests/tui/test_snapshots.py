"""The screens at 80 by 24 as plain text, so that a change of layout is seen before it ships."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from syrupy.assertion import SnapshotAssertion
from tui_after import kept_in
from tui_support import at, at_home, lines, wait_until
from tui_takes import fill

from simulator.afterwards.debrief import Debrief
from simulator.paths import Paths
from simulator.tui.app import SimulatorApp
from simulator.tui.screens.after import After
from simulator.tui.screens.brief import Brief
from simulator.tui.screens.compare import Compare
from simulator.tui.screens.conversation import Conversation
from simulator.tui.screens.note import NoteScreen
from simulator.tui.screens.review import Review
from simulator.tui.screens.scorecard import ScorecardScreen

MakeApp = Callable[..., SimulatorApp]
NOW = datetime(2026, 1, 20, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def steady(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same day, time zone and clock in every run."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    for module in ("review", "compare", "scorecard"):
        monkeypatch.setattr(f"simulator.tui.screens.{module}.utc_now", lambda: NOW)
    monkeypatch.setattr("simulator.tui.stopwatch.monotonic", lambda: 0.0)


async def test_home_brief_conversation(
    make_app: MakeApp, home: Paths, snapshot: SnapshotAssertion
) -> None:
    fill(home, 3)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        first = await at_home(pilot)
        first.rows.cursor = next(i for i, e in enumerate(first._entries) if e.id == "plain")
        await pilot.pause()
        assert lines(app) == snapshot(name="home")
        await pilot.press("enter")
        await at(pilot, Brief)
        assert lines(app) == snapshot(name="brief")
        await pilot.press("enter")
        talk = await at(pilot, Conversation)
        await wait_until(pilot, lambda: not talk.waiting)
        talk.answer.load_text("So, what are the next steps?")
        await wait_until(pilot, lambda: "◉ Next" in "\n".join(lines(app)))
        assert lines(app) == snapshot(name="conversation")


async def test_after_and_note(app: SimulatorApp, home: Paths, snapshot: SnapshotAssertion) -> None:
    with kept_in(home) as kept:
        kept.keep_debrief("take-1", Debrief(learned=("the night shift ends at six",)))
    async with app.run_test(size=(80, 24)) as pilot:
        first = await at_home(pilot)
        await wait_until(pilot, lambda: first.agenda and first.agenda.today)
        assert lines(app) == snapshot(name="home with something due")
        await pilot.press("a")
        after = await at(pilot, After)
        await wait_until(pilot, lambda: after.entries)
        assert lines(app) == snapshot(name="after")
        await pilot.press("enter")
        note = await at(pilot, NoteScreen)
        await wait_until(pilot, lambda: note.checks)
        note.box.cursor_blink = False
        await pilot.pause()
        assert lines(app) == snapshot(name="note")


async def test_scorecard_review_compare(
    make_app: MakeApp, home: Paths, snapshot: SnapshotAssertion
) -> None:
    fill(home, 6, scenarios=("plain",))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await pilot.press("r")
        review = await at(pilot, Review)
        await wait_until(pilot, lambda: review.pages.count)
        assert lines(app) == snapshot(name="review")
        await pilot.press("c", "down", "c")
        await at(pilot, Compare)
        assert lines(app) == snapshot(name="compare")
        await pilot.press("escape")
        await at(pilot, Review)
        await pilot.press("enter")
        await at(pilot, ScorecardScreen)
        await pilot.press("j")
        await pilot.pause()
        assert lines(app) == snapshot(name="scorecard-words")
