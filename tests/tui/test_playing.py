"""From the first screen through a whole interview to the scorecard, as messages and state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from tui_support import at, at_home, notices, text, wait_until

from simulator.history.store import History
from simulator.history.unfinished import UnfinishedStore
from simulator.paths import Paths
from simulator.tui.app import SimulatorApp
from simulator.tui.screens.brief import Brief
from simulator.tui.screens.confirm import Confirm
from simulator.tui.screens.conversation import Conversation
from simulator.tui.screens.home import Home
from simulator.tui.screens.scorecard import ScorecardScreen
from simulator.tui.screens.unfinished import Unfinished
from simulator.tui.widgets.lamps import ON, Lamps
from simulator.tui.wishes import Wishes

MakeApp = Callable[..., SimulatorApp]
GOOD = (
    "I'm really excited about this job, above all the move to Kubernetes. "
    "I'd love to be offered it. What are the next steps, and when might I hear?"
)


async def begin(pilot: Pilot[None], scenario: str = "plain", *before: str) -> Conversation:
    """From the first screen into the conversation, at the candidate's first turn."""
    home = await at_home(pilot)
    index = next(i for i, e in enumerate(home._entries) if e.id == scenario)
    home.rows.cursor = index
    await pilot.press("enter")
    await at(pilot, Brief)
    await pilot.press(*before, "enter")
    talk = await at(pilot, Conversation)
    await wait_until(pilot, lambda: not talk.waiting)
    return talk


async def finish(pilot: Pilot[None], talk: Conversation) -> None:
    await pilot.press("f4")
    await at(pilot, Confirm)
    await pilot.press("enter")
    await wait_until(pilot, lambda: talk.take is not None)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize("scenario", ["plain", "hostile"])
async def test_a_take_from_end_to_end(
    make_app: MakeApp, home: Paths, size: tuple[int, int], scenario: str
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        talk = await begin(pilot, scenario)
        for words in (GOOD, "One thing we didn't get to: I run a book club.", "Thank you."):
            if talk.over:
                break
            talk.answer.load_text(words)
            await pilot.press("ctrl+s")
            await wait_until(pilot, lambda: talk.over or not talk.waiting)
        if not talk.over:
            await finish(pilot, talk)
        await wait_until(pilot, lambda: talk.take is not None)
        await pilot.press("enter")
        card = await at(pilot, ScorecardScreen)
        assert str(card.result.card.total) != "0"
        with History.open(home.database) as history:
            assert history.count() == 1
        assert UnfinishedStore(home.unfinished).list() == ((), ())
        await pilot.press("h")
        await at_home(pilot)


async def test_lamps_light_while_typing_in_practice(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        lamps = talk.query_one("#line", Lamps)
        assert not lamps.used
        await pilot.press(*"what are the next steps")
        await wait_until(pilot, lambda: "ask_next_steps" in lamps.used)
        assert f"{ON} Next" in text(app)
        talk.answer.load_text("")
        await wait_until(pilot, lambda: not lamps.used)


async def test_nothing_lights_in_real_mode(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(160, 50)) as pilot:
        talk = await begin(pilot, "plain", "m")
        assert talk.mode == "real"
        talk.answer.load_text(GOOD)
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: not talk.waiting)
        assert not any(lamps.used for lamps in talk.query(Lamps))
        assert ON not in text(app)
        assert "○" not in text(app)


async def test_not_sure_leaves_asking_out(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        talk = await begin(pilot, "plain", "n")
        talk.answer.load_text(GOOD)
        await finish(pilot, talk)
        assert talk.scored is not None
        assert talk.scored.scorecard.left_out == ("ask_for_job",)
        await pilot.press("enter")
        await at(pilot, ScorecardScreen)
        assert "left out" in text(app)


async def test_sending_nothing_is_no_turn(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        await pilot.press("ctrl+s")
        assert not talk.waiting
        assert "nothing to say" in notices(app)


async def test_silence_is_a_turn_and_keeps_the_words(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        await pilot.press(*"hm", "f2")
        await wait_until(pilot, lambda: not talk.waiting)
        assert talk.answer.text == "hm"
        assert "You say nothing" in text(app)


async def test_a_pause_stops_the_clock_and_hides_the_talk(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        await pilot.press(*"hello", "f3")
        assert talk.paused
        assert not talk.talk.display
        stopped = talk._take_watch.seconds
        assert talk._take_watch.seconds == stopped
        await pilot.press("f3")
        assert not talk.paused
        assert talk.answer.has_focus
        assert talk.answer.text == "hello"


async def test_the_draft_is_on_disk_at_a_pause_in_typing(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await begin(pilot)
        await pilot.press(*"half a thought")
        await wait_until(
            pilot, lambda: any("half a thought" in f.read_text() for f in drafts(home))
        )


def drafts(home: Paths) -> list[Path]:
    return list(home.unfinished.glob("*.json"))


async def test_leaving_keeps_the_take_and_it_can_be_gone_on_with(
    make_app: MakeApp, home: Paths
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        talk.answer.load_text("My first answer.")
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: not talk.waiting)
        await pilot.press(*"and half")
        await pilot.press("escape")
        first = await at(pilot, Home)
        await wait_until(pilot, lambda: first.shelf and first.shelf.kept)
        assert "You left" in text(app)
    again = make_app()
    async with again.run_test() as pilot:
        first = await at_home(pilot)
        await pilot.press("u")
        await at(pilot, Unfinished)
        await pilot.press("enter")
        talk = await at(pilot, Conversation)
        await wait_until(pilot, lambda: not talk.waiting)
        await wait_until(pilot, lambda: talk.answer.text == "and half")
        assert "My first answer." in text(again)
        await finish(pilot, talk)
        assert UnfinishedStore(home.unfinished).list() == ((), ())


async def test_quitting_keeps_the_take(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await begin(pilot)
        await pilot.press(*"typed just now", "ctrl+q")
        await wait_until(pilot, lambda: not app.is_running or app._exit)
    kept, _ = UnfinishedStore(home.unfinished).list()
    assert [take.draft for take in kept] == ["typed just now"]


async def test_an_unfinished_take_can_be_thrown_away(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await begin(pilot)
        await pilot.press(*"words", "escape")
        first = await at(pilot, Home)
        await wait_until(pilot, lambda: first.shelf and first.shelf.kept)
        await pilot.press("u")
        await at(pilot, Unfinished)
        await pilot.click("#discard")
        await wait_until(pilot, lambda: first.shelf and not first.shelf.kept)
        assert drafts(home) == []


async def test_leaving_before_a_word_keeps_nothing(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await begin(pilot)
        await pilot.press("escape")
        await at(pilot, Home)
        assert drafts(home) == []


async def test_pasted_control_characters_never_reach_the_screen(make_app: MakeApp) -> None:
    from textual import events

    app = make_app()
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        app.post_message(events.Paste("be\x1b[31mfore\x07\u202e after\x9b"))
        await wait_until(pilot, lambda: talk.answer.text)
        assert talk.answer.text == "before after"


async def test_retry_plays_the_same_words_again(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        said = [turn.text for turn in talk.exchange.rehearsal.turns]  # type: ignore[union-attr]
        talk.answer.load_text(GOOD)
        await finish(pilot, talk)
        await pilot.press("enter")
        await at(pilot, ScorecardScreen)
        await pilot.press("r")
        again = await at(pilot, Conversation)
        await wait_until(pilot, lambda: not again.waiting)
        assert again is not talk
        assert again.exchange.rehearsal is not None
        assert [turn.text for turn in again.exchange.rehearsal.turns] == said


async def test_the_command_line_can_name_the_scenario(make_app: MakeApp) -> None:
    app = make_app(Wishes("plain", seed=3, mode="real", wants_job=False))
    async with app.run_test() as pilot:
        await at(pilot, Brief)
        await pilot.press("enter")
        talk = await at(pilot, Conversation)
        assert talk.mode == "real"
        assert not talk.opening.wants_job


async def test_an_unknown_scenario_is_said_and_the_list_stays(make_app: MakeApp) -> None:
    app = make_app(Wishes("no-such-thing"))
    async with app.run_test() as pilot:
        await at_home(pilot)
        await wait_until(pilot, lambda: "no-such-thing" in notices(app))
