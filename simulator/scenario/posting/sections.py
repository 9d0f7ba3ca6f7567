"""What a posting's headings announce: what is asked for, the work, the employer, the rewards."""

from __future__ import annotations

import re
from typing import Final, Literal

Section = Literal["top", "asks", "wishes", "work", "about", "offers", "rest"]

# The first that is found in a heading wins; so the order is part of the meaning.
_SIGNS: Final[tuple[tuple[Section, str], ...]] = (
    ("rest", r"similar jobs|related jobs|equal opportunit|nationality|how to apply|to apply\b"),
    ("rest", r"^(?:the )?(?:interview|application|selection|recruitment) process|certification$"),
    ("rest", r"^apply(?! (?:now|on|here|online|today|for))|^applications?\b|^contact|^closing|safeguarding|^next steps|how we hire"),
    ("rest", r"cookies|privacy|disclaimer|diversity|^about (?:the )?agency|^pre-?employment"),
    ("work", r"duties|responsibilit|accountabilit|what you(?:['’]?ll| will)? (?:do|be doing)\b"),
    ("work", r"will you be doing|your day|day[ -]to[ -]day|typical (?:day|week)|tasks|deliverables"),
    ("work", r"purpose|what you['’]ll do|you['’]ll be responsible|what the job|main activities"),
    ("wishes", r"nice to have|good to have|desirable|preferred|bonus|advantage|\bassets?\b|\bplus"),
    ("wishes", r"would help|would be (?:great|useful|lovely)|useful|helpful|also (?:like|love)|extra"),
    ("offers", r"benefits?\b|\boffer|perks|package|compensation|salary|\bwages?\b|rewards?\b"),
    ("offers", r"what you(?:['’]ll|['’]d| will)? (?:get|receive)|^you(?:['’]ll|['’]d)? get\b"),
    ("offers", r"in it for you|in return|why join|is this us|^pay\b|remuneration|^the rest$|^training$"),
    ("offers", r"what we['’]ll give|life at|working here"),
    ("asks", r"requirement|person spec|looking for|qualification|essential|must[ -]haves?"),
    ("asks", r"\bcriteria|(?:ideal|successful|right) (?:candidate|person|applicant)|candidate profile"),
    ("asks", r"about you\b|who you are|is this you|your profile|the person\b|you are$|you will be$"),
    ("asks", r"you(?:['’]ll|['’]d| will| should| must| would)? (?:also )?(?:have|need|bring|possess)\b"),
    ("asks", r"\bwe(?:['’]d| would)? (?:need|want|ask|require)|we(?:['’]d| would)? (?:like|love)"),
    ("asks", r"skills|experience|competenc|behaviours|behaviors|knowledge|abilities|attributes"),
    ("asks", r"education|licen[cs]es|who (?:we|should)|do you have|^you$|could this be you|^minimum"),
    ("asks", r"^must have|^key requirements|^needed|^required$|what it takes|strengths"),
    ("about", r"about (?:us|the (?:company|team|home|school|trust|charity|firm|employer|business))"),
    ("about", r"who we are|our story|^the company|company (?:overview|profile|description)|^why\b"),
    ("about", r"our (?:company|organi[sz]ation|mission|values)|^us$|background|introduction"),
    ("work", r"the (?:role|job|post|position|opportunity|work)\b|job (?:description|summary|overview)"),
    ("work", r"overview|summary|your role|full job description|job details|advert"),
    ("about", r"^about\b"),
)  # fmt: skip
_SECTIONS: Final = tuple((section, re.compile(sign)) for section, sign in _SIGNS)

# Headings that only part a section into kinds of things, whatever the section is.
_PARTS: Final = re.compile(
    r"^(?:other|general|personal|technical|education(?: and .*)?|qualifications?|experience|"
    r"knowledge|skills|training|abilities|qualities|circumstances|values|knowledge and skills|"
    r"skills and (?:abilities|knowledge|experience)|.{0,20}requirements)$"
)

_MOST_WORDS: Final = 9


def section_of(heading: str) -> Section | None:
    """What comes below `heading`, or None where it does not say."""
    words = heading.casefold().strip(" #*:.–—-?!…")
    words = re.sub(r"^\d+(?:\.\d+)*[.)]?\s+", "", words)
    if not words or len(words.split()) > _MOST_WORDS:
        return None
    return next((section for section, sign in _SECTIONS if sign.search(words)), None)


def is_part(heading: str) -> bool:
    """Whether `heading` sorts what stands in a section, and does not begin another."""
    return bool(_PARTS.match(heading.casefold().strip(" #*:.–—-")))
