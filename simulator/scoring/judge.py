"""The rubric's arithmetic: a reading becomes a scorecard. Nothing is read or guessed here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from simulator.scoring.closing import Closing
from simulator.scoring.context import distinct_skills
from simulator.scoring.delivery import measure
from simulator.scoring.normalise import normal_words
from simulator.scoring.reader import Finding, Reading
from simulator.scoring.rubric import (
    CAUTION_COST,
    CAUTIONS,
    ONE_SKILL_POINTS,
    RUBRIC_VERSION,
    TACTIC_POINTS,
    TACTICS,
    Criterion,
    Tactic,
)
from simulator.scoring.scorecard import (
    CautionFinding,
    CriterionResult,
    Evidence,
    Scorecard,
    TacticResult,
)
from simulator.scoring.timing import Timing
from simulator.scoring.understood import is_talk
from simulator.scoring.units import MAX_WORDS

ASKING: Final = "ask_for_job"
SKILLS_NEEDED: Final = 2

NOTHING_SAID: Final = "You said nothing that could be scored, so this is 0."
NOT_SENTENCES: Final = (
    "These words do not read as English sentences, so nothing in them could be scored."
)
NOTHING_FOUND: Final = "None of the five tactics was heard in these words."
TOO_LONG: Final = f"Only the first {MAX_WORDS:,} words were read."
NOT_SURE: Final = "You are not sure about this job, so asking for it is left out of the score."


def judge(
    closing: Closing,
    reading: Reading,
    *,
    scorer_version: str,
    wants_job: bool = True,
    seconds: float | None = None,
    timing: Timing | None = None,
) -> Scorecard:
    """The scorecard of `closing` as `reading` found it.

    A tactic's later criteria count only with its first. Without `wants_job` asking is left out
    and the rest is scaled to 100. Each kind of caution costs 3 points once; the total stays
    within 0 to 100. `seconds` is the speaking time, when it was measured; `timing` says more
    of it, where there is a recording.
    """
    words = _candidate_words(closing)
    scorable = {turn for turn, said in words.items() if said and is_talk(said)}
    findings = [f for f in reading.findings if f.evidence.turn in scorable]
    heard = Reading(tuple(findings))
    tactics = tuple(_judge_tactic(tactic, heard) for tactic in TACTICS)
    cautions = tuple(
        CautionFinding(caution.id, _evidence(heard.of(caution.id)))
        for caution in CAUTIONS
        if heard.of(caution.id)
    )
    left_out = () if wants_job else (ASKING,)
    points = sum(t.score for t in tactics if t.id not in left_out)
    possible = TACTIC_POINTS * (len(TACTICS) - len(left_out))
    total = max(0, (200 * points + possible) // (2 * possible) - CAUTION_COST * len(cautions))
    return Scorecard(
        total=total,
        tactics=tactics,
        cautions=cautions,
        delivery=measure(closing, seconds, timing),
        notes=tuple(_notes(words, scorable, tactics, wants_job)),
        rubric_version=RUBRIC_VERSION,
        scorer_version=scorer_version,
        left_out=left_out,
    )


def heard(closing: Closing, reading: Reading) -> frozenset[str]:
    """Criteria that the candidate's last turn meets in itself, for the interviewer to react to.

    Here nothing waits for its tactic's first criterion: a figure is a figure, even before anybody
    has claimed to be qualified.
    """
    words = _candidate_words(closing)
    last = max(words, default=-1)
    if last < 0 or not words[last] or not is_talk(words[last]):
        return frozenset()
    ids = {criterion.id for tactic in TACTICS for criterion in tactic.criteria}
    if distinct_skills(reading.of("skills")) < SKILLS_NEEDED:
        ids.discard("skills")
    return frozenset(i for i in ids if any(f.evidence.turn == last for f in reading.of(i)))


def _candidate_words(closing: Closing) -> dict[int, list[str]]:
    # Of a hopelessly long turn only as much is looked at as can be read.
    return {
        number: [w.text for w in normal_words(turn.text[: MAX_WORDS * 40])]
        for number, turn in enumerate(closing.turns)
        if turn.speaker == "candidate"
    }


def _judge_tactic(tactic: Tactic, reading: Reading) -> TacticResult:
    used = bool(reading.of(tactic.primary.id))
    results = tuple(
        _judge_criterion(criterion, reading) if used else CriterionResult(criterion.id, False, 0)
        for criterion in tactic.criteria
    )
    return TacticResult(tactic.id, used, sum(r.points for r in results), results)


def _judge_criterion(criterion: Criterion, reading: Reading) -> CriterionResult:
    findings = reading.of(criterion.id)
    if not findings:
        return CriterionResult(criterion.id, False, 0)
    met, points = True, criterion.points
    if criterion.id == "skills":
        named = distinct_skills(findings)
        met = named >= SKILLS_NEEDED
        points = criterion.points if met else ONE_SKILL_POINTS if named else 0
    return CriterionResult(criterion.id, met, points, _evidence(findings))


def _evidence(findings: Iterable[Finding]) -> tuple[Evidence, ...]:
    """The findings' words in the order said, none of them twice or inside another."""
    ordered = sorted({f.evidence for f in findings}, key=lambda e: (e.turn, e.start, -e.end))
    kept: list[Evidence] = []
    for evidence in ordered:
        if kept and kept[-1].turn == evidence.turn and evidence.end <= kept[-1].end:
            continue
        kept.append(evidence)
    return tuple(kept)


def _notes(
    words: dict[int, list[str]],
    scorable: set[int],
    tactics: Sequence[TacticResult],
    wants_job: bool,
) -> list[str]:
    notes: list[str] = []
    if not any(words.values()):
        notes.append(NOTHING_SAID)
    elif not scorable:
        notes.append(NOT_SENTENCES)
    elif not any(t.used for t in tactics):
        notes.append(NOTHING_FOUND)
    if sum(map(len, words.values())) > MAX_WORDS:
        notes.append(TOO_LONG)
    if not wants_job:
        notes.append(NOT_SURE)
    return notes
