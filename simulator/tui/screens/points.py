"""My points: own strengths and stories, kept across all interviews."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from simulator.text import clean
from simulator.tui import show
from simulator.tui.drafting import Drafting
from simulator.tui.keeping import Keeping
from simulator.tui.keys import bindings
from simulator.tui.widgets.writing_box import WritingBox

if TYPE_CHECKING:
    from simulator.points import Point
    from simulator.tui.library_stage import PointsKept, PointsRead
    from simulator.tui.trouble import Trouble


class MyPoints(Keeping):
    """One point a line, a short title and after a colon its story; kept as one types."""

    where = "points"
    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("points")]

    def __init__(self) -> None:
        super().__init__()
        self.points: tuple[Point, ...] = ()
        self._kept = ""
        self._settled: set[str] = set()
        self._changed_at = 0.0
        self._times_kept = 0
        self.drafting = self._unsaved = Drafting(
            self, name=lambda: "points", words=self._words, put_back=self._put_back
        )

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
        """Fetch what is there, and look now and then whether another program has changed it."""
        self.fetch("points", lambda: self.backstage.library.points(), self._fill)
        self.set_interval(1.0, self._look_at_disk)

    def _fill(self, read: PointsRead) -> None:
        self._changed_at = read.changed_at
        self._settled = {point.id for point in read.points}
        self._show(read.points)
        self.box.disabled = False
        self.box.focus()
        self._unsaved.offer()

    def _show(self, points: tuple[Point, ...]) -> None:
        """Put this list into the text, and leave the cursor where it is."""
        self.points = points
        self._kept = "\n".join(_line(point) for point in points)
        cursor = self.box.cursor_location
        self.box.load_text(self._kept)
        self.box.move_cursor(cursor)

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
        before, settled = self.points, frozenset(self._settled)

        def work() -> tuple[str, PointsKept]:
            return text, self.backstage.library.keep_points(wanted, before, settled)

        return work

    def was_kept(self, result: Any) -> None:  # noqa: ANN401 - what the work gives
        """Say so quietly, and show what others wrote meanwhile unless it would be in the way."""
        self._kept, kept = result
        self._changed_at = kept.changed_at
        self._times_kept += 1
        # Their changes are told from mine by this, so it must be what stands in the text.
        self.points = kept.mine
        if kept.points != kept.mine and clean(self.box.text) == self._kept:
            self._bring_in(kept.points)
        if kept.clashes:
            twice = ", ".join(f"“{title}”" for title in kept.clashes)
            self.simulator.tell(
                f"Changed elsewhere too: {twice}.",
                "Both are in the list; remove the one you do not want.",
                severity="warning",
            )
        self._say(f"✓ {len(kept.points)} kept.")

    def _bring_in(self, points: tuple[Point, ...]) -> None:
        """Show what others wrote; from now on it is told from what is typed here."""
        self._settled |= {point.id for point in points} - {point.id for point in self.points}
        self._show(points)
        self.simulator.tell("Your points were changed elsewhere too; here they are.")

    def _look_at_disk(self) -> None:
        if self.box.disabled or not self.is_current:
            return
        known, times = self._changed_at, self._times_kept

        def seen(read: PointsRead | None) -> None:
            # What was read before the last keeping, or while one types, is merged on keeping.
            if read is None or times != self._times_kept or self.to_keep() is not None:
                return
            self._changed_at = read.changed_at
            if read.points != self.points:
                self._bring_in(read.points)

        self.fetch("disk", lambda: self.backstage.library.points_since(known), seen)

    def _words(self) -> dict[str, str]:
        if self.to_keep() is None:
            return {}
        return {"list": clean(self.box.text), "before": self._kept}

    def _put_back(self, words: Mapping[str, str]) -> None:
        """Add what was typed last time and is not there; other lines may be newer by now."""
        known = {*words.get("before", "").splitlines(), *self.box.text.splitlines(), ""}
        fresh = [line for line in words.get("list", "").splitlines() if line not in known]
        self.box.load_text("\n".join([*filter(None, self.box.text.splitlines()), *fresh]))

    def trouble(self, problem: Trouble, kind: str) -> None:
        """What is wrong with a line stands below the lines, while it is wrong."""
        if kind == "keep":
            self._say(f"✗ {problem.message} {problem.advice}", "$error")
        elif kind != "disk":
            super().trouble(problem, kind)

    def _say(self, words: str, style: str = "") -> None:
        self.query_one("#said", Static).update(show.words(words, style))

    def action_points_keep(self) -> None:
        """Keep now."""
        self._keep_soon()


def _line(point: Point) -> str:
    story = " ".join(point.story.split())
    return f"{point.title}: {story}" if story else point.title


def _parts(line: str) -> tuple[str, str]:
    title, _, story = line.partition(":")
    return title.strip(), story.strip()
