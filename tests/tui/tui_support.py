"""What the tests of the full screen share: waiting for conditions, reading the screen as text."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from simulator.tui.app import SimulatorApp
from simulator.tui.screens.home import Home

DEADLINE = 15.0
"""Seconds after which a condition that should come about counts as never."""

S = TypeVar("S", bound=Screen[Any])


async def wait_until(pilot: Pilot[None], predicate: Callable[[], object], what: str = "") -> None:
    """Let the app run until `predicate` holds; fails after the deadline."""
    end = time.monotonic() + DEADLINE
    while not predicate():
        assert time.monotonic() < end, f"never came: {what or predicate} on {pilot.app.screen}"
        await pilot.pause(0.005)
    await pilot.pause()


async def at(pilot: Pilot[None], kind: type[S]) -> S:
    """Wait until a screen of this kind is in front and drawn, and return it."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, kind), kind.__name__)
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen


async def at_home(pilot: Pilot[None]) -> Home:
    """Wait until the first screen has its list."""
    await wait_until(
        pilot, lambda: isinstance(pilot.app.screen, Home) and pilot.app.screen.shelf is not None
    )
    home = pilot.app.screen
    assert isinstance(home, Home)
    return home


def lines(app: App[None]) -> list[str]:
    """The screen as the terminal shows it, one string a line, without styles."""
    height = app.size.height
    return [
        "".join(segment.text for segment in strip).rstrip()
        for strip in app.screen._compositor.render_strips()
    ][:height]


def text(app: App[None]) -> str:
    """The whole screen as text."""
    return "\n".join(lines(app))


def notices(app: SimulatorApp) -> str:
    """All notices shown now."""
    return "\n".join(notification.message for notification in app._notifications)
