"""Which cue asks for which tactic, and drawing one from all scenarios by a seed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from simulator.interview.lines import chance
from simulator.scenario.model import Cue, Invites, Scenario
from simulator.scoring.closing import JobContext
from simulator.scoring.rubric import TACTIC_BY_ID

FITS: Final[dict[str, frozenset[Invites]]] = {
    "confirm_interest": frozenset({"interest", "closing"}),
    "ask_for_job": frozenset({"interest", "closing"}),
    "remind_qualified": frozenset({"reasons", "concerns"}),
    "something_to_add": frozenset({"addition"}),
    "ask_next_steps": frozenset({"questions", "closing"}),
}
"""What a cue must invite for a tactic to be the natural answer to it.

A question about pay fits none: it is a trap, and nothing to practise a tactic on.
"""

CueKey = tuple[str, str]
"""A cue's name: the scenario's id and the cue's id in it."""


@dataclass(frozen=True, slots=True)
class DrillCue:
    """One cue out of its interview, with what the candidate knows when it comes.

    `notes` are headed lists of what this tactic draws on, such as the facts heard today.
    """

    scenario_id: str
    cue_id: str
    name: str
    text: str
    role: str
    company: str
    context: JobContext
    notes: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def key(self) -> CueKey:
        """Which cue of which scenario it is, whatever its wording."""
        return self.scenario_id, self.cue_id


class NoCue(LookupError):
    """No scenario has a cue that fits the tactic; `str()` says so."""

    def __init__(self, tactic: str) -> None:
        title = TACTIC_BY_ID[tactic].title
        super().__init__(f"No interview here has a cue to drill “{title}” on.")


def fitting(scenario: Scenario, tactic: str) -> Iterator[Cue]:
    """The cues of one scenario that ask for `tactic`.

    A cue that takes up an earlier answer is none of them: here there was no earlier answer.
    """
    for cue in scenario.closing.cues:
        if cue.if_thin is None and cue.invites in FITS[tactic]:
            yield cue


def draw(
    scenarios: Iterable[Scenario],
    tactic: str,
    seed: int,
    number: int = 0,
    seen: Collection[CueKey] = (),
) -> DrillCue:
    """The cue of round `number`: the same for the same seed, and not one `seen` if it can be.

    Each scenario with a fitting cue is as likely as any other. Raises NoCue.
    """
    found = {
        (scenario.id, cue.id): (scenario, cue)
        for scenario in scenarios
        for cue in fitting(scenario, tactic)
    }
    if not found:
        raise NoCue(tactic)
    fresh = {key: pair for key, pair in found.items() if key not in seen} or found
    ids = sorted({scenario_id for scenario_id, _ in fresh})
    name = f"drill {tactic} {number}"
    chosen = ids[int(chance(seed, f"{name} scenario") * len(ids))]
    keys = sorted(key for key in fresh if key[0] == chosen)
    scenario, cue = fresh[keys[int(chance(seed, f"{name} cue") * len(keys))]]
    text = cue.say[int(chance(seed, f"{name} words") * len(cue.say))]
    return _drill_cue(scenario, cue, tactic, text)


def _drill_cue(scenario: Scenario, cue: Cue, tactic: str, text: str) -> DrillCue:
    names = {person.id: person.name for person in scenario.interviewers}
    first = scenario.interviewers[0].name
    return DrillCue(
        scenario_id=scenario.id,
        cue_id=cue.id,
        name=names.get(cue.speaker, first) if cue.speaker else first,
        text=text,
        role=scenario.job.role,
        company=scenario.job.company,
        context=scenario.context(),
        notes=tuple((heading, points) for heading, points in _notes(scenario, tactic) if points),
    )


def _notes(scenario: Scenario, tactic: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Only what this tactic draws on: a round is short, and so is what is read before it."""
    if tactic in ("confirm_interest", "ask_for_job"):
        yield "What you heard today", scenario.facts
    elif tactic == "remind_qualified":
        yield "What the job asks for", scenario.skills
    elif tactic == "something_to_add":
        yield "What you have already told them", scenario.discussed
        yield "What you might bring up, if it is true of you", scenario.your_points
    else:
        yield "Who is with you", tuple(f"{p.name}, {p.role}" for p in scenario.interviewers)
