"""A voice for each interviewer of a scenario."""

from __future__ import annotations

from collections import Counter

from simulator.scenario.model import Scenario
from simulator.speech.ports import VoiceStyle


def styles(scenario: Scenario) -> dict[str, VoiceStyle]:
    """Each interviewer's style by their id; people alike on a panel sound apart."""
    found: dict[str, VoiceStyle] = {}
    alike: Counter[tuple[str, str]] = Counter()
    for person in scenario.interviewers:
        voice = person.voice
        accent = voice.accent or "en-gb"
        found[person.id] = VoiceStyle(
            accent, voice.kind, voice.pace, voice.pitch, alike[(accent, voice.kind)]
        )
        alike[(accent, voice.kind)] += 1
    return found
