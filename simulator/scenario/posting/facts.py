"""Sentences of a posting worth bringing up in the interview: figures, news, what is special."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from simulator.scenario.posting.found import Found, Span, span_of
from simulator.scenario.posting.layout import Block, sentences
from simulator.scoring.overlap import content

MOST_FACTS: Final = 8
LONGEST: Final = 200
"""Characters of a fact, as the scenario format has it."""

_ENOUGH: Final = 1.5
_LONGEST_SENTENCE: Final = 600
_FIGURE: Final = re.compile(
    r"\b\d[\d,.]*\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"forty|fifty|sixty|ninety|hundreds?|thousands?|millions?|half|third|double[ds]?|every|dozen)\b",
    re.IGNORECASE,
)
_NEWS: Final = re.compile(
    r"\b(?:new|newly|open(?:s|ed|ing)?|mov(?:e[sd]?|ing)|launch\w*|replac\w*|grow(?:n|ing|th|s)|join(?:ed|s)?|"
    r"grew|award\w*|rated|retir\w+|first|last (?:year|spring|month|season)|this (?:year|spring|summer|winter|"
    r"autumn|fall)|next (?:year|spring|summer)|coming year|started|began|since|begins?|expand\w*|rebuil\w+|"
    r"merg\w+|taken over|publish|sale of|shutdown|won|built|doubled|founded|before the|from october)\b",
    re.IGNORECASE,
)
_OWN: Final = re.compile(r"\b(?:we|our|us|we['’](?:re|ve|ll))\b", re.IGNORECASE)
_EMPTY: Final = re.compile(
    r"exciting|opportunity|dynamic|fast-paced|passionate|competitive|vibrant|world-class|leading provider|"
    r"applications? (?:are|is)|successful candidate|we are (?:now )?(?:looking|recruiting|seeking|hiring)|"
    r"we['’]re (?:now )?(?:looking|recruiting|seeking|hiring)|we welcome|is looking for|seeks? (?:an?|to)|"
    r"wish to appoint|get in touch|you['’]?(?:ll| will) (?:be|need|have)|would love to hear",
    re.IGNORECASE,
)
_NEVER: Final = re.compile(
    r"\bper (?:hour|annum|week)|\ban? hour\b|/\s?h(?:r|our)?\b|[£$€]\s?\d\d?[.,]\d{2}\b|[£$€]\s?\d+(?:,\d{3}|k)\b"
    r"(?!\s*(?:million|m\b))|\bsalary\b|\bcvs?\b|\bapply\b|\bclosing date\b|interviews?\b|@|\b0\d{4}\b|"
    r"equal opportunit|\bdbs\b|discriminat|regardless|\bcookies?\b|references?\b|right to work|telephone|"
    r"\bring\b|\bcall\b.*\d|pop in|drop a line|recruitment|sponsorship|\btext\b|resume|leave\b|pension|"
    r"holidays?\b|write to|ask for\b|send us|covering letter|uniform|visits? (?:to|are)|probation|"
    r"\b\d on,? \d off|\bwanted\b|live-in|applicants\b|confidential|free to|in return|no late|full-?time",
    re.IGNORECASE,
)
_LEANS: Final = re.compile(
    r"^(?:they|it|that|this|these|those|he|she|so|and|but|you can tell|there|here|until|what|how)\b|\bof them\b",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(r";|,\s+(?:and|but|which|so|where|who|while)\b|\s+[–—]\s|:\s")


def find_facts(text: str, parts: Sequence[Block], asked: Iterable[Span]) -> tuple[Found, ...]:
    """The most telling sentences, in the posting's order; what it asks for is none of them."""
    taken = [(span.start, span.end) for span in asked]
    scored = [
        (worth, span)
        for span in _candidates(text, parts)
        if not any(a < span.end and span.start < b for a, b in taken)
        and (worth := _worth(span.text)) >= _ENOUGH
    ]
    chosen: list[tuple[float, Span]] = []
    for worth, span in sorted(scored, key=lambda s: (-s[0], s[1].start)):
        words = content(span.text)
        if words and all(len(words & content(c.text)) < 0.6 * len(words) for _, c in chosen):
            chosen.append((worth, span))
        if len(chosen) == MOST_FACTS:
            break
    return tuple(
        Found(_value(span.text), span, round(min(0.95, 0.5 + worth / 8), 3))
        for worth, span in sorted(chosen, key=lambda c: c[1].start)
    )


def _candidates(text: str, parts: Sequence[Block]) -> Iterator[Span]:
    for block in parts:
        told = block.kind == "prose" and block.section in ("top", "about", "work")
        if not told and not (block.kind == "item" and block.section == "about"):
            continue
        for start, end in sentences(text, block):
            if end - start <= _LONGEST_SENTENCE:
                yield _shortened(text, span_of(text, start, end))


def _shortened(text: str, span: Span) -> Span:
    """The sentence, or its beginning as far as it stands by itself."""
    while len(_value(span.text)) > LONGEST:
        shorter = _last_cut(span.text)
        if shorter is None:
            return Span(span.start, span.start, "")
        span = span_of(text, span.start, span.start + shorter)
    return span


def _last_cut(words: str) -> int | None:
    """Where the last clause begins, when there is more than one."""
    joints = list(_JOINT.finditer(words))
    return joints[-1].start() if joints and joints[-1].start() > 20 else None


def _worth(sentence: str) -> float:
    count = len(sentence.split())
    if len(sentence) > _LONGEST_SENTENCE:
        return 0.0
    if sentence[-1] not in ".!:;)”\"'’" and count < 9:
        return 0.0  # a line of the head, or a label
    if not 5 <= count <= 45 or _NEVER.search(sentence) or sentence.rstrip().endswith("?"):
        return 0.0
    worth = 0.5 if count <= 30 else 0.0
    worth += 1.0 if _FIGURE.search(sentence) else 0.0
    worth += 1.0 if _NEWS.search(sentence) else 0.0
    worth += 0.5 if _OWN.search(sentence) else 0.0
    worth += 0.5 if re.search(r"(?<=[a-z,] )[A-Z][a-z]{2,}", sentence) else 0.0
    worth -= 1.0 if _EMPTY.search(sentence) else 0.0
    worth -= 0.6 if _LEANS.search(sentence) else 0.0
    return worth


def _value(sentence: str) -> str:
    return " ".join(sentence.replace("**", "").split()).rstrip(".!;:, ")
