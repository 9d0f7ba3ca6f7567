"""Keys, palette, footer and help all come from the registry."""

import inspect

import pytest
from textual.theme import BUILTIN_THEMES

from simulator.commands import COMMAND_BY_ID, COMMANDS, Where, active_at, by_where
from simulator.settings import Settings
from simulator.tui import keys
from simulator.tui.app import SimulatorApp
from simulator.tui.place import Place
from simulator.tui.screens.after import After
from simulator.tui.screens.brief import Brief
from simulator.tui.screens.compare import Compare
from simulator.tui.screens.conversation import Conversation
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.drill import Drill
from simulator.tui.screens.drills import Drills
from simulator.tui.screens.edit import EditScenario
from simulator.tui.screens.followup import FollowUpScreen
from simulator.tui.screens.home import Home
from simulator.tui.screens.new import NewInterview
from simulator.tui.screens.note import NoteScreen
from simulator.tui.screens.points import MyPoints
from simulator.tui.screens.progress import Progress
from simulator.tui.screens.replay import ReplayScreen
from simulator.tui.screens.review import Review
from simulator.tui.screens.scorecard import ScorecardScreen
from simulator.tui.screens.search import SearchScreen
from simulator.tui.screens.told import ToldScreen
from simulator.tui.themes import THEME_NAMES, next_theme

PLACES: tuple[type[Place], ...] = (
    Home,
    Brief,
    Conversation,
    ScorecardScreen,
    Review,
    Compare,
    Progress,
    ReplayScreen,
    NewInterview,
    EditScenario,
    MyPoints,
    After,
    DebriefScreen,
    NoteScreen,
    FollowUpScreen,
    SearchScreen,
    ToldScreen,
    Drills,
    Drill,
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_each_command_of_a_place_has_its_action(place: type[Place]) -> None:
    for command in by_where(place.where):
        action = getattr(place, f"action_{keys.action_of(command)}", None)
        assert callable(action), command.id
    bound = {binding.id for binding in place.BINDINGS if not isinstance(binding, tuple)}
    assert {command.id for command in by_where(place.where)} <= bound


def test_every_place_of_the_registry_has_a_screen() -> None:
    assert {place.where for place in PLACES} | {"everywhere"} == {c.where for c in COMMANDS}


def test_commands_that_work_everywhere_are_actions_of_the_app() -> None:
    for command in by_where("everywhere"):
        assert callable(getattr(SimulatorApp, f"action_{keys.action_of(command)}"))


def test_no_key_is_named_outside_the_registry() -> None:
    for place in PLACES:
        source = inspect.getsource(inspect.getmodule(place))  # type: ignore[arg-type]
        assert "Binding(" not in source, place


def test_the_keymap_changes_the_key_that_is_shown() -> None:
    command = COMMAND_BY_ID["conversation.send"]
    assert keys.first_key(command, {}) == "Ctrl+S"
    assert keys.first_key(command, {"conversation.send": "f6,ctrl+o"}) == "F6"
    assert keys.all_keys(command, {}) == "Ctrl+S  F5  Ctrl+Enter"


@pytest.mark.parametrize("where", ["home", "conversation"])
def test_what_is_active_includes_what_works_everywhere(where: Where) -> None:
    assert set(by_where("everywhere")) < set(active_at(where))


def test_the_settings_know_the_themes() -> None:
    known = set(Settings.model_json_schema()["properties"]["theme"]["enum"])
    assert set(THEME_NAMES) <= known
    assert known - set(THEME_NAMES) <= set(BUILTIN_THEMES)


def test_themes_go_round() -> None:
    seen = [next_theme("evening")]
    while seen[-1] != "evening":
        seen.append(next_theme(seen[-1]))
    assert sorted(seen) == sorted(THEME_NAMES)
    assert next_theme("nord") in THEME_NAMES
