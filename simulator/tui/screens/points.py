"""My points: own strengths and stories, kept across all interviews."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from simulator.text import clean
from simulator.tui.keeping import Keeping
from simulator.tui.keys import bindings
from simulator.tui.widgets.writing_box import WritingBox

if TYPE_CHECKING:
    from simulator.points import Point


class MyPoints(Keeping):
    """One point a line, a short title and after a colon its story; kept as one types."""

    where = "points"
    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("points")]

    def __init__(self) -> None:
        super().__init__()
        self.points: tuple[Point, ...] = ()
        self._kept = ""

    def heading(self) -> Content:
        """What is kept here."""
        return Content("My points")

    def body(self) -> Iterable[Widget]:
        """A word of help and the list."""
        yield Static(
            Content(
                "What you are proud of, one a line: a short title, a colon, and the story. The "
                "brief reminds you of those not used yet, and the advice builds on them."
            ),
            classes="quiet",
        )
        box = WritingBox(
            placeholder="the product launch: In March I led the launch of …", id="list"
        )
        box.disabled = True
        yield box
        yield Static(id="said", markup=False)

    @property
    def box(self) -> WritingBox:
        """Where they stand."""
        return self.query_one("#list", WritingBox)

    def on_mount(self) -> None:
        """Fetch what is there."""
        self.fetch("points", lambda: self.backstage.library.points(), self._fill)

    def _fill(self, points: tuple[Point, ...]) -> None:
        self.points = points
        self._kept = "\n".join(_line(point) for point in points)
        self.box.load_text(self._kept)
        self.box.disabled = False
        self.box.focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep it at the next pause."""
        if not self.box.disabled:
            self.touched()

    def to_keep(self) -> Callable[[], Any] | None:
        """The list as it stands."""
        text = clean(self.box.text)
        if self.box.disabled or text.strip() == self._kept.strip():
            return None
        wanted = [_parts(line) for line in text.splitlines() if line.strip()]

        def work() -> str:
            self.backstage.library.keep_points(wanted)
            return text

        return work

    def was_kept(self, result: Any) -> None:  # noqa: ANN401 - what the work gives
        """Say so quietly."""
        self._kept = result
        count = sum(bool(line.strip()) for line in result.splitlines())
        self.query_one("#said", Static).update(Content(f"✓ {count} kept."))

    def action_points_keep(self) -> None:
        """Keep now."""
        self._keep_soon()


def _line(point: Point) -> str:
    story = " ".join(point.story.split())
    return f"{point.title}: {story}" if story else point.title


def _parts(line: str) -> tuple[str, str]:
    title, _, story = line.partition(":")
    return title.strip(), story.strip()
