"""A whole spoken rehearsal through a virtual speaker and a virtual microphone.

The interviewer is recorded from the speaker's monitor and recognised back; the candidate is
synthesised speech played into the microphone; the spoken score is held against the typed one.
"""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.rehearsal.aloud import Aloud, Equipment, HeardTurn, LineOver, Listening, SoundEvent
from simulator.rehearsal.sound_check import names, try_microphone
from simulator.scenario.catalog import Catalog, shipped_folder
from simulator.scoring.closing import Closing, Turn
from simulator.scoring.score import score
from simulator.speech.audio_file import flac, read_sound
from simulator.speech.ears.whisper import Whisper
from simulator.speech.microphone import MiniaudioMicrophone
from simulator.speech.player import MiniaudioPlayer
from simulator.speech.ports import Hints, VoiceStyle
from simulator.speech.problems import NoMicrophone, NoSpeaker
from simulator.speech.recordings import Recordings
from simulator.speech.sound import silence
from simulator.speech.voice.synthesiser import ChildSynthesiser

pytestmark = pytest.mark.usefixtures("virtual_sound")

SCENARIO = Catalog([shipped_folder()]).load("night-ward-nurse").scenario
CUE = "We have about two minutes left. Is there anything that you would like to add?"
ANSWER = (
    "Thank you for your time today. I would love to have this job. I am sure that I am "
    "a good match for it. Could you please tell me what happens next, and when I will hear "
    "from you?"
)
VOICES = (VoiceStyle("en-us", "female", 0.95), VoiceStyle("en-gb", "male", 0.95))


@pytest.fixture(scope="module")
def virtual_sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Two null sinks: what is played into `mic` is what the microphone hears."""
    if shutil.which("pulseaudio") is None or shutil.which("paplay") is None:
        pytest.skip("PulseAudio is not installed, so there is no virtual microphone")
    folder = tmp_path_factory.mktemp("pulse")
    folder.chmod(0o700)
    before = {name: os.environ.get(name) for name in ("XDG_RUNTIME_DIR", "PULSE_SERVER", "HOME")}
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    os.environ["HOME"] = str(folder)  # PulseAudio's own settings and cookie
    os.environ["PULSE_SERVER"] = f"unix:{folder / 'native'}"
    server = subprocess.Popen(
        [
            *("pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "-n", "--log-target=null"),
            f"--load=module-native-protocol-unix socket={folder / 'native'} auth-anonymous=1",
            "--load=module-null-sink sink_name=speaker",
            "--load=module-null-sink sink_name=mic",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(server)
        _control("set-default-sink", "speaker")
        _control("set-default-source", "mic.monitor")
        yield
    finally:
        server.terminate()
        server.wait(10)
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _wait_for(server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None, "PulseAudio ended at once"
        if subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode == 0:
            return
        try:
            server.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
    pytest.fail("PulseAudio never answered")


def _control(*words: str) -> None:
    subprocess.run(["pactl", *words], check=True, capture_output=True)


def play_into(sink: str, path: Path) -> None:
    """Play a sound file into a virtual device, and wait for its end."""
    subprocess.run(["paplay", f"--device={sink}", str(path)], check=True, timeout=120)


@pytest.fixture(scope="module")
def whisper() -> Whisper:
    ear = Whisper(threads=2)
    ear.load()
    return ear


def words(text: str) -> list[str]:
    return "".join(c if c.isalnum() or c in " '" else " " for c in text.lower()).split()


@pytest.mark.parametrize("style", VOICES, ids=("american", "british"))
def test_a_spoken_rehearsal(whisper: Whisper, tmp_path: Path, style: VoiceStyle) -> None:
    events: queue.Queue[SoundEvent] = queue.Queue()
    voice = ChildSynthesiser()
    answer = tmp_path / "answer.flac"
    answer.write_bytes(flac(voice.synthesise(ANSWER, style)))
    recordings = Recordings(tmp_path / "recordings")
    aloud = Aloud(
        SCENARIO,
        "take1",
        Equipment(voice, MiniaudioPlayer(), MiniaudioMicrophone(), whisper, recordings),
        events.put,
    )
    interviewer = tmp_path / "interviewer.wav"
    monitor = subprocess.Popen(
        ["parecord", "--device=speaker.monitor", "--file-format=wav", str(interviewer)]
    )
    assert aloud.say(0, SCENARIO.interviewers[0].id, CUE)
    wait_for(events, LineOver)
    monitor.terminate()
    monitor.wait(10)
    said = whisper.transcribe(read_sound(interviewer), Hints())
    assert len(set(words(said.text)) & set(words(CUE))) >= 0.75 * len(set(words(CUE)))

    aloud.listen(1)
    wait_for(events, Listening)
    a_moment = threading.Event()
    while aloud.seconds == 0:  # the device takes a moment to give its first samples
        a_moment.wait(0.02)
    play_into("mic", answer)
    while aloud.seconds < read_sound(answer).seconds:  # what was played is still on its way
        a_moment.wait(0.02)
    heard = aloud.hear(1)
    aloud.counted(1, heard.text)
    aloud.close()
    assert heard.timing is not None
    assert heard.timing.fillers == 0
    assert recordings.sound("take1", 1).seconds > heard.timing.seconds
    assert wait_for(events, HeardTurn) == heard

    def total(text: str) -> int:
        return score(Closing((Turn("interviewer", CUE), Turn("candidate", text)))).total

    kept = recordings.sound("take1", 1).seconds
    assert abs(total(heard.text) - total(ANSWER)) <= 5, (heard.text, kept)


def wait_for(events: queue.Queue[SoundEvent], kind: type) -> SoundEvent:
    while True:
        event = events.get(timeout=60)
        if isinstance(event, kind):
            return event


def test_the_sound_check_hears_and_names_the_devices(tmp_path: Path) -> None:
    loud = tmp_path / "loud.flac"
    voice = ChildSynthesiser()
    loud.write_bytes(flac(voice.synthesise("One two three four five six seven.", VOICES[0])))
    voice.close()
    equipment = Equipment(None, None, MiniaudioMicrophone(), None)
    assert names("microphone")
    assert names("speaker")
    quiet, _ = try_microphone(equipment)
    assert (quiet.well, quiet.found) == (False, "I hear nothing.")
    speaking = subprocess.Popen(["paplay", "--device=mic", str(loud)])
    tried, sound = try_microphone(equipment)
    speaking.wait(30)
    assert tried.well, tried.found
    assert sound is not None
    assert sound.seconds == pytest.approx(2.0, abs=0.1)


def test_devices_that_are_not_there_are_named_states() -> None:
    with pytest.raises(NoMicrophone, match="called Nonesuch"):
        MiniaudioMicrophone("Nonesuch").start(lambda _: None)
    with pytest.raises(NoSpeaker, match="called Nonesuch"):
        MiniaudioPlayer("Nonesuch").play(silence(0.1))


def test_playback_can_be_held_and_stopped() -> None:
    player = MiniaudioPlayer()
    playing = player.play(silence(30.0))
    playing.pause()
    playing.resume()
    assert not playing.wait(0.05)
    playing.stop()
    assert playing.wait(5.0)
    assert player.play(silence(0.1)).wait(20.0)
    player.close()
