"""A take as a document: Markdown for people, JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from simulator.history.take import PlayedTurn, Take
from simulator.scoring.rubric import (
    CAUTION_BY_ID,
    CRITERION_BY_ID,
    TACTIC_BY_ID,
    TACTIC_POINTS,
)
from simulator.scoring.scorecard import Evidence, Measure, Scorecard, to_dict

FORMAT: Final = 1
KIND: Final = "mock-interview take"

_ENDINGS: Final = {
    "goodbye": "with a goodbye",
    "left": "when you left",
    "silence": "in silence",
}
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>|~$]|&(?=#?\w+;))")
# At the start of a line these would make a heading, a list, a rule or a numbered list.
_LINE_START: Final = re.compile(r"^(\s*)(?:([-+=:#])|(\d{1,9})(?=[.)]))", re.MULTILINE)


def to_markdown(take: Take) -> str:
    """The take as a Markdown page that a coach can read without the program.

    It never says how likely an offer is: the total is how much of the five tactics was covered.
    """
    return "\n".join(_page(take)).rstrip("\n") + "\n"


def to_json(take: Take) -> str:
    """The take as one JSON document of `format` 1, with all that is needed to score it again."""
    return json.dumps(as_data(take), ensure_ascii=False, indent=2) + "\n"


def as_data(take: Take) -> dict[str, Any]:
    """What `to_json` writes, as plain data; evidence points into `turns`."""
    return {
        "kind": KIND,
        "format": FORMAT,
        "id": take.id,
        "scenario": {
            "id": take.scenario_id,
            "title": take.scenario_title,
            "role": take.role,
            "company": take.company,
            "source": take.scenario_source,
        },
        "seed": take.seed,
        "mode": take.mode,
        "wants_job": take.wants_job,
        "started_at": take.started_at.isoformat(),
        "ended_at": take.ended_at.isoformat(),
        "ended": take.ended,
        "learned_timeframe": take.learned_timeframe,
        "turns": [
            {"speaker": t.speaker, "name": t.name, "text": t.text, "seconds": t.seconds}
            for t in take.turns
        ],
        "scorecard": to_dict(take.scorecard),
    }


def escape(text: str) -> str:
    """`text` so that Markdown shows it as it is, line ends included."""
    text = _SPECIAL.sub(r"\\\1", text)
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\", text)


def _page(take: Take) -> Iterator[str]:
    yield f"# {_line(take.scenario_title)}"
    yield ""
    yield from _header(take)
    yield ""
    yield f"## Tactics covered: {take.scorecard.total} of 100"
    yield ""
    yield from _tactics_table(take.scorecard)
    for note in take.scorecard.notes:
        yield from ("", _line(note))
    yield ""
    yield "## What was said, and what was missed"
    yield from _criteria(take.scorecard)
    if take.scorecard.cautions:
        yield from ("", "## Cautions", "")
        yield from _cautions(take.scorecard)
    yield from ("", "## Transcript", "")
    yield "Words in **bold** earned or cost something; the brackets say what."
    for index, turn in enumerate(take.turns):
        yield ""
        yield from _turn(turn, index, take.scorecard)
    yield from ("", "## Delivery", "")
    yield from _delivery(take.scorecard)
    yield from ("", "---", "")
    card = take.scorecard
    yield (
        f"Rubric {_line(card.rubric_version)}, scorer {_line(card.scorer_version)}, "
        f"seed {take.seed}. The total says how much of the five tactics was covered, "
        "and nothing about an offer."
    )


def _header(take: Take) -> Iterator[str]:
    minutes, seconds = divmod(round((take.ended_at - take.started_at).total_seconds()), 60)
    yield f"- Job: {_line(take.role)} at {_line(take.company)}"
    yield f"- Played: {take.started_at:%Y-%m-%d %H:%M} UTC, {minutes} min {seconds} s"
    yield f"- Mode: {take.mode}; ended {_ENDINGS[take.ended]}"
    if not take.wants_job:
        yield "- Not sure about wanting the job, so asking for it is left out"
    yield f"- Learned when they decide: {'yes' if take.learned_timeframe else 'no'}"
    if take.id is not None:
        yield f"- Take {take.id} of scenario {_line(take.scenario_id)}"


def _tactics_table(card: Scorecard) -> Iterator[str]:
    yield "| Tactic | Used | Points |"
    yield "| --- | --- | ---: |"
    for result in card.tactics:
        title = TACTIC_BY_ID[result.id].title if result.id in TACTIC_BY_ID else _line(result.id)
        if result.id in card.left_out:
            yield f"| {title} | left out | – |"
        else:
            used = "yes" if result.used else "no"
            yield f"| {title} | {used} | {result.score} of {TACTIC_POINTS} |"


def _criteria(card: Scorecard) -> Iterator[str]:
    for tactic in card.tactics:
        if tactic.id in card.left_out:
            continue
        title = TACTIC_BY_ID[tactic.id].title if tactic.id in TACTIC_BY_ID else _line(tactic.id)
        yield from ("", f"### {title}", "")
        for result in tactic.criteria:
            known = CRITERION_BY_ID.get(result.id)
            label = known.label if known else _line(result.id)
            most = f" of {known.points}" if known else ""
            sign = "✓" if result.met else "◐" if result.points else "✗"
            yield f"- {sign} {label} ({result.points}{most})"
            yield from (f"  - “{_line(e.text)}”" for e in result.evidence)


def _cautions(card: Scorecard) -> Iterator[str]:
    for finding in card.cautions:
        known = CAUTION_BY_ID.get(finding.kind)
        advice = f": {known.advice}" if known else ""
        yield f"- **{known.label if known else _line(finding.kind)}**{advice}"
        yield from (f"  - “{_line(e.text)}”" for e in finding.evidence)


def _turn(turn: PlayedTurn, index: int, card: Scorecard) -> Iterator[str]:
    seconds = f" ({turn.seconds:.0f} s)" if turn.seconds is not None else ""
    yield f"**{_line(turn.name) or 'You'}**{seconds}"
    yield ""
    lines = [line.strip() for line in _marked(turn.text, _marks(index, card)).split("\n")]
    for line, below in zip(lines, (*lines[1:], ""), strict=True):
        # Without the backslash Markdown would join the two lines.
        yield (f"> {line}\\" if below else f"> {line}") if line else ">"


def _marks(index: int, card: Scorecard) -> list[tuple[int, int, str]]:
    """Spans of one turn that met or cost something, with what it was."""
    found: list[tuple[Evidence, str]] = []
    for tactic in card.tactics:
        for result in tactic.criteria:
            known = CRITERION_BY_ID.get(result.id)
            found += ((e, known.label if known else result.id) for e in result.evidence)
    for finding in card.cautions:
        caution = CAUTION_BY_ID.get(finding.kind)
        label = f"Caution: {caution.label if caution else finding.kind}"
        found += ((e, label) for e in finding.evidence)
    return [(e.start, e.end, label) for e, label in found if e.turn == index]


def _marked(text: str, marks: list[tuple[int, int, str]]) -> str:
    """`text` escaped, with each run of marked words in bold and its labels behind it."""
    pieces: list[str] = []
    done = 0
    for start, end, labels in _runs(marks, len(text)):
        pieces.append(escape(text[done:start]))
        pieces += _bold(text[start:end])
        pieces.append(f" \\[{'; '.join(_line(label) for label in labels)}\\]")
        done = end
    pieces.append(escape(text[done:]))
    return "".join(pieces)


def _runs(marks: list[tuple[int, int, str]], length: int) -> Iterator[tuple[int, int, list[str]]]:
    """Spans that overlap as one, in order, each with its labels once."""
    run: tuple[int, int, list[str]] | None = None
    for start, end, label in sorted(marks):
        start, end = max(start, 0), min(end, length)
        if start >= end:
            continue
        if run is not None and start < run[1]:
            labels = run[2] if label in run[2] else [*run[2], label]
            run = (run[0], max(run[1], end), labels)
            continue
        if run is not None:
            yield run
        run = (start, end, [label])
    if run is not None:
        yield run


def _bold(words: str) -> Iterator[str]:
    # Bold must begin and end with something to see, and holds no line end.
    for piece in re.split(r"(\s*\n\s*)", words):
        core = piece.strip()
        if not core:
            yield piece
            continue
        before, after = piece.split(core, 1)
        yield f"{before}**{escape(core)}**{after}"


def _delivery(card: Scorecard) -> Iterator[str]:
    if not card.delivery:
        yield "Nothing was measured."
    for name, measure in card.delivery.items():
        yield f"- {_line(name).replace('_', ' ').capitalize()}: {_figure(measure)}"


def _figure(measure: Measure) -> str:
    note = f" ({_line(measure.note)})" if measure.note else ""
    if measure.value is None:
        return f"not measurable{note}"
    value = (
        f"{measure.value:.0f}" if measure.value == int(measure.value) else f"{measure.value:.1f}"
    )
    return f"{value} {_line(measure.unit)}{note}"


def _line(text: str) -> str:
    return escape(" ".join(text.split()))
