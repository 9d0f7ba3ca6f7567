"""The other applications, and real interviews, on screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.pilot import Pilot
from tui_after import kept_in
from tui_support import at, at_home, notices, text, wait_until
from tui_takes import START

from simulator.afterwards.applications import Application
from simulator.afterwards.interviews import RealInterview
from simulator.paths import Paths
from simulator.tui.app import SimulatorApp
from simulator.tui.screens.after import After
from simulator.tui.screens.confirm import Confirm
from simulator.tui.screens.home import Home
from simulator.tui.screens.note import NoteScreen
from simulator.tui.screens.scorecard import ScorecardScreen
from simulator.tui.screens.search import SearchScreen
from simulator.tui.screens.told import ToldScreen

MakeApp = Callable[..., SimulatorApp]
SIZES = [(80, 24), (160, 50)]


def applications(home: Paths) -> tuple[Application, ...]:
    with kept_in(home) as kept:
        return kept.applications.all()


def interviews(home: Paths) -> tuple[RealInterview, ...]:
    with kept_in(home) as kept:
        return kept.interviews.all()


async def search(pilot: Pilot[None]) -> SearchScreen:
    await at_home(pilot)
    await pilot.press("a")
    screen = await at(pilot, After)
    await wait_until(pilot, lambda: screen.agenda)
    await pilot.press("s")
    found = await at(pilot, SearchScreen)
    await wait_until(pilot, lambda: found.current)
    return found


async def told(pilot: Pilot[None]) -> ToldScreen:
    await at_home(pilot)
    await pilot.press("a")
    await at(pilot, After)
    await pilot.press("n")
    screen = await at(pilot, ToldScreen)
    await wait_until(pilot, lambda: screen.told)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_an_application_is_kept_as_it_is_typed(
    app: SimulatorApp, home: Paths, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await search(pilot)
        await pilot.press(*"Acme [red]", "tab", *"Baker", "enter", *"call", "enter", *"tomorrow")
        await wait_until(
            pilot, lambda: applications(home) and applications(home)[0].next_on is not None
        )
        one = applications(home)[0]
        assert (one.company, one.role, one.next_step) == ("Acme [red]", "Baker", "call")
        assert str(one.next_on) == "2026-01-06"
        assert "Acme [red]" in text(app)
        await pilot.press("f3")
        await wait_until(pilot, lambda: applications(home)[0].stage == "interviewing")
        await pilot.press("f4", "f4")
        await wait_until(pilot, lambda: applications(home)[0].stage == "found")
        await pilot.press("f2", *"Other", "escape")
        await at(pilot, After)
        assert len(applications(home)) == 2


async def test_the_form_follows_the_list(app: SimulatorApp, home: Paths) -> None:
    with kept_in(home) as kept:
        for company in ("One", "Two"):
            kept.applications.keep(Application(None, company, "", "applied", START))
    async with app.run_test() as pilot:
        screen = await search(pilot)
        assert screen._field("company").value == "One"
        screen._field("next_on").editor.focus()
        await pilot.press(*"2026-1")
        screen.rows.focus()
        await pilot.press("down")
        await wait_until(pilot, lambda: "cannot be read" in notices(app))
        await wait_until(pilot, lambda: screen.rows.cursor == 0)
        screen._field("next_on").editor.focus()
        await pilot.press("backspace", *"02-01")
        screen.rows.focus()
        await pilot.press("down")
        await wait_until(pilot, lambda: screen._field("company").value == "Two")
        assert str(applications(home)[0].next_on) == "2026-02-01"
        await pilot.press("f8")
        await at(pilot, Confirm)
        await pilot.press("tab", "enter")
        await wait_until(pilot, lambda: len(applications(home)) == 1)


async def test_the_weekly_word_can_wait(app: SimulatorApp, home: Paths) -> None:
    with kept_in(home) as kept:
        kept.applications.keep(Application(None, "One", "", "applied", START))
    app.backstage.after.clock = lambda: START + timedelta(days=8)
    async with app.run_test() as pilot:
        first = await at_home(pilot)
        await wait_until(pilot, lambda: first.agenda and first.agenda.today)
        assert "Keep the search going" in text(app)
        screen = await search(pilot)
        assert "1 application is under way" in text(app)
        await pilot.press("f10")
        await wait_until(pilot, lambda: screen.search and not screen.search.nudge)
        await wait_until(pilot, lambda: "under way. Until" not in text(app))
        await pilot.press("escape", "escape")
        await at(pilot, Home)
        await wait_until(pilot, lambda: first.agenda and not first.agenda.today)
        assert "Keep the search going" not in text(app)


async def test_an_accepted_offer_is_cheered(app: SimulatorApp, home: Paths) -> None:
    with kept_in(home) as kept:
        kept.applications.keep(Application(None, "One", "", "offered", START))
    async with app.run_test() as pilot:
        await search(pilot)
        await pilot.press("f3")
        await wait_until(pilot, lambda: "Congratulations" in notices(app))
        assert applications(home)[0].stage == "accepted"


@pytest.mark.parametrize("size", SIZES)
async def test_a_real_interview_is_told_scored_and_thanked_for(
    app: SimulatorApp, home: Paths, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await told(pilot)
        await pilot.press(*"Acme [/b]", "tab", *"Baker", "tab", "tab", *"Ann Lee, Boss")
        await wait_until(pilot, lambda: interviews(home) and interviews(home)[0].people)
        screen._field("closing").editor.focus()
        await pilot.press(*"I'd love this job. When might I hear from you?")
        await pilot.press("f5")
        await at(pilot, ScorecardScreen)
        kept = interviews(home)[0]
        assert (kept.company, kept.role, kept.people[0].role) == ("Acme [/b]", "Baker", "Boss")
        assert kept.card is not None
        assert kept.card.total > 0
        await pilot.press("escape")
        await at(pilot, ToldScreen)
        await pilot.press("f2")
        note = await at(pilot, NoteScreen)
        await wait_until(pilot, lambda: "Dear Ann" in note.box.text)
        await pilot.press("escape", "escape")
        after = await at(pilot, After)
        await wait_until(pilot, lambda: after.key == "interview-1")
        await pilot.press("delete")
        await at(pilot, Confirm)
        await pilot.press("tab", "enter")
        await wait_until(pilot, lambda: not interviews(home))


async def test_words_changed_later_are_scored_on_the_way_out(
    app: SimulatorApp, home: Paths
) -> None:
    async with app.run_test() as pilot:
        screen = await told(pilot)
        await pilot.press(*"Acme")
        screen._field("closing").editor.focus()
        await pilot.press(*"What are the next steps?", "escape")
        await at(pilot, After)
        kept = interviews(home)[0]
        assert kept.card is not None
        assert kept.closing == "What are the next steps?"


async def test_an_interview_without_a_company_is_asked_about(
    app: SimulatorApp, home: Paths
) -> None:
    async with app.run_test() as pilot:
        await told(pilot)
        await pilot.press("tab", *"Baker", "escape")
        await at(pilot, Confirm)
        assert "Without a company" in text(app)
        await pilot.press("escape")
        await at(pilot, ToldScreen)
        await pilot.press("shift+tab", *"Acme", "escape")
        await at(pilot, After)
        assert interviews(home)[0].role == "Baker"


async def test_an_interview_of_which_only_the_company_is_known_is_asked_about(
    app: SimulatorApp, home: Paths
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await told(pilot)
        await pilot.press(*"Fizz [/b]")
        await wait_until(pilot, lambda: screen.key)
        await pilot.press("escape")
        await at(pilot, Confirm)
        assert "Keep this interview?" in text(app)
        assert "Fizz [/b]" in text(app)
        await pilot.press("escape")  # no answer: the form is still there
        await at(pilot, ToldScreen)
        await pilot.press("escape")
        await at(pilot, Confirm)
        await pilot.press("shift+tab", "enter")
        await at(pilot, After)
        assert interviews(home) == ()
        await pilot.press("n")
        screen = await at(pilot, ToldScreen)
        await wait_until(pilot, lambda: screen.told)
        await pilot.press(*"Fizz", "escape")
        await at(pilot, Confirm)
        await pilot.press("enter")
        await at(pilot, After)
        assert [one.company for one in interviews(home)] == ["Fizz"]


async def test_an_empty_form_leaves_nothing_behind(app: SimulatorApp, home: Paths) -> None:
    async with app.run_test() as pilot:
        await told(pilot)
        await pilot.press("escape")
        await at(pilot, After)
        await pilot.press("s")
        await at(pilot, SearchScreen)
        await pilot.press("escape")
        await at(pilot, After)
        assert interviews(home) == ()
        assert applications(home) == ()
