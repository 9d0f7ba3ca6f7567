"""The registry holds together, and a user's keymap is judged as Textual would take it."""

from __future__ import annotations

import pytest
from textual.binding import Binding
from textual.keys import KEY_ALIASES, Keys, _character_to_key
from textual.widgets import Input, TextArea

from simulator.commands import (
    COMMAND_BY_ID,
    COMMANDS,
    PLACES,
    TYPING_PLACES,
    active_at,
    by_where,
    effective_keys,
    keymap_problems,
)
from simulator.keys import BASE_KEYS, TEXT_KEYS, is_key, split, terminal_key


def test_the_registry_itself_has_no_problem() -> None:
    assert keymap_problems({}) == ()
    assert keymap_problems({command.id: command.keys for command in COMMANDS}) == ()


def test_ids_are_unique_and_say_their_place() -> None:
    assert len(COMMAND_BY_ID) == len(COMMANDS)
    for command in COMMANDS:
        place = "app" if command.where == "everywhere" else command.where
        assert command.id.startswith(f"{place}.")
        assert command.help.endswith(".")
        assert len(command.title) <= 20


def test_every_place_has_commands() -> None:
    for where in PLACES:
        assert by_where(where)
        assert set(by_where("everywhere")) <= set(active_at(where))
    assert sum(len(by_where(where)) for where in PLACES) == len(COMMANDS)


def test_sending_is_a_key_that_every_terminal_delivers() -> None:
    first = split(COMMAND_BY_ID["conversation.send"].keys)[0]
    modifier, letter = first.split("+")
    assert modifier == "ctrl"
    assert len(letter) == 1  # a single control byte
    assert terminal_key(first) not in TEXT_KEYS


def test_every_key_of_ours_is_one_of_textuals() -> None:
    named = {key.value for key in Keys}
    typed = {_character_to_key(chr(code)) for code in range(0x20, 0x7F)}
    assert named | typed >= BASE_KEYS


def test_every_key_of_textuals_is_one_of_ours() -> None:
    not_keys = {"<any>", "<scroll-up>", "<scroll-down>", "<ignore>", "ctrl-at"}
    for key in {key.value for key in Keys} - not_keys:
        (spelled,) = split(key)
        assert is_key(spelled), key


def test_keys_a_terminal_cannot_tell_apart_are_known() -> None:
    for key, others in KEY_ALIASES.items():
        for other in others:
            if is_key(other):
                assert terminal_key(other) == terminal_key(key)


def test_keys_of_text_fields_are_known() -> None:
    taken = {
        binding.key if isinstance(binding, Binding) else binding[0]
        for widget in (TextArea, Input)
        for binding in widget.BINDINGS
    }
    assert {key for keys in taken for key in split(keys)} <= TEXT_KEYS


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("ctrl+s,f5", ("ctrl+s", "f5")),
        (" Ctrl+S , F5,f5 ", ("ctrl+s", "f5")),
        ("/", ("slash",)),
        (",", ("comma",)),
        ("?,[", ("question_mark", "left_square_bracket")),
        ("esc,return,PgUp", ("escape", "enter", "pageup")),
        ("shift+a,A", ("A",)),
        ("shift+ctrl+left", ("ctrl+shift+left",)),
        ("ctrl+/", ("ctrl+slash",)),
        ("ctrl++", ("ctrl+plus",)),
        ("+", ("plus",)),
        ("", ()),
    ],
)
def test_keys_are_spelled_as_textual_does(written: str, keys: tuple[str, ...]) -> None:
    assert split(written) == keys
    assert all(is_key(key) for key in keys)


@pytest.mark.parametrize("key", ["ctrl", "ctrl+", "f25", "retrun", "ctrl+ctrl+a", "foo+a", "ä+b"])
def test_what_is_no_key(key: str) -> None:
    assert not all(is_key(one) for one in split(key))


def test_a_keymap_replaces_the_keys_of_its_commands() -> None:
    keys = effective_keys({"home.filter": "Ctrl+F, /", "nobody.knows": "f5"})
    assert keys["home.filter"] == "ctrl+f,slash"
    assert keys["home.start"] == "enter"
    assert set(keys) == set(COMMAND_BY_ID)


@pytest.mark.parametrize(
    ("command", "written", "found", "expected", "nearest"),
    [
        ("conversation.sned", "f5", "conversation.sned", "id of a command", "conversation.send"),
        ("home.start", "retrun", "retrun", "name of a key", "enter"),
        ("home.start", "crtl+s", "crtl+s", "name of a key", "ctrl+s"),
        ("home.start", " ,, ", " ,, ", "at least one key", ""),
        ("conversation.send", "enter", "enter", "needed for typing", ""),
        ("conversation.send", "ctrl+m", "ctrl+m", "needed for typing", ""),
        ("app.help", "h", "h", "needed for typing", ""),
        ("home.filter", "r", "r", "“home.review” has this one (in home)", ""),
        ("home.filter", "ctrl+q", "ctrl+q", "“app.quit” has this one (in home)", ""),
        ("home.filter", "ctrl+m", "ctrl+m", "“home.start” has this one", ""),
    ],
)
def test_problems_of_a_keymap(
    command: str, written: str, found: str, expected: str, nearest: str
) -> None:
    problem = keymap_problems({command: written})[0]
    assert (problem.command, problem.found, problem.nearest) == (command, found, nearest)
    assert expected in problem.expected


def test_all_problems_come_at_once_and_each_once() -> None:
    problems = keymap_problems({"a.b": "f1", "home.start": "nokey", "app.theme": "f1"})
    assert [p.command for p in problems] == ["a.b", "home.start", "app.theme"]


def test_commands_may_trade_keys() -> None:
    assert keymap_problems({"home.review": "p", "home.progress": "r"}) == ()


def test_the_same_key_may_mean_two_things_in_two_places() -> None:
    assert keymap_problems({"brief.tactics": "r"}) == ()


def test_a_typing_key_is_welcome_beside_another() -> None:
    assert COMMAND_BY_ID["app.help"].where in TYPING_PLACES
    assert keymap_problems({"app.help": "question_mark,f1"}) == ()
