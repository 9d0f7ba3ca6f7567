"""A posting's lines: headings, list items, "label: value" lines, table rows and prose.

Works on the text itself, so that everything keeps its exact place in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from simulator.scenario.posting.labels import is_label
from simulator.scenario.posting.sections import Section, is_part, section_of

Kind = Literal["heading", "item", "field", "row", "prose"]

_ITEM: Final = re.compile(
    r"\s*(?:[-*•‣▪■●○◦–—>·✓✔✅➤►→+]|\(?\d{1,2}[.)]|\d{1,2}\.\d{1,2}\.?|\(?[a-z][.)]|[ivx]{1,4}[.)])\s+"
)
_CODED: Final = re.compile(r"\s*([A-Z])\d{1,2}[.:)]?\s+(?=[A-Z])")
_FIELD: Final = re.compile(r"\s*(?!https?:)([A-Za-z][^:|.!?\n]{0,34}?)\s*:\s+(?=\S)")
_MARKED: Final = re.compile(r"\s*#{1,6}\s+")
_NUMBERED: Final = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})?[.)]?\s+(?=[A-Z])")
_LONGEST_HEADING: Final = 80
_WIDEST_WRAPPED: Final = 100
_LETTERS: Final = re.compile(r"[^\W\d_]")
_SENTENCE_END: Final = re.compile(
    r"(?:(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bMrs)(?<!\be\.g)(?<!\bi\.e)(?<!\bInc)(?<!\bLtd)(?<!\bno)"
    r"(?<!\bPvt)\.|[!?])(?:['’”\")])*\s+(?=[\"“'‘(]?[A-Z0-9£$€])"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A line, or a paragraph that was wrapped; `text[start:end]` is it without its marker.

    `label` is what stands before the colon of a field, or the first cell of a row.
    """

    kind: Kind
    start: int
    end: int
    section: Section = "top"
    heading: str = ""
    label: str = ""
    after_gap: bool = False


def blocks(text: str) -> tuple[Block, ...]:
    """Everything in `text`, in order, each with the section it stands in."""
    return tuple(_in_sections(text, _joined(text, [_line(text, *line) for line in _lines(text)])))


def sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence in a block."""
    start = block.start
    for stop in _SENTENCE_END.finditer(text, block.start, block.end):
        yield start, stop.start() + len(stop[0].rstrip())
        start = stop.end()
    if start < block.end:
        yield start, block.end


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end, and whether codes such as "E1" stand before the items of this posting."""
    letters = [m[1] for line in text.split("\n") if (m := _CODED.match(line))]
    coded = len(letters) >= 3
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line), coded
        start += len(line) + 1


def _line(text: str, start: int, end: int, coded: bool) -> Block:
    line = text[start:end]
    if marker := _MARKED.match(line):
        return Block("heading", start + marker.end(), end)
    if _shouted(line) and len(line) <= _LONGEST_HEADING:
        marker = _NUMBERED.match(line) or _ITEM.match(line)
        return Block("heading", start + (marker.end() if marker else _indent(line)), end)
    if (marker := _ITEM.match(line)) or (coded and (marker := _CODED.match(line))):
        kind: Kind = "heading" if line.rstrip().endswith(":") else "item"
        return Block(kind, start + marker.end(), end)
    if " | " in line:
        return Block("row", start + _indent(line), end, label=line.split(" | ")[0].strip())
    if (field := _FIELD.match(line)) and len(field[1].split()) <= 5:
        return Block("field", start + field.end(), end, label=field[1])
    start += _indent(line)
    if len(line) <= _LONGEST_HEADING and (
        line.rstrip().endswith(":")
        or (_titled(line) and (section_of(line) or is_part(line.strip())))
    ):
        return Block("heading", start, end)
    return Block("prose", start, end)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _shouted(line: str) -> bool:
    """Written in capitals from end to end, and more than a few letters of it."""
    letters = _LETTERS.findall(line)
    return len(letters) >= 3 and not any(letter.islower() for letter in letters)


def _titled(line: str) -> bool:
    """Whether a line without a mark may be a heading: short, and no sentence."""
    words = line.split()
    return (
        len(words) <= 8
        and not line.rstrip().endswith((".", ",", ";", "!"))
        and (words[0][:1].isupper())
    )


def _joined(text: str, lines: list[Block]) -> list[Block]:
    """Lines that were broken only because the page ended there, put together again."""
    width = max((line.end - _start_of_line(text, line.start) for line in lines), default=0)
    done: list[Block] = []
    for line in lines:
        last = done[-1] if done else None
        if last and line.kind == "prose" and _goes_on(text, last, line, width):
            done[-1] = replace(last, end=line.end)
        else:
            done.append(line)
    return done


def _goes_on(text: str, last: Block, line: Block, width: int) -> bool:
    if last.kind not in ("item", "prose", "field") or text[last.end : line.start].count("\n") != 1:
        return False
    if text[last.end - 1] in ":;.!?":
        return _is_full(text, last, line, width) and text[last.end - 1] not in ":;"
    return _is_full(text, last, line, width)


def _is_full(text: str, last: Block, line: Block, width: int) -> bool:
    """Whether the next line's first word would not have fitted on the last line any more."""
    begin = text.rfind("\n", 0, last.end) + 1
    first_word = text[line.start : line.end].split(maxsplit=1)[0]
    used = last.end - begin
    if last.kind == "item" and text[line.start].islower() and used >= 30 and width <= 120:
        return text[last.end - 1].isalnum() or text[last.end - 1] == ","
    return width <= _WIDEST_WRAPPED and used >= 45 and used + 1 + len(first_word) > width - 6


def _start_of_line(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _in_sections(text: str, lines: list[Block]) -> Iterator[Block]:
    section: Section = "top"
    heading, last = "", Block("heading", 0, 0)
    for line in lines:
        words = text[line.start : line.end]
        gap = text[last.end : line.start].count("\n") > 1
        line = replace(line, after_gap=gap)
        if gap and line.kind == "prose" and last.kind == "item" and not _short(words):
            section = "top"  # a list is over, and what comes after it speaks of something else
        if gap and not _short(words) and section == "offers" and is_label(heading.strip(" :")):
            section = "top"  # such as "Salary" with its figure below it
        last = line
        if line.kind == "heading":
            found = section_of(words)
            if section in ("asks", "wishes") and is_part(words):
                found = section if found in (None, "asks", "offers", "rest") else found
            if found is None and not _leads_in(words):
                found = "rest" if section == "rest" else "top"
            section, heading = found or section, words
        elif line.kind == "field" and (found := section_of(line.label)) and len(words) > 40:
            yield replace(line, section=found, heading=line.label)
            continue
        yield replace(line, section=section, heading=heading)


def _short(words: str) -> bool:
    return len(words.split()) <= 6


def _leads_in(words: str) -> bool:
    """Whether a heading is a sentence that a list completes, as "We'll ask for these:" is."""
    return words.rstrip().endswith(":") and len(words.split()) > 4
