"""The job's title: where a posting may say it, and which of those places to believe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from simulator.scenario.posting.found import Found, span_of
from simulator.scenario.posting.labels import is_company_label, is_label, is_role_label
from simulator.scenario.posting.layout import Block, sentences
from simulator.scenario.posting.trades import is_trade, trade_at
from simulator.scenario.posting.weighing import Claim, title_cased, weighed
from simulator.scoring.word_sets import word_set

_PARTING: Final = re.compile(
    r"\s+[-–—|·•]{1,2}\s+|\s*\|+\s*|\s*[•·]\s*|\s+@\s+|\s*/\s{1,}|,\s+|\s*:\s+|\s+(?:at|for)\s+(?=[A-Z])|\s+(?=\()"
)
_SOUGHT: Final = re.compile(
    r"\b(?:look(?:ing)? for|seek(?:s|ing)?(?: to (?:recruit|appoint))?|recruit(?:ing)?(?: for)?|hir(?:e|ing)|"
    r"need(?:s|ed)?|appoint|requires?|invited (?:for|from)|applications? for|vacanc(?:y|ies) for|opportunit(?:y|ies) for|"
    r"opening for|position of|post of|role of|as|search for|after|want(?:s|ed)?)\s+"
    r"(?:(?:an?|our|the|another|two|three|some|first|next|new|experienced|enthusiastic|motivated|"
    r"talented|friendly|passionate|dedicated|inspiring|good|strong|reliable|great|brilliant|skilled|\w+ed)\s+)*",
    re.IGNORECASE,
)
_WANTED: Final = re.compile(
    r"\s+(?:wanted|needed|required|sought|vacanc(?:y|ies)|position|role|job)\b", re.I
)
_CALLED: Final = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Aa]s(?: an?| the| our)?)\s+((?:[A-Z][\w&-]*\s+){0,5}[A-Z][\w&-]*)(?=\s+[a-z(]|[,.;]|$)"
)
_BOSS: Final = re.compile(
    r"(?:report(?:s|ing)? (?:in)?to|supported by|managed by|deputise for|work(?:ing)? (?:with|for)|"
    r"ask for|contact|becomes|alongside|support)\s+(?:our|the|an?|your)?\s*$",
    re.IGNORECASE,
)
_NOISE: Final = re.compile(
    r"\b(?:jobs?|vacanc(?:y|ies)|careers?|wanted|needed|required|urgent(?:ly)?|hiring|now|immediate start|"
    r"apprenticeship:)\b\s*[:!]*\s*",
    re.IGNORECASE,
)
_STOP: Final = word_set(
    "to who with for that which and or in at on from of our we you your is are will has have "
    "into by the a an not but if when where as"
)
_BAND: Final = re.compile(r"\s+\((?![A-Z]{2,5}\))[A-Z][^()]{1,25}\)")
_LONGEST_HEAD: Final = 10
_TOP_LINES: Final = 12


def find_role(text: str, parts: Sequence[Block]) -> tuple[Found, ...]:
    """What may be the job's title, most likely first; each with how sure that is."""
    return weighed([*_from_labels(text, parts), *_from_top(text, parts), *_from_prose(text, parts)])


def _from_labels(text: str, parts: Sequence[Block]) -> Iterator[Claim]:
    for block in parts:
        if block.kind in ("field", "row") and is_role_label(block.label):
            start = block.start if block.kind == "field" else text.find(" | ", block.start) + 3
            place = _title_in(text, start, block.end)
            sure = 0.95 if place else 0.7
            yield _claim(text, place or _first_part(text, start, block.end), sure)


def _from_top(text: str, parts: Sequence[Block]) -> Iterator[Claim]:
    """Lines that could be a title, before the posting begins to talk."""
    for number, block in enumerate(parts[:_TOP_LINES]):
        if block.kind == "field" and (is_label(block.label) or is_company_label(block.label)):
            continue
        words = text[block.start : block.end]
        if block.section not in ("top", "work") and not (number == 0 and block.kind == "heading"):
            continue
        end = block.end
        if number == 0 and (len(words.split()) > _LONGEST_HEAD or words.rstrip().endswith(".")):
            end = next(sentences(text, block))[1]  # a whole advert may be one line
            words = text[block.start : end].rstrip(".")
        if len(words.split()) > 14 or words.rstrip().endswith((".", "?")):
            opening = _WANTED.search(text, block.start, min(block.end, block.start + 60))
            if number == 0 and opening and (place := _title_in(text, block.start, opening.start())):
                yield _claim(text, place, 0.85)
            continue
        if block.kind == "item" and number > 2:
            continue
        if place := _title_in(text, block.start, end - text[block.start : end].endswith(".")):
            strong = block.kind == "heading" or number == 0
            yield _claim(text, place, (0.85 if strong else 0.75) - 0.03 * number)


def _from_prose(text: str, parts: Sequence[Block]) -> Iterator[Claim]:
    for block in parts:
        if block.kind not in ("prose", "item") or block.section in ("rest", "offers"):
            continue
        for cue in _SOUGHT.finditer(text, block.start, block.end):
            if place := _noun_phrase(text, cue.end(), block.end):
                named = text[place[0]].isupper()
                weak = cue[0].casefold().startswith("as ")
                yield _claim(text, place, 0.55 if weak else 0.75 if named else 0.65)
        for called in _CALLED.finditer(text, block.start, block.end):
            words = called[1].split()
            before = text[max(0, called.start() - 24) : called.start(1)]
            if is_trade(words[-1]) and not _BOSS.search(before):
                start = called.start(1)
                yield _claim(text, (start, start + len(called[1].rstrip())), 0.4)


def _claim(text: str, place: tuple[int, int], sureness: float) -> Claim:
    span = span_of(text, *place)
    value = title_cased(" ".join(span.text.replace("*", "").split()))
    key = re.sub(r"\W+", " ", re.sub(r"\([^)]*\)?", "", value).casefold()).strip()
    key = re.sub(r"s$", "", key)
    return Claim(value, span, sureness, key)


def _first_part(text: str, start: int, end: int) -> tuple[int, int]:
    cut = _PARTING.search(text, start, end)
    return start, cut.start() if cut and cut.start() > start else end


def _title_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The part of a line that is a title: the one with a trade in it."""
    for part in _parts(text, start, end):
        words = text[slice(*part)].split()
        if 0 < len(words) <= 8 and trade_at(words) >= 0 and not _is_sentence(words):
            begin = part[0]
            while noise := _NOISE.match(text, begin, part[1]):
                begin = noise.end()
            stop = part[1]
            if late := re.search(
                r"\s+(?:(?:wanted|needed|required|vacancy)\b|x\s?\d).*$", text[begin:stop], re.I
            ):
                stop = begin + late.start()
            if trade_at(text[begin:stop].split()) >= 0:
                return begin, _with_band(text, begin, stop, end)
    return None


def _with_band(text: str, start: int, stop: int, end: int) -> int:
    """A bracket right after a title belongs to it when it is short."""
    more = _BAND.match(text, stop, end)
    return more.end() if more else stop


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for cut in _PARTING.finditer(text, start, end):
        yield at, cut.start()
        at = cut.end()
    yield at, end


def _is_sentence(words: list[str]) -> bool:
    plain = {word.casefold().strip(".,!?") for word in words}
    return bool(
        plain & {"we", "you", "we're", "is", "are", "our", "your", "will", "us", "who"}
        or words[0].casefold() in ("join", "come", "help", "work", "could", "do", "are")
    )


def _noun_phrase(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A title right at `start`: up to seven words, the last of them a trade."""
    best = None
    for number, word in enumerate(re.finditer(r"\S+", text[start:end])):
        plain = word[0].strip(".,;:!?()*").casefold()
        if number >= 7 or plain in _STOP or "\n" in text[start : start + word.start()]:
            break
        if is_trade(plain):
            stop = start + word.end()
            best = start, stop - (len(word[0]) - len(word[0].rstrip(".,;:!?)*")))
        if word[0][-1] in ".,;:!?":
            break
    return best
