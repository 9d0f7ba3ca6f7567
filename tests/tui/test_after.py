"""After the interview: what is due, the debrief, letters, the search, real interviews."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import Static
from tui_after import NOW, kept_in, stored
from tui_support import at, at_home, notices, text, wait_until

from simulator.afterwards.debrief import Debrief
from simulator.afterwards.due import Due
from simulator.afterwards.interviews import RealInterview
from simulator.paths import Paths
from simulator.tui.app import SimulatorApp
from simulator.tui.screens.after import After
from simulator.tui.screens.confirm import Confirm
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.followup import FollowUpScreen
from simulator.tui.screens.home import Home
from simulator.tui.screens.note import NoteScreen
from simulator.tui.screens.scorecard import ScorecardScreen
from simulator.tui.screens.search import SearchScreen
from simulator.tui.trouble import Trouble

MakeApp = Callable[..., SimulatorApp]
SIZES = [(80, 24), (160, 50)]


async def debrief(pilot: Pilot[None]) -> DebriefScreen:
    """From the first screen over the take's scorecard to its debrief."""
    await at_home(pilot)
    await pilot.press("r")
    await wait_until(pilot, lambda: "Shift" in text(pilot.app) or "take" in text(pilot.app))
    await pilot.press("enter")
    await at(pilot, ScorecardScreen)
    await pilot.press("d")
    screen = await at(pilot, DebriefScreen)
    await wait_until(pilot, lambda: screen.desk is not None)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_a_debrief_is_kept_as_it_is_typed(
    app: SimulatorApp, home: Paths, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await debrief(pilot)
        known = stored(home).people
        assert known
        assert known[0].name in screen._field("people").value
        await pilot.press(*"send [refs]", "tab", *"night shifts", "enter", *"a van")
        await wait_until(pilot, lambda: len(stored(home).debrief.learned) == 2)
        kept = stored(home).debrief
        assert kept.promises == ("send [refs]",)
        assert kept.people == ()  # nothing was added to what the scenario knows


async def test_escape_keeps_what_was_just_typed(app: SimulatorApp, home: Paths) -> None:
    async with app.run_test() as pilot:
        screen = await debrief(pilot)
        screen._drafts.wait = 60.0
        await pilot.press("tab", "tab", *"my licence", "escape")
        await at(pilot, ScorecardScreen)
        assert stored(home).debrief.forgot == ("my licence",)


async def test_quitting_keeps_what_was_just_typed(app: SimulatorApp, home: Paths) -> None:
    async with app.run_test() as pilot:
        screen = await debrief(pilot)
        screen._drafts.wait = 60.0
        await pilot.press(*"call back", "ctrl+q")
        await wait_until(pilot, lambda: app._exit)
    assert stored(home).debrief.promises == ("call back",)


async def test_a_day_that_cannot_be_read_is_said_and_asked_about(
    app: SimulatorApp, home: Paths
) -> None:
    async with app.run_test() as pilot:
        screen = await debrief(pilot)
        screen._field("hear_by").editor.focus()
        await pilot.press(*"2026-02-3")
        await wait_until(pilot, lambda: "✗" in text(app))
        await pilot.press("escape")
        await at(pilot, Confirm)
        await pilot.press("escape")
        await at(pilot, DebriefScreen)
        await pilot.press("0", "backspace", "backspace", *"03")
        await wait_until(pilot, lambda: "Tuesday 3 February" in text(app))
        await pilot.press("escape")
        await at(pilot, ScorecardScreen)
        assert str(stored(home).hear_by) == "2026-02-03"


async def test_an_address_is_added_to_a_known_person(app: SimulatorApp, home: Paths) -> None:
    async with app.run_test() as pilot:
        screen = await debrief(pilot)
        screen._field("people").editor.focus()
        await pilot.press("end", *" <jo@example.org>", "escape")
        await at(pilot, ScorecardScreen)
    people = stored(home).people
    assert people[0].address == "jo@example.org"
    assert len(people) == len(stored(home).occasion.people)


async def test_the_first_screen_says_what_is_due_and_opens_it(
    app: SimulatorApp, home: Paths
) -> None:
    async with app.run_test() as pilot:
        await debrief(pilot)
        await pilot.press(*"a letter", "escape", "escape", "escape")
        first = await at_home(pilot)
        await wait_until(pilot, lambda: first.agenda and first.agenda.today)
        assert "Thank " in text(app)
        assert "left" in text(app)
        await pilot.press("a")
        screen = await at(pilot, After)
        await wait_until(pilot, lambda: screen.entries)
        assert screen.key == "take-1"
        await pilot.press("d")
        await at(pilot, DebriefScreen)
        await pilot.press("escape")
        await at(pilot, After)
        await pilot.press("escape")
        await at(pilot, Home)


async def test_nothing_is_due_of_a_take_nobody_looked_after(app: SimulatorApp) -> None:
    async with app.run_test() as pilot:
        first = await at_home(pilot)
        await wait_until(pilot, lambda: first.agenda)
        assert "Due" not in text(app)
        await pilot.press("a")
        await at(pilot, After)
        await wait_until(pilot, lambda: "Nothing is due." in text(app))


async def test_the_calendar_is_written_twice_over_the_same_file(
    app: SimulatorApp, home: Paths
) -> None:
    async with app.run_test() as pilot:
        await debrief(pilot)
        await pilot.press(*"a letter", "escape", "escape", "escape")
        await at_home(pilot)
        await pilot.press("a")
        screen = await at(pilot, After)
        await wait_until(pilot, lambda: screen.entries)
        target = home.exports / "after-the-interview.ics"
        await pilot.press("c")
        await wait_until(pilot, target.exists)
        await wait_until(pilot, lambda: "event" in notices(app))
        before = target.read_bytes()
        target.unlink()
        await pilot.press("c")
        await wait_until(pilot, target.exists)
        assert target.read_bytes() == before
        await pilot.press("x")
        await wait_until(pilot, lambda: list((home.exports / "calendar").glob("*.ics")))


async def test_a_disk_that_fails_loses_nothing_without_a_question(
    app: SimulatorApp, home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Trouble("The disk is full.", "Free some space.")

    async with app.run_test() as pilot:
        screen = await debrief(pilot)
        monkeypatch.setattr(app.backstage.after, "keep_debrief", full)
        await pilot.press(*"a letter", "escape")
        await at(pilot, Confirm)
        assert "The disk is full." in notices(app)
        await pilot.press("enter")
        await at(pilot, DebriefScreen)
        assert screen._field("promises").value == "a letter"
        monkeypatch.undo()
        await pilot.press("escape")
        await at(pilot, ScorecardScreen)


async def test_markup_in_what_is_typed_stays_words(app: SimulatorApp, home: Paths) -> None:
    async with app.run_test() as pilot:
        screen = await debrief(pilot)
        screen._field("people").editor.focus()
        await pilot.press("ctrl+end", "enter", *"Zoe [bold] [/x]", "escape", "escape", "escape")
        first = await at_home(pilot)
        await wait_until(pilot, lambda: first.agenda and first.agenda.today)
        await pilot.press("a")
        await wait_until(pilot, lambda: "Zoe [bold] [/x]" in text(app))
        after = await at(pilot, After)
        await wait_until(pilot, lambda: after.entries)
        after.rows.cursor = 2
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Dear Zoe" in text(app))


async def test_the_rows_open_the_screen_for_their_thing(app: SimulatorApp, home: Paths) -> None:
    async with app.run_test() as pilot:
        await debrief(pilot)
        await pilot.press(*"a letter", "escape", "escape", "escape")
        await at_home(pilot)
        await pilot.press("a")
        screen = await at(pilot, After)
        await wait_until(pilot, lambda: screen.entries)
        kinds = [getattr(one, "kind", "tended") for one in screen.entries]
        assert kinds == ["note", "note", "followup", "search", "tended"]
        for row, opened in ((1, NoteScreen), (2, FollowUpScreen), (3, SearchScreen)):
            screen.rows.cursor = row
            await pilot.press("enter")
            await at(pilot, opened)
            await pilot.press("escape")
            await at(pilot, After)
        screen.rows.cursor = 4
        await pilot.press("o")
        await at(pilot, ScorecardScreen)


async def test_a_thank_you_that_still_counts_down_comes_before_what_is_long_late(
    app: SimulatorApp, home: Paths
) -> None:
    with kept_in(home) as kept:
        kept.keep_debrief("take-1", Debrief(learned=("the night shift ends at six",)))
        for company in ("Long Ago Ltd", "Longer Ago Ltd"):
            ended = NOW - timedelta(days=29)
            kept.interviews.keep(RealInterview(None, company, "Baker", ended))
    async with app.run_test(size=(80, 24)) as pilot:
        first = await at_home(pilot)
        await wait_until(pilot, lambda: first.agenda and first.agenda.today)
        shown = text(app)
        assert first.agenda is not None
        assert first.agenda.today[0].late
        assert "left  Thank " in shown
        more = len(first.agenda.today) - 1
        late = sum(one.late for one in first.agenda.today)
        assert f"And {more} more due, {late} of them late." in shown
        for key in ("d Drill", "n New", "e Edit", "m My points"):
            assert key in shown
        await pilot.press("a")
        screen = await at(pilot, After)
        await wait_until(pilot, lambda: screen.entries)
        assert "left" in text(app).split("Thank ")[1].splitlines()[0]


async def test_a_reason_too_long_for_its_row_is_read_below(app: SimulatorApp, home: Paths) -> None:
    with kept_in(home) as kept:
        kept.keep_debrief("take-1", Debrief(learned=("the night shift ends at six",)))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await pilot.press("a")
        screen = await at(pilot, After)
        await wait_until(pilot, lambda: screen.entries)
        row, one = next(
            (n, one)
            for n, one in enumerate(screen.entries)
            if isinstance(one, Due) and len(one.detail) > 80
        )
        screen.rows.cursor = row
        end = one.detail.split()[-1]
        await wait_until(pilot, lambda: end in str(screen.query_one("#reason", Static).render()))
        assert end in text(app)
