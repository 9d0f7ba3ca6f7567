"""What both kinds of letters share on screen: drafts, gaps, and the ways out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from textual.widgets import TextArea

from simulator.afterwards.checks import gaps
from simulator.text import clean
from simulator.tui import show
from simulator.tui.keeping import Keeping
from simulator.tui.trouble import Trouble
from simulator.tui.widgets.writing_box import WritingBox

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.afterwards.aftermath import Aftermath
    from simulator.afterwards.letters import Letter
    from simulator.tui.after_stage import Desk


class LetterDesk(Keeping):
    """Several letters of one interview, one of them in the text area, all kept as one types.

    A letter is named by its `slot`. A draft is kept once it is changed or marked sent.
    """

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.desk: Desk | None = None
        self.slot = ""
        self.texts: dict[str, str] = {}
        self._bases: dict[str, str] = {}
        self._shown = ""  # the letter in the text area
        self._drafts_of: dict[str, Letter] = {}

    def slots(self, desk: Desk) -> Sequence[str]:
        """The letters there are."""
        raise NotImplementedError

    def draft_of(self, desk: Desk, slot: str) -> Letter:
        """A fresh draft."""
        raise NotImplementedError

    def kept_of(self, aftermath: Aftermath, slot: str) -> tuple[str, datetime | None] | None:
        """What is kept of it, and when it was sent; None when nothing is."""
        raise NotImplementedError

    def keep_letter(self, slot: str, text: str, sent_at: datetime | None) -> Aftermath:
        """Keep it; called from a thread."""
        raise NotImplementedError

    def show_state(self) -> None:
        """Show what depends on more than the words: lists, plans, countdowns."""

    def look(self) -> None:
        """The words have changed."""

    @property
    def box(self) -> WritingBox:
        """Where the letter is written."""
        return self.query_one("#letter", WritingBox)

    @property
    def letter(self) -> Letter | None:
        """The letter as it stands."""
        draft = self._drafts_of.get(self.slot)
        return None if draft is None else replace(draft, text=self.texts[self.slot])

    def sent_at(self, slot: str) -> datetime | None:
        """When it was sent."""
        kept = self.kept_of(self.desk.aftermath, slot) if self.desk else None
        return kept[1] if kept else None

    def fetch_desk(self) -> None:
        """Get what is known."""
        self.fetch("desk", lambda: self.backstage.after.desk(self.key), self.fill)

    def trouble(self, problem: Trouble, kind: str) -> None:
        """Letters of an interview that is gone cannot be written."""
        super().trouble(problem, kind)
        if kind == "desk" and self.desk is None:
            self.leave()

    def fill(self, desk: Desk) -> None:
        """Show what is known; words that were typed and not yet kept stay as they are."""
        self.desk = desk
        occasion = desk.aftermath.occasion
        job = ", ".join(part for part in (occasion.role, occasion.company) if part)
        self.top_bar.status = show.line(job, "$quiet")
        self._read_box()
        self._take(desk)
        slots = self.slots(desk)
        if self.slot not in slots:
            self.slot = slots[0] if slots else ""
        self.show_slot(self.slot)

    def _take(self, desk: Desk) -> None:
        for slot in self.slots(desk):
            draft = self._drafts_of[slot] = self.draft_of(desk, slot)
            kept = self.kept_of(desk.aftermath, slot)
            base = kept[0] if kept and kept[0] else draft.text
            if self.texts.get(slot) in (None, self._bases.get(slot)):
                self.texts[slot] = base
            self._bases[slot] = base

    def show_slot(self, slot: str) -> None:
        """Put another letter into the text area."""
        if slot != self._shown:
            self._read_box()
        self.slot = self._shown = slot
        self.box.disabled = not slot
        text = self.texts.get(slot, "")
        if self.box.text != text:
            self.box.load_text(text)
        self.show_state()
        self.look()
        self.refresh_keys()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep it soon, and look at it."""
        if event.text_area is self.box and self._read_box():
            self.look()
            self.touched()

    def _read_box(self) -> bool:
        """Whether the words in the text area are others than before."""
        text = clean(self.box.text)
        if not self._shown or text == self.texts[self._shown]:
            return False
        self.texts[self._shown] = text
        return True

    def to_keep(self) -> Callable[[], Any] | None:
        """Every letter whose words are not those that are kept; an emptied one stays as it was."""
        if self.desk is None:
            return None
        self._read_box()  # the last key may not have been told yet
        changed = [
            (slot, text, self.sent_at(slot))
            for slot, text in self.texts.items()
            if text != self._bases[slot] and text.strip()
        ]
        if not changed:
            return None

        def work() -> Aftermath:
            return [self.keep_letter(*one) for one in changed][-1]

        return work

    def was_kept(self, result: Any) -> None:  # noqa: ANN401 - an Aftermath
        """The next look compares with this."""
        assert self.desk is not None
        self.desk = replace(self.desk, aftermath=result, now=self.backstage.after.clock())
        self._read_box()
        self._take(self.desk)
        if self._shown and clean(self.box.text) != self.texts[self._shown]:
            self.box.load_text(self.texts[self._shown])  # a draft that follows a date
        self.show_state()
        self.refresh_keys()

    async def mark_sent(self) -> None:
        """Mark the letter sent now, or not sent after all."""
        if not self.slot:
            return
        sent = None if self.sent_at(self.slot) else self.backstage.after.clock()
        if await self.do_now(partial(self.keep_letter, self.slot, self.texts[self.slot], sent)):
            self.simulator.tell("Marked sent. Well done." if sent else "Marked not sent.")

    def next_gap(self) -> None:
        """Select the next gap."""
        spans = [(gap.start, gap.end) for gap in gaps(self.box.text)]
        if not self.box.select_after(spans):
            self.simulator.tell("There are no gaps left.")

    def draft_anew(self) -> None:
        """A fresh draft in place of the words."""
        if self.slot:
            self.box.put(self._drafts_of[self.slot].text)

    def copy_letter(self) -> None:
        """Copy it."""
        letter = self.letter
        if letter is None:
            return

        def ask_terminal(text: str) -> None:
            self.app.call_from_thread(self.app.copy_to_clipboard, text)

        osc52 = None if self.app.is_headless else ask_terminal
        self.fetch("copy", lambda: self.backstage.after.copy(letter, osc52), self.simulator.tell)

    def save_letter(self, kind: Literal["txt", "eml"]) -> None:
        """Save it as a file."""
        letter = self.letter

        def done(path: Path) -> None:
            self.simulator.tell("Saved.", str(path))

        if letter is not None:
            self.fetch("save", lambda: self.backstage.after.save(letter, kind), done)

    def open_mail(self) -> None:
        """Hand it to the mail program."""
        letter = self.letter
        if letter is not None:
            work = lambda: self.backstage.after.open_mail(letter)  # noqa: E731
            self.fetch("mail", work, self.simulator.tell)
