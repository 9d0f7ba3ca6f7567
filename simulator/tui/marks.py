"""Which words earned or cost what: numbered marks in the candidate's turns.

The numbers are those of the criteria in the rubric's order, so that they mean the same in every
scorecard; cautions have letters. A mark is underlined, coloured and numbered: any one is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from textual.content import Content
from textual.style import Style

from simulator.scoring.rubric import CAUTIONS, TACTIC_OF_CRITERION, TACTICS
from simulator.scoring.scorecard import Evidence, Scorecard
from simulator.text import clean
from simulator.tui.show import raised
from simulator.tui.themes import hue

META: Final = "mark"
_SMALL_LETTERS: Final = "ᵃᵇᶜᵈᵉᶠᵍ"
_BETWEEN: Final = "⁺"  # so that 1 and 2 do not read as 12
SIGNS: Final = {
    **{c.id: raised(n) for n, c in enumerate((c for t in TACTICS for c in t.criteria), 1)},
    **{c.id: "!" + _SMALL_LETTERS[n] for n, c in enumerate(CAUTIONS)},
}
"""The small sign of each criterion and caution."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of one turn that met `label` (a criterion or caution id)."""

    label: str
    turn: int
    start: int
    end: int

    @property
    def style(self) -> str:
        """Its colour."""
        tactic = TACTIC_OF_CRITERION.get(self.label)
        return hue(tactic.id) if tactic else "$error"


def marks_of(card: Scorecard) -> tuple[Mark, ...]:
    """All marks of a scorecard in the order of the talk."""
    found = [
        _mark(criterion.id, evidence)
        for tactic in card.tactics
        if tactic.id not in card.left_out
        for criterion in tactic.criteria
        for evidence in criterion.evidence
        if criterion.points or criterion.met
    ]
    found += [_mark(c.kind, evidence) for c in card.cautions for evidence in c.evidence]
    return tuple(sorted(found, key=lambda m: (m.turn, m.start, m.end)))


def _mark(label: str, evidence: Evidence) -> Mark:
    return Mark(label, evidence.turn, evidence.start, evidence.end)


def marked(text: str, marks: Sequence[Mark], selected: Sequence[Mark] = ()) -> Content:
    """`text` of one turn with its marks; the selected ones stand out.

    Each marked piece carries its mark's first label as meta, so that a click can find it.
    """
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    edges = [edge for edge in edges if 0 <= edge <= len(text)]
    pieces: list[Content] = []
    for start, end in pairwise(edges):
        over = [m for m in marks if m.start <= start and end <= m.end]
        piece = Content(clean(text[start:end]))
        if over:
            chosen = next((m for m in over if m in selected), None)
            top = chosen or over[0]
            look = "bold reverse" if chosen else "underline"
            piece = piece.stylize(f"{look} {top.style}").stylize(Style.from_meta({META: top.label}))
        pieces.append(piece)
        ending = [m for m in marks if m.end == end]
        for number, mark in enumerate(_distinct(ending)):
            if number:
                pieces.append(Content.styled(_BETWEEN, "$quiet"))
            pieces.append(Content.styled(SIGNS.get(mark.label, ""), f"bold {mark.style}"))
    return Content.assemble(*pieces)


def _distinct(marks: Sequence[Mark]) -> list[Mark]:
    return list({m.label: m for m in marks}.values())
