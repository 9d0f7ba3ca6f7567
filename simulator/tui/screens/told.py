"""A real interview, told by the one who was there; its closing is scored when typed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.afterwards.days import Rhythm, spoken
from simulator.afterwards.interviews import RealInterview
from simulator.afterwards.written import (
    NotUnderstood,
    day_in,
    moment_in,
    people_in,
    points_in,
    tidy,
)
from simulator.tui import show
from simulator.tui.drafting import Drafting
from simulator.tui.keeping import Keeping
from simulator.tui.keys import bindings
from simulator.tui.told_form import FIELDS, NAMES, scored_words, texts_of
from simulator.tui.trouble import Trouble
from simulator.tui.widgets.field import Field
from simulator.tui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from simulator.tui.result import Result

T = TypeVar("T")
_NOT_WANTED = "no"


class ToldScreen(Keeping):
    """A form; a new interview is kept from the moment it has a company and a time."""

    where = "told"
    CSS_PATH = "debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("told")]

    def __init__(self, key: str = "") -> None:
        super().__init__()
        self.key = key
        self.told: RealInterview | None = None
        self._days: Rhythm | None = None
        self._begun_at: datetime | None = None
        self._wrong: dict[str, str] = {}
        self._begun_here = not key
        self.drafting = self._unsaved = Drafting(
            self,
            name=lambda: f"told-{self.key or 'new'}",
            words=self._words,
            put_back=self._put_back,
        )

    def heading(self) -> Content:
        """What this is."""
        return Content("A real interview")

    def body(self) -> Iterable[Widget]:
        """The fields."""
        with VerticalScroll(id="form", can_focus=False, disabled=True):
            for name, title, hint, lines in FIELDS:
                yield Field(title, id=name, hint=hint, lines=lines)
            yield Toggle(
                "You want this job",
                "You are not sure, so asking for it is left out of the score.",
                "Asking for it counts.",
                key="Space",
                value=True,
                id="wants",
            )
            yield Static("", id="said", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Fetch what was told, or begin a new one."""
        self.fetch("told", self._begin, self._fill)

    def _begin(self) -> tuple[RealInterview, Rhythm]:
        after = self.backstage.after
        if self.key:
            told, days, _ = after.interview(self.key)
            return told, days
        days, now = after.days()
        now = now.replace(second=0, microsecond=0)
        return RealInterview(id=None, company="", role="", ended_at=now), days

    def _fill(self, found: tuple[RealInterview, Rhythm]) -> None:
        self.told, self._days = found
        told = self.told
        self._begun_at = told.ended_at
        texts = texts_of(told, self._when(told))
        for name, text in texts.items():
            self._field(name).put(text)
        self._wants.on = told.wants_job
        self.query_one("#form").disabled = False
        self._field("company").editor.focus()
        self._say()
        self._unsaved.offer()

    def _words(self) -> dict[str, str]:
        """All that stands here, while some of it cannot be kept where it belongs."""
        if self.told is None or (self.to_keep() is None and not self.loose_ends()):
            return {}
        values = {name: self._field(name).value for name in NAMES}
        values["wants"] = "" if self._wants.on else _NOT_WANTED
        return {name: value for name, value in values.items() if value.strip()}

    def _put_back(self, words: Mapping[str, str]) -> None:
        for name in NAMES:
            if name in words:
                self._field(name).put(words[name])
        self._wants.on = words.get("wants") != _NOT_WANTED
        self.on_field_edited()

    @property
    def _wants(self) -> Toggle:
        return self.query_one("#wants", Toggle)

    def _field(self, name: str) -> Field:
        return self.query_one(f"#{name}", Field)

    def trouble(self, problem: Trouble, kind: str) -> None:
        """An interview that is gone cannot be changed."""
        super().trouble(problem, kind)
        if kind == "told":
            self.leave()

    def on_field_edited(self) -> None:
        """Look at it, and keep it soon."""
        self._read()
        self.touched()

    def on_toggle_changed(self) -> None:
        """Wanting the job changes the score."""
        self.touched()

    def _read(self) -> RealInterview | None:
        """The interview as it stands; what cannot be read stays as it was, and is said."""
        before, days = self.told, self._days
        if before is None or days is None:
            return None
        self._wrong = {}
        values = {name: self._field(name).value for name in NAMES}
        ended_at = self._one("when", self._moment, values["when"], before.ended_at)
        people = self._one("people", people_in, values["people"], before.people)
        held = days.day_of(ended_at)
        by = partial(self._day, held)
        hear_by = self._one("hear_by", by, values["hear_by"], before.hear_by)
        after = replace(
            before,
            company=tidy(values["company"]) or before.company,
            role=tidy(values["role"]),
            ended_at=ended_at,
            people=people,
            asked=points_in(values["asked"]),
            facts=points_in(values["facts"]),
            skills=points_in(values["skills"]),
            account=values["account"].strip(),
            closing=values["closing"].strip(),
            hear_by=hear_by,
            wants_job=self._wants.on,
        )
        for name in ("when", "people", "hear_by"):
            wrong = self._wrong.get(name, "")
            self._field(name).say(wrong, wrong=bool(wrong))
        if hear_by and "hear_by" not in self._wrong:
            self._field("hear_by").say(spoken(hear_by))
        if scored_words(after) != scored_words(before):
            after = replace(after, card=None)
        return after

    def _one(self, name: str, reader: Callable[[str], T], written: str, before: T) -> T:
        try:
            return reader(written)
        except NotUnderstood as problem:
            text = str(problem)
            self._wrong[name] = text[0].upper() + text[1:]
            return before

    def _when(self, told: RealInterview) -> str:
        assert self._days is not None
        return f"{told.ended_at.astimezone(self._days.zone):%Y-%m-%d %H:%M}"

    def _moment(self, written: str) -> datetime:
        assert self._days is not None
        if self.told is not None and written == self._when(self.told):
            return self.told.ended_at  # its seconds stay
        return moment_in(written, self.backstage.after.clock(), self._days)

    def _day(self, held: date, written: str) -> date | None:
        assert self._days is not None
        if not written.strip():
            return None
        day = day_in(written, self._days.day_of(self.backstage.after.clock()))
        if day is not None and day < held:
            raise NotUnderstood(f"{spoken(day)} lies before the interview.")
        return day

    def to_keep(self) -> Callable[[], Any] | None:
        """The interview as it stands, once it has a company."""
        return self._keeping(scored=False)

    def _keeping(self, *, scored: bool) -> Callable[[], Any] | None:
        after = self._read()
        if after is None or not after.company:
            return None
        unscored = scored and bool(after.closing) and after.card is None
        if after == self.told and not unscored:
            return None
        return partial(self.backstage.after.keep_interview, after, scored=scored)

    def was_kept(self, result: Any) -> None:  # noqa: ANN401 - a RealInterview
        """The next look compares with this."""
        self.told = result
        self.key = result.key
        self._say()

    def _say(self) -> None:
        told = self.told
        card = told.card if told else None
        said = f"tactics covered: {card.total} of 100" if card else "not scored yet"
        self.top_bar.status = Content.styled(said if told and told.closing else "", "$quiet")

    def loose_ends(self) -> str:
        """What cannot be kept."""
        if self.told is None:
            return ""
        typed = any(self._field(name).value.strip() for name in NAMES if name != "when")
        if self.told.id is None and typed:
            return "Without a company this is not kept."
        if self._wrong:
            wrong = " and ".join(f"“{NAMES[name]}”" for name in self._wrong)
            return f"This cannot be read, so it is not kept: {wrong}."
        return ""

    async def go_back(self) -> None:
        """Score what was typed in on the way out, so that the plan knows what was asked."""
        if await self.keep():
            await self._score()
        if self._bare:
            self._ask_whether_to_keep()
        else:
            await super().go_back()

    @property
    def _bare(self) -> bool:
        """Whether it was begun here, and nothing but the company is known of it."""
        told = self.told
        if not self._begun_here or told is None or told.id is None or self._wrong:
            return False
        blank = RealInterview(id=told.id, company=told.company, role="", ended_at=told.ended_at)
        return told.ended_at == self._begun_at and replace(told, wants_job=True) == blank

    def _ask_whether_to_keep(self) -> None:
        from simulator.tui.screens.confirm import Confirm, Question

        assert self.told is not None
        company, key = self.told.company, self.key
        text = Content.assemble(
            "Only the company is known yet: ",
            show.line(company, "bold"),
            ". Kept, it gets a debrief and a follow-up plan; you can add the rest at any time.",
        )

        def answered(keep: bool | None) -> None:
            if keep:
                self.leave()
            elif keep is not None:
                work = lambda: self.backstage.after.delete_interview(key)  # noqa: E731
                self.fetch("discard", work, lambda _: self.leave())

        question = Question("Keep this interview?", text, "Keep", "Discard")
        self.app.push_screen(Confirm(question), answered)

    async def _score(self) -> bool:
        return await self.keep_with(lambda: self._keeping(scored=True))

    async def action_told_score(self) -> None:
        """Score it and open the scorecard."""
        if not await self._score():
            return
        told = self.told
        if told is None or told.card is None:
            self.simulator.tell("There is nothing to score yet.", "Type in what you said.")
            return
        from simulator.tui.screens.scorecard import ScorecardScreen

        def opened(result: Result) -> None:
            self.go(ScorecardScreen(result))

        self.fetch("result", lambda: self.backstage.after.result(told), opened)

    async def action_told_note(self) -> None:
        """Go on to the thank-you notes."""
        from simulator.tui.screens.note import NoteScreen

        await self._go_on(lambda: NoteScreen(self.key))

    async def action_told_debrief(self) -> None:
        """Go on to the debrief."""
        from simulator.tui.screens.debrief import DebriefScreen

        await self._go_on(lambda: DebriefScreen(self.key))

    async def _go_on(self, make: Callable[[], Keeping]) -> None:
        await self._score()
        self._begun_here = False  # its debrief or its notes may hold words from now on
        if self.key:
            self.go(make())
        else:
            self.simulator.tell("Say first at which company it was.")
