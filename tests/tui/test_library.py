"""One's own interviews and points in the full screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static
from tui_support import at, at_home, notices, text, wait_until

from simulator.paths import Paths
from simulator.points import Point, load, save
from simulator.tui.app import SimulatorApp
from simulator.tui.screens.brief import Brief
from simulator.tui.screens.confirm import Confirm
from simulator.tui.screens.edit import EditScenario
from simulator.tui.screens.new import NewInterview
from simulator.tui.screens.points import MyPoints
from simulator.tui.trouble import Trouble
from simulator.tui.widgets.field import Field

MakeApp = Callable[..., SimulatorApp]
POSTING = """Community Nurse
Larkfield Health Trust

We are looking for a community nurse to visit patients at home across the valley.

You will need:
- experience of wound care
- a full driving licence
- confident use of electronic patient records

The team covers nine villages. Interviews are held in June.
"""
SIZES = [(80, 24), (160, 50)]


def value(screen: NewInterview, name: str) -> str:
    return screen.query_one(f"#{name}", Field).value


def said(screen: NewInterview, name: str) -> str:
    """What stands under a field."""
    return str(screen.query_one(f"#{name} .field--said", Static).render())


async def open_new(pilot: Pilot[None]) -> NewInterview:
    await at_home(pilot)
    await pilot.press("n")
    return await at(pilot, NewInterview)


@pytest.mark.parametrize("size", SIZES)
async def test_from_a_posting_to_the_brief(
    make_app: MakeApp, home: Paths, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        form = await open_new(pilot)
        form.query_one("#posting", Field).put(POSTING)
        await pilot.press("f5")
        await wait_until(pilot, lambda: "wound care" in value(form, "skills"))
        assert value(form, "role") == "Community Nurse"
        assert value(form, "company") == "Larkfield Health Trust"
        form.query_one("#people", Field).put("Priya Shah, Head of Nursing, brisk")
        await pilot.press("ctrl+s")
        editor = await at(pilot, EditScenario)
        await wait_until(pilot, lambda: "Nothing is wrong" in text(app))
        assert "Priya Shah" in editor.text.text
        await pilot.press("f5")
        brief = await at(pilot, Brief)
        assert brief.loaded.scenario.job.company == "Larkfield Health Trust"
        saved = list(home.scenarios.glob("*.yaml"))
        assert len(saved) == 1
        assert saved[0].stat().st_mode & 0o077 == 0


async def test_what_is_missing_is_said_and_nothing_invented(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        form = await open_new(pilot)
        await pilot.press("f5")
        await wait_until(pilot, lambda: "There is no posting yet" in text(app))
        assert not notices(app)
        form.query_one("#role", Field).put("Baker")
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "✗" in said(form, "company"))
        assert not notices(app)
        assert said(form, "role") == ""
        form.query_one("#days", Field).put("soon")
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "A number of days" in text(app))
        assert isinstance(app.screen, NewInterview)


async def test_a_file_that_is_no_posting_is_explained(make_app: MakeApp, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.4 nonsense")
    app = make_app()
    async with app.run_test() as pilot:
        form = await open_new(pilot)
        form.query_one("#file", Field).put(str(path))
        await pilot.press("f5")
        await wait_until(pilot, lambda: said(form, "file"))
        assert "✗" in text(app)
        assert not notices(app)
        path.write_text(POSTING, "utf-8")
        form.query_one("#file", Field).put(str(path.rename(path.with_suffix(".txt"))))
        await pilot.press("f5")
        await wait_until(pilot, lambda: "wound care" in value(form, "skills"))
        assert said(form, "file") == ""


async def test_a_notice_never_lies_over_another_and_goes_when_it_is_over(
    make_app: MakeApp,
) -> None:
    app = make_app()
    fails = [True, True, False]

    def work() -> str:
        if fails.pop(0):
            raise Trouble(f"It failed, {len(fails)} to go.")
        return "It went well."

    async with app.run_test() as pilot:
        home = await at_home(pilot)
        for left in (2, 1):
            home.fetch("it", work, lambda _: None)
            await wait_until(pilot, lambda left=left: f"{left} to go" in notices(app))  # type: ignore[misc]
            assert len(app._notifications) == 1
        home.fetch("it", work, lambda _: None)
        await wait_until(pilot, lambda: not notices(app))
        app.tell("Broken.", severity="error")
        await pilot.press("n")
        await at(pilot, NewInterview)
        assert not notices(app)


async def test_leaving_a_filled_form_asks(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        form = await open_new(pilot)
        form.query_one("#role", Field).put("Baker")
        await pilot.press("escape")
        await at(pilot, Confirm)
        await pilot.press("escape")
        await at(pilot, NewInterview)


async def test_editing_a_shipped_interview_makes_a_copy(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await at_home(pilot)
        await pilot.press("e")
        editor = await at(pilot, EditScenario)
        await wait_until(pilot, lambda: "Nothing is wrong" in text(app))
        editor.text.load_text(editor.text.text.replace("difficulty:", "dificulty:"))
        await wait_until(pilot, lambda: editor.wrong)
        assert "difficulty" in str(editor.query_one("#problems", Static).render())
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "Not saved. It is not well yet" in text(app))
        assert not notices(app)
        assert not list(home.scenarios.glob("*.yaml"))
        editor.text.load_text(editor.text.text.replace("dificulty:", "difficulty:"))
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: editor.opened.path is not None)
        assert editor.opened.path is not None
        changed = editor.opened.source.replace("title: ", "title: Changed ", 1)
        editor.opened.path.write_text(changed, encoding="utf-8")
        await wait_until(pilot, lambda: editor.text.text == changed, "the reload")
        await pilot.press("escape")
        await at_home(pilot)


async def test_a_line_can_be_heard_or_says_why_not(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await at_home(pilot)
        await pilot.press("e")
        editor = await at(pilot, EditScenario)
        editor.text.move_cursor((3, 0))
        await pilot.press("f8")
        await wait_until(pilot, lambda: "voice is switched off" in notices(app))


async def test_points_are_kept_and_the_brief_reminds_of_them(
    make_app: MakeApp, home: Paths
) -> None:
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await at_home(pilot)
        await pilot.press("m")
        screen = await at(pilot, MyPoints)
        await wait_until(pilot, lambda: not screen.box.disabled)
        screen.box.load_text("the product launch: In March I led it.\nsign language")
        await wait_until(pilot, lambda: len(load(home.points)) == 2 if home.points.exists() else 0)
        first = load(home.points)[0]
        assert (first.title, first.story) == ("the product launch", "In March I led it.")
        screen.box.load_text("the product launch: In March I led it, on time.")
        await pilot.press("escape")
        await at_home(pilot)
        (kept,) = load(home.points)
        assert (kept.id, kept.story) == (first.id, "In March I led it, on time.")
        await pilot.press("enter")
        await at(pilot, Brief)
        await wait_until(pilot, lambda: "the product launch" in text(app))


async def test_points_written_elsewhere_meanwhile_are_kept(make_app: MakeApp, home: Paths) -> None:
    def titles() -> list[str]:
        return [point.title for point in load(home.points)]

    save(home.points, (Point("one", "One"),))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await pilot.press("m")
        screen = await at(pilot, MyPoints)
        await wait_until(pilot, lambda: not screen.box.disabled)
        save(home.points, (Point("one", "One"), Point("two", "Two [/b]")))
        await pilot.press("x")
        await wait_until(pilot, lambda: titles() == ["xOne", "Two [/b]"])
        assert load(home.points)[0].id == "one"  # a title that changes keeps its id
        await wait_until(pilot, lambda: "Two [/b]" in screen.box.text)
        save(home.points, (*load(home.points), Point("three", "Three")))
        await wait_until(pilot, lambda: "Three" in screen.box.text, "the reload")
        await pilot.press("y", "escape")
        await at_home(pilot)
    assert titles() == ["xyOne", "Two [/b]", "Three"]


async def test_points_that_cannot_be_kept_are_said_in_place_and_offered_again(
    make_app: MakeApp, home: Paths
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await pilot.press("m")
        screen = await at(pilot, MyPoints)
        await wait_until(pilot, lambda: not screen.box.disabled)
        await pilot.press(*"Twice", "enter", *"twice")
        await wait_until(pilot, lambda: "You have “twice” already" in text(app))
        assert not notices(app)
        await pilot.press("ctrl+q")
        await wait_until(pilot, lambda: app._exit)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await pilot.press("m")
        await at(pilot, Confirm)
        await pilot.press("enter")
        screen = await at(pilot, MyPoints)
        await wait_until(pilot, lambda: "twice" in screen.box.text)
