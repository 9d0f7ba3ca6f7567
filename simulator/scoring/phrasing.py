"""Puts words from a scenario into a sentence so that it reads well, whoever wrote them.

Scenario facts come as noun phrases ("team of fourteen") or as clauses ("three practices are
moving onto one booking system"), so they are only ever placed after a colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from simulator.scoring.closing import JobContext
from simulator.scoring.word_sets import word_set

_NO_ARTICLE: Final = word_set(
    # A phrase that begins with one of these stands by itself, or is a clause.
    "a an the this that these those my your our their his her its each every all both no some",
    "any most many much few several half one two three four five six seven eight nine ten eleven",
    "twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds dozens",
    "it he she they you we i there here nobody everyone everybody someone people who what when",
    "where how why about around over under up nearly almost only just even by on in at for from",
    "with without of to no not never another other plenty lots more fewer less",
)
_LABEL: Final = re.compile(
    r"^(?:nice to have|good to have|desirable|preferred|ideally|essential|required|bonus|a plus)"
    r"\s*[:–—-]\s*",
    re.IGNORECASE,
)
_PLAIN_STARTS: Final = word_set(
    "experience ability knowledge understanding excellent good strong proven solid sound basic",
    "clear previous working confident patience confidence willingness years hands-on first-hand",
    "being able skills skill training calm care attention",
)
_TO_YOU: Final = {
    "they": "you",
    "they're": "you're",
    "they've": "you've",
    "they'll": "you'll",
    "their": "your",
    "them": "you",
    "we": "you",
    "we're": "you're",
    "we've": "you've",
    "our": "your",
    "us": "you",
}
_PROPER: Final = word_set(
    "English French German Spanish Italian Welsh Irish Polish Arabic Mandarin Java Python Linux",
    "Christmas Easter Windows Excel Salesforce Montessori Oracle Android Rust Ruby Scala Google",
    "Kubernetes Azure",
)
_TITLES: Final = word_set("dr mr mrs ms mx prof professor sir dame sister rev father captain")
_LONGEST_ROLE: Final = 5


def fact_phrase(fact: str) -> str:
    """The fact as the candidate would say it to the interviewer, ready to stand after a colon."""
    words = fact.strip().rstrip(".;,:").split()
    if not words:
        return ""
    first = words[0]
    if first.casefold() in ("they", "they're", "they've", "they'll", "we", "we're", "we've"):
        return " ".join(_TO_YOU.get(word.casefold(), word) for word in words)
    if first.casefold() in ("our", "their"):
        return " ".join(["your", *words[1:]])
    if first.casefold() in _NO_ARTICLE and first != "I":
        return " ".join([first.casefold(), *words[1:]])
    number = all(part in _NO_ARTICLE for part in first.split("-"))  # "twenty-two"
    if not first[0].islower() or first.endswith("ing") or number:
        return " ".join(words)
    return " ".join(["the", *words])


def skill_phrase(skill: str) -> str:
    """The skill as it stands in the middle of a sentence; other capitals may be a name's."""
    words = _LABEL.sub("", " ".join(skill.split()).rstrip(".;,:"))
    first, _, rest = words.partition(" ")
    if first.istitle() and first.casefold() in _PLAIN_STARTS | _NO_ARTICLE:
        first = first.casefold()
    return f"{first} {rest}".strip()


def role_phrase(context: JobContext | None) -> str:
    """ "the mortgage adviser role", or "this job" where the title would not read well."""
    role = re.split(r"[,(/|–—;:]| - ", context.role if context else "")[0].split()
    if not role or len(role) > _LONGEST_ROLE:
        return "this job"
    title = " ".join(_uncapitalised(word) for word in role)
    title = re.sub(r"^(?:the|a|an) ", "", title)
    if title.casefold().endswith((" role", " job", " position", " post")):
        return f"the {title}"
    return f"the {title} role"


def company_phrase(context: JobContext | None) -> str:
    """The company's name, or "your company"."""
    return (context.company.strip().rstrip(".,") if context else "") or "your company"


def listed(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def first_name(context: JobContext | None) -> str:
    """How to thank the first interviewer by name: "Priya", "Dr Boateng", or nothing."""
    words = context.people[0].split(",")[0].split() if context and context.people else []
    if len(words) > 1 and words[0].rstrip(".").casefold() in _TITLES:
        return f"{words[0]} {words[-1]}"
    return words[0] if words else ""


def _uncapitalised(word: str) -> str:
    """The word without the capital of a sentence's or title's beginning; names keep theirs."""
    plain = word[:1].isupper() and word[1:].islower() and "'" not in word and "’" not in word
    return word.casefold() if plain and word not in _PROPER else word
