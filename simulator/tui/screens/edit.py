"""A scenario's text, checked as one types; saved, played, and any line of it heard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from simulator.text import clean
from simulator.tui import show
from simulator.tui.drafting import Drafting
from simulator.tui.keys import bindings
from simulator.tui.pauses import Pauses
from simulator.tui.place import Place

if TYPE_CHECKING:
    from simulator.drafts import Draft
    from simulator.scenario.load import LoadedScenario
    from simulator.tui.library_stage import Opened
    from simulator.tui.trouble import Trouble

_SHOWN = 4  # problems below the text


class EditScenario(Place):
    """Edits one scenario; a new one has no file until it is saved."""

    where = "edit"
    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("edit")]

    def __init__(self, opened: Opened, draft: Draft | None = None) -> None:
        super().__init__()
        self.opened = opened
        self._draft = draft
        self.drafting = self._unsaved = Drafting(
            self, name=lambda: self.opened.draft, words=self._words, put_back=self._put_back
        )
        self.wrong: tuple[str, ...] = ()
        self._play_when_saved = False
        self._warned = 0.0
        self._not_saved: Trouble | None = None
        self._checks = Pauses(self, wait=0.3, most=1.5, then=self._check)

    def heading(self) -> Content:
        """The file's name."""
        path = self.opened.path
        return show.line(path.name if path else "A new interview, not saved yet")

    def body(self) -> Iterable[Widget]:
        """The text, and what is wrong with it."""
        yield TextArea(
            self.opened.source,
            id="text",
            soft_wrap=False,
            show_line_numbers=True,
            tab_behavior="focus",
        )
        yield Static(id="problems", markup=False)

    @property
    def text(self) -> TextArea:
        """Where it is written."""
        return self.query_one("#text", TextArea)

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost."""
        return self.opened.path is None or self.text.text != self.opened.source

    def on_mount(self) -> None:
        """Check at once, and look now and then whether another program has changed the file."""
        self.text.focus()
        self._check()
        if self._draft is not None:
            self._unsaved.take_over(self._draft)
        else:
            self._unsaved.offer()
        self.set_interval(1.0, self._look_at_disk)

    def on_text_area_changed(self) -> None:
        """Check at the next pause."""
        self._not_saved = None
        self._checks.touch()
        self._unsaved.touch()

    def _words(self) -> dict[str, str]:
        if self.text.text == self.opened.source:  # a copy nobody typed in is made again at once
            return {}
        return {"text": self.text.text, "before": self.opened.source if self.opened.path else ""}

    def _put_back(self, words: Mapping[str, str]) -> None:
        self.text.load_text(words.get("text", ""))
        if self.opened.path is not None and words.get("before", "") != self.opened.source:
            self._tell_of_change()

    def _tell_of_change(self) -> None:
        self.simulator.tell(
            "Another program has changed this file.",
            "Saving here replaces what it wrote.",
            severity="warning",
        )

    def _check(self) -> None:
        text = clean(self.text.text)
        self.fetch("check", lambda: self.backstage.library.problems(text), self._show_problems)

    def _show_problems(self, problems: tuple[str, ...]) -> None:
        self.wrong = problems
        self._show_wrong()

    def _show_wrong(self) -> None:
        problems = self.wrong
        shown = list(problems[:_SHOWN])
        if len(problems) > _SHOWN:
            shown.append(f"and {len(problems) - _SHOWN} more")
        words = "\n".join(f"✗ {clean(p)}" for p in shown) or "✓ Nothing is wrong with it."
        said: list[Content] = []
        if (why := self._not_saved) is not None:
            advice = "" if why.advice in problems else why.advice
            said.append(show.words(f"Not saved. {why.message} {advice}", "bold $error"))
        self.query_one("#problems", Static).update(Content("\n").join([*said, Content(words)]))

    def _look_at_disk(self) -> None:
        path = self.opened.path
        if path is None:
            return
        library = self.backstage.library

        def look() -> Opened | None:
            at = library.changed_at(path)
            return library.again(path) if at and at != self.opened.changed_at else None

        self.fetch("disk", look, self._changed_on_disk)

    def _changed_on_disk(self, now: Opened | None) -> None:
        if now is None or now.source == self.opened.source:
            return
        if self.unsaved:
            if now.changed_at != self._warned:
                self._warned = now.changed_at
                self._tell_of_change()
            return
        self.opened = now
        self.text.load_text(now.source)
        self.simulator.tell("Reloaded: the file was changed by another program.")

    def action_edit_save(self) -> None:
        """Keep it."""
        text, path = clean(self.text.text), self.opened.path
        self.fetch("save", lambda: self.backstage.library.save(text, path), self._saved)

    def trouble(self, problem: Trouble, kind: str) -> None:
        """Why it is not saved stands below the text; a notice would lie over what is wrong."""
        if kind != "save":
            super().trouble(problem, kind)
            return
        self._play_when_saved = False
        self._not_saved = problem
        self._check()  # what is shown may be of words before the last ones

    def _saved(self, opened: Opened) -> None:
        self.opened = opened
        self._not_saved = None
        self._show_wrong()
        assert opened.path is not None
        self.top_bar.title = show.line(opened.path.name)
        self.run_worker(self._after_saving(opened))

    async def _after_saving(self, opened: Opened) -> None:
        await self._unsaved.keep()  # what was saved is no draft any more
        if self._play_when_saved:
            self._play_when_saved = False
            reference = str(opened.path)
            self.fetch("load", lambda: self.backstage.load(reference), self._play)
        else:
            self.simulator.tell("Saved.", str(opened.path))

    def action_edit_play(self) -> None:
        """Save it and open its brief."""
        self._play_when_saved = True
        self.action_edit_save()

    def _play(self, loaded: LoadedScenario) -> None:
        from simulator.tui.screens.brief import Brief

        self.go(Brief(loaded), instead=True)

    def action_edit_hear(self) -> None:
        """Let a voice say the line under the cursor."""
        row = self.text.cursor_location[0]
        line = self.text.document.get_line(row).strip(" -'\"|>")
        words = clean(line)
        if words:
            self.fetch("hear", lambda: self.backstage.sound.say(words), self._heard)

    def _heard(self, trouble: str) -> None:
        if trouble:
            self.simulator.tell(trouble, severity="warning")

    async def go_back(self) -> None:
        """Ask before words are lost."""
        if not self.unsaved:
            self.leave()
            return
        from simulator.tui.screens.confirm import Confirm, Question

        question = Question(
            "Leave without saving?",
            Content("What you changed is lost then."),
            "Leave",
            "Stay",
            grave=True,
        )
        self.app.push_screen(Confirm(question), self._answered)

    def _answered(self, sure: bool | None) -> None:
        if sure:
            self.run_worker(self.leave_for_good())
