"""Drafts: thank-you notes, one a person, and the two follow-up messages. Nothing is invented.

A draft is put together from names, what was heard of the job, what the interviewer said and the
candidate's own words. Where nothing is known there is a gap in [square brackets] to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from simulator.afterwards import wording
from simulator.afterwards.aftermath import Aftermath
from simulator.afterwards.days import Rhythm, spoken
from simulator.afterwards.debrief import Person, same_name
from simulator.scoring.closing import JobContext
from simulator.scoring.phrasing import fact_phrase, first_name, role_phrase, skill_phrase
from simulator.text import clean

# Of the candidate's own words, those that say the fit best come first.
_FITTING: Final = ("evidence", "skills", "fit", "adds")
_MOST_QUOTED: Final = 28
"""Words of a quotation or an own sentence at most; a longer one would take the note over."""
_OPENERS: Final = re.compile(r"^(?:and|but|so|well|also|plus|yes|yeah|ok|okay)\b[\s,]+", re.I)
_ABOUT_THEM: Final = re.compile(
    r"^(?:they|they're|they've|they'll|we|we're|we've|our|their)\b", re.I
)
_NO_BRACKETS: Final = str.maketrans("[]", "()")


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to one person, ready for a mail program once its gaps are filled."""

    to: Person
    subject: str
    text: str


def draft_notes(aftermath: Aftermath, rhythm: Rhythm, author: str = "") -> tuple[Letter, ...]:
    """A thank-you note for everyone met, each different; `author` signs them when given."""
    return tuple(
        Letter(person, subject(aftermath), _note(aftermath, place, rhythm, author))
        for place, person in enumerate(aftermath.people)
    )


def draft_note(aftermath: Aftermath, name: str, rhythm: Rhythm, author: str = "") -> Letter:
    """The note to the person of that name; LookupError when nobody was called so."""
    for letter in draft_notes(aftermath, rhythm, author):
        if same_name(letter.to.name, name):
            return letter
    raise LookupError(name)


def draft_followup(
    aftermath: Aftermath, number: Literal[1, 2], rhythm: Rhythm, author: str = ""
) -> Letter:
    """The first or the second follow-up, to the person who is likeliest to answer."""
    people = aftermath.people
    to = next((p for p in people if p.address), people[0] if people else Person(""))
    met = spoken(rhythm.day_of(aftermath.occasion.ended_at))
    wants = aftermath.occasion.wants_job
    words = {
        "met": met,
        "job": _job(aftermath),
        "interest": wording.FOLLOWUP_INTEREST if wants else wording.FOLLOWUP_UNSURE,
    }
    if number == 2:
        first = aftermath.followup(1)
        sent = first.sent_at if first else None
        words["before"] = f"on {spoken(rhythm.day_of(sent))}" if sent else "[when]"
        body = wording.SECOND.format(**words)
    elif aftermath.hear_by is not None:
        body = wording.FIRST_WITH_DAY.format(**words, hear_by=spoken(aftermath.hear_by))
    else:
        body = wording.FIRST_WITHOUT_DAY.format(**words)
    text = _framed(to, body, "Kind regards,", author)
    return Letter(to, f"{_title(aftermath)}: how things stand", text)


def subject(aftermath: Aftermath) -> str:
    """The subject line of a thank-you note."""
    return f"Thank you for our talk: {_title(aftermath)}"


def calling_name(person: Person) -> str:
    """How to address someone: “Priya”, or “Dr Boateng” where a title is known."""
    return first_name(JobContext(people=(_plain(person.name),))) or "[name]"


def sentence_around(text: str, start: int, end: int) -> str:
    """The whole sentence that holds the words at `start` to `end`, in one line."""
    before = [m.end() for m in re.finditer(r"[.?!…]+[\"'”’)]*\s+|\n+", text) if m.end() <= start]
    after = re.search(r"[.?!…]+[\"'”’)]*(?=\s|$)|\n", text[max(end - 1, start) :])
    stop = max(end - 1, start) + after.end() if after else len(text)
    return " ".join(text[before[-1] if before else 0 : stop].split())


def _note(aftermath: Aftermath, place: int, rhythm: Rhythm, author: str) -> str:
    person = aftermath.people[place]
    day = spoken(rhythm.day_of(aftermath.occasion.ended_at))
    first = [_pick(wording.THANKS, place).format(day=day, job=_job(aftermath))]
    first.append(_concrete(aftermath, place))
    second = [_fit(aftermath, place)]
    if point := _dealt(aftermath.debrief.forgot, place, len(aftermath.people)):
        second.append(_pick(wording.FORGOT, place).format(point=point))
    third = [_pick(wording.INTEREST, place) if aftermath.occasion.wants_job else wording.UNSURE]
    if promise := _dealt(aftermath.debrief.promises, place, len(aftermath.people)):
        third.append(wording.PROMISE.format(point=promise))
    third.append(_pick(wording.OFFER, place))
    body = "\n\n".join(" ".join(sentences) for sentences in (first, second, third))
    return _framed(person, body, _pick(wording.GOODBYE, place), author)


def _concrete(aftermath: Aftermath, place: int) -> str:
    """The concrete thing of this note: their own words, else a fact that nobody else gets."""
    person = aftermath.people[place]
    if words := _words_of(aftermath, person):
        return _pick(wording.HEARD, place).format(point=words)
    # Those who are quoted need no fact; the others share out what there is.
    others = [p for p in aftermath.people if not _words_of(aftermath, p)]
    known = [*map(_noted, aftermath.debrief.learned), *map(_noted, aftermath.occasion.facts)]
    known = list(dict.fromkeys(filter(None, known)))
    turn = others.index(person)
    if turn < len(known):
        return _pick(wording.POINT, place).format(point=known[turn])
    return wording.NO_POINT.format(name=calling_name(person))


def _words_of(aftermath: Aftermath, person: Person) -> str:
    """A short answer that this person gave, as they said it."""
    for heard in aftermath.occasion.heard:
        if not same_name(heard.name, person.name):
            continue
        first = sentence_around(_plain(heard.text), 0, 1)
        if 4 <= len(first.split()) <= _MOST_QUOTED:
            return first
    return ""


def _fit(aftermath: Aftermath, place: int) -> str:
    own = [
        sentence
        for criterion in _FITTING
        for words in aftermath.occasion.own
        if words.criterion == criterion and (sentence := _own(words.text))
    ]
    own = list(dict.fromkeys(own))
    if own:
        return _pick(wording.FIT, place).format(own=_pick(own, place))
    skills = [skill_phrase(_plain(skill)) for skill in aftermath.occasion.skills]
    if skills:
        return _pick(wording.NO_FIT, place).format(skill=_pick(skills, place))
    return wording.NO_SKILL


def _own(text: str) -> str:
    """The candidate's sentence as it can stand in a letter; empty when it cannot."""
    sentence = _OPENERS.sub("", _plain(text)).strip()
    if sentence.endswith("?") or not 4 <= len(sentence.split()) <= _MOST_QUOTED:
        return ""
    sentence = sentence[0].upper() + sentence[1:]
    return sentence if sentence[-1] in ".!…" else f"{sentence.rstrip(',;:')}."


def _framed(to: Person, body: str, goodbye: str, author: str) -> str:
    name = _plain(author) or wording.NO_NAME
    return f"Dear {calling_name(to)},\n\n{body}\n\n{goodbye}\n{name}\n"


def _job(aftermath: Aftermath) -> str:
    role = role_phrase(JobContext(role=_plain(aftermath.occasion.role)))
    company = _plain(aftermath.occasion.company).rstrip(".,")
    return f"{role} at {company}" if company else role


def _title(aftermath: Aftermath) -> str:
    return ", ".join(
        part
        for part in (_plain(aftermath.occasion.role), _plain(aftermath.occasion.company))
        if part
    )


def _noted(point: str) -> str:
    """A note or fact as it stands after a colon, said to the people it is about."""
    words = _plain(point).rstrip(".;,:")
    return fact_phrase(words) if _ABOUT_THEM.match(words) else words


def _dealt(points: Sequence[str], place: int, count: int) -> str:
    """The point for this person: each is told to one of the people only."""
    mine = [point for number, point in enumerate(points) if number % count == place]
    return "; ".join(filter(None, map(_noted, mine[:2])))


def _plain(text: str) -> str:
    """One line without control characters; brackets are ours alone, for gaps."""
    return " ".join(clean(text).translate(_NO_BRACKETS).split())


def _pick(choices: Sequence[str], place: int) -> str:
    return choices[place % len(choices)]
