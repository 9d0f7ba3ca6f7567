"""The follow-up: when to ask how things stand, why then, both messages, and how it came out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.afterwards.aftermath import FollowUp
from simulator.afterwards.days import spoken
from simulator.afterwards.letters import draft_followup
from simulator.afterwards.plan import Plan, plan
from simulator.afterwards.written import NotUnderstood, day_in
from simulator.tui import show
from simulator.tui.keys import bindings
from simulator.tui.letter_desk import LetterDesk
from simulator.tui.widgets.field import Field
from simulator.tui.widgets.row_list import RowList
from simulator.tui.widgets.writing_box import WritingBox

if TYPE_CHECKING:
    from simulator.afterwards.aftermath import Aftermath, Outcome
    from simulator.afterwards.letters import Letter
    from simulator.tui.after_stage import Desk

_SLOTS = ("1", "2")
_NAMES = ("First message", "Second and last")
_OUTCOMES = {
    "open": ("You are waiting for an answer.", "$quiet"),
    "heard": ("✓ They have answered.", "$success"),
    "let_go": ("You let this one go.", "$quiet"),
}


class FollowUpScreen(LetterDesk):
    """The two messages and the plan on the left, the chosen message on the right."""

    where = "followup"
    CSS_PATH = "letters.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("followup")]

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.plan: Plan | None = None
        self._wrong = ""

    def heading(self) -> Content:
        """What this is."""
        return Content("Follow-up")

    def body(self) -> Iterable[Widget]:
        """Messages, plan and date, then the message."""
        with Horizontal(id="desk"):
            with Vertical(id="side"):
                messages = RowList(self._row, id="people", classes="pane")
                messages.border_title = "At most two"
                yield messages
                with VerticalScroll(id="about", classes="pane") as about:
                    about.border_title = "The plan"
                    yield Field("You hear by", id="hear_by", hint="2026-03-10, or empty")
                    yield Static(id="plan", markup=False)
            with Vertical(id="paper"):
                yield Static(id="address", markup=False)
                yield WritingBox(gaps=True, id="letter")

    def on_mount(self) -> None:
        """Fetch what is known."""
        self.query_one("#people", RowList).show_rows(len(_SLOTS))
        self._field.disabled = True
        self.fetch_desk()

    @property
    def _field(self) -> Field:
        return self.query_one("#hear_by", Field)

    def slots(self, desk: Desk) -> Sequence[str]:
        """The first and the second message."""
        return _SLOTS

    def draft_of(self, desk: Desk, slot: str) -> Letter:
        """A draft that follows the plan."""
        return draft_followup(desk.aftermath, 1 if slot == "1" else 2, desk.rhythm, desk.author)

    def kept_of(self, aftermath: Aftermath, slot: str) -> tuple[str, datetime | None] | None:
        """The message of that number."""
        message = aftermath.followup(int(slot))
        return (message.text, message.sent_at) if message else None

    def keep_letter(self, slot: str, text: str, sent_at: datetime | None) -> Aftermath:
        """Keep the message of that number."""
        message = FollowUp(1 if slot == "1" else 2, text, sent_at)
        return self.backstage.after.keep_followup(self.key, message)

    def fill(self, desk: Desk) -> None:
        """Begin with the message that is next."""
        if self.desk is None:
            self.desk = desk
            self.slot = "2" if self.sent_at("1") else "1"
            day = desk.aftermath.hear_by
            self._field.put(str(day) if day else "")
            self._field.disabled = False
            self.query_one("#people", RowList).cursor = _SLOTS.index(self.slot)
            self.query_one("#people", RowList).focus()
        super().fill(desk)
        self._look_at_day()

    def _row(self, index: int, width: int) -> Sequence[Content]:
        if self.plan is None:
            return (Content(_NAMES[index]),)
        step = self.plan.steps[index]
        if step.sent_on:
            state = Content.styled(f"✓ sent {step.sent_on.day} {step.sent_on:%b}", "$success")
        elif self.plan.done:
            state = Content.styled("not needed", "$quiet")
        else:
            state = Content.styled(f"{step.day:%a} {step.day.day} {step.day:%b}", "$accent")
        return (show.spread(Content(_NAMES[index]), state, width),)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The message follows the list."""
        if self.desk is not None and _SLOTS[event.index] != self.slot:
            self.show_slot(_SLOTS[event.index])

    def on_row_list_picked(self) -> None:
        """A double click goes to the message."""
        self.box.focus()

    def show_state(self) -> None:
        """The plan as it stands, and to whom the message goes."""
        if self.desk is None:
            return
        aftermath = self.desk.aftermath
        outcome = aftermath.outcome
        self.plan = plan(aftermath, self.desk.today, self.desk.rhythm)
        self.query_one("#people", RowList).refresh()
        pieces = [show.words(self.plan.reason)]
        if self.plan.cost:
            pieces.append(show.words(self.plan.cost, "$warning"))
        pieces.append(show.words(self.plan.letting_go, "$quiet"))
        pieces.insert(0 if self.plan.done else len(pieces), Content.styled(*_OUTCOMES[outcome]))
        self.query_one("#plan", Static).update(Content("\n\n").join(pieces))
        letter = self.letter
        if letter is not None:
            to = letter.to.name or "whoever you met"
            mail = f" <{letter.to.address}>" if letter.to.address else ""
            said = Content.assemble(("To ", "$quiet"), show.line(to + mail), "\n")
            subject = Content.assemble(("Subject ", "$quiet"), show.line(letter.subject))
            self.query_one("#address", Static).update(Content.assemble(said, subject))

    def on_field_edited(self) -> None:
        """The date was changed: the plan moves with it."""
        self._look_at_day()
        self.touched()

    def _look_at_day(self) -> None:
        self._wrong = ""
        try:
            day = self._day()
        except NotUnderstood as problem:
            self._wrong = str(problem)
            self._field.say(self._wrong[0].upper() + self._wrong[1:], wrong=True)
        else:
            self._field.say(spoken(day) if day else "")

    def _day(self) -> date | None:
        assert self.desk is not None
        written = self._field.value
        day = day_in(written, self.desk.today) if written.strip() else None
        met = self.desk.rhythm.day_of(self.desk.aftermath.occasion.ended_at)
        if day is not None and day < met:
            raise NotUnderstood(f"{spoken(day)} lies before the interview.")
        return day

    def to_keep(self) -> Callable[[], Any] | None:
        """The messages, and the date where it is another one now."""
        letters = super().to_keep()
        if self.desk is None or self._wrong or self._day() == self.desk.aftermath.hear_by:
            return letters
        day = self._day()
        if day == self.desk.aftermath.occasion.hear_by:
            day = None  # known from the interview itself
            if self.desk.aftermath.debrief.hear_by is None:
                return letters

        def work() -> Aftermath:
            if letters is not None:
                letters()
            return self.backstage.after.keep_hear_by(self.key, day)

        return work

    def loose_ends(self) -> str:
        """A date that cannot be read is not kept."""
        return "The day you hear by cannot be read, so it is not kept." if self._wrong else ""

    async def _set(self, outcome: Outcome) -> None:
        if self.desk is None:
            return
        chosen: Outcome = "open" if self.desk.aftermath.outcome == outcome else outcome
        await self.do_now(lambda: self.backstage.after.set_outcome(self.key, chosen))

    async def action_followup_heard(self) -> None:
        """They have answered."""
        await self._set("heard")

    async def action_followup_let_go(self) -> None:
        """Wait no longer."""
        await self._set("let_go")

    def action_followup_next(self) -> None:
        """Go to the other message."""
        people = self.query_one("#people", RowList)
        people.cursor = (people.cursor + 1) % len(_SLOTS)
        self.box.focus()

    def action_followup_gap(self) -> None:
        """Select the next gap."""
        self.next_gap()

    def action_followup_mail(self) -> None:
        """Open it in the mail program."""
        self.open_mail()

    async def action_followup_sent(self) -> None:
        """Mark it sent."""
        await self.mark_sent()

    def action_followup_copy(self) -> None:
        """Copy it."""
        self.copy_letter()

    def action_followup_save(self) -> None:
        """Save it as text."""
        self.save_letter("txt")

    def action_followup_save_eml(self) -> None:
        """Save it for a mail program."""
        self.save_letter("eml")

    def action_followup_draft(self) -> None:
        """Draft it anew."""
        self.draft_anew()
