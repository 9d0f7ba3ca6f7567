"""How well postings are read: `python -m simulator.scenario.posting.evaluate FOLDER`.

Role and company are right when they are one of the marked ones, or when nothing is claimed where
the posting does not say. A skill is right when it shares at least half of its content words with
a marked one that no other has taken; words that only say how much or how well do not count.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from simulator.scenario.posting import baseline
from simulator.scenario.posting.extract import extract
from simulator.scenario.posting.marked import BadMarks, Marked, read_marked
from simulator.scenario.posting.problems import PostingProblem
from simulator.scoring.overlap import content

TUNED_ON: Final = 20
"""The first so many postings may be looked at while the rules are changed."""

LEAST_SHARED: Final = 0.5
_LEAD_INS: Final = content(
    "experience experienced knowledge understanding familiarity skill skills ability confident "
    "proficient proven strong excellent solid recent previous relevant working basic advanced "
    "month months one two three four five six minimum least deep thorough sound"
)

Answer = tuple[str | None, str | None, tuple[str, ...]]
"""Role, company and skills that a reader states."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One posting, read and compared with its marks."""

    name: str
    role: str | None
    role_right: bool
    company: str | None
    company_right: bool
    matched: int
    missed: tuple[str, ...]
    extra: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the outcomes come to."""

    postings: int
    role: float
    company: float
    precision: float
    recall: float
    f1: float


def our_answer(marked: Marked) -> Answer:
    """What `extract` states without asking."""
    found = extract(marked.text)
    return (
        found.role.value if found.role else None,
        found.company.value if found.company else None,
        tuple(skill.value for skill in found.skills),
    )


def baseline_answer(marked: Marked) -> Answer:
    """What the baseline states."""
    return baseline.read(marked.text)


READERS: Final[dict[str, Callable[[Marked], Answer]]] = {
    "rules": our_answer,
    "baseline": baseline_answer,
}


def outcome(marked: Marked, answer: Answer) -> Outcome:
    """How `answer` compares with the marks."""
    role, company, skills = answer
    pairs = _matched(marked.skills, skills)
    return Outcome(
        marked.name,
        role,
        _right(role, marked.roles),
        company,
        _right(company, marked.companies),
        len(pairs),
        tuple(s for i, s in enumerate(marked.skills) if i not in {a for a, _ in pairs}),
        tuple(s for i, s in enumerate(skills) if i not in {b for _, b in pairs}),
    )


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The figures of some outcomes together."""
    matched = sum(o.matched for o in outcomes)
    marked = matched + sum(len(o.missed) for o in outcomes)
    stated = matched + sum(len(o.extra) for o in outcomes)
    count = len(outcomes) or 1
    return Figures(
        len(outcomes),
        sum(o.role_right for o in outcomes) / count,
        sum(o.company_right for o in outcomes) / count,
        matched / stated if stated else 0.0,
        matched / marked if marked else 0.0,
        2 * matched / (marked + stated) if marked + stated else 0.0,
    )


def halves(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, Sequence[Outcome]]]:
    """The outcomes by whether their postings may be looked at while the rules are changed."""
    yield f"tuned on (first {TUNED_ON})", outcomes[:TUNED_ON]
    yield "held out", outcomes[TUNED_ON:]
    yield "all", outcomes


def _right(stated: str | None, marked: tuple[str, ...]) -> bool:
    if stated is None or not marked:
        return stated is None and not marked
    return _plain(stated) in map(_plain, marked)


def _plain(words: str) -> str:
    return re.sub(r"^the ", "", " ".join(words.casefold().replace("’", "'").split())).rstrip(".")


def _words(phrase: str) -> frozenset[str]:
    return content(phrase) - _LEAD_INS or content(phrase) or frozenset(_plain(phrase).split())


def _matched(marked: Sequence[str], stated: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of marked and stated, the most alike first, each used once."""
    alike = []
    for i, left in enumerate(map(_words, marked)):
        for j, right in enumerate(map(_words, stated)):
            if (score := len(left & right) / len(left | right)) >= LEAST_SHARED:
                alike.append((-score, i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(alike):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 2 when the folder cannot be used."""
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of marked postings")
    parser.add_argument("--json", action="store_true", help="as JSON, for programs")
    parser.add_argument(
        "--errors", action="store_true", help="also what went wrong in the postings tuned on"
    )
    args = parser.parse_args(argv)
    try:
        postings = read_marked(args.folder)
    except (OSError, BadMarks, PostingProblem) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    results = {
        name: [outcome(one, reader(one)) for one in postings] for name, reader in READERS.items()
    }
    if args.json:
        data = {
            name: {half: asdict(figures(part)) for half, part in halves(outcomes)}
            for name, outcomes in results.items()
        }
        sys.stdout.write(json.dumps(data, indent=2) + "\n")
    else:
        sys.stdout.writelines(_table(results))
    if args.errors:
        sys.stdout.writelines(_errors(results["rules"][:TUNED_ON]))
    return 0


def _table(results: dict[str, list[Outcome]]) -> Iterator[str]:
    yield f"{'':28}{'role':>8}{'company':>9}   skills: {'P':>5}{'R':>6}{'F1':>6}\n"
    for name, outcomes in results.items():
        for half, part in halves(outcomes):
            f = figures(part)
            yield (
                f"{name + ', ' + half:28}{f.role:8.1%}{f.company:9.1%}"
                f"{'':11}{f.precision:5.2f}{f.recall:6.2f}{f.f1:6.2f}\n"
            )


def _errors(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for one in outcomes:
        wrong = [f"role: {one.role}"] if not one.role_right else []
        wrong += [f"company: {one.company}"] if not one.company_right else []
        wrong += [f"missed: {skill}" for skill in one.missed]
        wrong += [f"extra: {skill}" for skill in one.extra]
        if wrong:
            yield f"\n{one.name}\n" + "".join(f"  {line}\n" for line in wrong)


if __name__ == "__main__":
    raise SystemExit(main())
