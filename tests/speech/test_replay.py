"""A take played back: in order, from any words on, with or without sound."""

from __future__ import annotations

import queue
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from speech_stubs import StubPlayer, StubSynthesiser, spoken

from simulator.history.take import PlayedTurn, Take
from simulator.rehearsal.aloud import Equipment, SoundTrouble
from simulator.rehearsal.replay import Played, Playing, Replay, ReplayEvent
from simulator.scenario.catalog import Catalog, shipped_folder
from simulator.scoring.keyword_reader import KeywordReader
from simulator.scoring.score import score
from simulator.speech.problems import NoVoice
from simulator.speech.recordings import Recordings, TurnNote
from simulator.speech.transcript import HeardWord, Transcript

LOADED = Catalog([shipped_folder()]).load("paralegal-panel")
ANSWER = "I kept the diary for six courts."


@pytest.fixture
def take() -> Take:
    turns = (
        PlayedTurn("interviewer", "Mrs Venn", "Do you have questions? Please."),
        PlayedTurn("candidate", "", ANSWER, 3.5),
        PlayedTurn("interviewer", "Catherine Lisle", "Thank you."),
    )
    now = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
    return Take(
        id=None,
        scenario_id="paralegal-panel",
        scenario_title="Paralegal",
        role="Paralegal",
        company="Hale and Venn",
        scenario_source=LOADED.source,
        seed=7,
        mode="practice",
        wants_job=True,
        started_at=now,
        ended_at=now,
        ended="goodbye",
        turns=turns,
        scorecard=score(_closing(turns), reader=KeywordReader()),
        learned_timeframe=False,
        key="take1",
    )


def _closing(turns: tuple[PlayedTurn, ...]):  # type: ignore[no-untyped-def]
    from simulator.scoring.closing import Closing, Turn

    return Closing(tuple(Turn(t.speaker, t.text) for t in turns))


def run(replay: Replay, events: queue.Queue[ReplayEvent], *start: int) -> list[ReplayEvent]:
    replay.start(*start)
    told: list[ReplayEvent] = []
    while not told or not isinstance(told[-1], Played):
        told.append(events.get(timeout=20))
    replay.close()
    return told


def test_every_turn_in_order_with_its_own_sound(take: Take, tmp_path: Path) -> None:
    recordings, player, voice = Recordings(tmp_path), StubPlayer(), StubSynthesiser()
    from simulator.speech.sound import Sound

    recordings.keep("take1", 1, Sound(spoken(1, 2, 3)))
    events: queue.Queue[ReplayEvent] = queue.Queue()
    replay = Replay(take, Equipment(voice, player, None, None, recordings), events.put)
    assert replay.recorded == {1}
    told = run(replay, events)
    turns = [e.turn for e in told if isinstance(e, Playing)]
    assert turns == sorted(turns)
    assert {(0, 30), (1, len(ANSWER)), (2, 10)} <= {
        (e.turn, e.characters) for e in told if isinstance(e, Playing)
    }
    assert [text for text, _ in voice.asked] == ["Do you have questions?", "Please.", "Thank you."]
    assert player.played[2].sound.samples == spoken(1, 2, 3)
    assert player.closed


def test_a_jump_begins_a_little_before_the_words(take: Take, tmp_path: Path) -> None:
    recordings, player = Recordings(tmp_path), StubPlayer()
    from simulator.speech.sound import Sound

    recordings.keep("take1", 1, Sound(spoken(*range(1, 8))))
    heard = tuple(HeardWord(word, n / 2, n / 2 + 0.5) for n, word in enumerate(ANSWER.split()))
    recordings.note("take1", TurnNote(1, Transcript(heard, "stub"), ANSWER, 3.5))
    events: queue.Queue[ReplayEvent] = queue.Queue()
    replay = Replay(take, Equipment(StubSynthesiser(), player, None, None, recordings), events.put)
    run(replay, events, 1, ANSWER.index("diary"))
    assert player.played[0].sound.seconds == pytest.approx(3.5 - 1.5 + 0.3, abs=0.05)


def test_speed_changes_what_is_played(take: Take) -> None:
    player = StubPlayer()
    events: queue.Queue[ReplayEvent] = queue.Queue()
    replay = Replay(take, Equipment(StubSynthesiser(), player, None, None), events.put)
    assert [replay.change_speed(1) for _ in range(3)] == [1.25, 1.5, 1.5]
    assert [replay.change_speed(-1) for _ in range(5)][-1] == 0.75
    run(replay, events, 2)
    assert player.played[0].sound.seconds > 0.2


def test_without_a_voice_the_words_are_shown(take: Take) -> None:
    events: queue.Queue[ReplayEvent] = queue.Queue()
    broken = StubSynthesiser(NoVoice("None."))
    replay = Replay(take, Equipment(broken, StubPlayer(), None, None), events.put)
    told = run(replay, events)
    assert [e.kind for e in told if isinstance(e, SoundTrouble)] == ["no_voice"]
    assert told[-2] == Playing(2, 10)


def test_a_take_without_a_key_has_no_recordings(take: Take, tmp_path: Path) -> None:
    recordings = Recordings(tmp_path)
    replay = Replay(
        replace(take, key=None), Equipment(None, None, None, None, recordings), lambda _: None
    )
    assert replay.recorded == frozenset()
    replay.close()
