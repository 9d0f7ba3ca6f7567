"""`mock-interview doctor`: test each part on this machine and say what to do."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.speech.devices import Direction


@dataclass(frozen=True, slots=True)
class Check:
    """One tested part: what was found, and what to do when it is not well.

    `there` is false for what is missing or was not tried and can be done without.
    """

    part: str
    well: bool
    found: str
    do: str = ""
    there: bool = True


def add_parser(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `doctor` command."""
    parser = doors.add_parser(
        "doctor", help="test each part and say what to do", description=__doc__
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print one line a check; 1 when any part is not well."""
    import json
    from dataclasses import asdict

    bad = False
    for check in checks():
        bad = bad or not check.well
        if args.json:
            print(json.dumps(asdict(check), ensure_ascii=False))
            continue
        mark = "BAD" if not check.well else "ok " if check.there else "-- "
        print(f"{mark}  {check.part}: {check.found}")
        if check.do:
            print(f"     {check.do}")
    return 1 if bad else 0


def checks() -> Iterator[Check]:
    """Every part in the order a rehearsal needs them."""
    from simulator.speech.quiet import only_we_print

    for part, test in (
        ("Python", _python),
        ("terminal", _terminal),
        ("home folder", _home),
        ("settings", _settings),
        ("scenarios", _scenarios),
        ("scorer", _scorer),
        ("history", _history),
        ("clipboard", _clipboard),
        ("voice", _voice),
        ("speaker", _speaker),
        ("microphone", _microphone),
        ("recogniser", _recogniser),
        ("recordings", _recordings),
    ):
        with only_we_print():  # sound libraries complain on their own where there is no sound
            check = _guarded(part, test)
        yield check


def _guarded(part: str, test: Callable[[str], Check]) -> Check:
    from simulator.paths import StorageFailed

    try:
        return test(part)
    except StorageFailed as problem:
        return Check(part, False, str(problem), problem.advice)
    except Exception as problem:  # noqa: BLE001 - a doctor reports every illness
        return Check(part, False, f"{type(problem).__name__}: {problem}", "Please report this.")


def _python(part: str) -> Check:
    import platform

    return Check(part, True, f"{platform.python_version()} on {platform.system()}")


def _terminal(part: str) -> Check:
    import os
    import shutil

    from simulator.cli.play import full_screen_possible

    size = shutil.get_terminal_size()
    found = f"{os.environ.get('TERM') or 'no TERM'}, {size.columns} by {size.lines}"
    if not full_screen_possible():
        return Check(part, True, found, "No full screen here: use `mock-interview play --plain`.")
    return Check(part, True, found)


def _home(part: str) -> Check:
    from simulator.paths import ensure, paths, write_private

    where = ensure(paths())
    trial = where.home / ".doctor"
    write_private(trial, "x" * 100_000)  # a disk may be full for files and not for names
    trial.unlink()
    return Check(part, True, str(where.home))


def _settings(part: str) -> Check:
    from simulator.paths import paths
    from simulator.settings import SettingsProblems, load

    path = paths().settings
    if not path.exists():
        return Check(part, True, "defaults (no settings file yet)")
    try:
        load(path)
    except SettingsProblems as problem:
        return Check(part, False, str(problem), f"Edit {path}, then run the doctor again.")
    return Check(part, True, str(path))


def _scenarios(part: str) -> Check:
    from simulator.paths import paths
    from simulator.scenario.catalog import Catalog, shipped_folder

    folders: list[Path] = [shipped_folder(), paths().scenarios]
    entries = Catalog(folders).entries()
    broken = [entry for entry in entries if entry.problems]
    if broken:
        return Check(
            part,
            False,
            f"{len(entries)} found, {len(broken)} cannot be read",
            f"See `mock-interview scenarios check {broken[0].path}`.",
        )
    return Check(part, True, f"{len(entries)} ready")


def _scorer(part: str) -> Check:
    from simulator.scoring.closing import Closing, Turn
    from simulator.scoring.score import score

    card = score(Closing((Turn("candidate", "What happens next, and when might I hear?"),)))
    return Check(part, True, f"rubric {card.rubric_version}, scorer {card.scorer_version}")


def _history(part: str) -> Check:
    from simulator.history.store import History, TakeQuery
    from simulator.paths import paths

    path = paths().database
    if not path.exists():
        return Check(part, True, "no takes yet")
    with History.open(path) as history:
        count = history.count(TakeQuery())
        notices = history.notices
    return Check(part, not notices, f"{count} takes", " ".join(notices))


def _clipboard(part: str) -> Check:
    from simulator.clipboard import native_tool

    tool = native_tool()
    if tool is None:
        return Check(
            part, True, "no clipboard tool", "Copying will ask your terminal, or write a file."
        )
    return Check(part, True, tool)


def _voice(part: str) -> Check:
    from simulator.paths import paths
    from simulator.settings import Settings, SettingsProblems, load_or_default
    from simulator.speech.ports import VoiceStyle
    from simulator.speech.problems import NoVoice
    from simulator.speech.voice import synthesiser

    try:
        settings = load_or_default(paths().settings)
    except SettingsProblems:
        settings = Settings()  # what is wrong with the file has a line of its own
    voice = synthesiser.voice(settings.voice_engine)
    try:
        sound = voice.synthesise("One moment, please.", VoiceStyle())
    except NoVoice as problem:
        return Check(part, False, str(problem), problem.advice)
    finally:
        voice.close()
    return Check(part, True, f"speaks ({sound.seconds:.1f} s of sound at {sound.rate} Hz)")


def _speaker(part: str) -> Check:
    return _device(part, "speaker", "The interviewer's lines are shown; nothing is missing.")


def _microphone(part: str) -> Check:
    return _device(part, "microphone", "Type your answers; nothing else is missing.")


def _device(part: str, direction: Direction, without: str) -> Check:
    from simulator.paths import paths
    from simulator.settings import SettingsProblems, load_or_default
    from simulator.speech.devices import NoSoundSystem, devices, find

    try:
        settings = load_or_default(paths().settings)
    except SettingsProblems:
        return Check(part, True, "not tried, because the settings cannot be read", there=False)
    chosen = settings.speaker if direction == "speaker" else settings.microphone
    try:
        found = find(direction, chosen)
        names = [found.name] if found else [device.name for device in devices(direction)]
    except NoSoundSystem:
        return Check(part, True, "no sound on this machine (usual over SSH)", without, there=False)
    except LookupError:
        if chosen:
            return Check(
                part,
                False,
                f"there is none called {chosen}",
                f"Plug it in, or change `{direction}` in the settings.",
            )
        return Check(part, True, "none", without, there=False)
    return Check(part, True, ", ".join(dict.fromkeys(names)))


def _recogniser(part: str) -> Check:
    from simulator.paths import paths
    from simulator.settings import SettingsProblems, load_or_default
    from simulator.speech.ears.engines import LEAVES_THE_MACHINE, recogniser
    from simulator.speech.ears.whisper import is_unaltered, packaged_model
    from simulator.speech.problems import SpeechProblem

    try:
        settings = load_or_default(paths().settings)
    except SettingsProblems:
        return Check(part, True, "not tried, because the settings cannot be read", there=False)
    ear = recogniser(settings.recogniser, settings.speech_model)
    try:
        ear.load()
        ours = settings.recogniser == "whisper" and not settings.speech_model.strip()
        if ours and not is_unaltered(packaged_model()):
            return Check(part, False, "the model has been altered", "Install the program again.")
    except SpeechProblem as problem:
        return Check(part, False, str(problem), problem.advice)
    leaves = LEAVES_THE_MACHINE.get(settings.recogniser, "")
    return Check(part, True, f"{ear.name} is ready", leaves)


def _recordings(part: str) -> Check:
    from simulator.paths import paths
    from simulator.speech.recordings import Recordings

    size = Recordings(paths().recordings).size()
    return Check(part, True, f"{size / 1024 / 1024:.1f} MiB of your answers" if size else "none")
