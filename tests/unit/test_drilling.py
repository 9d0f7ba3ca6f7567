"""A sitting of drills: deterministic with its clock and seed, kept at each answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from drill_samples import NOON

from simulator.drills.cues import NoCue
from simulator.drills.deck import new_card, reviewed
from simulator.history.drills import DrillStore
from simulator.rehearsal.drilling import Drilling, Standing, Turn, users_clock
from simulator.scoring.live import LiveScorer
from simulator.scoring.own_points import OwnPoint
from simulator.scoring.readers import load
from simulator.scoring.rubric import TACTIC_BY_ID
from simulator.shipped import shipped

ASK = "ask_for_job"


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=30)
        return self.now


def drilling(path: Path, seed: int = 7, **more: object) -> Drilling:
    return Drilling(
        path / "history.db",
        [shipped("scenarios")],
        seed=seed,
        clock=Clock(),
        scorer=LiveScorer(load("keyword")),
        **more,  # type: ignore[arg-type]
    )


def played(sitting: Drilling, rounds: int = 6) -> list[tuple[str, str, str]]:
    told, before = [], None
    for _ in range(rounds):
        turn = sitting.turn(None, before)
        if turn is None:
            break
        before = turn.tactic
        result = sitting.answer(turn, "I hope you'll offer me the job. What is next?")
        told.append((before, turn.cue.text, result.card.state))
    return told


def test_the_same_seed_and_clock_play_the_same_sitting(tmp_path: Path) -> None:
    one, two, other = tmp_path / "1", tmp_path / "2", tmp_path / "3"
    for folder in (one, two, other):
        folder.mkdir()
    first = played(drilling(one))
    assert played(drilling(two)) == first
    assert [t[1] for t in played(drilling(other, seed=8))] != [t[1] for t in first]


def test_an_answer_is_kept_with_its_card(tmp_path: Path) -> None:
    sitting = drilling(tmp_path)
    turn = Turn(ASK, cue := sitting.cue(ASK))
    done = sitting.answer(turn, "I'd love to be offered the job.\x1b[2J")
    assert done.result.criteria[0].met
    assert "\x1b" not in done.result.answer
    with DrillStore(tmp_path / "history.db") as store:
        (kept,) = store.rounds()
        assert (kept.scenario_id, kept.cue_id, kept.cue) == (*cue.key, cue.text)
        assert kept.met == done.result.met
        assert kept.grade == done.result.grade
    assert sitting.standing().card(ASK) == done.card
    assert sitting.standing().rounds == {ASK: 1}


def test_looking_keeps_nothing(tmp_path: Path) -> None:
    sitting = drilling(tmp_path)
    turn = Turn(ASK, sitting.cue(ASK))
    assert "asks" in sitting.look(turn, "I'd love to be offered the job.")
    assert sitting.look(turn, "") == frozenset()
    assert sitting.standing().rounds == {}


@pytest.mark.parametrize("tactic", TACTIC_BY_ID)
def test_cues_change_from_round_to_round_and_from_day_to_day(tmp_path: Path, tactic: str) -> None:
    sitting = drilling(tmp_path)
    cues = [sitting.cue(tactic) for _ in range(4)]
    assert len({cue.key for cue in cues}) == 4
    assert all(a.scenario_id != b.scenario_id for a, b in pairwise(cues))
    sitting.answer(Turn(tactic, cues[0]), "Thank you.")
    assert drilling(tmp_path).cue(tactic).key != cues[0].key


def test_another_tactic_comes_first_while_more_than_one_is_due() -> None:
    again = reviewed(new_card(ASK, NOON), "again", NOON)
    other = reviewed(new_card("ask_next_steps", NOON), "again", NOON + timedelta(minutes=1))
    far = reviewed(new_card("something_to_add", NOON), "easy", NOON)
    standing = Standing((again, other, far), {}, NOON)
    assert standing.order() == (ASK, "ask_next_steps")
    assert standing.order(ASK) == ("ask_next_steps", ASK)
    assert Standing((again, far), {}, NOON).order(ASK) == (ASK,)
    assert Standing((far,), {}, NOON).order() == ()


def test_a_good_answer_to_what_was_heard_today_is_graded_so(tmp_path: Path) -> None:
    sitting = drilling(tmp_path)
    cue = sitting.cue("confirm_interest")
    words = f"I'd love this job. What you told me about {cue.context.facts[0]} draws me."
    done = sitting.answer(Turn("confirm_interest", cue), words)
    assert done.result.grade in ("good", "easy")


def test_the_points_of_the_candidate_are_used(tmp_path: Path) -> None:
    sitting = drilling(tmp_path, own=lambda: [OwnPoint("the tide tables")])
    turn = Turn("something_to_add", sitting.cue("something_to_add"))
    done = sitting.answer(turn, "No, thank you.")
    assert "the tide tables" in done.result.better.say


@pytest.mark.parametrize(
    ("settings", "zone"), [('time_zone = "Asia/Tokyo"\n', "Asia/Tokyo"), ("time_zone = 7\n", None)]
)
def test_a_day_begins_where_the_settings_say(
    tmp_path: Path, settings: str, zone: str | None
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(settings, encoding="utf-8")
    now = users_clock(path)()
    assert now.utcoffset() is not None
    assert zone is None or str(now.tzinfo) == zone


def test_scenarios_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "broken.yaml").write_text("format: 9\n", encoding="utf-8")
    sitting = Drilling(tmp_path / "h.db", [own, tmp_path / "nowhere"], seed=1, clock=Clock())
    with pytest.raises(NoCue):
        sitting.turn(ASK)
    with pytest.raises(NoCue):
        sitting.turn(None)


def test_what_is_due_without_a_cue_is_passed_over(tmp_path: Path) -> None:
    stubs = Path(__file__).parent.parent / "stubs" / "tui_scenarios"
    sitting = Drilling(tmp_path / "h.db", [stubs], seed=1, clock=Clock())
    turn = sitting.turn(None)
    assert turn is not None
    assert turn.tactic == "something_to_add"
