"""Two minutes of notes after an interview: names, promises, what was learned, what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.afterwards.days import spoken
from simulator.afterwards.debrief import Person
from simulator.afterwards.written import NotUnderstood, as_written, day_in, people_in, points_in
from simulator.tui import show
from simulator.tui.keeping import Keeping
from simulator.tui.keys import bindings
from simulator.tui.trouble import Trouble
from simulator.tui.widgets.field import Field

if TYPE_CHECKING:
    from simulator.afterwards.aftermath import Aftermath
    from simulator.tui.after_stage import Desk

_POINTS = (
    ("promises", "What you promised", "to send or to do; one a line"),
    ("learned", "What you learned", "about the job and the people; one a line"),
    ("forgot", "What you forgot to say", "it goes into the thank-you notes; one a line"),
)


class DebriefScreen(Keeping):
    """The notes on one interview, kept as they are typed."""

    where = "debrief"
    CSS_PATH = "debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("debrief")]

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.desk: Desk | None = None
        self._wrong: dict[str, str] = {}

    def heading(self) -> Content:
        """What this is."""
        return Content("Debrief")

    def body(self) -> Iterable[Widget]:
        """A word of welcome and the fields."""
        with VerticalScroll(id="form", can_focus=False, disabled=True):
            yield Static(
                "Two minutes while it is fresh. All of it is optional, kept as you type, and "
                "feeds your thank-you notes.",
                id="welcome",
                classes="quiet",
            )
            yield Field(
                "Whom you met", id="people", lines=3, hint="Name, role <e-mail>; one a line"
            )
            for name, title, hint in _POINTS:
                yield Field(title, id=name, lines=3, hint=hint)
            yield Field(
                "You hear by", id="hear_by", hint="the day they named: 2026-03-10, tomorrow"
            )

    def on_mount(self) -> None:
        """Fetch what is known."""
        self.fetch("desk", lambda: self.backstage.after.desk(self.key), self._fill)

    def _field(self, name: str) -> Field:
        return self.query_one(f"#{name}", Field)

    def _fill(self, desk: Desk) -> None:
        self.desk = desk
        aftermath = desk.aftermath
        self._say_where(aftermath)
        self._field("people").put("\n".join(map(as_written, aftermath.people)))
        for name, _, _ in _POINTS:
            self._field(name).put("\n".join(getattr(aftermath.debrief, name)))
        day = aftermath.hear_by
        self._field("hear_by").put(str(day) if day else "")
        self._look()
        self.query_one("#form").disabled = False
        self._field("promises" if aftermath.people else "people").editor.focus()

    def _say_where(self, aftermath: Aftermath) -> None:
        occasion = aftermath.occasion
        job = ", ".join(part for part in (occasion.role, occasion.company) if part)
        self.top_bar.status = show.line(job, "$quiet")

    def trouble(self, problem: Trouble, kind: str) -> None:
        """An interview that is gone cannot be written about."""
        super().trouble(problem, kind)
        if kind == "desk":
            self.leave()

    def on_field_edited(self) -> None:
        """Look at what stands there, and keep it soon."""
        self._look()
        self.touched()

    def _look(self) -> None:
        """Say beside each field what cannot be read, and which day is meant."""
        self._wrong = {}
        self._read("people", people_in)
        day = self._read("hear_by", self._day)
        for name in ("people", "hear_by"):
            wrong = self._wrong.get(name, "")
            self._field(name).say(wrong, wrong=bool(wrong))
        if day:
            self._field("hear_by").say(spoken(day))

    def _read(self, name: str, reader: Callable[[str], Any]) -> Any:  # noqa: ANN401 - as it reads
        try:
            return reader(self._field(name).value)
        except NotUnderstood as problem:
            text = str(problem)
            self._wrong[name] = text[0].upper() + text[1:]
            return None

    def _day(self, written: str) -> date | None:
        assert self.desk is not None
        if not written.strip():
            return None
        day = day_in(written, self.desk.today)
        met = self.desk.rhythm.day_of(self.desk.aftermath.occasion.ended_at)
        if day is not None and day < met:
            raise NotUnderstood(f"{spoken(day)} lies before the interview.")
        return day

    def to_keep(self) -> Callable[[], Any] | None:
        """The debrief as it stands; what cannot be read stays as it was."""
        if self.desk is None:
            return None
        aftermath = self.desk.aftermath
        before = aftermath.debrief
        self._look()
        people, hear_by = before.people, before.hear_by
        if "people" not in self._wrong:
            found = people_in(self._field("people").value)
            people = tuple(p for p in found if not _known(p, aftermath))
        if "hear_by" not in self._wrong:
            hear_by = self._day(self._field("hear_by").value)
            if before.hear_by is None and hear_by == aftermath.occasion.hear_by:
                hear_by = None  # known from the interview itself
        points = {name: points_in(self._field(name).value) for name, _, _ in _POINTS}
        after = replace(before, people=people, hear_by=hear_by, **points)
        if after == before:
            return None
        return partial(self.backstage.after.keep_debrief, self.key, after)

    def was_kept(self, result: Any) -> None:  # noqa: ANN401 - an Aftermath
        """The next look compares with this."""
        assert self.desk is not None
        self.desk = replace(self.desk, aftermath=result)

    def loose_ends(self) -> str:
        """What cannot be read is not kept."""
        if not self._wrong:
            return ""
        names = {"people": "whom you met", "hear_by": "the day you hear by"}
        wrong = " and ".join(names[name] for name in self._wrong)
        return f"This cannot be read, so it is not kept: {wrong}."

    async def action_debrief_note(self) -> None:
        """Go on to the thank-you notes."""
        from simulator.tui.screens.note import NoteScreen

        await self.go_on(lambda: self.go(NoteScreen(self.key), instead=True))

    async def action_debrief_followup(self) -> None:
        """Go on to the follow-up."""
        from simulator.tui.screens.followup import FollowUpScreen

        await self.go_on(lambda: self.go(FollowUpScreen(self.key), instead=True))


def _known(person: Person, aftermath: Aftermath) -> bool:
    """Whether the interview itself tells as much of them, so that there is nothing to note."""
    return person in aftermath.occasion.people
