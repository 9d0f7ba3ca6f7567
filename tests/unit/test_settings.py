"""One settings file: documented, checked whole, changed without touching the rest of it."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from textual.theme import BUILTIN_THEMES

from simulator.afterwards.days import Rhythm
from simulator.rhythm import rhythm_of
from simulator.settings import (
    MOST_BYTES,
    Settings,
    SettingsProblems,
    Theme,
    describe,
    load,
    load_or_default,
    parse,
    update,
)
from simulator.tui.themes import THEME_NAMES

MINE = """\
# My settings, please keep.
theme = "nord"  # blue
mode = "real"

# Keys I like.
[keymap]
"conversation.send" = "Ctrl+Enter, F5"  # as at work
app.theme = "f12"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "settings.toml"


def problems(text: str | bytes, path: Path) -> list[str]:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SettingsProblems) as caught:
        load(path)
    assert str(caught.value) == "\n".join(str(p) for p in caught.value.problems)
    return [str(p).removeprefix(str(path)) for p in caught.value.problems]


def test_every_field_is_described() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert field.description.endswith(".")


def test_no_file_means_the_defaults(path: Path) -> None:
    assert load_or_default(path) == Settings()
    assert not path.exists()
    with pytest.raises(SettingsProblems, match="no such file"):
        load(path)


def test_a_file_is_read(path: Path) -> None:
    settings = parse(MINE, path)
    assert settings.theme == "nord"
    assert settings.mode == "real"
    assert settings.show_tactics is True
    assert settings.keymap == {"conversation.send": "ctrl+enter,f5", "app.theme": "f12"}


def test_settings_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().theme = "nord"  # type: ignore[misc]


def test_the_themes_are_those_of_the_program() -> None:
    assert set(get_args(Theme)) == {*THEME_NAMES, *BUILTIN_THEMES}


def test_every_mistake_is_named_at_once_with_its_line(path: Path) -> None:
    found = problems(
        'theme = "nrod"\nmode = "praktice"\nshow_tactics = 1\nshw_clock = true\n'
        "autosave_seconds = 7\n[keymap]\n"
        'conversation.sned = "f5"\n"app.help" = "ctrl+q"\n"home.start" = 3\n'
        '"home.filter" = "retrun"\n',
        path,
    )
    themes = ", ".join(get_args(Theme))
    fields = ", ".join(Settings.model_fields)
    assert found == [
        f":1: theme: found nrod, expected one of {themes}. Did you mean “nord”?",
        ":2: mode: found praktice, expected one of practice, real. Did you mean “practice”?",
        ":3: show_tactics: found 1, expected true or false.",
        f":4: shw_clock: found an unknown field, expected one of the fields {fields}."
        " Did you mean “show_clock”?",
        ":5: autosave_seconds: found 7, expected a number of at most 1.0.",
        ":7: keymap.conversation.sned: found “conversation.sned”, expected the id of a command."
        " Did you mean “conversation.send”?",
        ":8: keymap.app.help: found “ctrl+q”, expected a key of its own;"
        " “app.quit” has this one (everywhere).",
        ':9: keymap.home.start: found 3, expected keys in quotes, such as "ctrl+s,f5".',
        ":10: keymap.home.filter: found “retrun”, expected the name of a key."
        " Did you mean “enter”?",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theme = \n", ":1: expected a line like theme = "),
        ("ok = 1\ntheme 'x'\n", ":2: expected a line like"),
        ("theme = 'nord'\ntheme = 'nord'\n", ":2: expected a line like"),
        ("a = " + "[" * 5000, ": expected a line like"),
        (b"# \xff\xfe\n", ":1: found bytes that are no UTF-8, expected a text file in UTF-8."),
        (b"# fine\n#\xff\n", ":2: found bytes that are no UTF-8"),
        ("# long\n" * MOST_BYTES, ": found more than 256 KiB, expected a smaller file."),
        ("keymap = 3\n", ":1: keymap: found 3, expected a table"),
        ("autosave_seconds = nan\n", ":1: autosave_seconds: found nan, expected a number"),
        ("autosave_seconds = 0\n", ":1: autosave_seconds: found 0, expected a number of at least"),
        ("autosave_seconds = 'x'\n", ":1: autosave_seconds: found x, expected a number."),
        ("[theme]\nx = 1\n", ":1: theme: found {'x': 1}, expected one of"),
    ],
)
def test_files_that_cannot_be_used(path: Path, text: str | bytes, expected: str) -> None:
    (problem,) = problems(text, path)
    assert problem.startswith(expected)


def test_a_folder_instead_of_a_file(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(SettingsProblems, match="is a directory"):
        load_or_default(path)


def test_a_mark_at_the_start_of_the_file_is_no_mistake(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b'\xef\xbb\xbftheme = "nord"\r\n')
    assert load(path).theme == "nord"


def test_a_change_keeps_comments_and_order(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(MINE)
    settings = update(path, theme="daylight", show_clock=False)
    assert settings == load(path)
    assert (settings.theme, settings.show_clock) == ("daylight", False)
    assert path.read_text() == MINE.replace(
        'theme = "nord"  # blue\nmode = "real"\n',
        'theme = "daylight"  # blue\nmode = "real"\nshow_clock = false\n',
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "nord"\n'),
        ("# note\n", 'theme = "nord"\n# note\n'),
        ('mode = "real"', 'mode = "real"\ntheme = "nord"\n'),
        ('[keymap]\n"app.help" = "f1"\n', 'theme = "nord"\n[keymap]\n"app.help" = "f1"\n'),
        ('keymap."app.help" = "f1"\n', 'theme = "nord"\nkeymap."app.help" = "f1"\n'),
    ],
)
def test_a_new_field_goes_above_the_tables(path: Path, before: str, after: str) -> None:
    path.parent.mkdir()
    path.write_text(before)
    assert update(path, theme="nord").theme == "nord"
    assert path.read_text() == after


def test_the_first_change_makes_the_file(path: Path) -> None:
    assert update(path, mode="real").mode == "real"
    assert path.read_text() == 'mode = "real"\n'


def test_a_file_with_mistakes_is_not_changed(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('theme = "nrod"\n')
    with pytest.raises(SettingsProblems):
        update(path, mode="real")
    assert path.read_text() == 'theme = "nrod"\n'


@pytest.mark.parametrize("change", [{"theme": "nrod"}, {"shw_clock": True}, {"mode": False}])
def test_a_change_that_is_a_mistake_is_not_made(path: Path, change: dict[str, str]) -> None:
    update(path, mode="real")
    with pytest.raises(SettingsProblems):
        update(path, **change)
    assert path.read_text() == 'mode = "real"\n'


@pytest.mark.parametrize(
    "settings", [Settings(), Settings(theme="nord", keymap={"app.help": "f1", "home.start": "s"})]
)
def test_the_description_is_a_settings_file(path: Path, settings: Settings) -> None:
    text = describe(settings)
    assert parse(text, path) == settings
    for name in Settings.model_fields:
        assert name in text
    assert max(len(line) for line in text.splitlines()) <= 92


@pytest.mark.parametrize("days", ["saturday, sunday", "Fri,sat", "", " wednesday "])
def test_a_weekend(path: Path, days: str) -> None:
    assert parse(f'weekend = "{days}"\n', path).weekend == days


@pytest.mark.parametrize("days", ["sa", "someday", "mon,tue,wed,thu,fri,sat,sun", "1"])
def test_no_weekend(path: Path, days: str) -> None:
    (problem,) = problems(f'mode = "real"\nweekend = "{days}"\n', path)
    expected = 'days such as "friday, saturday", and not all seven'
    assert problem == f":2: weekend: found {days}, expected {expected}."


def test_a_time_zone(path: Path) -> None:
    assert parse('time_zone = "Asia/Kathmandu"\n', path).time_zone == "Asia/Kathmandu"
    for wrong in ("Europe/Lisbn", "../etc/passwd", "europe/lisbon"):
        (problem,) = problems(f'time_zone = "{wrong}"\n', path)
        assert problem.startswith(f":1: time_zone: found {wrong}, expected the name of a time zone")
    assert "Did you mean “Europe/Lisbon”?" in problem
    assert problems("time_zone = 3\nname = 4\n", path) == [
        ":1: time_zone: found 3, expected text in quotes.",
        ":2: name: found 4, expected text in quotes.",
    ]


def test_the_rhythm_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    found = rhythm_of(Settings(weekend="Fri, sat", time_zone="Asia/Kathmandu"))
    assert found == Rhythm(weekend=frozenset({4, 5}), zone=ZoneInfo("Asia/Kathmandu"))
    assert rhythm_of(Settings(time_zone="Etc/UTC")).zone.key == "UTC"
    for name, key in (("Europe/Lisbon", "Europe/Lisbon"), ("Etc/UTC", "UTC"), (None, "UTC")):
        monkeypatch.setattr("tzlocal.get_localzone_name", lambda name=name: name)
        assert rhythm_of(Settings()).zone.key == key
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: "Nowhere/AtAll")
    assert rhythm_of(Settings()).zone.key == "UTC"
