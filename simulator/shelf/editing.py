"""Changing a text in the user's own editor; what they wrote is never lost."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from simulator.paths import Paths, StorageFailed, make_private_folder, write_private
from simulator.scenario.files import decoded, read_bytes
from simulator.scenario.load import LARGEST, load_text
from simulator.scenario.problems import ScenarioProblems

UNSAVED: Final = ".unsaved"
"""Ending of a text that was not well and waits for its author; the list passes it over."""

_USUAL: Final = ("nano", "micro", "vim", "vi", "notepad")

Editor = Callable[[Path], None]
"""Opens a file and returns when its author is done; raises NoEditor."""


class NoEditor(Exception):
    """No editor can be started; `str()` says what to do."""


def open_editor(path: Path) -> None:
    """Let the user change `path` in $VISUAL, $EDITOR or what else there is; raises NoEditor."""
    command = editor_command()
    try:
        done = subprocess.run([*command, str(path)], check=False)
    except OSError as error:
        raise NoEditor(f"{command[0]} does not start: {error.strerror}. Set EDITOR.") from None
    if done.returncode:
        raise NoEditor(f"{command[0]} stopped with an error; nothing was changed.")


def editor_command() -> list[str]:
    """The command of the user's editor; raises NoEditor."""
    for name in ("VISUAL", "EDITOR"):
        if chosen := os.environ.get(name, "").strip():
            try:
                return shlex.split(chosen, posix=os.name != "nt")
            except ValueError:
                raise NoEditor(f"{name} has a quote that is never closed: {chosen}") from None
    found = next((path for name in _USUAL if (path := shutil.which(name))), None)
    if found is None:
        raise NoEditor("There is no editor here that I know. Set EDITOR to the one you use.")
    return [found]


def edited(text: str, name: str, where: Paths, editor: Editor = open_editor) -> str:
    """`text` as the user leaves it; `name` is the file's, for the editor's title and colours.

    Raises NoEditor, StorageFailed, and ScenarioProblems when it is no text of a scenario's size.
    """
    try:
        make_private_folder(where.home)
        with tempfile.TemporaryDirectory(prefix=".editing-", dir=where.home) as folder:
            path = Path(folder) / name
            write_private(path, text)
            editor(path)
            return decoded(read_bytes(path, None, LARGEST), name)
    except OSError as error:
        raise StorageFailed.from_os_error(error, where.home, "open the text for editing") from error


def problems_in(source: str, name: str) -> ScenarioProblems | None:
    """What is wrong with the scenario written in `source`, if anything is."""
    try:
        load_text(source, name)
    except ScenarioProblems as problems:
        return problems
    return None


def keep_unsaved(source: str, id: str, where: Paths) -> Path:
    """Keep a text that is not well beside the scenarios; returns its file."""
    path = where.scenarios / f"{id}{UNSAVED}"
    write_private(path, source)
    return path


def unsaved(id: str, where: Paths) -> str | None:
    """The text kept for `id` from last time, if there is one that can be read."""
    path = where.scenarios / f"{id}{UNSAVED}"
    try:
        return decoded(read_bytes(path, where.scenarios, LARGEST), path.name)
    except ScenarioProblems:
        return None


def forget_unsaved(id: str, where: Paths) -> None:
    """Drop the text kept for `id`."""
    try:
        (where.scenarios / f"{id}{UNSAVED}").unlink(missing_ok=True)
    except OSError as error:
        raise StorageFailed.from_os_error(error, where.scenarios, "remove the kept text") from error
