"""One round: a cue, an answer, the tactic's criteria met or not, and a better way to say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.drills.cues import DrillCue
from simulator.drills.grades import Grade, grade
from simulator.scoring.closing import Closing, Turn
from simulator.scoring.feedback import Advice, CautionNote, advise, advise_on, quote_of
from simulator.scoring.own_points import OwnPoint
from simulator.scoring.rubric import CRITERION_BY_ID, TACTIC_BY_ID, Criterion
from simulator.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class CriterionHeard:
    """One criterion after the answer; `quote` are the words that met it."""

    criterion: Criterion
    met: bool
    quote: str = ""


@dataclass(frozen=True, slots=True)
class RoundResult:
    """What the answer did for the tactic drilled.

    `better` is the one thing to do next, or another way to say it when nothing was missing.
    `cautions` are whatever cost something, of this tactic or not.
    """

    tactic: str
    cue: DrillCue
    answer: str
    grade: Grade
    criteria: tuple[CriterionHeard, ...]
    better: Advice
    cautions: tuple[CautionNote, ...]
    notes: tuple[str, ...]
    rubric_version: str
    scorer_version: str

    @property
    def met(self) -> tuple[str, ...]:
        """Ids of the criteria met, in the rubric's order."""
        return tuple(heard.criterion.id for heard in self.criteria if heard.met)

    @property
    def complete(self) -> bool:
        """Whether every criterion of the tactic was met."""
        return all(heard.met for heard in self.criteria)


def closing_of(cue: DrillCue, answer: str) -> Closing:
    """The round as it is scored: the cue, and the answer to it."""
    return Closing((Turn("interviewer", cue.text), Turn("candidate", answer)), cue.context)


def met_in(card: Scorecard, tactic: str) -> frozenset[str]:
    """The criteria of `tactic` that a scorecard has as met."""
    return frozenset(c.id for c in card.tactic(tactic).criteria if c.met)


def result_of(
    cue: DrillCue, tactic: str, answer: str, card: Scorecard, own: Sequence[OwnPoint] = ()
) -> RoundResult:
    """The round's result, from the scorecard of `closing_of(cue, answer)`."""
    closing = closing_of(cue, answer)
    judged = card.tactic(tactic)
    found = {result.id: result for result in judged.criteria}
    heard = []
    for criterion in TACTIC_BY_ID[tactic].criteria:
        result = found[criterion.id]
        quote = quote_of(result.evidence[0]) if result.evidence else ""
        heard.append(CriterionHeard(CRITERION_BY_ID[criterion.id], result.met, quote))
    return RoundResult(
        tactic=tactic,
        cue=cue,
        answer=answer,
        grade=grade(judged, [caution.kind for caution in card.cautions]),
        criteria=tuple(heard),
        better=advise_on(card, closing, tactic, own),
        cautions=advise(card, closing, own).cautions,
        notes=tuple(note for note in card.notes if not card.met),
        rubric_version=card.rubric_version,
        scorer_version=card.scorer_version,
    )
