"""What a coach would say after a closing: what worked, and two or three things for next time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from simulator.scoring.closing import Closing
from simulator.scoring.own_points import OwnPoint
from simulator.scoring.rubric import CAUTION_BY_ID, CRITERION_BY_ID, TACTICS, Criterion
from simulator.scoring.sayings import say, say_instead
from simulator.scoring.scorecard import Evidence, Scorecard, TacticResult

MOST_ADVICE: Final = 3
QUOTE_LENGTH: Final = 140
"""Characters of the candidate's words that are quoted back at most."""

# Of what earned a tactic, the words most worth quoting: a tie to the job, a result, a new point.
_TELLING: Final = ("from_interview", "tactful", "evidence", "new", "timeframe")
# Cautions that can undo a closing come before anything that was merely missing.
_SERIOUS: Final = ("pressure", "desperate", "negative", "presumptuous", "self_doubt")
_WHY_SERIOUS: Final = {
    "pressure": "A demand is what they remember, whatever came before it.",
    "desperate": "They hire for what you bring; need puts the weight on the wrong side.",
    "negative": "They wonder what you will say about them one day.",
    "presumptuous": "It takes the decision out of their hands, and they notice.",
    "self_doubt": "The last thing said stays; let it be something you do well.",
}


@dataclass(frozen=True, slots=True)
class Praise:
    """A criterion that was met, and the candidate's own words that met it."""

    criterion: str
    quote: str


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do next time: what, why it matters, and a way to say it.

    `criterion` is a criterion id, or a caution id for words better left out. `say` has square
    brackets where only the candidate knows what to put.
    """

    criterion: str
    title: str
    why: str
    say: str


@dataclass(frozen=True, slots=True)
class CautionNote:
    """A caution that cost points, the words that raised it, and what to do about it."""

    kind: str
    label: str
    quote: str
    advice: str
    say: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What worked (one praise a tactic used), what to do next time, and all cautions."""

    worked: tuple[Praise, ...]
    next_time: tuple[Advice, ...]
    cautions: tuple[CautionNote, ...]


def advise(scorecard: Scorecard, closing: Closing, own: Sequence[OwnPoint] = ()) -> Feedback:
    """Feedback on a scored closing; plain sentences, never a verdict on being hired.

    Where the candidate keeps `own` points, a stronger way to say it uses one they left out.
    """
    said = " ".join(turn.text for turn in closing.turns if turn.speaker == "candidate")
    context = closing.context
    serious = [
        Advice(kind, CAUTION_BY_ID[kind].advice, _WHY_SERIOUS[kind], say_instead(kind, context))
        for kind in _SERIOUS
        if any(c.kind == kind for c in scorecard.cautions)
    ][:1]
    chosen = _biggest_gaps(scorecard, MOST_ADVICE - len(serious))
    missing = [
        Advice(c.id, _sentence(c.ask), c.why, say(c.id, context, said, own))
        for tactic in TACTICS
        for c in tactic.criteria
        if c.id in chosen
    ]
    return Feedback(
        worked=tuple(_praise(scorecard)),
        next_time=(*serious, *missing),
        cautions=tuple(
            CautionNote(
                found.kind,
                CAUTION_BY_ID[found.kind].label,
                quote_of(found.evidence[0]) if found.evidence else "",
                CAUTION_BY_ID[found.kind].advice,
                say_instead(found.kind, context),
            )
            for found in scorecard.cautions
        ),
    )


def advise_on(
    scorecard: Scorecard, closing: Closing, tactic: str, own: Sequence[OwnPoint] = ()
) -> Advice:
    """The one thing to do next about `tactic`; with nothing missed, another way to begin it."""
    said = " ".join(turn.text for turn in closing.turns if turn.speaker == "candidate")
    judged = scorecard.tactic(tactic)
    criterion = _gap(judged) or CRITERION_BY_ID[judged.criteria[0].id]
    words = say(criterion.id, closing.context, said, own)
    return Advice(criterion.id, _sentence(criterion.ask), criterion.why, words)


def _biggest_gaps(card: Scorecard, most: int) -> frozenset[str]:
    """One criterion a tactic, from the tactics where most points are to be had."""
    gaps = []
    for place, result in enumerate(card.tactics):
        if result.id in card.left_out:
            continue
        criterion = _gap(result)
        if criterion is not None:
            open_points = _open(result, criterion)
            gain = open_points if result.used else sum(_worth(result))
            gaps.append((-gain, -criterion.points, place, criterion.id))
    return frozenset(criterion for *_, criterion in sorted(gaps)[:most])


def _gap(result: TacticResult) -> Criterion | None:
    """What to work on in this tactic: its first criterion, or else the costliest one missed."""
    if not result.used:
        return CRITERION_BY_ID[result.criteria[0].id]
    missed = [CRITERION_BY_ID[c.id] for c in result.criteria if not c.met]
    return max(missed, key=lambda c: _open(result, c), default=None)


def _open(result: TacticResult, criterion: Criterion) -> int:
    earned = next(c.points for c in result.criteria if c.id == criterion.id)
    return criterion.points - earned


def _worth(result: TacticResult) -> Iterator[int]:
    return (CRITERION_BY_ID[c.id].points for c in result.criteria)


def _praise(card: Scorecard) -> Iterator[Praise]:
    quoted: set[str] = set()
    for tactic in card.tactics:
        ordered = sorted(tactic.criteria, key=lambda c: c.id not in _TELLING)
        for criterion in ordered:
            quote = quote_of(criterion.evidence[0]) if criterion.met and criterion.evidence else ""
            if quote and quote not in quoted:
                quoted.add(quote)
                yield Praise(criterion.id, quote)
                break


def quote_of(evidence: Evidence) -> str:
    """The candidate's words on one line, cut at a word where they are long."""
    text = " ".join(evidence.text.split())
    if len(text) <= QUOTE_LENGTH:
        return text
    return text[:QUOTE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:-") + " …"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
