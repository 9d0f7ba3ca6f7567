"""A home folder of its own for each test, and an app that plays two short scenarios."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tui_after import NOW
from tui_takes import fill

from simulator.paths import Paths
from simulator.rehearsal.aloud import Equipment
from simulator.settings import Settings
from simulator.tui.app import SimulatorApp
from simulator.tui.backstage import Backstage
from simulator.tui.wishes import Wishes

SCENARIOS = Path(__file__).parent.parent / "stubs" / "tui_scenarios"


def no_sound(settings: Settings, recordings: Path) -> Equipment:
    return Equipment(None, None, None, None)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path / "home"))
    return Paths(tmp_path / "home")


@pytest.fixture
def make_app(home: Paths) -> Callable[..., SimulatorApp]:
    def make(wishes: Wishes | None = None) -> SimulatorApp:
        return SimulatorApp(wishes or Wishes(seed=7), Backstage(home, SCENARIOS, no_sound))

    return make


@pytest.fixture
def app(make_app: Callable[..., SimulatorApp], home: Paths) -> SimulatorApp:
    """An app with one take, two hours after it."""
    fill(home, 1, scenarios=("plain",))
    made = make_app()
    made.backstage.after.clock = lambda: NOW
    return made
