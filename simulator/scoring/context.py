"""What only the interview can tell: is a point new, and is a thing concrete to this job.

Plain rules over the stems of words. Each question is one small function, so that a reader
with a better sense of meaning can answer it in its own `settle`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from simulator.scoring.closing import Closing, JobContext
from simulator.scoring.overlap import content, mentions
from simulator.scoring.reader import THRESHOLD, Finding
from simulator.scoring.scorecard import Evidence
from simulator.scoring.units import Unit

Covers = Callable[[str, Sequence[str]], bool]
"""Whether a point is among what has been discussed."""

SAME_SKILL: Final = 0.6


def settle(
    closing: Closing,
    cut: Sequence[Unit],
    findings: tuple[Finding, ...],
    covers: Covers | None = None,
) -> tuple[Finding, ...]:
    """`findings` with `new` and `from_interview` decided from what the interview covered."""
    context = closing.context
    kept = [f for f in findings if f.label != "new"]
    kept += _new_points(findings, context, covers or covered)
    if context is not None and not _strong(findings, "from_interview"):
        kept += _details(findings, cut, context)
    return tuple(kept)


def covered(point: str, discussed: Sequence[str]) -> bool:
    """Whether `point` repeats one of the `discussed` points: most of its words come back."""
    return mentions(point, discussed, least=0.5)


def is_detail(text: str, context: JobContext) -> bool:
    """Whether `text` names something concrete heard of this job, not only its title."""
    title = content(f"{context.role} {context.company}")
    facts = [fact for fact in context.facts if content(fact) - title]
    return mentions(text, facts) or any(
        name.casefold() in text.casefold().split() for name in context.people
    )


def distinct_skills(findings: Sequence[Finding]) -> int:
    """How many distinct skills the findings name; a skill said again adds nothing."""
    total = 0
    seen: list[frozenset[str]] = []
    for finding in findings:
        words = content(finding.evidence.text)
        if any(_same(words, other) for other in seen):
            continue
        seen.append(words)
        total += finding.count
    return total


def _same(words: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(words), len(other))
    return not shorter or len(words & other) / shorter >= SAME_SKILL


def _strong(findings: Sequence[Finding], label: str) -> list[Finding]:
    return [f for f in findings if f.label == label and f.strength >= THRESHOLD]


def _new_points(
    findings: Sequence[Finding], context: JobContext | None, covers: Covers
) -> list[Finding]:
    discussed = context.discussed if context else ()
    return [
        replace(f, label="new")
        for f in _strong(findings, "adds")
        if not covers(f.evidence.text, discussed)
    ]


def _details(
    findings: Sequence[Finding], cut: Sequence[Unit], context: JobContext
) -> list[Finding]:
    """Interests whose own unit, or else one beside it, names something heard of the job."""
    for reach in (0, 1):
        for finding in _strong(findings, "enthusiasm"):
            for unit in _around(finding.evidence, cut, reach):
                if is_detail(unit.text, context):
                    words = Evidence(unit.turn, unit.start, unit.end, unit.text)
                    return [replace(finding, label="from_interview", evidence=words)]
    return []


def _around(evidence: Evidence, cut: Sequence[Unit], reach: int) -> Sequence[Unit]:
    for i, unit in enumerate(cut):
        if unit.turn == evidence.turn and unit.start <= evidence.start < unit.end:
            near = cut[max(0, i - reach) : i + reach + 1]
            return [other for other in near if other.turn == evidence.turn]
    return ()
