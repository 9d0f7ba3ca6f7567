"""One letter on the desk: kept, marked sent, written to a file or turned into a link."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli import after_shared as shared

if TYPE_CHECKING:
    from datetime import datetime

    from simulator.afterwards.aftermath import Aftermath
    from simulator.afterwards.days import Rhythm
    from simulator.afterwards.letters import Letter


@dataclass(frozen=True, slots=True)
class Desk:
    """One letter on the desk: its draft, what is kept of it, and how to keep it.

    `not_before` is the earliest moment it can have been sent, and what happened then.
    `keeps_draft`: marking it sent keeps the draft as its wording; a draft that names dates of the
    plan is made anew instead, so that it never tells of a day that has moved.
    """

    draft: Letter
    kept: str | None
    sent_at: datetime | None
    keep: Callable[[str, datetime | None], Aftermath | None]
    not_before: tuple[datetime, str]
    keeps_draft: bool = True

    @property
    def letter(self) -> Letter:
        """The letter as it stands: the user's wording, else the draft."""
        return self.draft if self.kept is None else replace(self.draft, text=self.kept)


def worked(desk: Desk, args: argparse.Namespace, days: Rhythm) -> Desk:
    """The desk after what was asked for has been kept."""
    from simulator.afterwards.checks import gaps
    from simulator.text import clean

    text, sent_at = desk.kept, desk.sent_at
    if args.text:
        text = clean(shared.text_of(args.text)).strip() + "\n"
        if not text.strip():
            raise shared.CannotDo(
                f"{args.text}: there is nothing in it. Your wording is as it was."
            )
    elif args.draft:
        text = desk.draft.text
    if args.sent:
        sent_at = _sent_at(desk, args.sent, days)
        if gaps(desk.letter.text if text is None else text):
            print(
                "Marked as sent. Here it still has [gaps]; did yours go without them?",
                file=sys.stderr,
            )
    elif args.unsent:
        sent_at = None
    if args.sent and text is None and desk.keeps_draft:
        text = desk.draft.text
    if (text, sent_at) != (desk.kept, desk.sent_at):
        desk.keep(text or "", sent_at)
    return replace(desk, kept=text, sent_at=sent_at)


def _sent_at(desk: Desk, written: str, days: Rhythm) -> datetime:
    sent_at = shared.one_moment(written, days, "sent")
    earliest, what = desk.not_before
    if days.day_of(sent_at) < days.day_of(earliest):
        raise shared.CannotDo(
            f"sent: {days.day_of(sent_at)} lies before {what} ({days.day_of(earliest)}). "
            "Nothing is kept."
        )
    if sent_at > shared.now():
        raise shared.CannotDo(
            f"sent: {sent_at.astimezone(days.zone):%Y-%m-%d %H:%M} is still to come. "
            "Mark it once it has gone. Nothing is kept."
        )
    return sent_at


def handed_out(desk: Desk, args: argparse.Namespace) -> bool:
    """Whether the letter went to a file or a link, which is then all that is printed."""
    if args.mailto:
        from simulator.afterwards.mail import MAILTO_LENGTH, as_mailto

        _refuse_gaps(desk.letter, "No link is made")
        link = as_mailto(desk.letter)
        print(link)
        if len(link) > MAILTO_LENGTH:
            print(
                "This link is long, and some mail programs cut it off; --save x.eml is safer.",
                file=sys.stderr,
            )
    if args.save:
        _save(desk.letter, args)
    return bool(args.mailto or args.save)


def _save(letter: Letter, args: argparse.Namespace) -> None:
    from simulator.afterwards.checks import gaps
    from simulator.afterwards.mail import as_eml, as_text
    from simulator.paths import write_private

    target = Path(args.save).expanduser()
    ending = target.suffix.casefold()
    if ending not in (".txt", ".eml"):
        raise shared.CannotDo(f"{args.save}: the name ends in .txt or .eml, please.")
    if not target.parent.is_dir():
        raise shared.CannotDo(f"there is no folder {target.parent}.")
    if target.is_dir() or (target.exists() and not args.force):
        raise shared.CannotDo(f"{target} is there already; --force replaces it.", status=1)
    if ending == ".eml":
        _refuse_gaps(letter, "Nothing is saved")
        write_private(target, as_eml(letter))
    else:
        write_private(target, as_text(letter))
        if gaps(letter.text):
            print("It still has [gaps] for you to fill in.", file=sys.stderr)
    print(f"Saved as {target}")


def _refuse_gaps(letter: Letter, what: str) -> None:
    from simulator.afterwards.checks import gaps

    found = gaps(letter.text)
    if not found:
        return
    words = "; ".join(dict.fromkeys(letter.text[gap.start : gap.end] for gap in found))
    hint = " Your name can stand in the settings file." if "[your name]" in words else ""
    raise shared.CannotDo(
        f"the letter still has gaps: {shared.tidy(words)}. {what}. Save it as .txt, fill them in, "
        f"and keep it with --text FILE.{hint}",
        status=1,
    )


def show(desk: Desk, days: Rhythm) -> None:
    """Print the letter, and how far it is."""
    from simulator.afterwards.mail import as_text

    state = "A draft; nothing is kept yet." if desk.kept is None else "Kept."
    if desk.sent_at is not None:
        state = f"Sent {desk.sent_at.astimezone(days.zone):%Y-%m-%d %H:%M}."
    print(shared.tidy(f"To {desk.letter.to.name or 'whoever you met'}. {state}"))
    print(shared.tidy(f"Subject: {desk.letter.subject}"))
    print()
    print(as_text(desk.letter))


def as_data(desk: Desk) -> dict[str, object]:
    """The letter as plain JSON data."""
    letter = desk.letter
    return {
        "to": asdict(letter.to),
        "subject": letter.subject,
        "text": letter.text,
        "kept": desk.kept is not None,
        "sent_at": None if desk.sent_at is None else desk.sent_at.isoformat(),
    }
