"""Checks of a thank-you note as it is typed; each has a short line of help."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from simulator.afterwards import phrases
from simulator.afterwards.aftermath import Aftermath
from simulator.afterwards.debrief import Person, same_name
from simulator.afterwards.likeness import NEARLY_SAME, likeness
from simulator.afterwards.spelling import slips
from simulator.scoring.normalise import normal_text
from simulator.scoring.overlap import content
from simulator.scoring.word_sets import word_set

SHORTEST: Final = 60
LONGEST: Final = 180
MOST_READ: Final = 6_000
"""Characters that are read at each key; a note of 180 words has a fifth of it."""
_GAP: Final = re.compile(r"\[[^\]]*\]?|\]")
_GREETING_LINES: Final = 2
_TITLES: Final = word_set("dr mr mrs ms mx prof professor sir dame sister rev father captain")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of the note."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `met` is None where it cannot be told; `at` are the words it is about.

    `label` names it in two or three words, `help` says what to do (when met: that it is fine).
    """

    id: str
    label: str
    met: bool | None
    help: str
    at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Facing:
    """What a note is checked against: its person, who else was met, what is known, other notes.

    `points` are the concrete things that a note could take up.
    """

    person: Person
    people: tuple[str, ...] = ()
    company: str = ""
    points: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def facing(aftermath: Aftermath, name: str) -> Facing:
    """What the note to the person of that name is checked against."""
    occasion, debrief = aftermath.occasion, aftermath.debrief
    return Facing(
        person=aftermath.person(name) or Person(name),
        people=tuple(person.name for person in aftermath.people),
        company=occasion.company,
        points=(
            *occasion.facts,
            *debrief.learned,
            *(heard.text for heard in occasion.heard),
        ),
        others=tuple(note.text for note in aftermath.notes if not same_name(note.person, name)),
    )


def check_note(text: str, against: Facing) -> tuple[Check, ...]:
    """All checks of a note, always in the same order."""
    read = text[:MOST_READ]
    return tuple(check(text if check in _WHOLE else read, against) for check in _CHECKS)


def ready(checks: Iterable[Check]) -> bool:
    """Whether the note can go: nothing is missing, and above all no gap is left."""
    return all(check.met is not False for check in checks)


def gaps(text: str) -> tuple[Span, ...]:
    """Where something is still to be filled in: whatever stands in square brackets."""
    return tuple(Span(match.start(), match.end()) for match in _GAP.finditer(text))


def _gaps(text: str, against: Facing) -> Check:
    found = gaps(text)
    advice = "Fill in what stands in [brackets], or take it out." if found else "Nothing left open."
    return Check("gaps", "No gaps", not found, advice, found)


def _named(text: str, against: Facing) -> Check:
    greeting = " ".join(text.strip().splitlines()[:_GREETING_LINES])
    words = set(normal_text(greeting).split())
    names = set(normal_text(against.person.name).split()) - _TITLES
    met = bool(words & (names or {normal_text(against.person.name)}))
    name = against.person.name
    return Check("named", "By name", met, "" if met else f"Begin with their name: “Dear {name},”.")


def _spelling(text: str, against: Facing) -> Check:
    found = slips(text, (against.person.name, *against.people), (against.company,))
    advice = "; ".join(dict.fromkeys(f"“{s.written}” is spelt “{s.name}”" for s in found))
    at = tuple(Span(slip.start, slip.end) for slip in found)
    return Check("spelling", "Names as spelt", not found, f"{advice}." if advice else "", at)


def _thanks(text: str, against: Facing) -> Check:
    return _wanted("thanks", "Thanks", phrases.THANKS, "Thank them for their time.", text)


def _concrete(text: str, against: Facing) -> Check:
    label = "Something concrete"
    if not against.points:
        return Check("concrete", label, None, "Note in the debrief what you heard, to check this.")
    said = content(text)
    met = any(_taken_up(said, content(point)) for point in against.points)
    advice = "" if met else "Take up one concrete thing they told you."
    return Check("concrete", label, met, advice)


def _taken_up(said: frozenset[str], point: frozenset[str]) -> bool:
    """Whether enough of the point's words come back: two, or the only one there is."""
    return bool(point) and len(said & point) >= min(len(point), max(2, round(0.34 * len(point))))


def _interest(text: str, against: Facing) -> Check:
    advice = "Say again that you are interested, if you are."
    return _wanted("interest", "Interest", phrases.INTEREST, advice, text)


def _offers(text: str, against: Facing) -> Check:
    advice = "Offer to send anything more they need."
    return _wanted("offers", "An offer of more", phrases.OFFERS, advice, text)


def _length(text: str, against: Facing) -> Check:
    count = len(text.split())
    label = f"{count} words"
    if count < SHORTEST:
        return Check("length", label, False, f"A little more: {SHORTEST} to {LONGEST} words.")
    if count > LONGEST:
        return Check("length", label, False, f"A little less: {SHORTEST} to {LONGEST} words.")
    return Check("length", label, True, "")


def _apology(text: str, against: Facing) -> Check:
    advice = "Nothing to excuse here: leave the apology out."
    return _unwanted("apology", "No apology", phrases.APOLOGY, advice, text)


def _pressure(text: str, against: Facing) -> Check:
    advice = "Leave out demands and deadlines; they will decide in their own time."
    return _unwanted("pressure", "No pressure", phrases.PRESSURE, advice, text)


def _alike(text: str, against: Facing) -> Check:
    met = not any(likeness(text, other[:MOST_READ]) >= NEARLY_SAME for other in against.others)
    advice = "" if met else "This is nearly the same as another note; they may compare them."
    return Check("alike", "Its own note", met, advice)


def _wanted(name: str, label: str, pattern: re.Pattern[str], advice: str, text: str) -> Check:
    at = _spans(pattern, text)
    return Check(name, label, bool(at), "" if at else advice, at)


def _unwanted(name: str, label: str, pattern: re.Pattern[str], advice: str, text: str) -> Check:
    at = _spans(pattern, text)
    return Check(name, label, not at, advice if at else "", at)


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    # Words inside a gap are the program's, not yet the candidate's.
    open_words = gaps(text)
    return tuple(
        Span(match.start(), match.end())
        for match in pattern.finditer(text.replace("’", "'"))
        if not any(gap.start <= match.start() < gap.end for gap in open_words)
    )


_CHECKS: Final[Sequence[Callable[[str, Facing], Check]]] = (
    _gaps,
    _named,
    _spelling,
    _thanks,
    _concrete,
    _interest,
    _offers,
    _length,
    _apology,
    _pressure,
    _alike,
)
_WHOLE: Final = (_gaps, _length)  # quick, and wanted of a text of any size
