"""What is heard while the candidate speaks: level, time, words so far."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.widgets import Static

from simulator.tui import show

_CELLS: Final = 12
_WARNINGS: Final = {
    "clipping": "Too loud: move back a little.",
    "silence": "Nothing is heard. Is the microphone muted?",
}


class Hearing(Static):
    """Stands where the answer is typed, as long as the microphone is open."""

    DEFAULT_CSS = """
    Hearing {
        display: none;
        height: 9;
        border: round $error;
        border-title-color: $error;
        border-subtitle-color: $quiet;
        padding: 0 1;
        margin: 0 1;
    }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._settled = ""
        self._unsettled = ""
        self.share = 0.0
        self.warning = ""
        self.ends_in: float | None = None
        self.hint = ""
        self.reading = False

    def begin(self, hint: str) -> None:
        """A new stretch; `hint` says how to end it."""
        self._settled = self._unsettled = self.warning = ""
        self.share, self.ends_in, self.hint, self.reading = 0.0, None, hint, False
        self.border_title = "Opening the microphone…"
        self.border_subtitle = hint
        self._draw()

    def opened(self) -> None:
        """The microphone is open."""
        self.border_title = "● Listening"

    def read_rest(self) -> None:
        """The microphone is closed, the last words are being read."""
        self.reading = True
        self.border_title = "Reading the last words…"
        self.border_subtitle = ""

    def words(self, settled: str, unsettled: str) -> None:
        """The words so far."""
        self._settled, self._unsettled = settled, unsettled
        self._draw()

    def measure(self, share: float, warning: str, seconds: float) -> None:
        """The newest level, polled."""
        if self.reading:
            return
        self.share, self.warning = share, warning
        self.border_subtitle = f"{self.hint} · {show.clock(seconds)}"
        self._draw()

    def _draw(self) -> None:
        pieces: list[Content | str | tuple[str, str]] = []
        if not self.reading:
            pieces += [(show.bar(self.share, 1.0, _CELLS), "$lit"), " "]
        if self.ends_in is not None:
            pieces += [
                (f"Your answer ends in {self.ends_in:.0f} s. Speak to go on.", "bold $warning")
            ]
        elif self.warning:
            pieces += [(_WARNINGS.get(self.warning, self.warning), "bold $warning")]
        pieces += ["\n", show.words(self._tail()), " ", show.words(self._unsettled, "$quiet")]
        self.update(Content.assemble(*pieces))

    def _tail(self) -> str:
        """The newest settled words that fit under the meter with the unsettled ones."""
        width, height = self.content_size.width, self.content_size.height
        room = width * (height - 2) - len(self._unsettled) - 2
        if width <= 0 or len(self._settled) <= room:
            return self._settled
        return "… " + self._settled[-max(0, room) :].partition(" ")[2]
