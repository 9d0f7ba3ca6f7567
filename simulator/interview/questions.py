"""Which questions the candidate really asked, in clean text and in speech without punctuation.

A question is found by how it begins ("when would", "is there", "I was wondering"), never by its
subject alone: "my manager always asked about next steps" asks nothing. What it is about is read
from its words (`topics`). Sentence marks help where there are any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from simulator.interview import no_question, signs
from simulator.interview.topics import AskedTopic, about_work, topics_of
from simulator.scoring.normalise import normal_text

_LONGEST: Final = 26
"""Words of a question that are read; the rest is something else."""
_BEFORE: Final = 9
"""Words before a question that may show that it is told, not asked."""

_QUOTED: Final = re.compile(r"[\"“„«][^\"“”„«»]{1,300}[\"”»]")
_SHORT_FORMS: Final = re.compile(r"\b(Mrs?|Ms|Dr|St|Sr|Jr|vs|e\.g|i\.e|approx)\.", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"([^.?!;\n…]*)([.?!;\n…]*)")
_MARKS: Final = re.compile(r"[.?!](?:\s|$)")
_SAME: Final = 6
"""Words within which a weak sign belongs to the question already open."""
_JOINING: Final = frozenset({"and", "or", "so", "but", "also", "then"})
_FILLING: Final = frozenset({"you", "a", "question", "something", "one", "quick", "things"})


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what it is about; `words` are its words in normal form."""

    topic: AskedTopic
    words: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: str
    marked: bool  # ends with a question mark
    pointed: bool  # the text around it has sentence marks at all
    follows: str = ""  # the words of the next sentence of the same turn


@dataclass(frozen=True, slots=True)
class _Window:
    """A stretch of a sentence that may be a question."""

    before: str  # the words that lead up to it
    words: str
    strong: bool  # opened by a sure sign


def questions(text: str) -> tuple[Question, ...]:
    """The questions in `text`, in order, each topic of the process once."""
    found: dict[tuple[AskedTopic, str], Question] = {}
    for sentence in _sentences(text):
        for question in _asked_in(sentence):
            alone = question.topic in ("work", "unknown")
            found.setdefault((question.topic, question.words if alone else ""), question)
    return tuple(found.values())


def asked(text: str) -> tuple[AskedTopic, ...]:
    """Topics asked about in `text`, in order, each once; empty when nothing was asked."""
    return tuple(dict.fromkeys(question.topic for question in questions(text)))


def may_ask(text: str) -> bool:
    """Whether anything in `text` could be a question, in whatever words."""
    return any(
        sentence.marked or any(not _blocked(sentence, w) for w in _windows(sentence))
        for sentence in _sentences(text)
    )


def _sentences(text: str) -> Iterator[_Sentence]:
    plain = _SHORT_FORMS.sub(r"\1", _QUOTED.sub(" that ", text))
    pointed = _MARKS.search(plain) is not None
    lines = [(normal_text(words), "?" in marks) for words, marks in _SENTENCE.findall(plain)]
    kept = [(line, marked) for line, marked in lines if line]
    for place, (line, marked) in enumerate(kept, start=1):
        yield _Sentence(line, marked, pointed, kept[place][0] if place < len(kept) else "")


def _asked_in(sentence: _Sentence) -> Iterator[Question]:
    windows = list(_windows(sentence))
    for window in windows:
        if _blocked(sentence, window):
            continue
        announced = signs.ASKING.match(window.words) is not None
        sure = sentence.marked or announced or (window.strong and not sentence.pointed)
        yield from _read(window.words, sure)
    if not windows and sentence.marked:
        yield from _elliptic(signs.TAG.sub("", sentence.words).strip())


def _windows(sentence: _Sentence) -> Iterator[_Window]:
    """Stretches of `sentence` that may be a question, less those that are taken back."""
    line = sentence.words
    starts = _starts(line, sentence.marked)
    taken_back = 0
    for place, (start, strong) in enumerate(starts):
        limit = starts[place + 1][0] if place + 1 < len(starts) else len(line)
        taken_back = max(taken_back, _taken_back(sentence, start, limit))
        if start < taken_back:
            continue
        before = " ".join(line[:start].split()[-_BEFORE:])
        yield _Window(before, _window(line[start:limit]), strong)


def _taken_back(sentence: _Sentence, start: int, limit: int) -> int:
    """Up to where a question from `start` to `limit` is taken back: "but you've told me"."""
    line = sentence.words
    planned = no_question.PLANNED.match(line[start:]) is not None
    hit = no_question.SET_ASIDE.search(line, start, len(line) if planned else limit)
    if hit and (planned or no_question.SURELY_SET_ASIDE.match(hit.group())):
        return hit.start()
    later = no_question.SET_ASIDE.match(sentence.follows)
    if later and (planned or no_question.SURELY_SET_ASIDE.match(later.group())):
        return len(line)
    return 0


def _starts(line: str, marked: bool) -> list[tuple[int, bool]]:
    """Where questions may begin in `line`, and whether the beginning is a sure sign of one."""
    found: dict[int, bool] = {}
    for pattern in (signs.OPENING, *((signs.OPENING_MARKED,) if marked else ())):
        opening = pattern.match(line)
        if opening and opening.lastgroup:
            found[opening.start(opening.lastgroup)] = True
    for pattern in (signs.ASKING, signs.STRONG):
        for hit in pattern.finditer(line):
            found[hit.start()] = True
    for hit in signs.WEAK.finditer(line):
        found.setdefault(hit.start(), False)
    kept: list[tuple[int, bool]] = []
    for start in sorted(found):
        # "I was wondering when would …" is one question: its first sign opens it.
        since = line[kept[-1][0] : start].split() if kept else []
        if kept and len(since) < _opening_words(line, kept[-1][0]):
            continue
        if kept and not found[start] and len(since) < _SAME and since[-1] not in _JOINING:
            continue
        kept.append((start, found[start]))
    return kept


def _opening_words(line: str, start: int) -> int:
    """Words after which another sign in the same line opens a question of its own."""
    announced = signs.ASKING.match(line, start)
    return len(announced.group().split()) + 3 if announced else 3


def _window(line: str) -> str:
    words = " ".join(line.split()[:_LONGEST])
    announced = signs.ASKING.match(words)
    past_the_sign = announced.end() if announced else min(12, len(words))
    end = signs.STATEMENT.search(words, past_the_sign)
    return words[: end.start()].strip() if end else words


def _blocked(sentence: _Sentence, window: _Window) -> bool:
    """Whether what looks like a question is told, quoted, negated or a manner of speaking."""
    before, words = window.before, window.words
    if no_question.SELF_ANSWERED.match(words) and not (sentence.marked and not sentence.follows):
        return True
    if no_question.RHETORICAL.match(words) or no_question.OFFER.search(words):
        return True
    if not sentence.marked and no_question.SUBJECT.match(words):
        return True
    near = " ".join(before.split()[-6:])
    if no_question.NEGATED.search(near):
        return True
    if no_question.NOTHING_TO.search(f"{near} {words.split(' ', 1)[0]}"):
        return True
    told = list(no_question.REPORTED.finditer(before))
    if not told or no_question.FIRST_HAND.search(near):
        return False
    if signs.ASKING.match(words) and no_question.FEELING.search(told[-1].group()):
        return False  # "I loved the tour and was wondering …"
    return len(before[told[-1].end() :].split()) <= 4


def _read(window: str, sure: bool) -> Iterator[Question]:
    topics = topics_of(signs.TAG.sub("", window).strip())
    for topic in topics:
        yield Question(topic, window)
    if sure and not topics and not _is_bare(window):
        yield Question("work" if about_work(window) else "unknown", window)


def _is_bare(window: str) -> bool:
    """Whether only the asking is there ("can I ask you something"), with no question yet."""
    announced = signs.ASKING.match(window)
    if announced is None:
        return len(window.split()) < 2
    return _FILLING.issuperset(window[announced.end() :].split())


def _elliptic(line: str) -> Iterator[Question]:
    """A question mark after words that are no full question: "And the timeline?"."""
    count = len(line.split())
    if no_question.REPORTED.search(line):
        return
    topics = topics_of(line) if count <= 16 else ()
    if not topics and count <= 12 and signs.CONFIRMING.search(line):
        topics = ("timeframe",)
    for topic in topics:
        yield Question(topic, line)
    if not topics and count <= 4 and signs.ELLIPTIC.match(line):
        yield Question("work" if about_work(line) else "unknown", line)
