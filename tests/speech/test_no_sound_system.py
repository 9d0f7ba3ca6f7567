"""A machine without sound (a container, SSH): named states, never a crash or a hang."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.rehearsal.aloud import Equipment
from simulator.rehearsal.sound_check import names, try_microphone, try_voice
from simulator.speech.microphone import MiniaudioMicrophone
from simulator.speech.player import MiniaudioPlayer
from simulator.speech.voice.synthesiser import ChildSynthesiser


@pytest.fixture(autouse=True)
def no_sound_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """miniaudio falls back to a device that plays to nobody; so it does here."""
    import miniaudio

    whole = miniaudio.Devices

    def only_null(backends: object = None) -> object:
        return whole([miniaudio.Backend.NULL])

    monkeypatch.setattr(miniaudio, "Devices", only_null)


def test_no_microphone(tmp_path: Path) -> None:
    tried, sound = try_microphone(Equipment(None, None, MiniaudioMicrophone(), None))
    assert not tried.well
    assert sound is None
    assert "no sound on this machine" in tried.found
    assert "type" in tried.advice.lower()


def test_no_speaker() -> None:
    voice = ChildSynthesiser()
    tried = try_voice(Equipment(voice, MiniaudioPlayer(), None, None))
    voice.close()
    assert not tried.well
    assert "no sound on this machine" in tried.found


def test_no_devices_to_name() -> None:
    assert names("microphone") == names("speaker") == ()
