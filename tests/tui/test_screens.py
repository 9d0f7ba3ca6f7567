"""Everything around the conversation: the list, sizes, review, comparison, progress, help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static
from tui_support import at, at_home, lines, notices, text, wait_until
from tui_takes import fill

from simulator.history.store import History
from simulator.paths import Paths
from simulator.tui.app import SimulatorApp
from simulator.tui.pages import KEPT_PAGES, PAGE
from simulator.tui.screens.brief import Brief
from simulator.tui.screens.compare import Compare
from simulator.tui.screens.confirm import Confirm
from simulator.tui.screens.drills import Drills
from simulator.tui.screens.help import Help
from simulator.tui.screens.home import Home
from simulator.tui.screens.progress import Progress
from simulator.tui.screens.review import Review
from simulator.tui.screens.scorecard import ScorecardScreen
from simulator.tui.widgets.filter_field import FilterField
from simulator.tui.widgets.marked_talk import MarkedTalk
from simulator.tui.widgets.row_list import RowList

MakeApp = Callable[..., SimulatorApp]


async def review(pilot: Pilot[None]) -> Review:
    await at_home(pilot)
    await pilot.press("r")
    screen = await at(pilot, Review)
    await wait_until(pilot, lambda: screen.pages.count)
    return screen


async def test_the_first_screen_takes_keys_before_its_list_is_there(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        home = await at(pilot, Home)
        assert home.rows.has_focus
        await at_home(pilot)
        assert home.rows.count == 2


async def test_the_filter_narrows_and_escape_brings_all_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        home = await at_home(pilot)
        await pilot.press("slash")
        await wait_until(pilot, lambda: home.query(FilterField))
        await pilot.press(*"northwind")
        await wait_until(pilot, lambda: home.rows.count == 1)
        await pilot.press(*"zz")
        await wait_until(pilot, lambda: home.rows.count == 0)
        assert "Nothing matches" in text(app)
        await pilot.press("escape")
        await wait_until(pilot, lambda: home.rows.count == 2)
        assert home.rows.has_focus


async def test_a_broken_file_is_listed_and_says_what_is_wrong(
    make_app: MakeApp, home: Paths
) -> None:
    home.scenarios.mkdir(parents=True)
    (home.scenarios / "mine.yaml").write_text("format: 1\nid: [broken\n")
    app = make_app()
    async with app.run_test(size=(160, 50)) as pilot:
        first = await at_home(pilot)
        assert "cannot be played" in text(app)
        first.rows.cursor = next(i for i, e in enumerate(first._entries) if e.problems)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "cannot be played yet" in notices(app))
        assert isinstance(app.screen, Home)


async def test_broken_settings_are_said_and_not_used(make_app: MakeApp, home: Paths) -> None:
    home.home.mkdir(parents=True)
    home.settings.write_text('theme = "daylight"\nmoed = "real"\n')
    app = make_app()
    assert app.theme == "daylight"
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: "moed" in notices(app))


async def test_the_users_keys_work_and_are_shown(make_app: MakeApp, home: Paths) -> None:
    home.home.mkdir(parents=True)
    home.settings.write_text('[keymap]\n"home.review" = "f8"\n')
    app = make_app()
    async with app.run_test() as pilot:
        await at_home(pilot)
        await wait_until(pilot, lambda: "F8 Review" in text(app))
        await pilot.press("f8")
        await at(pilot, Review)


async def test_the_theme_is_remembered(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await at_home(pilot)
        await pilot.press("f9")
        await wait_until(pilot, home.settings.exists)
        assert app.theme == "daylight"
    assert make_app().theme == "daylight"


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (59, 40), (100, 17)])
async def test_too_small_a_window_is_said_and_nothing_is_lost(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await pilot.resize_terminal(*size)
        await wait_until(pilot, lambda: "room, please" in text(app))
        assert "Northwind" not in text(app)
        await pilot.resize_terminal(80, 24)
        await wait_until(pilot, lambda: "Northwind" in text(app))
        assert "room, please" not in text(app)


async def test_help_lists_the_keys_that_apply_here(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await at_home(pilot)
        await pilot.press("f1")
        await at(pilot, Help)
        shown = text(app)
        assert "Open the brief of this interview." in shown
        assert "Save the scorecard" not in shown
        await pilot.press("escape")
        await at(pilot, Home)


async def test_the_palette_offers_the_commands_of_this_place(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await at_home(pilot)
        await pilot.press("ctrl+p")
        await wait_until(pilot, lambda: "Go back; a take under way" in text(app))
        await pilot.press(*"progress")
        await wait_until(pilot, lambda: "Progress" in text(app))
        await pilot.press("enter", "enter")
        await at(pilot, Progress)


async def test_the_mouse_does_what_the_keys_do(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        home = await at_home(pilot)
        await pilot.click(RowList, offset=(10, 4))
        await wait_until(pilot, lambda: home.rows.cursor == 1)
        place = lines(app)[-2].index("Review")
        await pilot.click(offset=(place, 22))
        await at(pilot, Review)
        await pilot.press("escape")
        await at(pilot, Home)
        place = lines(app)[-1].index("Drill")  # what does not fit stands on a second line
        await pilot.click(offset=(place, 23))
        await at(pilot, Drills)


async def test_where_keys_are_left_out_the_bar_says_where_they_are(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        assert "F1 Help" in text(app)
        await pilot.press("enter")
        await at(pilot, Brief)
        assert "F1 All keys" in lines(app)[-1]
        await pilot.resize_terminal(160, 50)
        await wait_until(pilot, lambda: "F1 Help" in lines(app)[-1])


async def test_review_holds_a_few_pages_of_many_takes(make_app: MakeApp, home: Paths) -> None:
    fill(home, 1200)
    app = make_app()
    async with app.run_test() as pilot:
        screen = await review(pilot)
        assert screen.pages.count == 1200
        assert screen.pages.held == PAGE
        await pilot.press("end")
        await wait_until(pilot, lambda: screen.pages.get(1199))
        for _ in range(60):
            await pilot.press("pageup")
        await wait_until(pilot, lambda: screen.pages.get(screen.rows.cursor))
        assert screen.pages.held <= KEPT_PAGES * PAGE


async def test_review_filters_sorts_and_turns_round(make_app: MakeApp, home: Paths) -> None:
    fill(home, 30)
    app = make_app()
    async with app.run_test() as pilot:
        screen = await review(pilot)
        await pilot.press("s")
        await wait_until(pilot, lambda: "by total" in text(app))
        totals = [screen.pages.get(i).total for i in range(30)]  # type: ignore[union-attr]
        assert totals == sorted(totals, reverse=True)
        await pilot.press("v")
        await wait_until(pilot, lambda: screen.pages.get(0).total == min(totals))  # type: ignore[union-attr]
        await pilot.press("m")
        await wait_until(pilot, lambda: "practice only" in text(app))
        await pilot.press("slash", *"hostile")
        await wait_until(pilot, lambda: screen.query_now.text == "hostile")
        await wait_until(pilot, lambda: screen.pages.count < 30)
        await pilot.press("escape")
        await wait_until(pilot, lambda: screen.query_now.text == "")


async def test_a_take_is_deleted_only_when_sure(make_app: MakeApp, home: Paths) -> None:
    fill(home, 3)
    app = make_app()
    async with app.run_test() as pilot:
        screen = await review(pilot)
        await pilot.press("d")
        await at(pilot, Confirm)
        await pilot.press("enter")  # the harmless answer has the focus
        await at(pilot, Review)
        assert screen.pages.count == 3
        await pilot.press("d")
        await at(pilot, Confirm)
        await pilot.press("tab", "enter")
        await wait_until(pilot, lambda: screen.pages.count == 2)
    with History.open(home.database) as history:
        assert history.count() == 2


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_two_takes_are_compared(
    make_app: MakeApp, home: Paths, size: tuple[int, int]
) -> None:
    fill(home, 4, scenarios=("hostile",))
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await review(pilot)
        await pilot.press("c", "down", "c")
        screen = await at(pilot, Compare)
        assert screen.left.played_at < screen.right.played_at
        left, right = screen.query_one("#left", Static), screen.query_one("#right", Static)
        await wait_until(pilot, lambda: left.region.width and right.region.width)
        beside = left.region.y == right.region.y
        assert beside == (size[0] == 160)
        was = screen.left
        await pilot.press("s")
        assert screen.right is was
        await pilot.press("1")
        await at(pilot, ScorecardScreen)
        await pilot.press("escape")
        await at(pilot, Compare)


async def test_takes_of_different_interviews_are_not_compared(
    make_app: MakeApp, home: Paths
) -> None:
    fill(home, 2)
    app = make_app()
    async with app.run_test() as pilot:
        await review(pilot)
        await pilot.press("c", "down", "c")
        await wait_until(pilot, lambda: "two different interviews" in notices(app))


async def test_the_words_follow_the_points_and_the_points_the_words(
    make_app: MakeApp, home: Paths
) -> None:
    fill(home, 1, scenarios=("hostile",))
    app = make_app()
    async with app.run_test() as pilot:
        await review(pilot)
        await pilot.press("enter")
        card = await at(pilot, ScorecardScreen)
        await pilot.press("j")
        points, talk = card.query_one("#points", RowList), card.query_one(MarkedTalk)
        assert card._rows[points.cursor].kind == "criterion"
        chosen = {mark.label for mark in talk._selected}
        assert chosen == set(card._rows[points.cursor].labels)
        await pilot.press("j")
        assert {mark.label for mark in talk._selected} != chosen
        talk.post_message(MarkedTalk.Clicked("asks_next"))
        await wait_until(pilot, lambda: card._rows[points.cursor].labels == ("asks_next",))


@pytest.mark.parametrize(("key", "kind"), [("e", "md"), ("x", "json")])
async def test_a_take_is_exported(make_app: MakeApp, home: Paths, key: str, kind: str) -> None:
    fill(home, 1)
    app = make_app()
    async with app.run_test() as pilot:
        await review(pilot)
        await pilot.press(key)
        await wait_until(pilot, lambda: list(home.exports.glob(f"*.{kind}")))
        await wait_until(pilot, lambda: "Saved." in notices(app))


async def test_copying_says_which_way_it_went(
    make_app: MakeApp, home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulator.clipboard._find_tool", lambda: None)
    fill(home, 1)
    app = make_app()
    async with app.run_test() as pilot:
        await review(pilot)
        await pilot.press("enter")
        await at(pilot, ScorecardScreen)
        await pilot.press("c")
        await wait_until(pilot, lambda: "copied.txt" in notices(app))
        assert "Tactics covered" in Path(home.exports / "copied.txt").read_text()


async def test_progress_shows_the_figures_and_a_plot(make_app: MakeApp, home: Paths) -> None:
    fill(home, 12)
    app = make_app()
    async with app.run_test() as pilot:
        await at_home(pilot)
        await pilot.press("p")
        screen = await at(pilot, Progress)
        await wait_until(pilot, lambda: screen.trends and screen.query("TrendPlot"))
        assert "Ask what happens next" in text(app)
        assert "mean of 5" in text(app)
        await wait_until(pilot, lambda: screen.played)
        await pilot.press("f")
        await wait_until(pilot, lambda: len(screen.points) == 6)
        await pilot.press("down", "f", "f")
        await wait_until(pilot, lambda: len(screen.points) == 12)


@pytest.mark.parametrize("key", ["r", "p"])
async def test_with_no_takes_it_says_so(make_app: MakeApp, key: str) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await at_home(pilot)
        await pilot.press(key)
        await wait_until(pilot, lambda: "No takes yet" in text(app))
        await pilot.press("escape")
        await at(pilot, Home)


async def test_a_damaged_history_is_said(make_app: MakeApp, home: Paths) -> None:
    home.home.mkdir(parents=True)
    home.database.write_bytes(b"not a database, " * 300)
    app = make_app()
    async with app.run_test() as pilot:
        await at_home(pilot)
        assert "set aside" in text(app)


async def test_no_color_draws_no_colour(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app()
    async with app.run_test() as pilot:
        await at_home(pilot)
        for strip in app.screen._compositor.render_strips():
            for segment in strip.apply_filter(app._filters[-1], app.background_colors[1]):
                color = segment.style.color if segment.style else None
                if color and color.triplet:
                    assert len(set(color.triplet)) == 1
