"""The result of scoring a closing, and its one JSON form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that met something: `text == closing.turns[turn].text[start:end]` (characters)."""

    turn: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion of a scored closing; one of two skills earns points without being met."""

    id: str
    met: bool
    points: int
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class TacticResult:
    """One tactic: `score` is the sum of its criteria's points, 0 to 20."""

    id: str
    used: bool
    score: int
    criteria: tuple[CriterionResult, ...]


@dataclass(frozen=True, slots=True)
class CautionFinding:
    """A caution and the words that raised it."""

    kind: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One delivery figure; `value` is None when it cannot be measured, and `note` says why."""

    value: float | None
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A scored closing: tactics in rubric order, cautions, delivery, notes, versions.

    `total` is 0 to 100. `left_out` names tactics not counted (asking, when the candidate is not
    sure they want the job). `notes` are short sentences for the candidate, such as why nothing
    could be scored.
    """

    total: int
    tactics: tuple[TacticResult, ...]
    cautions: tuple[CautionFinding, ...]
    delivery: Mapping[str, Measure]
    notes: tuple[str, ...]
    rubric_version: str
    scorer_version: str
    left_out: tuple[str, ...] = ()

    def tactic(self, tactic_id: str) -> TacticResult:
        """The result for one tactic; KeyError when the id is none of the five."""
        for result in self.tactics:
            if result.id == tactic_id:
                return result
        raise KeyError(tactic_id)

    def criterion(self, criterion_id: str) -> CriterionResult:
        """The result for one criterion; KeyError when the id is none of the fifteen."""
        for tactic in self.tactics:
            for result in tactic.criteria:
                if result.id == criterion_id:
                    return result
        raise KeyError(criterion_id)

    @property
    def met(self) -> frozenset[str]:
        """Ids of the criteria met."""
        return frozenset(c.id for t in self.tactics for c in t.criteria if c.met)


def to_dict(card: Scorecard) -> dict[str, Any]:
    """The scorecard as plain JSON data, in the shape `mock-interview score --json` prints."""
    return {
        "total": card.total,
        "tactics": {
            t.id: {
                "used": t.used,
                "score": t.score,
                "criteria": {
                    c.id: {
                        "met": c.met,
                        "points": c.points,
                        "evidence": [_evidence_dict(e) for e in c.evidence],
                    }
                    for c in t.criteria
                },
            }
            for t in card.tactics
        },
        "cautions": [
            {"kind": c.kind, "evidence": [_evidence_dict(e) for e in c.evidence]}
            for c in card.cautions
        ],
        "delivery": {
            name: {"value": m.value, "unit": m.unit, "note": m.note}
            for name, m in card.delivery.items()
        },
        "notes": list(card.notes),
        "left_out": list(card.left_out),
        "versions": {"rubric": card.rubric_version, "scorer": card.scorer_version},
    }


def from_dict(data: Mapping[str, Any]) -> Scorecard:
    """The scorecard that `to_dict` wrote; KeyError or TypeError on anything else."""
    return Scorecard(
        total=int(data["total"]),
        tactics=tuple(
            TacticResult(
                id=tactic_id,
                used=bool(t["used"]),
                score=int(t["score"]),
                criteria=tuple(
                    CriterionResult(
                        id=criterion_id,
                        met=bool(c["met"]),
                        points=int(c["points"]),
                        evidence=tuple(Evidence(**e) for e in c["evidence"]),
                    )
                    for criterion_id, c in t["criteria"].items()
                ),
            )
            for tactic_id, t in data["tactics"].items()
        ),
        cautions=tuple(
            CautionFinding(c["kind"], tuple(Evidence(**e) for e in c["evidence"]))
            for c in data["cautions"]
        ),
        delivery={name: Measure(**m) for name, m in data["delivery"].items()},
        notes=tuple(data["notes"]),
        rubric_version=data["versions"]["rubric"],
        scorer_version=data["versions"]["scorer"],
        left_out=tuple(data.get("left_out", ())),
    )


def _evidence_dict(evidence: Evidence) -> dict[str, Any]:
    return {
        "turn": evidence.turn,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
    }
