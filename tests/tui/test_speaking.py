"""Speaking in the full screen, with stand-ins for voice and ears."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from speech_stubs import StubMicrophone, StubPlayer, StubRecogniser, StubSynthesiser, spoken
from test_playing import begin, finish
from textual.pilot import Pilot
from textual.widgets import Static
from tui_support import at, at_home, notices, text, wait_until

from simulator.history.store import History
from simulator.paths import Paths
from simulator.rehearsal.aloud import Equipment
from simulator.scoring.timing import Timing
from simulator.settings import Settings
from simulator.speech.ears import listener as listener_module
from simulator.speech.ears import live as live_module
from simulator.speech.ears import speech_parts as speech_parts_module
from simulator.speech.ears.speech_parts import Part
from simulator.speech.problems import MicrophoneBusy, NoVoice, SpeechProblem
from simulator.speech.recordings import Recordings
from simulator.speech.sound import RATE, WIDTH, Sound
from simulator.tui.app import SimulatorApp
from simulator.tui.backstage import Backstage
from simulator.tui.screens.brief import Brief
from simulator.tui.screens.conversation import Conversation
from simulator.tui.screens.replay import ReplayScreen
from simulator.tui.screens.scorecard import ScorecardScreen
from simulator.tui.screens.sound_check import SoundCheck
from simulator.tui.screens.unfinished import Unfinished
from simulator.tui.widgets.hearing import Hearing
from simulator.tui.wishes import Wishes

SCENARIOS = Path(__file__).parent.parent / "stubs" / "tui_scenarios"
SCRIPT = "I would love this job. What are the next steps?"


class Gear:
    """Stand-ins that a test can speak into."""

    def __init__(self, problem: SpeechProblem | None = None, voice: bool = True) -> None:
        self.microphone = StubMicrophone(problem)
        self.player = StubPlayer()
        self.voice = StubSynthesiser(None if voice else NoVoice("No voice here.", "Read it."))
        self.recogniser = StubRecogniser(SCRIPT)
        self.hands_free = 0.0

    def __call__(self, settings: Settings, recordings: Path) -> Equipment:
        return Equipment(
            self.voice,
            self.player,
            self.microphone,
            self.recogniser,
            Recordings(recordings),
            self.hands_free,
        )

    async def say(self, pilot: Pilot[None], *numbers: int) -> None:
        await wait_until(pilot, lambda: self.microphone.open, "the microphone")
        self.microphone.say(spoken(*numbers))


ALL = tuple(range(1, 11))


@pytest.fixture(autouse=True)
def no_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    def parts_of(sound: Sound, pause: float = 0.35) -> tuple[Part, ...]:
        half = WIDTH * RATE // 2
        said = [n for n, at in enumerate(range(0, len(sound.samples), half)) if sound.samples[at]]
        return (Part(said[0] / 2, said[-1] / 2 + 0.5),) if said else ()

    monkeypatch.setattr(live_module, "speech_parts", parts_of)


@pytest.fixture
def gear() -> Gear:
    return Gear()


@pytest.fixture
def app(gear: Gear, home: Paths) -> SimulatorApp:
    return SimulatorApp(Wishes(seed=7), Backstage(home, SCENARIOS, gear))


async def test_speak_look_over_send_and_hear_it_again(
    app: SimulatorApp, gear: Gear, home: Paths
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        talk = await begin(pilot)
        await wait_until(pilot, lambda: gear.player.played, "the interviewer's voice")
        await pilot.press("f8")
        await gear.say(pilot, *ALL[:5])
        await wait_until(pilot, lambda: "love this job" in text(app), "the words")
        assert talk.query_one(Hearing).display
        assert "Listening" in str(talk.query_one(Hearing).border_title)
        await gear.say(pilot, *ALL[5:])
        await pilot.press("f8")
        await wait_until(pilot, lambda: talk.answer.text == SCRIPT, "the whole answer")
        assert talk.answer.display
        talk.answer.load_text(SCRIPT.replace("steps", "steps here"))
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: talk.over or not talk.waiting)
        if not talk.over:
            await finish(pilot, talk)
        await wait_until(pilot, lambda: talk.take is not None)
        take = talk.take
        assert take is not None
        assert take.turns[1].text == SCRIPT.replace("steps", "steps here")
        assert take.turns[1].seconds == pytest.approx(5.0)
        assert take.scorecard.delivery["words_per_minute"].value is not None
        assert take.scorecard.delivery["longest_pause"].value == 0.0
        recordings = Recordings(home.recordings)
        assert take.key is not None
        note = recordings.notes(take.key)[1]
        assert (note.heard.text, note.counted) == (SCRIPT, take.turns[1].text)
        await pilot.press("enter")
        await at(pilot, ScorecardScreen)
        await pilot.press("l")
        replay = await at(pilot, ReplayScreen)
        await wait_until(pilot, lambda: replay.over, "the end of the replay")
        assert any(p.sound.samples == spoken(*ALL) for p in gear.player.played)
        await pilot.press("escape")
        await at(pilot, ScorecardScreen)


async def test_one_key_sends_what_is_being_said(app: SimulatorApp, gear: Gear) -> None:
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        await pilot.press("f8")
        await gear.say(pilot, *ALL)
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: SCRIPT in [t.text for t in talk.exchange.rehearsal.turns])  # type: ignore[union-attr]


async def test_lamps_follow_the_voice(app: SimulatorApp, gear: Gear) -> None:
    async with app.run_test() as pilot:
        await begin(pilot)
        await pilot.press("f8")
        await gear.say(pilot, *ALL)
        await wait_until(pilot, lambda: "◉ Next" in text(app), "the lamp")


async def test_hands_free_sends_after_the_pause(app: SimulatorApp, gear: Gear) -> None:
    gear.hands_free = 2.0
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        await pilot.press("f8")
        await gear.say(pilot, *ALL, 0, 0)
        await wait_until(pilot, lambda: "ends in 1 s" in text(app), "the countdown")
        await gear.say(pilot, 0, 0, 0)
        await wait_until(pilot, lambda: SCRIPT in [t.text for t in talk.exchange.rehearsal.turns])  # type: ignore[union-attr]


async def test_nothing_heard_is_said(app: SimulatorApp, gear: Gear) -> None:
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        await pilot.press("f8")
        await gear.say(pilot, 0, 0)
        await pilot.press("f8")
        await wait_until(pilot, lambda: "No words were heard" in notices(app))
        assert talk.answer.text == ""
        assert talk.answer.display


async def test_a_busy_microphone_leaves_the_typing(home: Paths) -> None:
    gear = Gear(MicrophoneBusy("It is in use.", "Close the other program."))
    app = SimulatorApp(Wishes(seed=7), Backstage(home, SCENARIOS, gear))
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        await pilot.press("f8")
        await wait_until(pilot, lambda: "It is in use" in notices(app))
        assert talk.answer.display
        assert not talk.listening


async def test_a_microphone_that_goes_keeps_what_was_said(
    app: SimulatorApp, gear: Gear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener_module, "LOST_AFTER", 1.0)
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        await pilot.press("f8")
        await gear.say(pilot, *ALL[:5])
        gear.microphone.gone = True
        await wait_until(pilot, lambda: "love this job" in talk.answer.text, "what was said")
        assert "has stopped" in notices(app)


async def test_no_voice_is_one_quiet_line(home: Paths) -> None:
    app = SimulatorApp(Wishes(seed=7), Backstage(home, SCENARIOS, Gear(voice=False)))
    async with app.run_test() as pilot:
        await begin(pilot)
        await wait_until(pilot, lambda: "No voice here. Read it." in text(app))
        assert not notices(app)


async def test_the_sound_check_tells_what_it_found(app: SimulatorApp, gear: Gear) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await at_home(pilot)
        await pilot.press("enter")
        await at(pilot, Brief)
        await pilot.press("s")
        check = await at(pilot, SoundCheck)
        await pilot.press("enter")
        await gear.say(pilot, *[9] * 4)  # two seconds, softer than speech
        await wait_until(pilot, lambda: len(check.found) >= 2 and not check.busy)
        shown = str(check.query_one("#sound-found", Static).render())
        assert "The voice has spoken" in shown
        assert "I hear nothing" in shown
        await pilot.press("escape")
        await at(pilot, Brief)


async def test_leaving_lets_go_of_the_microphone(app: SimulatorApp, gear: Gear) -> None:
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        await pilot.press("f8")
        await gear.say(pilot, *ALL[:3])
        await pilot.press("escape")
        await at_home(pilot)
        assert not gear.microphone.open
        assert gear.voice.closed
        assert talk.desk is None


async def test_deleting_a_take_deletes_its_recording(
    app: SimulatorApp, gear: Gear, home: Paths, make_app: Callable[..., SimulatorApp]
) -> None:
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        await pilot.press("f8")
        await gear.say(pilot, *ALL)
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: talk.over or not talk.waiting)
        if not talk.over:
            await finish(pilot, talk)
        await wait_until(pilot, lambda: talk.take is not None)
    assert Recordings(home.recordings).size() > 0
    with History.open(home.database) as history:
        take_id = next(iter(history.summaries())).id
    Backstage(home, SCENARIOS, gear).delete(take_id)
    assert Recordings(home.recordings).takes() == ()


async def test_a_recogniser_that_sends_the_voice_away_is_named(
    app: SimulatorApp, home: Paths
) -> None:
    home.home.mkdir()
    home.settings.write_text('recogniser = "google-cloud-free"\n', encoding="utf-8")
    async with app.run_test() as pilot:
        await begin(pilot)
        await wait_until(pilot, lambda: "is sent to Google" in text(app))


async def test_pausing_holds_the_voice(app: SimulatorApp, gear: Gear) -> None:
    gear.player.hold = threading.Event()
    async with app.run_test() as pilot:
        await begin(pilot)
        await wait_until(pilot, lambda: gear.player.played)
        await pilot.press("f3")
        await wait_until(pilot, lambda: gear.player.played[0].paused)
        await pilot.press("f3")
        await wait_until(pilot, lambda: not gear.player.played[0].paused)
        gear.player.hold.set()


async def test_long_answers_show_their_newest_words(app: SimulatorApp, gear: Gear) -> None:
    gear.recogniser.script = [f"word{n}" for n in range(1, 201)]
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("f8")
        await gear.say(pilot, *range(1, 121))
        await wait_until(pilot, lambda: "word120" in text(app), "the newest words")


async def test_a_conversation_is_still_one_screen(app: SimulatorApp) -> None:
    async with app.run_test() as pilot:
        talk = await begin(pilot)
        assert isinstance(talk, Conversation)
        await pilot.press("f10", "alt+m", "alt+s", "alt+f")
        await wait_until(pilot, lambda: "times the pace" in notices(app))


def test_timing_is_none_when_some_words_were_typed() -> None:
    from simulator.scoring.timing import together

    one = Timing(10.0, 8.0, 1.5, 2)
    assert together([one, None]) is None
    assert together([]) is None
    both = together([one, Timing(5.0, 4.0, 0.5, None)])
    assert both == Timing(15.0, 12.0, 1.5, None)
    assert both is not None
    assert both.silence == pytest.approx(0.2)


async def test_what_was_said_before_a_cut_off_is_heard_again(
    gear: Gear, home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech_parts_module, "speech_parts", lambda sound: (Part(0.0, 5.0),))
    app = SimulatorApp(Wishes(seed=7), Backstage(home, SCENARIOS, gear))
    async with app.run_test() as pilot:
        await begin(pilot)
        await pilot.press("f8")
        await gear.say(pilot, *ALL)
        await wait_until(pilot, lambda: "love this job" in text(app), "the words")
        assert list(home.unfinished.glob("*.json")), "kept before anything was typed or sent"
        await pilot.press("ctrl+q")
        await wait_until(pilot, lambda: not app.is_running, "the end")
    again = SimulatorApp(Wishes(seed=7), Backstage(home, SCENARIOS, gear))
    async with again.run_test() as pilot:
        await at_home(pilot)
        await pilot.press("u")
        await at(pilot, Unfinished)
        await pilot.press("enter")
        talk = await at(pilot, Conversation)
        await wait_until(pilot, lambda: talk.answer.text == SCRIPT, "the words of before")
