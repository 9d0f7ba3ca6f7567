"""`mock-interview after calendar`: what is due, as .ics."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from simulator.cli import after_shared as shared


def export(args: argparse.Namespace) -> int:
    """Write one file, or a folder with one file an event."""
    from simulator.afterwards.calendar import one_file, one_file_each
    from simulator.paths import write_private

    days, moment = shared.rhythm(), shared.now()
    target = None if args.file == "-" else Path(args.file or args.folder).expanduser()
    if target is not None:
        _may_write(target, args)
    # Nothing is remembered as written before it is known that it can be.
    written = shared.with_afterwards(
        lambda kept: kept.calendar.write(kept.due(moment, days), moment, days), days
    )
    if target is None:
        sys.stdout.buffer.write(one_file(written or (), days))
        sys.stdout.flush()
        return 0
    if args.folder:
        for name, content in one_file_each(written or (), days).items():
            write_private(target / name, content)
    else:
        write_private(target, one_file(written or (), days))
    cancelled = sum(entry.status == "cancelled" for entry in written or ())
    count = len(written or ()) - cancelled
    gone = f", {cancelled} no longer wanted" if cancelled else ""
    print(f"{count} event{'' if count == 1 else 's'}{gone}: {target}")
    print("Importing it again later updates your calendar; nothing doubles.")
    return 0


def _may_write(target: Path, args: argparse.Namespace) -> None:
    if args.folder:
        if target.exists() and not target.is_dir():
            raise shared.CannotDo(f"{target} is a file; --folder needs a folder.")
        return
    if target.is_dir():
        raise shared.CannotDo(f"{target} is a folder; give a file, or use --folder.")
    if not target.parent.is_dir():
        raise shared.CannotDo(f"there is no folder {target.parent}.")
    if target.exists() and not args.force and not _ours(target):
        raise shared.CannotDo(
            f"{target} is there already and was not written by this; --force replaces it.", 1
        )


def _ours(target: Path) -> bool:
    from simulator.afterwards.calendar import PRODUCT

    try:
        with target.open("rb") as file:
            return PRODUCT.encode() in file.read(1000)
    except OSError:
        return False
