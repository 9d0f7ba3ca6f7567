"""One spoken turn, without a microphone: what comes in is kept, whatever fails."""

from __future__ import annotations

import queue
from pathlib import Path

import pytest
from speech_stubs import StubMicrophone, StubRecogniser, spoken
from test_live import parts_of

from simulator.speech.ears import live as live_module
from simulator.speech.ears.listener import Listener, Reports
from simulator.speech.ears.live import Caption
from simulator.speech.ports import Hints
from simulator.speech.problems import NoMicrophone, RecognitionFailed, SpeechProblem
from simulator.speech.recordings import Recordings

SCRIPT = " ".join(f"word{n}" for n in range(1, 41))
WAIT = 10.0


@pytest.fixture(autouse=True)
def no_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_module, "speech_parts", parts_of)


class Told:
    """What a listener reported."""

    def __init__(self) -> None:
        self.captions: queue.Queue[Caption] = queue.Queue()
        self.troubles: queue.Queue[SpeechProblem] = queue.Queue()
        self.countdowns: queue.Queue[float | None] = queue.Queue()
        self.reports = Reports(self.captions.put, self.troubles.put, self.countdowns.put)


def test_words_come_while_speaking_and_all_of_them_at_the_end(tmp_path: Path) -> None:
    microphone, told = StubMicrophone(), Told()
    part = Recordings(tmp_path).part("take", 1)
    listener = Listener(microphone, StubRecogniser(SCRIPT), Hints(), told.reports, part)
    listener.start()
    microphone.say(spoken(1, 2, 3))
    assert told.captions.get(timeout=WAIT).text == "word1 word2 word3"
    microphone.say(spoken(4))
    heard = listener.finish()
    assert heard.transcript.text == "word1 word2 word3 word4"
    assert heard.timing is not None
    assert heard.timing.seconds == pytest.approx(2.0)
    assert not microphone.open
    assert part.path.read_bytes() == spoken(1, 2, 3, 4)


def test_a_lost_microphone_keeps_what_came_before() -> None:
    microphone, told = StubMicrophone(), Told()
    listener = Listener(microphone, StubRecogniser(SCRIPT), Hints(), told.reports)
    listener.start()
    microphone.say(spoken(1, 2))
    microphone.gone = True
    assert told.troubles.get(timeout=WAIT).kind == "microphone_lost"
    assert listener.finish().transcript.text == "word1 word2"


def test_no_microphone_is_a_named_state() -> None:
    told = Told()
    listener = Listener(
        StubMicrophone(NoMicrophone("None.")), StubRecogniser(SCRIPT), Hints(), told.reports
    )
    with pytest.raises(NoMicrophone):
        listener.start()
    listener.cancel()


def test_a_recogniser_that_fails_leaves_the_sound(tmp_path: Path) -> None:
    microphone, told = StubMicrophone(), Told()
    part = Recordings(tmp_path).part("take", 1)
    broken = StubRecogniser(SCRIPT, RecognitionFailed("No."))
    listener = Listener(microphone, broken, Hints(), told.reports, part)
    listener.start()
    microphone.say(spoken(1, 2))
    assert told.troubles.get(timeout=WAIT).kind == "recognition_failed"
    with pytest.raises(RecognitionFailed):
        listener.finish()
    assert part.path.read_bytes() == spoken(1, 2)
    assert listener.sound_so_far.samples == spoken(1, 2)


def test_hands_free_counts_down_and_speech_stops_it() -> None:
    microphone, told = StubMicrophone(), Told()
    listener = Listener(
        microphone, StubRecogniser(SCRIPT), Hints(), told.reports, None, hands_free=2.0
    )
    listener.start()
    microphone.say(spoken(1, 2, 0, 0))
    assert told.countdowns.get(timeout=WAIT) == pytest.approx(1.0)
    microphone.say(spoken(3))
    assert told.countdowns.get(timeout=WAIT) is None
    microphone.say(spoken(0, 0, 0, 0))
    assert told.countdowns.get(timeout=WAIT) == pytest.approx(0.0)
    listener.cancel()
