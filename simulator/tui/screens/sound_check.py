"""Try voice and microphone before it counts, and choose other ones."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar, cast

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Select, Static

from simulator.tui import show
from simulator.tui.screens.dialog import Dialog
from simulator.tui.trouble import Trouble

if TYPE_CHECKING:
    from simulator.rehearsal.sound_check import Tried
    from simulator.settings import Settings
    from simulator.tui.app import SimulatorApp
    from simulator.tui.sound_stage import SoundNames, SoundStage

T = TypeVar("T")
_OWN = "the system's own"


class SoundCheck(Dialog[None]):
    """Speaks a sentence, records two seconds, plays them back, and says what it found."""

    def __init__(self, stage: SoundStage) -> None:
        super().__init__()
        self._stage = stage
        self.found: list[Tried] = []
        self.busy = False
        self._chosen: dict[str, str] = {}

    def compose(self) -> Iterable[Widget]:
        """The findings, the devices, two buttons."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Sound check", "bold"))
            yield Static(id="sound-found", markup=False)
            for kind in ("microphone", "speaker"):
                yield Select([(_labelled(kind, ""), "")], id=kind, allow_blank=False)
            with Horizontal(classes="answers"):
                yield Button("Close", id="no")
                yield Button("Try", variant="primary", id="try")

    def on_mount(self) -> None:
        """List the devices."""
        self.query_one("#try").focus()
        self._say(
            "The voice says a sentence. Then say something for two seconds, and hear it back."
        )
        self._work(self._stage.names, self._list)

    def _list(self, found: SoundNames) -> None:
        for kind, names, chosen in (
            ("microphone", found.microphones, found.microphone),
            ("speaker", found.speakers, found.speaker),
        ):
            select = self.query_one(f"#{kind}", Select)
            select.set_options([(_labelled(kind, name), name) for name in ("", *names)])
            fitting = next((n for n in names if chosen and chosen.lower() in n.lower()), "")
            self._chosen[kind] = fitting
            with select.prevent(Select.Changed):
                select.value = fitting
        if not found.microphones:
            self._say("There is no microphone on this machine. You can type your answers.")

    def on_select_changed(self, event: Select.Changed) -> None:
        """Remember the choice."""
        kind, name = event.select.id, event.value
        if kind is None or not isinstance(name, str) or name == self._chosen.get(kind, ""):
            return  # what stands in the settings already
        self._chosen[kind] = name
        self._work(lambda: self._stage.remember_device(kind, name), self._remembered)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Try, or close."""
        if event.button.id == "no":
            self.dismiss(None)
        elif not self.busy:
            self.busy = True
            self.found = []
            self._say("Listen…")
            self._work(self._stage.try_voice, self._voice_tried)

    def _remembered(self, settings: Settings) -> None:
        app = cast("SimulatorApp", self.app)
        app.take_settings(settings)

    def _work(self, work: Callable[[], T], show: Callable[[T], object]) -> None:
        """Do `work` in a thread, then `show` its result while the dialog is open."""

        async def run() -> None:
            try:
                result = await asyncio.to_thread(work)
            except Trouble as problem:
                self.busy = False
                self._say(f"{problem.message} {problem.advice}")
                return
            if self.is_attached:
                show(result)

        self.run_worker(run(), group="sound-check")

    def _voice_tried(self, tried: Tried) -> None:
        self.found.append(tried)
        self._tell("Now say something…")
        self._work(self._stage.try_microphone, self._microphone_tried)

    def _microphone_tried(self, tried: Tried) -> None:
        self.found.append(tried)
        self._tell("Playing it back…" if tried.well else "")
        self._work(self._stage.play_back, self._over)

    def _over(self, tried: Tried | None) -> None:
        if tried is not None:
            self.found.append(tried)
        self.busy = False
        self._tell("")

    def _tell(self, next_words: str) -> None:
        pieces: list[Content | str | tuple[str, str]] = []
        for tried in self.found:
            mark = ("✓ ", "bold $success") if tried.well else ("✗ ", "bold $warning")
            pieces += [mark, show.words(tried.found), "\n"]
            if tried.advice:
                pieces += ["  ", show.words(tried.advice, "$quiet"), "\n"]
        self.query_one("#sound-found", Static).update(Content.assemble(*pieces, next_words))

    def _say(self, words: str) -> None:
        self.query_one("#sound-found", Static).update(Content(words))


def _labelled(kind: str, name: str) -> Content:
    return Content(f"{kind.capitalize()}: {name or _OWN}")
