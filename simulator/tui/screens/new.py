"""The interview you have tomorrow: from a posting and a few answers to an interview of yours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.tui.drafting import Drafting
from simulator.tui.keys import bindings
from simulator.tui.library_stage import MADE
from simulator.tui.place import Place
from simulator.tui.widgets.field import Field

if TYPE_CHECKING:
    from simulator.drafts import Draft
    from simulator.scenario.making.draft import Wishes
    from simulator.scenario.posting.found import Extract, Found
    from simulator.tui.library_stage import Opened
    from simulator.tui.screens.edit import EditScenario
    from simulator.tui.trouble import Trouble

_FIELDS = (
    ("posting", "The posting", "paste it here", 6),
    ("file", "… or a file", "text, Markdown, a saved web page or a PDF", 1),
    ("role", "The job", "", 1),
    ("company", "The employer", "", 1),
    ("skills", "What they ask for", "one a line", 4),
    ("facts", "Worth mentioning", "what you know of the job; one a line", 4),
    ("people", "Who will interview you", "Name, role, how they seem; one a line", 3),
    ("strengths", "What you might bring up", "one a line", 3),
    ("cv", "… or your CV as a file", "its telling lines are added", 1),
    ("discussed", "What they know of you already", "one a line", 2),
    ("days", "You hear in so many days", "if you know", 1),
)
FORM = "new"
"""The draft of the form."""
_READ = ("role", "company", "skills", "facts")


class NewInterview(Place):
    """A form that a posting fills in; every word of it can be changed before it is saved."""

    where = "new"
    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("new")]

    def __init__(self) -> None:
        super().__init__()
        self.drafting = self._unsaved = Drafting(
            self, name=lambda: FORM, words=self._words, put_back=self._put_back
        )
        self._editor: EditScenario | None = None
        self._made_of: dict[str, str] = {}

    def heading(self) -> Content:
        """What is made here."""
        return Content("An interview of your own")

    def body(self) -> Iterable[Widget]:
        """The fields."""
        with VerticalScroll(id="form", can_focus=False):
            yield Static(
                Content(
                    "Read the posting first (F5), look over what was found, then make it (Ctrl+S)."
                    " What is not in the posting is asked, never guessed."
                ),
                classes="quiet",
            )
            for name, title, hint, lines in _FIELDS:
                yield Field(title, id=name, hint=hint, lines=lines)

    def on_mount(self) -> None:
        """Paste at once."""
        self._field("posting").editor.focus(scroll_visible=False)
        form = self.query_one("#form", VerticalScroll)
        self.call_after_refresh(lambda: form.scroll_home(animate=False))
        drafts = self.backstage.drafts
        self.fetch("draft", lambda: (drafts.newest(MADE), drafts.newest(FORM)), self._offer)

    def _offer(self, found: tuple[Draft | None, Draft | None]) -> None:
        """Go on where words were left: in the text that was made, or in the form before it."""
        made, form = found
        if made is not None:
            self._unsaved.ask(made, lambda: self._go_on_with(made, form))
        elif form is not None:
            self._unsaved.ask(form, lambda: self._unsaved.take_over(form))

    def _go_on_with(self, made: Draft, form: Draft | None) -> None:
        from simulator.tui.library_stage import Opened

        if form is not None:
            self._unsaved.take_over(form)
        self._open(Opened(""), made)

    def _values(self) -> dict[str, str]:
        return {name: self._field(name).value for name, *_ in _FIELDS}

    def _words(self) -> dict[str, str]:
        """What would be lost; nothing any more once the interview made of it has a file."""
        values = self._values()
        if self._editor and self._editor.opened.path and values == self._made_of:
            return {}
        return {name: value for name, value in values.items() if value.strip()}

    def _put_back(self, words: Mapping[str, str]) -> None:
        for name, *_ in _FIELDS:
            if name in words:
                self._field(name).put(words[name])

    def on_field_edited(self, event: Field.Edited) -> None:
        """What was said of the old words is over; the new ones are a draft soon."""
        event.field.say("")
        self._unsaved.touch()

    def _field(self, name: str) -> Field:
        return self.query_one(f"#{name}", Field)

    def _lines(self, name: str) -> tuple[str, ...]:
        lines = (line.strip(" \t-*•") for line in self._field(name).value.splitlines())
        return tuple(line for line in lines if line)

    def action_new_read(self) -> None:
        """Read the posting and fill in what it says."""
        text, file = self._field("posting").value, self._field("file").value
        if not text.strip() and not file.strip():
            self._wrong({"posting": "There is no posting yet. Paste it, or name its file."})
            return
        self.fetch("read", lambda: self.backstage.library.read_posting(text, file), self._fill)

    def _fill(self, extract: Extract) -> None:
        values: dict[str, Sequence[Found]] = {
            "role": [extract.role] if extract.role else [],
            "company": [extract.company] if extract.company else [],
            "skills": extract.skills,
            "facts": extract.facts,
        }
        questions = {question.field: question for question in extract.questions}
        for name in _READ:
            field, found = self._field(name), values[name]
            if found:
                field.put("\n".join(one.value for one in found))
            question = questions.get(name)  # type: ignore[call-overload]
            if question is not None:
                maybe = ", ".join(one.value for one in question.suggestions)
                field.say(f"{question.ask}" + (f" Perhaps: {maybe}." if maybe else ""), wrong=True)
            else:
                field.say("; ".join(_place(extract, one) for one in found[:4]))
        for name in ("posting", "file"):
            self._field(name).say("")
        first = next((name for name in _READ if name in questions), "people")
        self._field(first).editor.focus()
        self.simulator.tell(
            f"Found {len(extract.skills)} things they ask for.", "Look them over; change any."
        )

    def action_new_make(self) -> None:
        """Write the interview, to be looked over."""
        wishes = self._wishes()
        if wishes is None:
            return
        cv, skills = self._field("cv").value.strip(), self._lines("skills")
        library = self.backstage.library

        def work() -> Opened:
            from dataclasses import replace

            more = library.strengths_in(cv, skills) if cv else ()
            return library.make(replace(wishes, strengths=(*wishes.strengths, *more)))

        self.fetch("make", work, self._made)

    def _wishes(self) -> Wishes | None:
        from simulator.scenario.making.draft import Wishes
        from simulator.scenario.making.people import NoName, UnknownManner, person_of

        days = self._field("days").value.strip()
        if days and not (days.isascii() and days.isdigit() and int(days) <= 120):
            self._wrong({"days": "A number of days, up to 120."})
            return None
        try:
            people = tuple(map(person_of, self._lines("people")))
        except (NoName, UnknownManner) as problem:
            self._wrong({"people": str(problem)})
            return None
        return Wishes(
            role=self._field("role").value.strip(),
            company=self._field("company").value.strip(),
            skills=self._lines("skills"),
            facts=self._lines("facts"),
            people=people,
            setting="panel" if len(people) > 2 else "one-to-one",
            strengths=self._lines("strengths"),
            discussed=self._lines("discussed"),
            days=int(days) if days else None,
        )

    def _wrong(self, said: Mapping[str, str]) -> None:
        """Say under each field what is wrong with it, and go to the first of them."""
        for name, words in said.items():
            self._field(name).say(words, wrong=True)
        first = self._field(next(name for name, *_ in _FIELDS if name in said))
        first.editor.focus()
        self.call_after_refresh(lambda: first.scroll_visible(animate=False))

    def trouble(self, problem: Trouble, kind: str) -> None:
        """What is wrong with a field is said there; a notice would lie over it."""
        if problem.at:
            self._wrong(problem.at)
        else:
            super().trouble(problem, kind)

    def _made(self, opened: Opened) -> None:
        self._open(opened)

    def _open(self, opened: Opened, draft: Draft | None = None) -> None:
        from simulator.tui.screens.edit import EditScenario

        self._made_of, self._editor = self._values(), EditScenario(opened, draft)
        self.go(self._editor)

    async def go_back(self) -> None:
        """Ask before a filled form is lost."""
        if not self._words():
            await self.leave_for_good()
            return
        from simulator.tui.screens.confirm import Confirm, Question

        question = Question(
            "Leave the form?",
            Content("What stands in it is not kept until it is made and saved."),
            "Leave",
            "Stay",
            grave=True,
        )

        def answered(sure: bool | None) -> None:
            if sure:
                self.run_worker(self.leave_for_good())

        self.app.push_screen(Confirm(question), answered)


def _place(extract: Extract, found: Found) -> str:
    said = " ".join(found.span.text.split())
    return f"line {extract.line_of(found.span)}: “{said[:60]}”"
