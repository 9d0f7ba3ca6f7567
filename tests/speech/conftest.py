"""A virtual speaker and a virtual microphone, where PulseAudio is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
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
