"""Words typed and not saved outlive the program, and are offered where they were typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from tui_support import at, at_home, notices, text, wait_until

from simulator.history.failures import StorageFailed
from simulator.paths import Paths
from simulator.tui.app import SimulatorApp
from simulator.tui.screens.after import After
from simulator.tui.screens.confirm import Confirm
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.edit import EditScenario
from simulator.tui.screens.home import Home
from simulator.tui.screens.new import NewInterview
from simulator.tui.screens.points import MyPoints
from simulator.tui.screens.told import ToldScreen
from simulator.tui.widgets.field import Field

MakeApp = Callable[..., SimulatorApp]


def drafts(home: Paths) -> list[dict[str, str]]:
    return [json.loads(path.read_text("utf-8")) for path in home.drafts.glob("*.json")]


def value(screen: NewInterview | ToldScreen, name: str) -> str:
    return screen.query_one(f"#{name}", Field).value


async def open_form(pilot: Pilot[None]) -> NewInterview:
    await at_home(pilot)
    await pilot.press("n")
    return await at(pilot, NewInterview)


async def open_told(pilot: Pilot[None]) -> ToldScreen:
    await at_home(pilot)
    await pilot.press("a")
    await at(pilot, After)
    await pilot.press("n")
    screen = await at(pilot, ToldScreen)
    await wait_until(pilot, lambda: screen.told)
    return screen


async def quit_now(pilot: Pilot[None], app: SimulatorApp) -> None:
    await pilot.press("ctrl+q")
    await wait_until(pilot, lambda: app._exit)


async def test_quitting_the_form_loses_nothing(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        form = await open_form(pilot)
        assert form.drafting is not None
        form.drafting._pauses.wait = 60.0
        await pilot.press(*"Baker wanted [/b]")
        await quit_now(pilot, app)
    assert drafts(home) == [{"posting": "Baker wanted [/b]"}]
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        first = await at_home(pilot)
        await wait_until(pilot, lambda: "Words you did not save" in text(app))
        assert first.shelf is not None
        await pilot.press("n")
        await at(pilot, Confirm)
        assert "Baker wanted [/b]" in text(app)
        await pilot.press("enter")
        form = await at(pilot, NewInterview)
        await wait_until(pilot, lambda: value(form, "posting") == "Baker wanted [/b]")
        await pilot.press("escape")
        await at(pilot, Confirm)
        await pilot.press("tab", "enter")
        await at(pilot, Home)
        assert drafts(home) == []


async def test_an_unanswered_offer_stays_and_a_refused_one_goes(
    make_app: MakeApp, home: Paths
) -> None:
    home.drafts.mkdir(parents=True)
    (home.drafts / "new.0123abcd.json").write_text('{"role": "Baker"}', "utf-8")
    (home.drafts / "new.0123abce.json").write_text("{damaged", "utf-8")
    app = make_app()
    async with app.run_test() as pilot:
        await open_form_offered(pilot)
        await pilot.press("escape")
        form = await at(pilot, NewInterview)
        assert value(form, "role") == ""
        await pilot.press("escape")
        await open_form_offered(pilot)
        await pilot.press("shift+tab", "enter")
        await at(pilot, NewInterview)
        await wait_until(pilot, lambda: len(list(home.drafts.iterdir())) == 1)


async def open_form_offered(pilot: Pilot[None]) -> None:
    await at_home(pilot)
    await pilot.press("n")
    await at(pilot, Confirm)


async def test_the_text_made_from_the_form_is_offered_too(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        form = await open_form(pilot)
        for name, words in (
            ("role", "Baker"),
            ("company", "Crumb Ltd"),
            ("skills", "baking bread"),
            ("facts", "two shops"),
        ):
            form.query_one(f"#{name}", Field).put(words)
        await pilot.press("ctrl+s")
        editor = await at(pilot, EditScenario)
        await pilot.press(*"# mine", "enter")
        await quit_now(pilot, app)
    assert len(drafts(home)) == 2
    app = make_app()
    async with app.run_test() as pilot:
        await open_form_offered(pilot)
        await pilot.press("enter")
        editor = await at(pilot, EditScenario)
        await wait_until(pilot, lambda: editor.text.text.startswith("# mine\n"))
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: editor.opened.path)
        await pilot.press("escape")
        form = await at(pilot, NewInterview)
        assert value(form, "company") == "Crumb Ltd"
        await pilot.press("escape")  # it is made and saved, so nothing is asked
        await at(pilot, Home)
        assert drafts(home) == []


async def test_quitting_the_editor_loses_nothing(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await at_home(pilot)
        await pilot.press("e")
        editor = await at(pilot, EditScenario)
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: editor.opened.path)
        path = editor.opened.path
        assert path is not None
        assert drafts(home) == []
        await pilot.press(*"# LOSTTEXT", "enter")
        await quit_now(pilot, app)
    assert "LOSTTEXT" not in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8") + "# theirs\n", "utf-8")
    app = make_app()
    async with app.run_test() as pilot:
        first = await at_home(pilot)
        first.rows.cursor = next(i for i, e in enumerate(first._entries) if e.id == path.stem)
        await pilot.press("e")
        await at(pilot, Confirm)
        await pilot.press("enter")
        editor = await at(pilot, EditScenario)
        await wait_until(pilot, lambda: editor.text.text.startswith("# LOSTTEXT\n"))
        assert "Another program has changed this file" in notices(app)
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: drafts(home) == [])
    assert path.read_text("utf-8").startswith("# LOSTTEXT\n")


async def test_a_copy_nobody_typed_in_is_no_draft(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await at_home(pilot)
        await pilot.press("e")
        await at(pilot, EditScenario)
        await quit_now(pilot, app)
    assert drafts(home) == []


async def test_quitting_a_real_interview_without_a_company_loses_nothing(
    make_app: MakeApp, home: Paths
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await open_told(pilot)
        await pilot.press("tab", *"Baker")
        await quit_now(pilot, app)
    app = make_app()
    async with app.run_test() as pilot:
        screen = await open_told_offered(pilot)
        await wait_until(pilot, lambda: value(screen, "role") == "Baker")
        await pilot.press(*"Acme")
        await wait_until(pilot, lambda: screen.key and drafts(home) == [])
        screen._field("when").put("lunchtime")
        screen._read()
        await quit_now(pilot, app)
    assert drafts(home)[0]["when"] == "lunchtime"


async def open_told_offered(pilot: Pilot[None]) -> ToldScreen:
    await at_home(pilot)
    await pilot.press("a")
    await at(pilot, After)
    await pilot.press("n")
    await at(pilot, Confirm)
    await pilot.press("enter")
    return await at(pilot, ToldScreen)


async def test_two_programs_keep_a_draft_each(make_app: MakeApp, home: Paths) -> None:
    one, other = make_app(), make_app()
    async with one.run_test() as pilot:
        await open_form(pilot)
        await pilot.press(*"One")
        await quit_now(pilot, one)
    async with other.run_test() as pilot:
        await open_form_offered(pilot)
        await pilot.press("escape")
        await at(pilot, NewInterview)
        await pilot.press(*"Two")
        await quit_now(pilot, other)
    assert sorted(draft["posting"] for draft in drafts(home)) == ["One", "Two"]


async def test_quitting_asks_when_the_words_cannot_be_kept(
    make_app: MakeApp, home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, words: object) -> None:
        raise StorageFailed("disk_full", path, "Could not write.")

    monkeypatch.setattr("simulator.drafts.keep", full)
    app = make_app()
    async with app.run_test() as pilot:
        await open_form(pilot)
        await pilot.press(*"Baker", "ctrl+q")
        await at(pilot, Confirm)
        assert "Quit all the same?" in text(app)
        await pilot.press("ctrl+q")  # a second press is no answer
        await pilot.press("escape")
        await at(pilot, NewInterview)
        await pilot.press("ctrl+q")
        await at(pilot, Confirm)
        await pilot.press("tab", "enter")
        await wait_until(pilot, lambda: app._exit)


async def test_quitting_a_debrief_with_a_day_nobody_can_read_asks(
    app: SimulatorApp, home: Paths
) -> None:
    async with app.run_test() as pilot:
        await at_home(pilot)
        await pilot.press("r", "enter", "d")
        screen = await at(pilot, DebriefScreen)
        await wait_until(pilot, lambda: screen.desk is not None)
        screen._field("hear_by").editor.focus()
        await pilot.press(*"someday", "ctrl+q")
        await at(pilot, Confirm)
        assert "Quit all the same?" in text(app)


async def test_words_of_an_interview_that_was_deleted_are_still_told_of(
    make_app: MakeApp, home: Paths
) -> None:
    home.drafts.mkdir(parents=True)
    (home.drafts / "text-gone.0123abcd.json").write_text('{"text": "words"}', "utf-8")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await wait_until(pilot, lambda: "“gone” (deleted since" in text(app))


async def test_quitting_before_a_screen_is_drawn_is_no_accident(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await at_home(pilot)
        app.push_screen(MyPoints())
        app.push_screen(NewInterview())
        assert await app._put_all_away() == ""
        await at(pilot, NewInterview)
