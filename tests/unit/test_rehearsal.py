"""One take from the first cue to history, and every way it can be cut short."""

import os
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from rehearsal_support import NOW, Stage, until_over

from simulator.history.failures import TakeInUse
from simulator.history.store import History
from simulator.history.unfinished import UnfinishedStore
from simulator.paths import Paths, StorageFailed
from simulator.rehearsal import (
    CandidateSaid,
    Discarded,
    Failed,
    Finished,
    InterviewerSaid,
    Lamps,
    Saved,
    Scored,
    YourTurn,
    new_seed,
    retry,
)
from simulator.scoring.closing import Closing
from simulator.scoring.live import LiveScorer
from simulator.scoring.reader import ReaderUnavailable, Reading
from simulator.tui.backstage import Backstage

GOOD = "I'd love this job. What happens next, and when might I hear?"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


class NoReader:
    version = "none"

    def read(self, closing: Closing) -> Reading:
        raise ReaderUnavailable("The scorer is missing.", "Install it again.")


def test_a_take_goes_from_cue_to_history(stage: Stage) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    assert isinstance(stage.events[0], InterviewerSaid)
    assert stage.events[0].name == "Ines Duarte"
    assert stage.events[-1] == YourTurn(1)

    rehearsal.send(GOOD)
    until_over(rehearsal, lambda: rehearsal.send("Thank you, goodbye."))

    order = [type(e) for e in stage.events if isinstance(e, Finished | Scored | Saved)]
    assert order == [Finished, Scored, Saved]
    (saved,) = stage.of(Saved)
    (scored,) = stage.of(Scored)
    assert scored.scorecard.tactic("ask_next_steps").used
    with History.open(stage.database) as history:
        assert saved.take.id is not None
        kept = history.get(saved.take.id)
    assert kept == saved.take
    assert kept.turns == rehearsal.turns
    assert kept.learned_timeframe
    assert UnfinishedStore(stage.unfinished).list() == ((), ())


def test_evidence_points_into_the_turns_that_are_kept(stage: Stage) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    rehearsal.send(GOOD)
    until_over(rehearsal, lambda: rehearsal.send("Thank you."))
    (saved,) = stage.of(Saved)
    found = [
        evidence
        for tactic in saved.take.scorecard.tactics
        for criterion in tactic.criteria
        for evidence in criterion.evidence
    ]
    assert found
    for evidence in found:
        turn = saved.take.turns[evidence.turn]
        assert turn.speaker == "candidate"
        assert turn.text[evidence.start : evidence.end] == evidence.text


def test_the_timeframe_is_learned_only_by_asking(stage: Stage) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    until_over(rehearsal, lambda: rehearsal.send("Thank you, it was a nice morning."))
    (saved,) = stage.of(Saved)
    assert not saved.take.learned_timeframe
    assert not any("Friday" in turn.text for turn in saved.take.turns)


def test_control_characters_never_get_past_the_door(stage: Stage) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    rehearsal.send("Hello\x1b[31m red \x07 world")
    assert stage.of(CandidateSaid)[0].text == "Hello red  world"


@pytest.mark.parametrize("blank", ["", "   ", "\n\t\n"])
def test_blank_words_are_silence(stage: Stage, blank: str) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    rehearsal.send(blank)
    assert stage.of(CandidateSaid) == [CandidateSaid("")]
    assert not any(turn.speaker == "candidate" for turn in rehearsal.turns)


def test_silence_to_the_end_scores_nothing_and_says_why(stage: Stage) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    until_over(rehearsal, rehearsal.stay_silent)
    (scored,) = stage.of(Scored)
    assert scored.scorecard.total == 0
    assert scored.scorecard.notes


def test_leaving_before_a_word_keeps_nothing(stage: Stage) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    rehearsal.leave()
    assert stage.events[-1] == Discarded()
    assert not stage.of(Scored)
    assert UnfinishedStore(stage.unfinished).list() == ((), ())


def test_leaving_early_scores_what_was_said_and_what_was_typed(stage: Stage) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    rehearsal.leave(GOOD)
    (saved,) = stage.of(Saved)
    assert saved.take.ended == "left"
    assert saved.take.scorecard.tactic("ask_next_steps").used


def test_not_sure_leaves_asking_out(stage: Stage) -> None:
    rehearsal = stage.rehearsal(wants_job=False)
    rehearsal.begin()
    rehearsal.leave(GOOD)
    (scored,) = stage.of(Scored)
    assert scored.scorecard.left_out == ("ask_for_job",)


def test_live_reading_changes_nothing_and_carries_its_number(stage: Stage) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    before = rehearsal.turns
    rehearsal.live(41, GOOD)
    (lamps,) = stage.of(Lamps)
    assert lamps.request == 41
    assert "ask_next_steps" in lamps.used
    assert rehearsal.turns == before


def test_a_draft_survives_and_goes_on_where_it_stopped(stage: Stage) -> None:
    first = stage.rehearsal()
    first.begin()
    first.draft("I was going to s")
    assert first.suspend()

    (kept,), notices = UnfinishedStore(stage.unfinished).list()
    assert not notices
    later = Stage(stage.home)
    second = later.resume(kept)
    second.begin()
    assert second.kept_draft == "I was going to s"
    assert second.turns == first.turns
    assert later.events[-1] == YourTurn(1)
    second.send(GOOD)
    until_over(second, lambda: second.send("Thank you."))
    assert len(later.of(Saved)) == 1
    assert UnfinishedStore(stage.unfinished).list() == ((), ())


def test_suspending_an_untouched_take_keeps_nothing(stage: Stage) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    assert not rehearsal.suspend()
    assert UnfinishedStore(stage.unfinished).list() == ((), ())


def test_cut_off_before_the_answer_the_interviewer_answers_on_resuming(stage: Stage) -> None:
    straight = Stage(stage.home / "straight")
    whole = straight.rehearsal()
    whole.begin()
    whole.send(GOOD)

    cut = stage.rehearsal()
    cut.begin()
    cut.draft("x")
    cut.suspend()
    (kept,), _ = UnfinishedStore(stage.unfinished).list()
    # What is on disk when the power goes between the candidate's words and the reply to them.
    spoken = next(turn for turn in whole.turns if turn.speaker == "candidate")
    kept = replace(kept, draft="", turns=(*kept.turns, spoken))
    resumed = Stage(stage.home)
    again = resumed.resume(kept)
    again.begin()
    assert again.turns == whole.turns


def test_cut_off_between_the_goodbye_and_history_the_take_is_scored_on_resuming(
    stage: Stage,
) -> None:
    if os.name == "nt":
        pytest.skip("folder permissions work differently there")
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    stage.database.mkdir()  # nothing can be saved there
    rehearsal.send(GOOD)
    until_over(rehearsal, lambda: rehearsal.send("Thank you."))
    assert [event.what for event in stage.of(Failed)] == ["history"]
    assert stage.of(Scored)

    stage.database.rmdir()
    (kept,), _ = UnfinishedStore(stage.unfinished).list()
    later = Stage(stage.home)
    again = later.resume(kept)
    again.begin()
    (saved,) = later.of(Saved)
    assert saved.take.scorecard == stage.of(Scored)[0].scorecard


def test_two_programs_never_play_one_take(stage: Stage) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    rehearsal.draft("words")
    kept = UnfinishedStore(stage.unfinished).load(rehearsal.take_id)
    with pytest.raises(TakeInUse):
        Stage(stage.home).resume(kept)


def test_a_full_disk_is_said_and_the_interview_goes_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: UnfinishedStore, take: object) -> None:
        raise StorageFailed("disk_full", stage.unfinished, "Could not keep the draft.")

    rehearsal = stage.rehearsal()
    rehearsal.begin()
    monkeypatch.setattr(UnfinishedStore, "save", full)
    rehearsal.draft("some words")
    (failed,) = stage.of(Failed)
    assert failed.what == "draft"
    assert failed.advice
    rehearsal.send(GOOD)
    assert stage.of(CandidateSaid)[-1].text == GOOD
    until_over(rehearsal, lambda: rehearsal.send("Thank you."))
    assert stage.of(Saved)


def test_without_a_scorer_no_score_is_invented_and_the_take_is_kept(stage: Stage) -> None:
    rehearsal = stage.rehearsal()
    rehearsal._scorer = LiveScorer(NoReader())
    rehearsal.begin()
    rehearsal.send(GOOD)
    until_over(rehearsal, lambda: rehearsal.send("Thank you."))
    assert not stage.of(Scored)
    assert {event.what for event in stage.of(Failed)} == {"scoring"}
    (kept,), _ = UnfinishedStore(stage.unfinished).list()
    assert any(turn.text == GOOD for turn in kept.turns)


def test_intents_after_the_end_do_nothing(stage: Stage) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    rehearsal.leave(GOOD)
    count = len(stage.events)
    rehearsal.send("more")
    rehearsal.stay_silent()
    rehearsal.draft("more")
    rehearsal.leave()
    assert not rehearsal.suspend()
    assert len(stage.events) == count


def test_same_seed_and_answers_give_the_same_take(tmp_path: Path) -> None:
    takes = []
    for name in ("a", "b"):
        stage = Stage(tmp_path / name)
        rehearsal = stage.rehearsal()
        rehearsal.begin()
        rehearsal.send(GOOD)
        until_over(rehearsal, partial(rehearsal.send, "Thank you."))
        takes.append(replace(stage.of(Saved)[0].take, key=None))
    assert takes[0] == takes[1]
    assert takes[0].started_at == NOW


def test_trying_again_keeps_or_changes_the_seed(stage: Stage) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    rehearsal.leave(GOOD)
    take = stage.of(Saved)[0].take
    assert retry(take, same_seed=True) == rehearsal.start
    assert retry(replace(take, seed=-1), same_seed=False).seed != -1
    assert new_seed() > 0


def test_exporting_a_take_that_was_not_kept_keeps_it_first(stage: Stage) -> None:
    stage.database.mkdir(parents=True)
    rehearsal = stage.rehearsal()
    rehearsal.begin()
    rehearsal.leave(GOOD)
    (failed,) = [event for event in stage.of(Failed) if event.what == "history"]
    assert failed.take is not None
    stage.database.rmdir()
    for _ in range(2):  # twice: it is kept once
        assert Backstage(Paths(stage.home)).export(failed.take, "md").is_file()
    with History.open(stage.database) as history:
        assert history.count() == 1
