"""Drills on the full screen, as messages and state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from textual.pilot import Pilot
from tui_support import at, at_home, notices, text, wait_until
from tui_takes import fill

from simulator.drills.deck import due_today, reviewed
from simulator.history.drills import DrillRound, DrillStore
from simulator.paths import Paths, StorageFailed, ensure
from simulator.scoring.rubric import TACTICS
from simulator.tui.app import SimulatorApp
from simulator.tui.screens.confirm import Confirm
from simulator.tui.screens.drill import Drill
from simulator.tui.screens.drills import Drills
from simulator.tui.screens.home import Home
from simulator.tui.widgets.criteria import CriteriaLamps
from simulator.tui.widgets.lamps import OFF, ON

MakeApp = Callable[..., SimulatorApp]
NEXT = "What happens next, and when might I hear?"
ADD = "One thing we haven't touched on: I run a book club, and it would help the team."


async def choosing(pilot: Pilot[None]) -> Drills:
    """From the first screen to the list of drills."""
    await at_home(pilot)
    await pilot.press("d")
    drills = await at(pilot, Drills)
    await wait_until(pilot, lambda: drills.standing is not None)
    return drills


async def drilling(pilot: Pilot[None], tactic: str | None = None) -> Drill:
    """Into the first round of a tactic, or of what is due."""
    drills = await choosing(pilot)
    assert drills.standing is not None
    if tactic is not None:
        cards = drills.standing.cards
        drills.rows.cursor = 1 + next(n for n, c in enumerate(cards) if c.tactic == tactic)
    await pilot.press("enter")
    drill = await at(pilot, Drill)
    await wait_until(pilot, lambda: drill.phase == "answering")
    return drill


async def say(pilot: Pilot[None], drill: Drill, words: str) -> None:
    drill.answer.load_text(words)
    await pilot.press("ctrl+s")
    await wait_until(pilot, lambda: drill.phase == "told")


def kept(home: Paths) -> list[DrillRound]:
    with DrillStore(home.database) as store:
        return list(reversed(store.rounds()))


def all_done(home: Paths) -> None:
    ensure(home)
    now = datetime.now(UTC)
    with DrillStore(home.database) as store:
        for tactic in TACTICS:
            played = DrillRound(None, tactic.id, "s", "c", "?", "!", (), "easy", now, "1", "1")
            store.keep(played, lambda known: reviewed(known, "easy", now))


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_round_from_the_list_to_the_result(
    make_app: MakeApp, home: Paths, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        drill = await drilling(pilot, "ask_next_steps")
        assert drill.turn is not None
        assert drill.turn.tactic == "ask_next_steps"
        assert "Round 1 of 5" in text(app)
        assert "Who is with you" in text(app)
        assert f"{OFF} Asks when" in text(app)
        await say(pilot, drill, NEXT)
        shown = text(app)
        assert "✓ Asks what happens next" in shown
        assert "· Offers to send anything more" in shown
        assert "A better way to say it" in shown
        assert "It comes back" in shown
        (one,) = kept(home)
        assert (one.tactic, one.answer) == ("ask_next_steps", NEXT)
        await pilot.press("enter")
        await wait_until(pilot, lambda: drill.phase == "answering")
        assert "Round 2 of 5" in text(app)
        assert drill.answer.text == ""
        assert drill.focused is drill.answer


async def test_the_lamps_follow_the_typing(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        drill = await drilling(pilot, "ask_next_steps")
        lamps = drill.query_one(CriteriaLamps)
        await pilot.press(*"what happens next")
        await wait_until(pilot, lambda: lamps.met == {"asks_next"})
        assert f"{ON} Asks what happens next" in text(app)
        drill.answer.load_text("")
        await wait_until(pilot, lambda: not lamps.met)
        assert kept(home) == []


async def test_five_rounds_of_what_is_due_and_the_summary(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        drill = await drilling(pilot)
        tactics = []
        for number in range(1, 6):
            assert f"Round {number} of 5" in text(app)
            assert drill.turn is not None
            tactics.append(drill.turn.tactic)
            await say(pilot, drill, ADD)
            await pilot.press("enter")
            await wait_until(pilot, lambda: drill.phase in ("answering", "over"))
        # The stub scenarios have cues for these two alone; what went well is not put again.
        assert set(tactics) == {"something_to_add", "ask_next_steps"}
        assert tactics.count("something_to_add") == 1
        assert drill.phase == "over"
        assert "5 rounds," in text(app)
        assert [r.tactic for r in kept(home)] == tactics
        await pilot.press("enter")
        drills = await at(pilot, Drills)
        await wait_until(
            pilot, lambda: drills.standing and sum(drills.standing.rounds.values()) == 5
        )


async def test_past_takes_decide_what_is_due_first(make_app: MakeApp, home: Paths) -> None:
    fill(home, 4)
    app = make_app()
    async with app.run_test() as pilot:
        drills = await choosing(pilot)
        assert drills.standing is not None
        assert not any(card.new for card in drills.standing.cards)
        dates = [card.due for card in drills.standing.cards]
        assert dates == sorted(dates)
        assert drills.standing.due == tuple(
            c for c in drills.standing.cards if due_today(c, drills.standing.now)
        )


async def test_nothing_due_is_said_and_a_tactic_can_be_drilled_anyway(
    make_app: MakeApp, home: Paths
) -> None:
    all_done(home)
    app = make_app()
    async with app.run_test() as pilot:
        drills = await choosing(pilot)
        assert "all done" in text(app)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Nothing is due today" in notices(app))
        assert app.screen is drills
        assert drills.standing is not None
        cards = [card.tactic for card in drills.standing.cards]
        drills.rows.cursor = 1 + cards.index("something_to_add")
        await pilot.press("enter")
        await at(pilot, Drill)


async def test_another_cue_keeps_the_words(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        drill = await drilling(pilot, "something_to_add")
        before = drill.turn
        drill.answer.load_text(ADD)
        await pilot.press("f3")
        await wait_until(pilot, lambda: drill.phase == "answering" and drill.turn is not before)
        assert drill.answer.text == ADD
        lamps = drill.query_one(CriteriaLamps)
        await wait_until(pilot, lambda: "adds" in lamps.met)
        assert kept(home) == []


async def test_sending_nothing_is_no_round(make_app: MakeApp, home: Paths) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        drill = await drilling(pilot, "something_to_add")
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "nothing to say yet" in notices(app))
        assert drill.phase == "answering"
        assert kept(home) == []


async def test_finishing_early_and_leaving_with_words_in_the_box(
    make_app: MakeApp, home: Paths
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        drill = await drilling(pilot, "something_to_add")
        await say(pilot, drill, ADD)
        await pilot.press("f2")
        await wait_until(pilot, lambda: drill.phase == "answering")
        drill.answer.load_text("Half a thought")
        await pilot.press("escape")
        await at(pilot, Confirm)
        await pilot.press("escape")
        await at(pilot, Drill)
        assert drill.answer.text == "Half a thought"
        await pilot.press("f4")
        await at(pilot, Confirm)
        await pilot.press("enter")
        await wait_until(pilot, lambda: drill.phase == "over")
        assert "1 round," in text(app)
        await pilot.press("escape")
        await at(pilot, Drills)
        await pilot.press("escape")
        await at(pilot, Home)
        assert len(kept(home)) == 1


async def test_a_tactic_without_any_cue_is_told(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        drills = await choosing(pilot)
        assert drills.standing is not None
        cards = drills.standing.cards
        drills.rows.cursor = 1 + next(
            n for n, c in enumerate(cards) if c.tactic == "remind_qualified"
        )
        await pilot.press("enter")
        await wait_until(pilot, lambda: "No interview here has a cue" in notices(app))
        await at(pilot, Drills)


async def test_an_answer_that_cannot_be_kept_stays_in_the_box(
    make_app: MakeApp, home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        drill = await drilling(pilot, "something_to_add")

        def full(*_: object) -> None:
            raise StorageFailed("disk_full", home.database, "Could not keep the round.")

        with monkeypatch.context() as broken:
            broken.setattr(DrillStore, "keep", full)
            drill.answer.load_text(ADD)
            await pilot.press("ctrl+s")
            await wait_until(pilot, lambda: "Could not keep the round" in notices(app))
        await wait_until(pilot, lambda: drill.phase == "answering")
        assert drill.answer.text == ADD
        assert not drill.answer.read_only
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: drill.phase == "told")
        assert len(kept(home)) == 1


async def test_texts_are_data(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 50)) as pilot:
        drill = await drilling(pilot, "ask_next_steps")
        for _ in range(2):
            await say(pilot, drill, "[bold]What happens next[/foo], list[int]?")
            assert "[/foo]" in text(app)
            await pilot.press("enter")
            await wait_until(pilot, lambda: drill.phase == "answering")
