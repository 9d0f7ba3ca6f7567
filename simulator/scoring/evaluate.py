"""How well readers agree with labels: `python -m simulator.scoring.evaluate FILE.jsonl …`.

Prints, for each reader in one run, what the rubric calls the figures that matter.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simulator.scoring import metrics
from simulator.scoring.evaluation_report import as_json, as_text
from simulator.scoring.items import ItemProblem
from simulator.scoring.labelled import LabelledClosing, read_labelled, spoken_form
from simulator.scoring.reader import Reader, ReaderUnavailable
from simulator.scoring.readers import NAMES, load
from simulator.scoring.rubric import CAUTIONS, TACTICS
from simulator.scoring.score import score
from simulator.scoring.scorecard import Scorecard

PRIMARY: Final = tuple(t.primary.id for t in TACTICS)
CRITERIA: Final = tuple(c.id for t in TACTICS for c in t.criteria)
SLICES: Final = ("clean", "speech-like", "multi-turn", "boundary")


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled closing beside what a reader made of it."""

    labelled: LabelledClosing
    card: Scorecard
    spoken: int | None = None
    """Total of the same words in rough speech form."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with its 95% interval; None where it cannot be measured."""

    value: float | None
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Agreement on one criterion, tactic or caution."""

    name: str
    labelled: int
    precision: float | None
    recall: float | None
    f1: Figure
    kappa: Figure


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything measured of one reader on one set of closings."""

    reader: str
    closings: int
    summary: dict[str, Figure]
    tactics: tuple[Row, ...]
    criteria: tuple[Row, ...]
    cautions: tuple[Row, ...]
    slices: dict[str, dict[str, float | None]]


def evaluate(
    labelled: Sequence[LabelledClosing], reader: Reader, name: str = "", *, draws: int = 400
) -> Evaluation:
    """What `reader` agrees on with the labels; `draws` is the bootstrap's, 0 for no intervals."""
    cases = [
        Case(
            one,
            score(one.closing, reader=reader),
            score(spoken_form(one), reader=reader).total,
        )
        for one in labelled
    ]
    return Evaluation(
        reader=f"{name} ({reader.version})" if name else reader.version,
        closings=len(cases),
        summary={label: _figure(cases, measure, draws) for label, measure in SUMMARY.items()},
        tactics=tuple(_row(t.id, cases, _criterion_pair(t.primary.id), draws) for t in TACTICS),
        criteria=tuple(_row(c, cases, _criterion_pair(c), draws) for c in CRITERIA),
        cautions=tuple(_row(c.id, cases, _caution_pair(c.id), draws) for c in CAUTIONS),
        slices={
            part: {
                "closings": float(len(inside)),
                **{label: SUMMARY[label](inside) for label in _SLICE_FIGURES},
            }
            for part in SLICES
            if (inside := [c for c in cases if part in c.labelled.slices])
        },
    )


def macro(
    names: Iterable[str], pair: Callable[[str], Callable[[Case], metrics.Pair]], kind: str
) -> Callable[[Sequence[Case]], float | None]:
    """The mean of `kind` ("f1" or "kappa") over `names`, those never labelled left out."""
    pairs = [pair(name) for name in names]

    def measure(cases: Sequence[Case]) -> float | None:
        counts = [metrics.agreement(map(one, cases)) for one in pairs]
        return metrics.mean(getattr(c, kind) for c in counts if c.hits + c.misses)

    return measure


def false_positive_rate(cases: Sequence[Case]) -> float | None:
    """Of the closings that meet nothing, the share that gets any tactic."""
    empty = [c for c in cases if not c.labelled.met]
    return metrics.mean(float(bool(c.card.met)) for c in empty)


def rank_correlation(cases: Sequence[Case]) -> float | None:
    """Spearman's rho of the totals."""
    return metrics.spearman([c.card.total for c in cases], [c.labelled.total for c in cases])


def total_error(cases: Sequence[Case]) -> float | None:
    """Mean absolute error of the total, in points of 100."""
    return metrics.mean(abs(c.card.total - c.labelled.total) for c in cases)


def spoken_change(cases: Sequence[Case]) -> float | None:
    """Mean absolute change of the total between the closing and its rough speech form."""
    return metrics.mean(abs(c.card.total - c.spoken) for c in cases if c.spoken is not None)


def evidence_overlap(cases: Sequence[Case]) -> float | None:
    """Of the criteria rightly met, the share whose evidence touches a rater's span."""
    touched: list[float] = []
    for case in cases:
        for criterion in case.card.met & case.labelled.met:
            spans = [s for s in case.labelled.spans if criterion in s.labels]
            if spans:
                touched.append(
                    float(
                        any(
                            e.turn == s.turn and e.start < s.end and s.start < e.end
                            for e in case.card.criterion(criterion).evidence
                            for s in spans
                        )
                    )
                )
    return metrics.mean(touched)


def _criterion_pair(criterion: str) -> Callable[[Case], metrics.Pair]:
    return lambda case: (criterion in case.labelled.met, criterion in case.card.met)


def _caution_pair(kind: str) -> Callable[[Case], metrics.Pair]:
    return lambda case: (
        kind in case.labelled.cautions,
        any(c.kind == kind for c in case.card.cautions),
    )


SUMMARY: Final[dict[str, Callable[[Sequence[Case]], float | None]]] = {
    "tactics macro F1": macro(PRIMARY, _criterion_pair, "f1"),
    "tactics macro kappa": macro(PRIMARY, _criterion_pair, "kappa"),
    "criteria macro F1": macro(CRITERIA, _criterion_pair, "f1"),
    "cautions macro F1": macro([c.id for c in CAUTIONS], _caution_pair, "f1"),
    "false-positive rate": false_positive_rate,
    "total: Spearman's rho": rank_correlation,
    "total: mean abs. error": total_error,
    "evidence overlap": evidence_overlap,
    "spoken vs typed: mean abs. change": spoken_change,
}
_SLICE_FIGURES: Final = (
    "tactics macro F1",
    "criteria macro F1",
    "false-positive rate",
    "total: Spearman's rho",
    "total: mean abs. error",
)


def _figure(
    cases: Sequence[Case], measure: Callable[[Sequence[Case]], float | None], draws: int
) -> Figure:
    return Figure(measure(cases), metrics.interval(cases, measure, draws=draws) if draws else None)


def _row(name: str, cases: Sequence[Case], pair: Callable[[Case], metrics.Pair], draws: int) -> Row:
    pairs = [pair(case) for case in cases]
    counts = metrics.agreement(pairs)

    def f1(drawn: Sequence[metrics.Pair]) -> float | None:
        return metrics.agreement(drawn).f1

    def kappa(drawn: Sequence[metrics.Pair]) -> float | None:
        return metrics.agreement(drawn).kappa

    return Row(
        name,
        counts.hits + counts.misses,
        counts.precision,
        counts.recall,
        Figure(counts.f1, metrics.interval(pairs, f1, draws=draws) if draws else None),
        Figure(counts.kappa, metrics.interval(pairs, kappa, draws=draws) if draws else None),
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Evaluate the named readers on labelled files; 2 when a file or reader is unusable."""
    parser = argparse.ArgumentParser(prog="python -m simulator.scoring.evaluate")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
    parser.add_argument(
        "--reader", action="append", choices=NAMES, help="only these readers (default: all)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a reader")
    parser.add_argument("--draws", type=int, default=400, help="bootstrap draws, 0 for none")
    args = parser.parse_args(argv)
    try:
        labelled = [
            one
            for file in args.files
            for one in read_labelled(file.read_text(encoding="utf-8").splitlines())
        ]
        for name in args.reader or NAMES:
            try:
                reader = load(name)
            except ReaderUnavailable as problem:
                if args.reader:
                    raise
                sys.stderr.write(f"{name}: {problem} {problem.advice}\n")
                continue
            result = evaluate(labelled, reader, name, draws=args.draws)
            sys.stdout.write(
                json.dumps(as_json(result)) + "\n" if args.json else as_text(result) + "\n"
            )
    except (OSError, ItemProblem, ReaderUnavailable) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
