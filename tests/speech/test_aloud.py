"""The sound of a take, with stand-ins: events, recordings, and what happens without sound."""

from __future__ import annotations

import queue
from pathlib import Path
from typing import TypeVar

import pytest
from speech_stubs import StubMicrophone, StubPlayer, StubRecogniser, StubSynthesiser, spoken
from test_live import parts_of

from simulator.rehearsal.aloud import (
    Aloud,
    Equipment,
    HeardTurn,
    Hearing,
    LineOver,
    Listening,
    SoundEvent,
    SoundTrouble,
    Spoken,
)
from simulator.scenario.catalog import Catalog, shipped_folder
from simulator.speech.ears import live as live_module
from simulator.speech.hints import hints_of
from simulator.speech.problems import NoMicrophone, NoVoice, RecognitionFailed
from simulator.speech.recordings import Recordings

SCENARIO = Catalog([shipped_folder()]).load("paralegal-panel").scenario
SCRIPT = " ".join(f"word{n}" for n in range(1, 41))
E = TypeVar("E")


@pytest.fixture(autouse=True)
def no_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_module, "speech_parts", parts_of)


class Stage:
    """An Aloud and the events it emitted."""

    def __init__(self, equipment: Equipment) -> None:
        self.events: queue.Queue[SoundEvent] = queue.Queue()
        self.aloud = Aloud(SCENARIO, "take1", equipment, self.events.put)

    def next(self, kind: type[E]) -> E:
        while True:
            event = self.events.get(timeout=10)
            if isinstance(event, kind):
                return event


def test_a_line_is_spoken_and_an_answer_heard_and_kept(tmp_path: Path) -> None:
    microphone, recordings = StubMicrophone(), Recordings(tmp_path)
    ear = StubRecogniser(SCRIPT)
    stage = Stage(Equipment(StubSynthesiser(), StubPlayer(), microphone, ear, recordings))
    stage.aloud.warm()
    assert ear.loaded
    assert stage.aloud.say(0, "venn", "Good morning. Sit down.")
    assert stage.next(Spoken).key == 0
    assert stage.next(LineOver).key == 0
    stage.aloud.listen(1)
    stage.next(Listening)
    microphone.say(spoken(1, 2))
    assert stage.next(Hearing).unsettled == "word1 word2"
    heard = stage.aloud.hear(1)
    assert heard.text == "word1 word2"
    assert heard.timing is not None
    assert stage.next(HeardTurn) == heard
    stage.aloud.counted(1, "Word one, word two.")
    note = recordings.notes("take1")[1]
    assert (note.heard.text, note.counted) == ("word1 word2", "Word one, word two.")
    assert recordings.sound("take1", 1).samples == spoken(1, 2)
    stage.aloud.close()


def test_two_stretches_of_one_turn_become_one_recording(tmp_path: Path) -> None:
    microphone, recordings = StubMicrophone(), Recordings(tmp_path)
    equipment = Equipment(None, None, microphone, StubRecogniser(SCRIPT), recordings)
    stage = Stage(equipment)
    for number in (1, 2):
        stage.aloud.listen(1)
        microphone.say(spoken(number))
        stage.aloud.hear(1)
    stage.aloud.counted(1, "word1 word2")
    assert recordings.sound("take1", 1).samples == spoken(1, 2)
    words = recordings.notes("take1")[1].heard.words
    assert [word.text for word in words] == ["word1", "word2"]
    assert words[1].start == pytest.approx(0.5)


def test_never_record_keeps_nothing(tmp_path: Path) -> None:
    microphone = StubMicrophone()
    stage = Stage(Equipment(None, None, microphone, StubRecogniser(SCRIPT)))
    stage.aloud.listen(1)
    microphone.say(spoken(1))
    assert stage.aloud.hear(1).text == "word1"
    stage.aloud.counted(1, "word1")
    assert list(tmp_path.iterdir()) == []


def test_without_a_microphone_the_state_has_a_name() -> None:
    stage = Stage(
        Equipment(None, None, StubMicrophone(NoMicrophone("None.")), StubRecogniser(SCRIPT))
    )
    stage.aloud.listen(1)
    assert stage.next(SoundTrouble).kind == "no_microphone"
    assert stage.aloud.hear(1).text == ""


def test_without_a_voice_it_is_said_once() -> None:
    stage = Stage(Equipment(StubSynthesiser(NoVoice("None.")), StubPlayer(), None, None))
    assert stage.aloud.say(0, "venn", "Good morning.")
    assert stage.next(SoundTrouble).kind == "no_voice"
    stage.next(LineOver)
    assert not stage.aloud.say(1, "venn", "Sit down.")
    stage.aloud.close()
    assert not Stage(Equipment(None, None, None, None)).aloud.say(0, "venn", "Hello.")


def test_words_that_cannot_be_read_leave_their_sound(tmp_path: Path) -> None:
    microphone, recordings = StubMicrophone(), Recordings(tmp_path)
    broken = StubRecogniser(SCRIPT, RecognitionFailed("No."))
    stage = Stage(Equipment(None, None, microphone, broken, recordings))
    stage.aloud.listen(1)
    microphone.say(spoken(1, 2))
    assert stage.aloud.hear(1).text == ""
    assert stage.next(SoundTrouble).kind == "recognition_failed"
    assert recordings.sound("take1", 1).samples == spoken(1, 2)


def test_names_of_the_scenario_are_hinted() -> None:
    words = hints_of(SCENARIO).words
    assert {"Hale and Venn Solicitors", "Dayo Adeyemi", "Thursday"} <= set(words)
    assert len({w.casefold() for w in words}) == len(words) <= 24
