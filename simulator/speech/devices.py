"""Which sound devices there are; a silent stand-in for a missing sound system is no device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Direction = Literal["microphone", "speaker"]
APP_NAME = "Mock interview"


@dataclass(frozen=True, slots=True)
class Device:
    """A device by the name the system gives it; `handle` is the sound library's own."""

    name: str
    direction: Direction
    handle: Any = None


class NoSoundSystem(Exception):
    """Nothing on this machine takes or gives sound (a container, a bare server, SSH)."""


def devices(direction: Direction) -> tuple[Device, ...]:
    """Every device of that direction. Raises NoSoundSystem."""
    import miniaudio

    try:
        found = miniaudio.Devices()
        if found.backend.lower() == "null":
            raise NoSoundSystem
        listed = found.get_captures() if direction == "microphone" else found.get_playbacks()
    except miniaudio.MiniaudioError as error:
        raise NoSoundSystem from error
    # PulseAudio offers what a speaker plays as a microphone; nobody speaks into that one.
    return tuple(Device(d["name"], direction, d["id"]) for d in listed)


def find(direction: Direction, name: str) -> Device | None:
    """The device whose name has `name` in it; None stands for the system's own choice.

    Raises NoSoundSystem, and LookupError when a name was given and no device has it.
    """
    there = devices(direction)
    if not name.strip():
        if not there:
            raise LookupError
        return None
    wanted = name.strip().casefold()
    for exact in (True, False):
        for device in there:
            own = device.name.casefold()
            if own == wanted or (not exact and wanted in own):
                return device
    raise LookupError


def backend_in_use(device: Any) -> str:  # noqa: ANN401 - the library has no types
    """The sound system behind an open device, in lower case; "null" plays to nobody."""
    return str(device.backend).lower()
