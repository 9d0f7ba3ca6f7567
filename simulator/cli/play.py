"""`mock-interview play`: rehearse, full screen or as plain lines."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Literal


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of a rehearsal; `mock-interview` alone takes them too."""
    parser.add_argument(
        "--plain",
        action="store_true",
        help="append-only lines instead of a full screen: for screen readers and pipes",
    )
    parser.add_argument(
        "--aloud",
        action="store_true",
        help="with --plain: let the interviewer speak too (the full screen does, by the settings)",
    )
    parser.set_defaults(
        run=run, scenario=None, seed=None, real=False, practice=False, not_sure=False
    )


def add_parser(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `play` command."""
    parser = doors.add_parser("play", help="rehearse a closing", description=__doc__)
    add_options(parser)
    parser.add_argument(
        "scenario", nargs="?", help="a scenario's id or file; without it you choose from the list"
    )
    parser.add_argument("--seed", type=int, help="play the same variation again")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--practice", action="store_true", help="show the five tactics as you go")
    mode.add_argument("--real", action="store_true", help="show nothing until the end")
    parser.add_argument(
        "--not-sure",
        action="store_true",
        help="you are not sure you want this job: asking for it is left out of the score",
    )


def run(args: argparse.Namespace) -> int:
    """Start the front end that fits this terminal."""
    mode: Literal["practice", "real"] | None = (
        "real" if args.real else "practice" if args.practice else None
    )
    if args.plain or not full_screen_possible():
        if not args.plain:
            print("This terminal cannot show the full screen, so here is the plain version.")
        from simulator.plain import run as run_plain

        return run_plain(
            args.scenario,
            seed=args.seed,
            mode=mode,
            wants_job=not args.not_sure,
            aloud=args.aloud,
        )
    from simulator.speech.quiet import only_we_print
    from simulator.tui import run as run_tui

    with only_we_print():  # audio and model libraries would write across the screen
        return run_tui(args.scenario, seed=args.seed, mode=mode, wants_job=not args.not_sure)


def full_screen_possible() -> bool:
    """Whether standard input, output and error are a terminal that can hold a full screen."""
    return (
        sys.stdin is not None
        and sys.stdin.isatty()
        and sys.stdout.isatty()
        and sys.stderr.isatty()  # Textual draws there
        and os.environ.get("TERM") != "dumb"
    )
