"""Two takes of one interview side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.scoring.rubric import CAUTION_BY_ID, TACTICS, Tactic
from simulator.tui import show
from simulator.tui.backstage import utc_now
from simulator.tui.keys import bindings
from simulator.tui.marks import marked, marks_of
from simulator.tui.place import Place
from simulator.tui.themes import hue

if TYPE_CHECKING:
    from simulator.scoring.scorecard import Scorecard
    from simulator.tui.backstage import Pair
    from simulator.tui.result import Result

_COLUMN = 14
_MOST_LABEL = 44


class Compare(Place):
    """Points in a table, then both talks; beside each other where there is room."""

    where = "compare"
    CSS_PATH = "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]

    def __init__(self, pair: Pair) -> None:
        super().__init__()
        self.left = pair.left
        self.right = pair.right

    def heading(self) -> Content:
        """The scenario's title."""
        return show.line(f"{self.left.title}: two takes")

    def body(self) -> Iterable[Widget]:
        """The table, then the talks."""
        with VerticalScroll(id="sheet"):
            yield Points(id="table")
            with Container(id="talks"):
                yield Static(id="left", classes="talk")
                yield Static(id="right", classes="talk")

    def on_mount(self) -> None:
        """Fill both sides."""
        self.query_one("#sheet").focus()
        self._fill()

    def _fill(self) -> None:
        self.query_one(Points).take(self.left, self.right)
        for side, result in (("#left", self.left), ("#right", self.right)):
            talk = self.query_one(side, Static)
            talk.update(_talk(result))
            talk.border_title = Content(f"{show.day(result.played_at).strip()} · {result.mode}")

    def action_compare_swap(self) -> None:
        """Change sides."""
        self.left, self.right = self.right, self.left
        self._fill()

    def action_compare_left(self) -> None:
        """Open the scorecard on the left."""
        self._open(self.left)

    def action_compare_right(self) -> None:
        """Open the scorecard on the right."""
        self._open(self.right)

    def _open(self, result: Result) -> None:
        from simulator.tui.screens.scorecard import ScorecardScreen

        self.go(ScorecardScreen(result))


class Points(Widget):
    """Tactics and criteria of both takes, and what changed."""

    DEFAULT_CSS = "Points { height: auto; }"

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._sides: tuple[Result, Result] | None = None
        self._now = utc_now()

    def take(self, left: Result, right: Result) -> None:
        """Show these two."""
        self._sides = (left, right)
        self.refresh(layout=True)

    def render(self) -> Content:
        """One line a tactic and a criterion."""
        if self._sides is None:
            return Content("")
        left, right = self._sides
        label = min(_MOST_LABEL, max(20, self.content_size.width - 3 * _COLUMN))
        lines = [
            Content.assemble(
                " " * label,
                *(
                    (show.short_day(side.played_at, self._now).rjust(_COLUMN), "$quiet")
                    for side in self._sides
                ),
                ("change".rjust(_COLUMN), "$quiet"),
            ),
            _line(
                Content.styled("Tactics covered", "bold"),
                label,
                (str(left.card.total), str(right.card.total)),
                right.card.total - left.card.total,
                "bold $lit",
            ),
        ]
        for tactic in TACTICS:
            lines.append(Content(""))
            lines += _tactic_lines(tactic, left.card, right.card, label)
        lines += _caution_lines(left.card, right.card, label)
        return Content("\n").join(lines)


def _tactic_lines(
    tactic: Tactic, left: Scorecard, right: Scorecard, label: int
) -> Iterable[Content]:
    out = [tactic.id in card.left_out for card in (left, right)]
    scores = [card.tactic(tactic.id).score for card in (left, right)]
    shown = ["left out" if o else str(s) for o, s in zip(out, scores, strict=True)]
    change = None if any(out) else scores[1] - scores[0]
    style = f"bold {hue(tactic.id)}"
    yield _line(Content.styled(tactic.title, style), label, (shown[0], shown[1]), change, style)
    for criterion in tactic.criteria:
        met = [
            criterion.id in card.met and not o for card, o in zip((left, right), out, strict=True)
        ]
        news = "" if met[0] == met[1] or any(out) else ("won" if met[1] else "lost")
        cells = [("✓" if m else "·", "$success" if m else "$quiet") for m in met]
        yield Content.assemble(
            _fit(Content.styled(f"  {criterion.label}", "" if any(met) else "$quiet"), label),
            *((text.rjust(_COLUMN), look) for text, look in cells),
            (news.rjust(_COLUMN), "$success" if news == "won" else "$error"),
        )


def _caution_lines(left: Scorecard, right: Scorecard, label: int) -> Iterable[Content]:
    kinds = [{c.kind for c in card.cautions} for card in (left, right)]
    found = [kind for kind in CAUTION_BY_ID if kind in kinds[0] | kinds[1]]
    if not found:
        return
    yield Content("")
    yield Content.styled("Cautions", "bold $error")
    for kind in found:
        cells = [("!" if kind in side else "·").rjust(_COLUMN) for side in kinds]
        yield Content.assemble(
            _fit(Content(f"  {CAUTION_BY_ID[kind].label}"), label),
            (cells[0], "$error"),
            (cells[1], "$error"),
        )


def _line(
    name: Content, label: int, scores: tuple[str, str], change: int | None, style: str
) -> Content:
    if change is None:
        delta = (show.NO_DATA, "$quiet")
    elif change:
        delta = (f"{'▲' if change > 0 else '▼'} {change:+}", "$success" if change > 0 else "$error")
    else:
        delta = ("=", "$quiet")
    return Content.assemble(
        _fit(name, label),
        *((score.rjust(_COLUMN), style) for score in scores),
        (delta[0].rjust(_COLUMN), delta[1]),
    )


def _fit(content: Content, width: int) -> Content:
    content = content.truncate(width, ellipsis=True)
    return content.pad_right(width - content.cell_length)


def _talk(result: Result) -> Content:
    marks = marks_of(result.card)
    blocks: list[Content] = []
    for number, turn in enumerate(result.closing.turns):
        you = turn.speaker == "candidate"
        name = "You" if you else (result.names[number] if number < len(result.names) else "")
        own = [mark for mark in marks if mark.turn == number]
        blocks.append(
            Content.assemble(
                show.line(name or "Interviewer", "bold $accent" if you else "bold $primary"),
                "\n",
                marked(turn.text, own) if you else show.words(turn.text, "$quiet"),
            )
        )
    return Content("\n\n").join(blocks)
