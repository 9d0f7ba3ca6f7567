"""What only the interview can tell: is a point new, and is a thing concrete to this job.

Plain rules over the stems of words. Each question is one small function, so that a reader
with a better sense of meaning can answer it in its own `settle`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from simulator.scoring.closing import Closing, JobContext
from simulator.scoring.normalise import normal_text
from simulator.scoring.overlap import COMMON, content, mentions
from simulator.scoring.reader import THRESHOLD, Finding
from simulator.scoring.scorecard import Evidence
from simulator.scoring.units import Unit
from simulator.scoring.word_sets import word_set

_AGAIN: Final = re.compile(r"\b(?:(?:like|as) i (?:said|mentioned|told you)|going back to)\b")

Covers = Callable[[str, Sequence[str]], bool]
"""Whether a point is among what has been discussed."""

_EVERYDAY_NAMES: Final = word_set(
    "will may mark hope joy grace faith art bill rob sue pat drew dean jack rich grant chase miles",
    "rose dawn june april august summer max cash bob nick young long short brown green white black",
    "head cook baker butler porter page day best rice king bell ford park hill wood dr mr mrs ms",
    "mx prof professor sir dame van der de la di al",
)

PASSING: Final = 0.34
"""Share of a fact's words that must come back where an interest is not in the same breath."""
SAME_SKILL: Final = 0.6
"""Two skills are one when the shorter shares this much of its words with the longer …"""
LIKE_LENGTH: Final = 0.34
"""… and these are at least this much of the longer's."""


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
    """Whether `point` repeats one of the `discussed` points: most of its words come back.

    Who says "like I said" repeats one even where the words differ.
    """
    if discussed and _AGAIN.search(normal_text(point)):
        return True
    return mentions(point, discussed, least=0.6)


def is_detail(text: str, context: JobContext, least: float = PASSING) -> bool:
    """Whether `text` names something concrete heard of this job, not only its title.

    `least` is the share of a fact's words that must come back.
    """
    title = content(f"{context.role} {context.company}")
    said = content(text) - title
    facts = (content(fact) - title for fact in context.facts)
    if any(fact and said & fact and len(said & fact) >= least * len(fact) for fact in facts):
        return True
    words = set(normal_text(text).split())
    return any(words & _name_words(person) for person in context.people)


def _name_words(person: str) -> frozenset[str]:
    """The words of a name that are not also everyday words ("Will", "Hope", "Dr")."""
    return frozenset(normal_text(person).split()) - COMMON - _EVERYDAY_NAMES


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
    shorter, longer = sorted((len(words), len(other)))
    same = len(words & other)
    return words == other or (same >= SAME_SKILL * shorter and same >= LIKE_LENGTH * longer > 0)


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
                if is_detail(unit.text, context, least=PASSING if reach else 0.0):
                    words = Evidence(unit.turn, unit.start, unit.end, unit.text)
                    return [replace(finding, label="from_interview", evidence=words)]
    return []


def _around(evidence: Evidence, cut: Sequence[Unit], reach: int) -> Sequence[Unit]:
    for i, unit in enumerate(cut):
        if unit.turn == evidence.turn and unit.start <= evidence.start < unit.end:
            near = cut[max(0, i - reach) : i + reach + 1]
            return [other for other in near if other.turn == evidence.turn]
    return ()
