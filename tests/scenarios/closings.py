"""Reading and playing the closings beside the scenarios; scenarios/README.md tells their form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ConfigDict, TypeAdapter

from simulator.interview import Answered, InterviewState, Reply, Said, Silent, answer, begin
from simulator.scenario.model import CriterionId, Cue, Scenario
from simulator.scoring.closing import Closing, Turn
from simulator.scoring.live import LiveScorer
from simulator.scoring.rubric import CAUTION_COST, TACTICS
from simulator.scoring.scorecard import Scorecard


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """How one candidate closes, what the rubric says of it, and the scores it must land in."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    scores: tuple[int, int]
    meets: frozenset[CriterionId] = frozenset()
    cautions: frozenset[str] = frozenset()
    answers: dict[str, str | tuple[str, str]]
    asked_back: str = ""
    then: str = ""

    def words(self, cue: Cue, waiting: str, said: set[str]) -> str:
        """What they say next; nothing where the file has no more words for them."""
        answers = self.answers.get(cue.id, self.asked_back if cue.if_thin else "")
        first, back = (answers, self.asked_back) if isinstance(answers, str) else answers
        words = {"cue": first, "push": back}.get(waiting, self.then)
        return "" if waiting == "last_word" and words in said else words

    @property
    def rubric_total(self) -> int:
        """The score that the rubric gives what it says they meet."""
        points = sum(
            criterion.points
            for tactic in TACTICS
            if tactic.primary.id in self.meets
            for criterion in tactic.criteria
            if criterion.id in self.meets
        )
        return max(0, points - CAUTION_COST * len(self.cautions))


@dataclass(frozen=True)
class Played:
    """A closing as it went."""

    turns: tuple[Turn, ...]
    card: Scorecard
    state: InterviewState


def candidates(path: Path) -> dict[str, Candidate]:
    """The candidates of the closings file `path`."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return TypeAdapter(dict[str, Candidate]).validate_python(data)


def rehearsed(scenario: Scenario, candidate: Candidate, seed: int, scorer: LiveScorer) -> Played:
    """`candidate` in `scenario`, heard and scored as a rehearsal is."""
    context = scenario.context()
    turns: list[Turn] = []
    said: set[str] = set()
    step = begin(scenario, seed)
    while True:
        turns += [Turn("interviewer", e.text) for e in step.events if isinstance(e, Said)]
        if step.state.ended:
            break
        cue = scenario.closing.cues[step.state.cue]
        words = candidate.words(cue, step.state.waiting, said)
        said.add(words)
        reply: Reply = Silent()
        if words:
            turns.append(Turn("candidate", words))
            reply = Answered(words, scorer.heard(Closing(tuple(turns), context)))
        step = answer(scenario, step.state, reply)
    return Played(tuple(turns), scorer.score(Closing(tuple(turns), context)), step.state)
