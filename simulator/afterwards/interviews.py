"""A real interview, told by the one who was there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from simulator.afterwards.aftermath import Occasion, Own
from simulator.afterwards.debrief import Person
from simulator.afterwards.letters import sentence_around
from simulator.scoring.closing import Closing, JobContext
from simulator.scoring.items import closing_of_text
from simulator.scoring.scorecard import Scorecard

_TELLING: Final = ("evidence", "skills", "fit", "adds", "enthusiasm", "from_interview")


@dataclass(frozen=True, slots=True)
class RealInterview:
    """A real interview; `id` is None until it is kept, `ended_at` carries its zone.

    `asked` is what was asked, `account` how the closing went in the candidate's own view, and
    `closing` its words as far as remembered: plain text, or turns begun by “I:” and “C:”.
    `card` is the score of those words, None while there are none. `hear_by` is the day named.
    """

    id: int | None
    company: str
    role: str
    ended_at: datetime
    people: tuple[Person, ...] = ()
    asked: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    account: str = ""
    closing: str = ""
    wants_job: bool = True
    hear_by: date | None = None
    card: Scorecard | None = None

    @property
    def key(self) -> str:
        """How it is called among takes and interviews."""
        return f"interview-{self.id}"

    def words(self) -> Closing:
        """What there is to score; it has no turns when nothing was typed in."""
        context = JobContext(
            role=self.role,
            company=self.company,
            facts=self.facts,
            skills=self.skills,
            people=tuple(person.name for person in self.people),
        )
        return closing_of_text(self.closing, context)

    def occasion(self) -> Occasion:
        """The interview as it looks from afterwards."""
        asked = self.hear_by is not None
        if self.card is not None and not asked:
            asked = self.card.criterion("timeframe").met
        return Occasion(
            key=self.key,
            company=self.company,
            role=self.role,
            ended_at=self.ended_at,
            people=self.people,
            facts=self.facts,
            skills=self.skills,
            own=own_words(self.card, self.words()) if self.card else (),
            wants_job=self.wants_job,
            asked_when=asked,
            hear_by=self.hear_by,
        )


def own_words(card: Scorecard, closing: Closing) -> tuple[Own, ...]:
    """The candidate's sentences that met something a note can use, in the rubric's order."""
    found = []
    for tactic in card.tactics:
        for criterion in tactic.criteria:
            if criterion.id not in _TELLING or not criterion.met:
                continue
            for evidence in criterion.evidence:
                if evidence.turn < len(closing.turns):
                    text = closing.turns[evidence.turn].text
                    sentence = sentence_around(text, evidence.start, evidence.end)
                    found.append(Own(criterion.id, sentence))
    return tuple(found)
