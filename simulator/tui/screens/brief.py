"""Settle in: the job, the people, what was said so far, and how to rehearse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from simulator.commands import COMMAND_BY_ID
from simulator.scoring.rubric import TACTICS
from simulator.tui import show
from simulator.tui.keys import bindings, first_key
from simulator.tui.place import Place
from simulator.tui.themes import hue
from simulator.tui.widgets.hanging import Hanging
from simulator.tui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from simulator.scenario.load import LoadedScenario


class Brief(Place):
    """Shows one scenario and starts its conversation."""

    where = "brief"
    CSS_PATH = "brief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("brief")]

    def __init__(self, loaded: LoadedScenario) -> None:
        super().__init__()
        self.loaded = loaded

    def heading(self) -> Content:
        """The scenario's title."""
        return show.line(self.loaded.scenario.title)

    def body(self) -> Iterable[Widget]:
        """The facts on the left, the choices on the right."""
        wishes = self.simulator.wishes
        settings = self.simulator.settings
        mode = wishes.mode or (settings.mode if settings else "practice")
        tactics = settings.show_tactics if settings else True
        with Horizontal(id="sheet"):
            with VerticalScroll(id="facts"):
                yield from self._facts()
                yield Static(_tactics(), id="tactics", classes="" if tactics else "-hidden")
            with VerticalScroll(id="choices", can_focus=False):
                yield self._toggle(
                    "brief.mode",
                    "Practice",
                    "Real: nothing is shown until the end.",
                    "Five lamps light as you type.",
                    mode == "practice",
                )
                yield self._toggle(
                    "brief.unsure",
                    "I'm not sure I want it",
                    "Asking for the job is part of the score.",
                    "Asking for the job is left out of the score.",
                    not wishes.wants_job,
                )
                yield self._toggle(
                    "brief.tactics",
                    "Five tactics",
                    "Hidden: from memory.",
                    "Listed under the brief.",
                    tactics,
                )
                yield Button("Begin", variant="primary", id="begin")
                seed = wishes.seed
                yield Static(
                    Content(
                        f"Variation {seed}" if seed is not None else "A new variation each time"
                    ),
                    id="seed",
                )

    def _toggle(self, command_id: str, label: str, off: str, on: str, value: bool) -> Toggle:
        key = first_key(COMMAND_BY_ID[command_id], self.simulator.keys_changed)
        return Toggle(label, off, on, key=key, value=value, id=command_id.replace(".", "-"))

    def _facts(self) -> Iterable[Widget]:
        scenario = self.loaded.scenario
        yield Static(
            Content.assemble(
                "\n",
                show.line(f"{scenario.job.role} at {scenario.job.company}").stylize("bold"),
                "\n",
                show.words(scenario.summary),
                "\n\n",
                show.words(scenario.job.about, "$quiet"),
            )
        )
        yield Static(Content("Who is with you"), classes="heading")
        for person in scenario.interviewers:
            yield Static(
                Content.assemble(
                    show.line(person.name).stylize("bold"),
                    show.line(f", {person.role}"),
                    (" · ", "$quiet"),
                    show.line(person.manner, "$quiet"),
                )
            )
        for heading, points in (
            ("What you have heard today", scenario.facts),
            ("What the job asks for", scenario.skills),
            ("What you have already told them", scenario.discussed),
            ("What you might bring up, if it is true of you", scenario.your_points),
        ):
            if points:
                yield Static(Content(heading), classes="heading")
                bullet = Content.styled("·", "$primary")
                yield Hanging([(bullet, show.line(point)) for point in points], lead=2)

    def on_mount(self) -> None:
        """Arrow keys read the brief, Enter begins."""
        self.query_one("#facts").focus()
        scenario = self.loaded.scenario.id
        self.fetch("points", lambda: self.backstage.library.reminder(scenario), self._remind)
        self.fetch("warm", lambda: self.backstage.warm(), lambda _: None)

    def _remind(self, words: str) -> None:
        if words:
            own = Static(show.words(words, "$quiet"), id="own")
            self.query_one("#facts").mount(own, before="#tactics")

    def on_toggle_changed(self, event: Toggle.Changed) -> None:
        """Showing the tactics is the one choice that shows at once."""
        if event.toggle.id == "brief-tactics":
            self.query_one("#tactics").set_class(not event.on, "-hidden")
            if event.on:
                self.query_one("#tactics").scroll_visible()

    def on_button_pressed(self) -> None:
        """The button does what its key does."""
        self.action_brief_begin()

    def _flip(self, command: str) -> None:
        self.query_one(f"#{command}", Toggle).action_flip()

    def action_brief_mode(self) -> None:
        """Practice or real."""
        self._flip("brief-mode")

    def action_brief_unsure(self) -> None:
        """Sure of the job or not."""
        self._flip("brief-unsure")

    def action_brief_sound(self) -> None:
        """Try voice and microphone."""
        from simulator.tui.screens.sound_check import SoundCheck

        self.app.push_screen(SoundCheck(self.backstage.sound))

    def action_brief_tactics(self) -> None:
        """Show or hide the tactics."""
        self._flip("brief-tactics")

    def action_brief_begin(self) -> None:
        """Let the interviewer speak."""
        from simulator.rehearsal import Start, new_seed
        from simulator.tui.screens.conversation import Conversation

        seed = self.simulator.wishes.seed
        start = Start(
            self.loaded.scenario,
            self.loaded.source,
            new_seed() if seed is None else seed,
            "practice" if self.query_one("#brief-mode", Toggle).on else "real",
            not self.query_one("#brief-unsure", Toggle).on,
        )
        self.go(Conversation(start), instead=True)


def _tactics() -> Content:
    pieces: list[Content | tuple[str, str] | str] = [
        ("\nThe five tactics of a good close\n", "bold $primary")
    ]
    for number, tactic in enumerate(TACTICS, 1):
        pieces += [(f"{number} ", f"bold {hue(tactic.id)}"), (tactic.title, "bold"), "\n"]
        for criterion in tactic.criteria:
            pieces.append((f"  · {criterion.ask}\n", "$quiet"))
    return Content.assemble(*pieces)
