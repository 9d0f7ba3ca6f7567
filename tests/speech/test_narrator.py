"""Lines in order, sentence by sentence; a voice that fails turns into captions."""

from __future__ import annotations

import queue
import threading

import pytest
from speech_stubs import StubPlayer, StubSynthesiser

from simulator.speech.ports import VoiceStyle
from simulator.speech.problems import NoSpeaker, NoVoice, SpeechProblem
from simulator.speech.voice.narrator import Line, Narrator

WAIT = 10.0
STYLE = VoiceStyle()


class Stage:
    """A narrator with everything it told."""

    def __init__(self, synthesiser: StubSynthesiser, player: StubPlayer) -> None:
        self.captions: list[tuple[int, int]] = []
        self.over: queue.Queue[tuple[int, SpeechProblem | None]] = queue.Queue()
        self.first = threading.Event()
        self.synthesiser, self.player = synthesiser, player
        self.narrator = Narrator(synthesiser, player, self._caption, self._over)

    def _caption(self, line: Line, characters: int) -> None:
        self.captions.append((line.key, characters))
        self.first.set()

    def _over(self, line: Line, problem: SpeechProblem | None) -> None:
        self.over.put((line.key, problem))


def test_lines_in_order_with_captions() -> None:
    stage = Stage(StubSynthesiser(), StubPlayer())
    stage.narrator.say(Line(1, "One thing. Another thing.", STYLE))
    stage.narrator.say(Line(2, "Bye.", STYLE))
    assert stage.over.get(timeout=WAIT) == (1, None)
    assert stage.over.get(timeout=WAIT) == (2, None)
    assert [text for text, _ in stage.synthesiser.asked] == ["One thing.", "Another thing.", "Bye."]
    assert stage.captions[-1] == (2, 4)
    assert (1, len("One thing. Another thing.")) in stage.captions
    stage.narrator.close()
    assert stage.player.closed
    assert stage.synthesiser.closed


def test_skip_ends_the_line_at_once() -> None:
    stage = Stage(StubSynthesiser(), StubPlayer(hold=threading.Event()))
    stage.narrator.say(Line(1, "A long story that nobody wants to hear. And more.", STYLE))
    assert stage.first.wait(WAIT)
    stage.narrator.skip()
    assert stage.over.get(timeout=WAIT) == (1, None)
    assert len(stage.player.played) == 1
    assert stage.player.played[0].stopped
    assert not stage.narrator.speaking
    stage.narrator.close()


def test_pause_holds_the_voice_and_repeat_says_it_again() -> None:
    stage = Stage(StubSynthesiser(), StubPlayer(hold=threading.Event()))
    stage.narrator.say(Line(1, "Hold on.", STYLE))
    assert stage.first.wait(WAIT)
    stage.narrator.pause()
    assert stage.player.played[0].paused
    stage.narrator.resume()
    assert not stage.player.played[0].paused
    assert stage.player.hold is not None
    stage.player.hold.set()
    assert stage.over.get(timeout=WAIT) == (1, None)
    stage.narrator.repeat()
    assert stage.over.get(timeout=WAIT) == (1, None)
    assert len(stage.player.played) == 2
    stage.narrator.close()


@pytest.mark.parametrize(
    ("synthesiser", "player", "kind"),
    [
        (StubSynthesiser(NoVoice("None.")), StubPlayer(), "no_voice"),
        (StubSynthesiser(), StubPlayer(problem=NoSpeaker("None.")), "no_speaker"),
    ],
)
def test_a_problem_is_told_once_and_the_captions_go_on(
    synthesiser: StubSynthesiser, player: StubPlayer, kind: str
) -> None:
    stage = Stage(synthesiser, player)
    stage.narrator.say(Line(1, "Hello.", STYLE))
    key, problem = stage.over.get(timeout=WAIT)
    assert (key, problem and problem.kind) == (1, kind)
    stage.narrator.say(Line(2, "Still here.", STYLE))
    assert stage.over.get(timeout=WAIT) == (2, None)
    assert stage.captions[-1] == (2, len("Still here."))
    stage.narrator.close()


def test_slower_and_faster_change_what_is_asked_for() -> None:
    stage = Stage(StubSynthesiser(), StubPlayer())
    assert stage.narrator.change_pace(1) > 1.0
    stage.narrator.say(Line(1, "Quick.", STYLE))
    stage.over.get(timeout=WAIT)
    assert stage.synthesiser.asked[-1][1].pace > 1.0
    for _ in range(9):
        slowest = stage.narrator.change_pace(-1)
    assert slowest == 0.75
    stage.narrator.close()


def test_muted_lines_are_only_shown() -> None:
    stage = Stage(StubSynthesiser(), StubPlayer())
    stage.narrator.mute(True)
    stage.narrator.say(Line(1, "Hello.", STYLE))
    assert stage.over.get(timeout=WAIT) == (1, None)
    assert stage.player.played == []
    stage.narrator.close()
