"""Thank-you notes and the follow-up on screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.pilot import Pilot
from tui_after import NOW, stored
from tui_support import at, at_home, notices, text, wait_until
from tui_takes import START

from simulator.paths import Paths
from simulator.tui.app import SimulatorApp
from simulator.tui.screens.confirm import Confirm
from simulator.tui.screens.followup import FollowUpScreen
from simulator.tui.screens.home import Home
from simulator.tui.screens.note import NoteScreen

MakeApp = Callable[..., SimulatorApp]
SIZES = [(80, 24), (160, 50)]


async def notes(pilot: Pilot[None]) -> NoteScreen:
    await at_home(pilot)
    pilot.app.push_screen(NoteScreen("take-1"))
    screen = await at(pilot, NoteScreen)
    await wait_until(pilot, lambda: screen.checks)
    return screen


async def followup(pilot: Pilot[None]) -> FollowUpScreen:
    await at_home(pilot)
    pilot.app.push_screen(FollowUpScreen("take-1"))
    screen = await at(pilot, FollowUpScreen)
    await wait_until(pilot, lambda: screen.plan is not None)
    return screen


async def fill_gaps(pilot: Pilot[None], screen: NoteScreen) -> None:
    """Fill each gap with the key that goes to the next one."""
    while "[" in screen.box.text:
        before = screen.box.text
        await pilot.press("f3", *"Sam")
        assert screen.box.text != before
    await wait_until(pilot, lambda: met(screen, "gaps"))


def met(screen: NoteScreen, check: str) -> bool | None:
    return next(one.met for one in screen.checks if one.id == check)


@pytest.mark.parametrize("size", SIZES)
async def test_each_person_has_a_draft_and_its_checks(
    app: SimulatorApp, home: Paths, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await notes(pilot)
        assert "Dear Mia" in screen.box.text
        assert met(screen, "gaps") is False  # the name under it is not known
        assert "✗ No gaps" in text(app)
        assert "22 h 04 min left" in text(app)
        first = screen.box.text
        await pilot.press("f2")
        await wait_until(pilot, lambda: "Dear Tom" in screen.box.text)
        assert screen.box.text != first
        assert stored(home).notes == ()  # looking keeps nothing


async def test_the_checks_follow_the_words_and_these_are_kept(
    app: SimulatorApp, home: Paths
) -> None:
    async with app.run_test() as pilot:
        screen = await notes(pilot)
        await fill_gaps(pilot, screen)
        await wait_until(pilot, lambda: stored(home).notes)
        await pilot.press(*" I am sorry")
        await wait_until(pilot, lambda: met(screen, "apology") is False)
        assert "✗ No apology" in text(app)
        await pilot.press("f2")
        await wait_until(pilot, lambda: "Dear Tom" in screen.box.text)
        await pilot.press("f2")
        await wait_until(pilot, lambda: "I am sorry" in screen.box.text)
        await pilot.press("escape")
        await at(pilot, Home)
    note = stored(home).note_to("Mia Lindqvist")
    assert note is not None
    assert "Sam I am sorry" in note.text


async def test_a_fresh_draft_can_be_undone(app: SimulatorApp) -> None:
    async with app.run_test() as pilot:
        screen = await notes(pilot)
        draft = screen.box.text
        await pilot.press(*"Hello ")
        typed = screen.box.text
        assert typed != draft
        await pilot.press("alt+d")
        assert screen.box.text == draft
        await pilot.press("ctrl+z")
        assert screen.box.text == typed


async def test_marking_sent_ends_the_countdown(app: SimulatorApp, home: Paths) -> None:
    async with app.run_test() as pilot:
        screen = await notes(pilot)
        await pilot.press("f10")
        await wait_until(pilot, lambda: screen.sent_at("Mia Lindqvist"))
        await pilot.press("f2", "f10")
        await wait_until(pilot, lambda: "All sent" in text(app))
        assert [note.sent_at for note in stored(home).notes] == [NOW, NOW]
        await pilot.press("f10")
        await wait_until(pilot, lambda: "1 note to send" in text(app))


async def test_a_letter_with_gaps_is_not_handed_to_a_mail_program(
    app: SimulatorApp, home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setenv("DISPLAY", ":0")

    def open_link(link: str) -> bool:
        opened.append(link)
        return True

    monkeypatch.setattr("webbrowser.open", open_link)
    async with app.run_test() as pilot:
        screen = await notes(pilot)
        await pilot.press("f8")
        await wait_until(pilot, lambda: "gaps to fill" in notices(app))
        app.clear_notifications()
        await pilot.press("alt+e")
        await wait_until(pilot, lambda: "gaps to fill" in notices(app))
        assert opened == []
        await fill_gaps(pilot, screen)
        await pilot.press("f8")
        await wait_until(pilot, lambda: opened)
        assert opened[0].startswith("mailto:?subject=")
        await pilot.press("alt+e", "f5")
        await wait_until(pilot, lambda: len(list(home.exports.glob("letter-mia*"))) == 2)


async def test_no_mail_program_is_said_with_another_way(
    app: SimulatorApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda link: False)
    monkeypatch.setenv("DISPLAY", ":0")
    async with app.run_test() as pilot:
        screen = await notes(pilot)
        await fill_gaps(pilot, screen)
        await pilot.press("f8")
        await wait_until(pilot, lambda: "No mail program" in notices(app))


async def test_a_note_is_copied(app: SimulatorApp, home: Paths) -> None:
    async with app.run_test() as pilot:
        await notes(pilot)
        await pilot.press("f4")
        await wait_until(pilot, lambda: "copied.txt" in notices(app).replace("\n", ""))
        assert "Dear Mia" in (home.exports / "copied.txt").read_text()


@pytest.mark.parametrize("size", SIZES)
async def test_the_plan_says_why_and_what_not_asking_cost(
    app: SimulatorApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await followup(pilot)
        assert screen.plan is not None
        assert screen.plan.cost
        assert "No day is known" in text(app)
        assert "had you asked" in " ".join(text(app).split()) or size == (80, 24)
        assert "Dear Mia" in screen.box.text


async def test_the_plan_and_its_draft_move_with_the_date(app: SimulatorApp, home: Paths) -> None:
    async with app.run_test() as pilot:
        screen = await followup(pilot)
        before = screen.box.text
        await pilot.press("tab", "tab", *"2026-01-14")
        await wait_until(pilot, lambda: stored(home).hear_by is not None)
        await wait_until(pilot, lambda: "14 January" in screen.box.text)
        assert screen.plan is not None
        assert screen.plan.basis == "date"
        assert screen.plan.steps[0].day.isoformat() == "2026-01-15"
        await pilot.press(*["backspace"] * 10)
        await wait_until(pilot, lambda: screen.box.text == before)
        assert stored(home).hear_by is None


async def test_a_date_before_the_interview_is_refused(app: SimulatorApp, home: Paths) -> None:
    async with app.run_test() as pilot:
        await followup(pilot)
        await pilot.press("tab", "tab", *"2025-01-14", "escape")
        await at(pilot, Confirm)
        await pilot.press("tab", "enter")
        await at(pilot, Home)
    assert stored(home).hear_by is None


async def test_a_message_is_sent_and_the_second_waits(app: SimulatorApp, home: Paths) -> None:
    app.backstage.after.clock = lambda: START + timedelta(days=8)
    async with app.run_test() as pilot:
        screen = await followup(pilot)
        await pilot.press("f10")
        await wait_until(pilot, lambda: screen.plan and screen.plan.steps[0].sent_on)
        assert "✓ sent" in text(app)
        assert screen.plan is not None
        assert screen.plan.next is not None
        assert screen.plan.next.number == 2
        await pilot.press("f2")
        await wait_until(pilot, lambda: "I wrote on" in screen.box.text)


async def test_an_outcome_is_set_and_taken_back(app: SimulatorApp, home: Paths) -> None:
    async with app.run_test() as pilot:
        screen = await followup(pilot)
        await pilot.press("alt+h")
        await wait_until(pilot, lambda: screen.plan and screen.plan.done)
        assert stored(home).outcome == "heard"
        await pilot.press("alt+l")
        await wait_until(pilot, lambda: stored(home).outcome == "let_go")
        await wait_until(pilot, lambda: "You let this one go." in text(app))
        await pilot.press("alt+l")
        await wait_until(pilot, lambda: stored(home).outcome == "open")


async def test_what_does_not_fit_can_be_scrolled_to_by_keyboard(app: SimulatorApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await followup(pilot)
        assert "You are waiting" not in text(app)
        await pilot.press("tab", "end")
        await wait_until(pilot, lambda: "You are waiting" in text(app))
