"""Which words a scenario makes likely: recognisers mishear names they do not expect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from simulator.scenario.model import Scenario
from simulator.speech.ports import Hints

_NAME: Final = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-Z][\w'’+#.-]*[\w+#]|\b[A-Z]{2,}\w*\b")
_MOST: Final = 24


def hints_of(scenario: Scenario) -> Hints:
    """Names, company, role and skills of the scenario, the rarest first, none twice."""
    found: dict[str, str] = {}
    for words in _said(scenario):
        found.setdefault(words.casefold(), words)
    return Hints(tuple(found.values())[:_MOST])


def _said(scenario: Scenario) -> Iterator[str]:
    yield scenario.job.company
    for person in scenario.interviewers:
        yield person.name
    yield scenario.job.role
    for text in (*scenario.facts, *scenario.skills, *scenario.discussed):
        yield from _NAME.findall(text)
    yield from scenario.skills
