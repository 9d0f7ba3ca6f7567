"""Who hires: where a posting may name them, and which of those places to believe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from simulator.scenario.posting.found import Found, span_of
from simulator.scenario.posting.labels import is_company_label, is_sure_label
from simulator.scenario.posting.layout import Block, sentences
from simulator.scenario.posting.names import NAME, is_name, name_key, organised
from simulator.scenario.posting.places import is_place, is_placelike, place_follows
from simulator.scenario.posting.sections import section_of
from simulator.scenario.posting.trades import is_trade, trade_at
from simulator.scenario.posting.weighing import Claim, title_cased, weighed

_HIDDEN: Final = re.compile(
    r"\b(?:our|my|the) client\b|\bon behalf of (?:one of|an?|our|the)\b|\bconfidential (?:search|client)|"
    r"employment (?:agency|business)|client of ours|\bclients? (?:is|are) (?:looking|seeking)|"
    r"to box \d|recruit(?:ing|ment) on behalf|a leading .{3,40}\b(?:company|firm|group) (?:is|seeks)",
    re.IGNORECASE,
)
_PARTING: Final = re.compile(r"\s+[-–—|·•]{1,2}\s+|\s*\|+\s*|\s*[•·]\s*|\s+@\s+|,\s+|\s+\(|\s*:\s+")
_HIRES: Final = (
    r"(?:(?:is|are) (?:now |currently )?(?:looking for|looking to|seeking|recruiting|hiring|expanding)|seeks?|"
    r"invites|requires|wish(?:es)? to (?:appoint|recruit))"
)
_IS: Final = r"(?:is (?:an?|the|one of|owned|part of)|was (?:founded|established|set up))"
_DOES: Final = (
    r"(?:is (?:proud|committed|growing)|are (?:an?|the)|has (?:been|kept|dressed|looked|"
    r"grown|an?|over|more|\d)|have|had|makes?|builds?|runs?|helps?|gives?|carries|provides?|offers?|"
    r"welcomes|supplies|sells?|serves?|farms?|acts|works|operates?|designs?|delivers?|teaches|employs?|"
    r"mends|began|opened|started|supports?|ships|creates?|develops?|exists|brings?|does|"
    r"will be|looks after|makes sure)"
)
_SUBJECT: Final = rf"^\s*(?:At\s+)?({NAME})(?:\s+\([^)]*\)|,\s[^,.]{{3,80}},)?,?\s+"
_HIRING: Final = re.compile(rf"{_SUBJECT}{_HIRES}\b")
_BEING: Final = re.compile(rf"{_SUBJECT}{_IS}\b")
_DOING: Final = re.compile(rf"{_SUBJECT}{_DOES}\b")
_ANY_VERB: Final = re.compile(rf"{_SUBJECT}(?:is|are|has|have|was|were|[a-z]{{2,}}(?:s|ed))\b")
_AFTER: Final = re.compile(
    rf"^(?:For|Since|In|Every|Each|Last|With|From|Here|Over)\b[^,.]{{2,30}}?,?\s+({NAME})\s+(?:has|have|{_DOES})\b"
)
_PLURAL: Final = re.compile(
    rf"{_SUBJECT}(?:grow|make|build|run|sell|need|want|farm|supply|have|serve|are|keep)\b"
)
_WE_ARE: Final = re.compile(
    rf"\b(?:[Ww]e['’]re|[Ww]e are|[Jj]oin(?: us at)?|[Ww]elcome to|[Hh]ello from|[Gg]reetings from|[Hh]ere at|[Ww]ork(?:ing)? (?:at|for|with)|"
    rf"[Cc]areers? (?:at|with)|[Oo]pportunity at|[Pp]osition (?:at|with)|[Tt]eam at|[Rr]ole (?:at|with)|@)\s+({NAME})"
)
_AT_ONCE: Final = re.compile(rf"(?<![Aa]sk )\b(?:for|at|by|with|@)\s+({NAME})")
_AT_WE: Final = re.compile(rf"\b[Aa]t\s+({NAME}),?\s+(?:we|you)\b")
_EQUAL: Final = re.compile(
    rf"({NAME})\s+(?:is|are) (?:committed|an? (?:proud )?(?:[Ee]qual|[Dd]isability))"
)
_ABOUT: Final = re.compile(
    rf"(?:about|why(?: join| work (?:at|for|with))?|life at|working (?:at|for)|who is|who are|meet)\s+"
    rf"({NAME})\s*\??$",
    re.IGNORECASE,
)
_SAYINGS: Final = (
    (_HIRING, 0.68),
    (_BEING, 0.62),
    (_DOING, 0.5),
    (_ANY_VERB, 0.47),
    (_PLURAL, 0.5),
    (_AFTER, 0.5),
    (_WE_ARE, 0.62),
    (_AT_WE, 0.68),
    (_EQUAL, 0.7),
)
_TOP_LINES: Final = 8
_LAST_LINES: Final = 4
_LONGEST_HEAD: Final = 10


def find_company(text: str, parts: Sequence[Block]) -> tuple[Found, ...]:
    """What may be the employer's name, most likely first; each with how sure that is.

    Where the posting hides the employer, nobody is sure.
    """
    claims = [
        *_from_labels(text, parts),
        *_from_top(text, parts),
        *_from_headings(text, parts),
        *_from_prose(text, parts),
        *_from_signature(text, parts),
    ]
    most = 0.5 if _HIDDEN.search(text) else 1.0
    return tuple(
        Found(f.value, f.span, round(f.sureness * most, 3)) for f in weighed(_counted(text, claims))
    )


def _from_labels(text: str, parts: Sequence[Block]) -> Iterator[Claim]:
    for block, below in pairwise(parts):
        if is_sure_label(text[block.start : block.end].strip(" :#")):
            place = _name_part(text, below.start, below.end)
            if is_name(text[slice(*place)]):
                yield from _claims(text, *place, 0.93)
    for block in parts[:3]:
        if block.kind == "field" and organised(block.label) and is_name(block.label):
            at = text.rfind(block.label, 0, block.start)
            yield from _claims(text, at, at + len(block.label), 0.8)
    for block in parts:
        if block.kind in ("field", "row") and is_company_label(block.label):
            start = block.start if block.kind == "field" else text.find(" | ", block.start) + 3
            sureness = 0.93 if is_sure_label(block.label) else 0.75
            yield from _claims(text, *_name_part(text, start, block.end), sureness)


def _from_top(text: str, parts: Sequence[Block]) -> Iterator[Claim]:
    """Names in the lines before the posting begins to talk: of firms, and of towns."""
    titled = False
    for number, block in enumerate(parts[:_TOP_LINES]):
        line = text[block.start : block.end]
        most = 24 if block.kind == "row" else 14
        end = block.end
        if len(line.split()) > most or line.rstrip().endswith((".", "?")) or block.kind == "field":
            if number or block.kind == "field":
                continue
            yield from _opening(text, block.start, min(block.end, block.start + 90), 0.65)
            end = next(sentences(text, block))[1]  # a whole advert may be one line
            if len(text[block.start : end].split()) > _LONGEST_HEAD:
                continue
        for place in _segments(text, block.start, end):
            words = text[slice(*place)]
            if words.strip() and _is_title(words.split()):
                titled = True
                yield from _opening(text, *place, 0.66)
            elif _could_be_name(words, line) and not section_of(words):
                sureness = _standing(text, words, place[1], number, titled=titled)
                yield from _claims(text, *place, sureness - 0.03 * number)
                break  # what comes after a name in its line is a place


def _opening(text: str, start: int, end: int, sureness: float) -> Iterator[Claim]:
    """The name in "Chef wanted for The Plough"."""
    named = _AT_ONCE.search(text, start, end)
    if named and is_name(named[1]) and not is_place(named[1]):
        yield from _claims(text, *named.span(1), sureness)


def _could_be_name(words: str, line: str) -> bool:
    if line == line.casefold():  # somebody who never writes capitals
        return is_name(words.upper()) and not is_place(words)
    return is_name(words)


def _standing(text: str, words: str, end: int, number: int, *, titled: bool) -> float:
    """How likely a name among the first lines is the employer's, by itself."""
    if is_place(words) or (is_placelike(words) and place_follows(text[end : end + 40])):
        return 0.3
    if organised(words):
        return 0.84
    again = len(re.findall(rf"\b{re.escape(words.strip())}\b", text, re.IGNORECASE)) > 1
    below = text[end : end + 60].lstrip(" ,|·•–—-\n#").split("\n")[0]
    followed = bool(re.match(r"[A-Z]", below)) and len(below.split()) <= 6
    sureness = 0.5 + (0.16 if again else 0.0)
    begin = end - len(words.rstrip())
    if not again and text[begin - 2 : begin] == ", " and not words.startswith("The "):
        sureness -= 0.2  # the rest of a title, more often than not
    return sureness + (0.14 if number == 0 or (titled and followed) else 0.0)


def _from_headings(text: str, parts: Sequence[Block]) -> Iterator[Claim]:
    for block in parts:
        if block.kind == "heading":
            line = text[block.start : block.end].rstrip(" :")
            found = _ABOUT.match(line)
            if found and is_name(found[1]):
                at = block.start + found.start(1)
                yield from _claims(text, at, at + len(found[1]), 0.8)


def _from_prose(text: str, parts: Sequence[Block]) -> Iterator[Claim]:
    heard = False
    for block in parts:
        if block.kind != "prose":
            continue
        for start, end in sentences(text, block):
            words = text[start:end]
            if end - start > 600 or len(words.split()) < 3 or words.endswith("?"):
                continue
            first = 0.14 if not heard or block.section == "about" else 0.0
            heard = heard or (words[-1] in ".!" and len(words.split()) > 5)
            for sign, sureness in _SAYINGS:
                for found in sign.finditer(words):
                    if is_name(found[1]):
                        yield from _claims(
                            text, start + found.start(1), start + found.end(1), sureness + first
                        )


def _from_signature(text: str, parts: Sequence[Block]) -> Iterator[Claim]:
    for block in parts[max(3, len(parts) - _LAST_LINES) :]:
        line = text[block.start : block.end]
        if block.kind == "prose" and len(line.split()) <= 8 and organised(line) and is_name(line):
            yield from _claims(text, block.start, block.end, 0.72)
            continue
        address = re.search(rf"({NAME}),\s+(?=[A-Z0-9])", line)
        if address and organised(address[1]):
            at = block.start + address.start(1)
            yield from _claims(text, at, at + len(address[1]), 0.5)


def _is_title(words: list[str]) -> bool:
    """A title ends with a trade; a firm's name may too, but then with several of them."""
    title = re.split(r"\s(?:at|for|with)\s", " ".join(words))[0].split() or words
    last = title[-1].casefold().strip(".,()")
    return trade_at(words) >= 0 and (
        not organised(" ".join(words)) or (is_trade(last) and not last.endswith("s"))
    )


def _counted(text: str, claims: list[Claim]) -> Iterator[Claim]:
    """Claims, surer where the name comes up again and again, as an employer's does."""
    for claim in claims:
        first = re.escape(claim.span.text.split(",")[0])
        times = len(re.findall(rf"\b{first}\b", text))
        yield claim if times < 3 else _surer(claim)


def _surer(claim: Claim) -> Claim:
    return Claim(claim.value, claim.span, min(0.95, claim.sureness + 0.1), claim.key)


def _claims(text: str, start: int, end: int, sureness: float) -> Iterator[Claim]:
    span = span_of(text, start, end)
    value = title_cased(" ".join(span.text.replace("*", "").split())).rstrip(",;:")
    if key := name_key(value):
        yield Claim(value, span, sureness, key)


def _name_part(text: str, start: int, end: int) -> tuple[int, int]:
    cut = _PARTING.search(text, start, end)
    return start, cut.start() if cut and cut.start() > start else end


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for cut in _PARTING.finditer(text, start, end):
        if text[at - 1 : at] != "(":
            yield at, cut.start()
        at = cut.end()
    if text[at - 1 : at] != "(":
        yield at, end
