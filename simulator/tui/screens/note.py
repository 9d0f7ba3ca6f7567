"""Thank-you notes: one a person, drafted from what is known, checked as one types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.afterwards.aftermath import Note
from simulator.afterwards.checks import check_note, facing, ready
from simulator.afterwards.debrief import same_name
from simulator.afterwards.due import countdown, note_due
from simulator.afterwards.letters import draft_note
from simulator.tui import show
from simulator.tui.keys import bindings
from simulator.tui.letter_desk import LetterDesk
from simulator.tui.pauses import Pauses
from simulator.tui.widgets.row_list import RowList
from simulator.tui.widgets.writing_box import WritingBox

if TYPE_CHECKING:
    from simulator.afterwards.aftermath import Aftermath
    from simulator.afterwards.checks import Check
    from simulator.afterwards.letters import Letter
    from simulator.tui.after_stage import Desk

_HALF_A_MINUTE = 30.0


class NoteScreen(LetterDesk):
    """People on the left with the checks below them, the note on the right."""

    where = "note"
    CSS_PATH = "letters.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("note")]

    def __init__(self, key: str, person: str = "") -> None:
        super().__init__(key)
        self.checks: tuple[Check, ...] = ()
        self._first = person
        self._names: tuple[str, ...] = ()
        self._glances = Pauses(self, wait=0.12, most=0.5, then=self._check)

    def heading(self) -> Content:
        """What this is."""
        return Content("Thank-you notes")

    def body(self) -> Iterable[Widget]:
        """People and checks, then the letter."""
        with Horizontal(id="desk"):
            with Vertical(id="side"):
                people = RowList(self._row, id="people", classes="pane")
                people.border_title = "One note each"
                yield people
                with VerticalScroll(id="about", classes="pane") as about:
                    about.border_title = "Checks"
                    yield Static(id="checks", markup=False)
            with Vertical(id="paper"):
                yield Static(id="address", markup=False)
                yield WritingBox(gaps=True, id="letter")

    def on_mount(self) -> None:
        """Fetch what is known; the countdown runs."""
        self.set_interval(_HALF_A_MINUTE, self._count_down)
        self.fetch_desk()

    def on_screen_resume(self) -> None:
        """The debrief may have brought people and points."""
        if self.desk is not None:
            self.fetch_desk()

    def slots(self, desk: Desk) -> Sequence[str]:
        """One note a person."""
        return [person.name for person in desk.aftermath.people]

    def draft_of(self, desk: Desk, slot: str) -> Letter:
        """A draft from what is known and said."""
        return draft_note(desk.aftermath, slot, desk.rhythm, desk.author)

    def kept_of(self, aftermath: Aftermath, slot: str) -> tuple[str, datetime | None] | None:
        """The note to this person."""
        note = aftermath.note_to(slot)
        return (note.text, note.sent_at) if note else None

    def keep_letter(self, slot: str, text: str, sent_at: datetime | None) -> Aftermath:
        """Keep the note to this person."""
        return self.backstage.after.keep_note(self.key, Note(slot, text, sent_at))

    @property
    def people(self) -> RowList:
        """The list of people."""
        return self.query_one("#people", RowList)

    def fill(self, desk: Desk) -> None:
        """Begin with the person asked for, else with the first who waits for a note."""
        opening = self.desk is None
        self._names = tuple(self.slots(desk))
        if opening:
            self.desk = desk
            wanted = [name for name in self._names if same_name(name, self._first)]
            waiting = [name for name in self._names if self.sent_at(name) is None]
            self.slot = next(iter((*wanted, *waiting)), "")
        super().fill(desk)
        self.people.show_rows(len(self._names), max(0, self._place))
        if opening:
            (self.box if self._names else self.people).focus()

    @property
    def _place(self) -> int:
        return self._names.index(self.slot) if self.slot in self._names else -1

    def _row(self, index: int, width: int) -> Sequence[Content]:
        name = self._names[index]
        kept = self.desk is not None and self.desk.aftermath.note_to(name) is not None
        sent = self.sent_at(name) is not None
        state = ("✓ sent", "$success") if sent else ("kept", "") if kept else ("draft", "$quiet")
        return (show.spread(show.line(name), Content.styled(*state), width),)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The note follows the person."""
        if event.index < len(self._names) and self._names[event.index] != self.slot:
            self.show_slot(self._names[event.index])

    def on_row_list_picked(self) -> None:
        """A double click goes to the note."""
        self.box.focus()

    def show_state(self) -> None:
        """To whom, about what, and how long there is."""
        self._count_down()
        self.people.refresh()
        letter, address = self.letter, self.query_one("#address", Static)
        if letter is None:
            address.update("Nobody is known by name yet. The debrief adds them.")
            return
        role = f", {letter.to.role}" if letter.to.role else ""
        mail = f" <{letter.to.address}>" if letter.to.address else ""
        address.update(
            Content.assemble(
                ("To ", "$quiet"),
                show.line(letter.to.name + role + mail),
                "\n",
                ("Subject ", "$quiet"),
                show.line(letter.subject),
            )
        )

    def _count_down(self) -> None:
        if self.desk is None:
            return
        at = note_due(self.desk.aftermath.occasion.ended_at)
        left = countdown(at, self.backstage.after.clock())
        waiting = sum(self.sent_at(name) is None for name in self._names)
        if waiting:
            said = f"{show.count(waiting, 'note')} to send within 24 h: {left}"
            style = "$warning" if left.endswith("late") else "$accent"
        else:
            said, style = ("All sent" if self._names else "", "$success")
        self.top_bar.status = Content.styled(said, style)

    def look(self) -> None:
        """Check at the next short pause."""
        self._glances.touch()

    def _check(self) -> None:
        if self.desk is None or not self.slot:
            return
        text, aftermath, slot = self.texts[self.slot], self.desk.aftermath, self.slot
        others = tuple(t for name, t in self.texts.items() if name != slot)

        def work() -> tuple[Check, ...]:
            return check_note(text, replace(facing(aftermath, slot), others=others))

        self.fetch("checks", work, self._show_checks)

    def _show_checks(self, checks: tuple[Check, ...]) -> None:
        self.checks = checks
        open_ones = [check for check in checks if check.met is not True]
        lines = [Content.styled("✓ Ready to go.", "bold $success")] if ready(checks) else []
        for check in open_ones:
            mark, style = ("✗", "$warning") if check.met is False else ("○", "$quiet")
            lines.append(Content.assemble((f"{mark} ", style), (check.label, "bold")))
            if check.help:
                lines.append(show.line(check.help, "$quiet"))
            if check.id == "gaps":
                text = self.texts.get(self.slot, "")
                lines += [show.line(text[at.start : at.end], "bold $accent") for at in check.at]
        met = [check.label for check in checks if check.met]
        if met:
            lines.append(Content.assemble(("✓ ", "$success"), (" · ".join(met), "$quiet")))
        self.query_one("#checks", Static).update(Content("\n").join(lines))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """All but the debrief need somebody to write to."""
        return bool(self.slot) or not action.startswith("note_") or action == "note_debrief"

    def action_note_next(self) -> None:
        """Go to the next person."""
        if self._names:
            self.people.cursor = (self._place + 1) % len(self._names)
            self.box.focus()

    def action_note_gap(self) -> None:
        """Select the next gap."""
        self.next_gap()

    def action_note_mail(self) -> None:
        """Open it in the mail program."""
        self.open_mail()

    async def action_note_sent(self) -> None:
        """Mark it sent."""
        await self.mark_sent()

    def action_note_copy(self) -> None:
        """Copy it."""
        self.copy_letter()

    def action_note_save(self) -> None:
        """Save it as text."""
        self.save_letter("txt")

    def action_note_save_eml(self) -> None:
        """Save it for a mail program."""
        self.save_letter("eml")

    def action_note_draft(self) -> None:
        """Draft it anew."""
        self.draft_anew()

    async def action_note_debrief(self) -> None:
        """Note what you remember."""
        from simulator.tui.screens.debrief import DebriefScreen

        await self.go_on(lambda: self.go(DebriefScreen(self.key)))
