"""The doors of the command line: each is a module here with `add_parser` and `run`.

Only argparse is imported up front: `--help` and `--version` must answer at once, and no door
loads what another needs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from simulator import __version__
from simulator.cli import (
    after,
    doctor,
    drill,
    history,
    new,
    play,
    points,
    recordings,
    scenarios,
    score,
    settings,
)

EXIT_INTERRUPTED = 130


def build_parser() -> argparse.ArgumentParser:
    """The whole command line as an argparse parser."""
    parser = argparse.ArgumentParser(
        prog="mock-interview",
        description="Rehearse the end of a job interview, and see which words earned what.",
        epilog="With no command, the full-screen program starts. Everything stays on this machine.",
    )
    parser.add_argument("--version", action="version", version=f"mock-interview {__version__}")
    play.add_options(parser)
    doors = parser.add_subparsers(title="commands", metavar="COMMAND")
    for door in (
        play,
        drill,
        new,
        points,
        score,
        scenarios,
        history,
        after,
        recordings,
        settings,
        doctor,
    ):
        door.add_parser(doors)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status (0 done, 1 problems found, 2 unusable)."""
    args = build_parser().parse_args(argv)
    try:
        return int(args.run(args))
    except KeyboardInterrupt:
        print("\nStopped. Nothing you sent is lost.", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader went away (`| head`); point stdout at nothing so that exit stays quiet.
        sys.stdout = None
        return 0
