"""What a posting asks of the candidate, from its lists and from its prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from simulator.scenario.posting.found import Found, span_of
from simulator.scenario.posting.labels import is_label
from simulator.scenario.posting.layout import Block, blocks, sentences
from simulator.scenario.posting.phrases import Place, phrases
from simulator.scoring.overlap import content

LISTED, WISHED, SAID, HINTED = 0.9, 0.8, 0.7, 0.5
"""Sureness: in a list of what is needed, of what is welcome, in a sentence, between the lines."""

_WHO: Final = (
    r"(?:you|they|candidates?|applicants?|(?:the|our|an?)\s+(?:ideal|successful|right)\s+"
    r"(?:candidate|person|applicant)|(?:someone|anyone|somebody)\s+(?:who|that))"
)
_MAY: Final = (
    r"(?:(?:['’]ll|['’]d|['’]ve|\s+(?:will|would|should|must|do|also|ideally|already|really|have|"
    r"(?:need|needs|have|has)\s+to))*)"
)
_NO_ASK: Final = (
    r"(?!\s+(?:responsible|in charge|working|joining|based|part of|looking|at our|paid|the\b(?!\s+(?:ability|skills|"
    r"knack|drive|confidence|right|patience|energy|experience|knowledge))|"
    r"reporting|given|measured|one of|invited|able to (?:expect|park)|expect|apply|offer|find|get|"
    r"to (?:apply|work with|ring|send|register)|welcome|among|first|questions|any questions|"
    r"help|an? (?:key|opportunity|chance|lot)|the (?:chance|opportunity)|asked|trained|shown|"
    r"met|supported|free|entitled|on (?:the|a) (?:front|team)))"
)
_STRONG: Final = re.compile(
    rf"\b{_WHO}{_MAY}\s+(?:have|has|hold|holds|bring|possess|demonstrate|show that you(?:\s+can)?|"
    rf"know how to|know|speak|enjoy|used){_NO_ASK}\b\s*(?:used\s+|been\s+)?"
    rf"|\b{_WHO}{_MAY}\s+be\s+(?:able to|comfortable with|confident (?:in|with))\s+"
    r"|\bmust\s+(?:be|have|hold)\s+(?:able to\s+)?"
    r"|\b(?:looking for|seek(?:ing|s)?|need|want|calls? for|after|glad of)\s+"
    r"(?:someone|people|somebody|a person)\s+(?:who\s+(?:can|is|has|are|have)|with|who|(?=\w+[.,\s]*$))\s*"
    r"|\bwe(?:['’]d| would)\s+(?:like|love|expect)\s+(?:you\s+to\s+(?:have|be|know)\s+|"
    r"(?=at least|some|\d))"
    r"|\b(?:you(?:['’]ll)?|everybody|everyone)\s+(?:do\s+)?(?:need|needs|have|has|must)(?:\s+to)?\s+"
    r"(?:be|have)\s+(?:happy to\s+|able to\s+)?"
    r"|\b(?:bonus|great|helps?|glad|better|plus|lovely)\s+if\s+you(?:['’](?:re|ve)|\s+(?:are|can|have))?\s+"
    r"|\bessential\s+(?:that you|to)\s+(?:have|be)\s+",
    re.IGNORECASE,
)  # fmt: skip
_WEAK: Final = re.compile(
    rf"\b{_WHO}{_MAY}(?:['’]re|\s+(?:be|are|is|can)){_NO_ASK}\s+(?:able to\s+)?"
    rf"|\bif\s+you(?:['’]ve|\s+have)(?:\s+(?:also|already|ever))?\s+(?=\w+(?:ed|t|n)\b)"
    rf"|\byou(?:['’]ve|\s+have)\s+(?=\w+(?:ed|un|pt)\b)",
    re.IGNORECASE,
)
_WORTH: Final = re.compile(
    r",?\s+(?:(?:is|are)|would be|will be|['’]d be|matters?\b|skills? would be)"
    r"(?:\s+(?:also|highly|strongly|definitely|not|an?|definite|big|real|very|nice))*\s*"
    r"\b(?:plus|bonus|advantage|asset|essential|desirable|preferred|required|needed|beneficial|"
    r"helpful|useful|welcome|lovely|to have|well regarded|vital|more than|most)\b"
    r"|\s+(?:well regarded|highly regarded|preferred|desirable|essential|an advantage|a plus)\b",
    re.IGNORECASE,
)
_NEVER: Final = re.compile(
    r"right to work|\bdbs\b|background check|drug (?:screen|test)|references?\b|\b18 or older|£|\$|"
    r"\bcvs?\b|\bapply\b|\bapplications?\b|covering letter|closing date|\bsalary\b|per hour|"
    r"equal opportunit|visa|sponsorship|regardless of|police check|opportunity to|your resume|"
    r"housing licen[cs]e|endorsements|notice period|@",
    re.IGNORECASE,
)
_NOT_NEEDED: Final = re.compile(
    r"\bno (?:\w+ )?(?:experience|qualifications?)\b|\b(?:no|don['’]t) need to\b|n['’]t need",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"^(?:we|our|the|this|it|there|please|all|if|as|in|for|an?)\s", re.I)
_EMPTY: Final = content("experience qualifications qualification skills knowledge other minimum")
_MOST: Final = 200
_LONGEST: Final = 1200
"""Characters of a sentence; a longer one is no sentence, and would take long to search."""

_ASKING: Final = ("asks", "wishes")


def find_skills(text: str, parts: Iterable[Block] | None = None) -> tuple[Found, ...]:
    """Everything asked for, sure or not, in the posting's order; each thing once."""
    found: list[Found] = []
    seen: list[frozenset[str]] = []
    for block in blocks(text) if parts is None else parts:
        for start, end, sureness in _asked(text, block):
            if end - start > _LONGEST:
                continue
            for place in phrases(text, start, end):
                skill = _skill(text, place, sureness)
                words = content(skill.value) or frozenset(skill.value.casefold().split())
                if _worth_keeping(skill, words, seen):
                    seen.append(words)
                    found.append(skill)
        if len(found) >= _MOST:
            break
    return tuple(found)


def _skill(text: str, place: Place, sureness: float) -> Found:
    span = span_of(text, *place)
    return Found(" ".join(span.text.replace("**", "").split()), span, sureness)


def _worth_keeping(skill: Found, words: frozenset[str], seen: list[frozenset[str]]) -> bool:
    value = skill.value
    if (len(value) < 2 and value not in ("R", "C")) or len(value) > 200 or not words:
        return False
    if not any(letter.isalpha() for letter in value) or _NEVER.search(value):
        return False
    if words <= _EMPTY:
        return False
    if skill.sureness == HINTED and len(words) < 2:
        return False
    return all(len(words & other) < max(len(words), len(other)) for other in seen)


def _asked(text: str, block: Block) -> Iterator[tuple[int, int, float]]:
    """Stretches that ask for something, with how sure that is."""
    if block.kind == "heading" or block.section in ("offers", "rest"):
        return
    asking = block.section in _ASKING
    sureness = WISHED if block.section == "wishes" else LISTED
    if asking and block.kind == "row":
        yield from ((a, b, sureness) for a, b in _cells(text, block))
    elif asking and block.kind == "field" and is_label(block.label):
        return
    elif asking and (block.kind in ("item", "field") or _is_entry(text, block)):
        if not _NEVER.search(text, block.start, block.end):
            yield from ((a, b, sureness) for a, b in _first_sentence(text, block))
    elif block.kind in ("prose", "item") and not (block.kind == "item" and not asking):
        whole = list(sentences(text, block))
        # Where one sentence asks, those around it that say "you are …" ask too.
        asking = asking or any(_STRONG.search(text, *sentence) for sentence in whole)
        for sentence in whole:
            yield from _in_sentence(text, *sentence, asking=asking)


def _is_entry(text: str, block: Block) -> bool:
    """Whether a line without a marker is one of a list: no sentence of its own."""
    words = text[block.start : block.end].rstrip()
    if words.endswith(";") or (words[:1].islower() and len(words.split()) <= 20):
        return True
    return (
        not words.endswith((".", "!", "?"))
        and len(words.split()) <= 16
        and (not _SENTENCE.match(words) or block.kind == "item")
    )


def _cells(text: str, block: Block) -> Iterator[Place]:
    """What stands in a row beside its label; the row that names the columns holds nothing."""
    starts = [block.start]
    starts += [m.end() for m in re.finditer(r" \| ", text[block.start : block.end])]
    at = block.start
    for number, cell in enumerate(text[block.start : block.end].split(" | ")):
        if number and not re.match(r"(?:what|essential|desirable|how|where)\b", cell, re.I):
            yield at, at + len(cell)
        at += len(cell) + 3


def _first_sentence(text: str, block: Block) -> Iterator[Place]:
    """An item's own words; a second sentence in it only explains."""
    whole = list(sentences(text, block))
    yield whole[0]
    for start, end in whole[1:]:
        if block.kind == "field":
            yield start, end


def _in_sentence(
    text: str, start: int, end: int, *, asking: bool
) -> Iterator[tuple[int, int, float]]:
    if end - start > _LONGEST:
        return
    if _NOT_NEEDED.search(text, start, end) and not _STRONG.search(text, start, end):
        return
    cues = [*_STRONG.finditer(text, start, end)]
    sureness = SAID
    weak = [
        cue
        for cue in _WEAK.finditer(text, start, end)
        if all(cue.end() <= c.start() or cue.start() >= c.end() for c in cues)
    ]
    if asking or cues:
        cues = sorted([*cues, *weak], key=lambda cue: cue.start())
    elif weak:
        cues, sureness = weak, HINTED
    if not cues:
        if worth := _WORTH.search(text, start, end):
            yield start, worth.start(), SAID
        return
    for number, cue in enumerate(cues):
        stop = cues[number + 1].start() if number + 1 < len(cues) else end
        yield cue.end(), stop, sureness
