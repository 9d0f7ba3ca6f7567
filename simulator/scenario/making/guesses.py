"""Harmless guesses for what sorts a scenario in the list: level, trade, difficulty."""

from __future__ import annotations

import re
from typing import Final

from simulator.scenario.making.people import Person
from simulator.scenario.model import Level
from simulator.scoring.word_sets import word_set

_LEVELS: Final[tuple[tuple[Level, frozenset[str]], ...]] = (
    ("first-job", word_set("apprentice apprenticeship trainee intern internship saturday casual")),
    (
        "executive",
        word_set("chief director executive ceo cfo coo cto president vp principal partner"),
    ),
    ("junior", word_set("junior graduate assistant entry entry-level associate porter weekend")),
    ("senior", word_set("senior lead head manager supervisor staff advanced")),
)
_INDUSTRIES: Final = {
    "health and care": word_set(
        "nurse nursing care carer patients patient clinical hospital therapist physiotherapist nhs "
        "residents pharmacy dental hospice surgery midwife paramedic ward social"
    ),
    "teaching": word_set(
        "teacher teaching school pupils children lessons nursery classroom early years phonics "
        "governors headteacher lecturer students university research"
    ),
    "technology": word_set(
        "software engineer developer code python sql kubernetes cloud backend frontend devops data "
        "platform apis product design designer figma linux"
    ),
    "hospitality": word_set(
        "hotel chef kitchen restaurant barista bar guests menu food covers coffee waiter "
        "receptionist"
    ),
    "retail": word_set("shop store customers till sales retail merchandising stock stores"),
    "logistics": word_set(
        "warehouse driver hgv pallets depot delivery fleet orders bus forklift trailers logistics"
    ),
    "trades and building": word_set(
        "electrician plumber bricklayer site construction apprentice tools wiring joiner build"
    ),
    "finance": word_set("accountant finance accounts audit ledger tax reconciliations acca cima"),
    "law": word_set("solicitor paralegal legal law conveyancing partners court litigation"),
    "public service": word_set("council policy ministers government officer borough civil library"),
    "science": word_set(
        "laboratory lab samples microbiology ecology scientist specimens fieldwork"
    ),
    "sales and marketing": word_set("marketing campaigns brand b2b leads quota seo fundraising"),
    "manufacturing": word_set(
        "machine plc production assembly factory controls manufacturing mill"
    ),
}


def level_of(role: str) -> Level:
    """How far along in a career a title sounds."""
    words = set(re.findall(r"[a-z-]+", role.casefold()))
    return next((level for level, signs in _LEVELS if words & signs), "experienced")


def industry_of(text: str) -> str:
    """The industry whose words come up most, or "other"."""
    words = re.findall(r"[a-z0-9-]+", text.casefold())
    scores = {name: sum(word in signs for word in words) for name, signs in _INDUSTRIES.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= 2 else "other"


def difficulty_of(people: tuple[Person, ...]) -> int:
    """1 for one warm person, 3 for a sceptical one or a panel of the stern, else 2."""
    manners = {person.manner for person in people}
    if "sceptical" in manners or (len(people) > 2 and "warm" not in manners):
        return 3
    return 1 if manners == {"warm"} and len(people) == 1 else 2
