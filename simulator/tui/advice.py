"""What to do next time, what worked and how it was said, as text for a pane."""

from __future__ import annotations

from textual.content import Content

from simulator.scoring.rubric import CRITERION_BY_ID, TACTIC_OF_CRITERION
from simulator.scoring.scorecard import Measure
from simulator.tui import show
from simulator.tui.result import Result
from simulator.tui.themes import hue

_DELIVERY = {
    "words": "Words",
    "sentences": "Sentences",
    "hedges": "Hedges",
    "fillers": "Fillers",
    "seconds": "Time",
    "words_per_minute": "Pace",
}
Piece = Content | tuple[str, str] | str


def advice_text(result: Result) -> Content:
    """Everything beside the points, the most useful first."""
    pieces: list[Piece] = []
    for note in result.card.notes:
        pieces += [show.words(note, "$warning"), "\n\n"]
    if result.feedback.next_time:
        pieces.append(("Next time\n", "bold $primary"))
        for number, advice in enumerate(result.feedback.next_time, 1):
            pieces += [
                (f"{number}  ", "bold $lit"),
                show.words(advice.title).stylize("bold"),
                "\n",
                show.words(advice.why, "$quiet"),
                "\n",
            ]
            if advice.say:
                pieces += [show.words(f"“{advice.say}”", "italic"), "\n"]
            pieces.append("\n")
    pieces += _worked(result)
    pieces += _cautions(result)
    pieces += _delivery(result)
    return Content.assemble(*pieces)


def _worked(result: Result) -> list[Piece]:
    pieces: list[Piece] = []
    for praise in result.feedback.worked:
        tactic = TACTIC_OF_CRITERION[praise.criterion]
        pieces += [
            ("✓ ", "bold $success"),
            (CRITERION_BY_ID[praise.criterion].label, f"bold {hue(tactic.id)}"),
            "\n",
            show.words(f"“{praise.quote}”", "$quiet"),
            "\n",
        ]
    return [("What worked\n", "bold $primary"), *pieces, "\n"] if pieces else []


def _cautions(result: Result) -> list[Piece]:
    pieces: list[Piece] = []
    for note in result.feedback.cautions:
        pieces += [
            ("! ", "bold $error"),
            (note.label, "bold $error"),
            "\n",
            show.words(f"“{note.quote}”", "$quiet"),
            "\n",
            show.words(note.advice),
            "\n",
        ]
        if note.say:
            pieces += [show.words(f"“{note.say}”", "italic"), "\n"]
    return [("Cautions\n", "bold $primary"), *pieces, "\n"] if pieces else []


def _delivery(result: Result) -> list[Piece]:
    pieces: list[Piece] = [("How it was said\n", "bold $primary")]
    for name, measure in result.card.delivery.items():
        pieces += [
            (f"{_DELIVERY.get(name, name):<10}", "$quiet"),
            show.words(_figure(measure)),
            "\n",
        ]
    pieces += [(f"{'Variation':<10}", "$quiet"), str(result.seed)]
    return pieces


def _figure(measure: Measure) -> str:
    if measure.value is None:
        return measure.note or "not measurable"
    value = f"{measure.value:g} {measure.unit}"
    return f"{value} ({measure.note})" if measure.note else value
