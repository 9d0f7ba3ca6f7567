"""Sound at the command line: a recording scored, recordings listed and deleted, plain speaking."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from speech_stubs import StubMicrophone, StubPlayer, StubRecogniser, StubSynthesiser, spoken
from test_live import parts_of

from simulator.cli import main
from simulator.history.store import History
from simulator.paths import paths
from simulator.plain import run, session
from simulator.rehearsal.aloud import Equipment
from simulator.scenario.sample import SAMPLE
from simulator.settings import Settings
from simulator.speech.audio_file import flac
from simulator.speech.ears import live as live_module
from simulator.speech.ports import VoiceStyle
from simulator.speech.recordings import Recordings
from simulator.speech.sound import Sound
from simulator.speech.voice.synthesiser import ChildSynthesiser

SAID = "I would love this job. Could you tell me what happens next?"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "closing.flac"
    voice = ChildSynthesiser()
    path.write_bytes(flac(voice.synthesise(SAID, VoiceStyle("en-us", "male"))))
    voice.close()
    return path


def test_a_recording_is_heard_and_scored(
    recording: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", "--audio", str(recording), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["tactics"]["ask_next_steps"]["used"]
    assert data["delivery"]["longest_pause"]["value"] is not None
    for tactic in data["tactics"].values():
        for criterion in tactic["criteria"].values():
            for e in criterion["evidence"]:
                assert data["transcript"][e["start"] : e["end"]] == e["text"]
    assert main(["score", "--audio", str(recording)]) == 0
    assert "Asks what happens next: 10 of 10" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.wav", None, "no file"),
        ("text.wav", b"This is no sound.", "cannot be read as sound"),
        ("empty.flac", b"", "cannot be read as sound"),
    ],
)
def test_what_is_no_recording_is_said(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes | None,
    words: str,
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["score", "--audio", str(path)]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("samples", "words"),
    [
        (bytes(2 * 16000 * 3), "is silent"),
        (b"\x01\x20" * 10, "only 0.0 seconds"),
        (b"\x00\x20\x00\xe0" * 24000, "No voice was found"),
    ],
)
def test_why_nothing_was_heard_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], samples: bytes, words: str
) -> None:
    path = tmp_path / "closing.flac"
    path.write_bytes(flac(Sound(samples)))
    assert main(["score", "--audio", str(path), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["total"] == 0
    assert words in " ".join(data["notes"])


def test_seconds_are_measured_and_not_told(
    recording: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", "--audio", str(recording), "--seconds", "3"]) == 2
    assert "leave it out" in capsys.readouterr().err


def test_the_doctor_looks_at_voice_and_ears(capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor", "--json"])
    found = {c["part"]: c for c in map(json.loads, capsys.readouterr().out.splitlines())}
    assert found["voice"]["well"]
    assert "ready" in found["recogniser"]["found"]
    assert {"speaker", "microphone", "recordings"} <= set(found)


def test_the_doctor_names_a_speaker_that_is_not_there(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('microphone = "Nonesuch"\n', encoding="utf-8")
    from simulator.speech import devices

    monkeypatch.setattr(devices, "devices", lambda direction: ())
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "BAD  microphone: there is none called Nonesuch" in said
    assert "--   speaker: none" in said  # missing, and can be done without


class Gear:
    """Equipment whose microphone says the whole script when it is opened."""

    def __init__(self) -> None:
        self.voice = StubSynthesiser()
        self.microphone = Talker()

    def __call__(self, settings: Settings, recordings: Path) -> Equipment:
        voice = self.voice if settings.voice else None
        return Equipment(
            voice,
            StubPlayer(),
            self.microphone,
            StubRecogniser("What happens next and when will I hear?"),
            Recordings(recordings),
        )


class Talker(StubMicrophone):
    """Speaks by itself."""

    def start(self, hear: object) -> None:
        super().start(hear)  # type: ignore[arg-type]
        self.say(spoken(*range(1, 9)))


@pytest.fixture
def gear(monkeypatch: pytest.MonkeyPatch) -> Gear:
    made = Gear()
    monkeypatch.setattr(session, "equipment", made)
    monkeypatch.setattr(live_module, "speech_parts", parts_of)
    return made


def play(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lines: str, *, aloud: bool = False
) -> None:
    path = tmp_path / "corner-bakery.yaml"
    path.write_text(SAMPLE, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    assert run(str(path), seed=3, mode="real", aloud=aloud) == 0


def test_speaking_in_plain_lines(
    gear: Gear,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    play(monkeypatch, tmp_path, "/speak\n\n\n/leave\n5\n")
    out = capsys.readouterr().out
    assert "Listening. Press Enter" in out
    assert "Heard: What happens next and when will I hear?" in out
    assert "yes: Asks what happens next" in out
    assert not gear.voice.asked
    with History.open(paths().database) as history:
        take = history.get(1)
    assert take.turns[1].seconds == pytest.approx(4.0)


def test_heard_words_can_be_cleared_and_typed(
    gear: Gear,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    play(monkeypatch, tmp_path, "/speak\n\n/clear\nThank you.\n\n/leave\n5\n", aloud=True)
    assert gear.voice.asked
    with History.open(paths().database) as history:
        take = history.get(1)
    assert (take.turns[1].text, take.turns[1].seconds) == ("Thank you.", None)


def test_recordings_are_listed_and_deleted(
    gear: Gear,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["recordings"]) == 0
    assert "Nothing is recorded" in capsys.readouterr().out
    play(monkeypatch, tmp_path, "/speak\n\n\n/leave\n5\n")
    recordings = Recordings(paths().recordings)
    recordings.keep("unfinished1", 1, Sound(spoken(1)))
    assert main(["recordings", "list"]) == 0
    out = capsys.readouterr().out
    assert "take 1:" in out
    assert "an unfinished take:" in out
    assert main(["recordings", "delete", "9"]) == 2
    assert "no recording" in capsys.readouterr().err
    assert main(["recordings", "delete", "1"]) == 0
    assert recordings.size() > 0
    assert main(["recordings", "delete", "--all"]) == 0
    assert recordings.size() == 0
