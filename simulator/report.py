"""A scorecard as plain lines for a terminal or a screen reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.scoring.closing import Closing
from simulator.scoring.feedback import advise
from simulator.scoring.own_points import OwnPoint
from simulator.scoring.rubric import CAUTION_BY_ID, CAUTION_COST, CRITERION_BY_ID, TACTIC_BY_ID
from simulator.scoring.scorecard import Evidence, Measure, Scorecard
from simulator.text import clean

_QUOTED = 90  # characters of evidence shown on a line


def report(
    card: Scorecard,
    closing: Closing,
    marks: tuple[str, str] = ("✓", "✗"),
    own: Sequence[OwnPoint] = (),
) -> str:
    """The scorecard, its evidence and what to do next time; `marks` are for met and missed.

    `own` are the candidate's points, for a stronger way to say it.
    """
    return clean("\n".join([*_lines(card, closing, marks), *_next_time(card, closing, own)]))


def summary(name: str, card: Scorecard) -> str:
    """One line: the name, the total and the tactics used."""
    used = ", ".join(TACTIC_BY_ID[t.id].short for t in card.tactics if t.used) or "none"
    cautions = ", ".join(CAUTION_BY_ID[c.kind].label for c in card.cautions)
    line = f"{name}  {card.total:3}  tactics used: {used}"
    return clean(f"{line}; cautions: {cautions}" if cautions else line).replace("\n", " ")


def _lines(card: Scorecard, closing: Closing, marks: tuple[str, str]) -> Iterator[str]:
    yield f"Tactics covered: {card.total} of 100"
    yield from card.notes
    for tactic in card.tactics:
        yield ""
        left_out = "  (left out)" if tactic.id in card.left_out else ""
        yield f"{TACTIC_BY_ID[tactic.id].title}: {tactic.score} of 20{left_out}"
        for result in tactic.criteria:
            criterion = CRITERION_BY_ID[result.id]
            mark = marks[0] if result.met else marks[1]
            points = f"{result.points} of {criterion.points}"
            yield f"  {mark} {criterion.label}: {points}{_quoted(result.evidence)}"
    if card.cautions:
        yield ""
        yield f"Cautions (each costs {CAUTION_COST} points)"
        for caution in card.cautions:
            label = CAUTION_BY_ID[caution.kind].label
            yield f"  ! {label}{_quoted(caution.evidence)}"
    yield ""
    yield "How it was said"
    for name, measure in card.delivery.items():
        yield f"  {name.replace('_', ' ')}: {_measured(measure)}"


def _next_time(card: Scorecard, closing: Closing, own: Sequence[OwnPoint]) -> Iterator[str]:
    advice = advise(card, closing, own).next_time
    if advice:
        yield ""
        yield "Next time"
    for number, one in enumerate(advice, 1):
        yield f"  {number}. {one.title} {one.why}"
        yield f"     For example: “{one.say}”"


def _quoted(evidence: tuple[Evidence, ...]) -> str:
    if not evidence:
        return ""
    text = " ".join(evidence[0].text.split())
    if len(text) > _QUOTED:
        text = text[:_QUOTED].rsplit(" ", 1)[0] + " …"
    return f"  “{text}”"


def _measured(measure: Measure) -> str:
    if measure.value is None:
        return measure.note
    note = f" ({measure.note})" if measure.note else ""
    return f"{measure.value:g} {measure.unit}{note}"
