"""Which reaction an answer gets: what was heard, and the first reaction that fits it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from simulator.interview.events import Answered
from simulator.interview.lines import unsaid
from simulator.interview.phrases import mentions
from simulator.interview.refusals import declined, thin
from simulator.scenario.model import Reaction
from simulator.scoring.normalise import normal_text

_CONCRETE: Final = frozenset({"from_interview", "skills", "evidence"})
"""Criteria that a vague answer does not meet, however short it is."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How an answer came across."""

    met: frozenset[str] = frozenset()
    declined: bool = False
    silent: bool = False
    thin: bool = False
    long: bool = False
    asked: bool = False
    words: str = ""

    @property
    def to_the_point(self) -> bool:
        """Whether it made up for vagueness before it: something concrete, or at least an answer."""
        return bool(self.met & _CONCRETE) or not (self.thin or self.declined or self.asked)


def hear(reply: Answered, invites: str, asked: bool, longest: int) -> Heard:
    """How `reply` to a line that `invites` something came across; `longest` is in words."""
    refused = not asked and not reply.met and declined(reply.text, invites)
    return Heard(
        met=reply.met,
        declined=refused,
        thin=not asked and not refused and not (reply.met & _CONCRETE) and thin(reply.text),
        long=len(reply.text.split()) > longest,
        asked=asked,
        words=normal_text(reply.text),
    )


def fitting(
    reactions: Iterable[Reaction],
    heard: Heard,
    said: Sequence[str],
    *,
    may_push: bool = True,
    only_warm: bool = False,
) -> Reaction | None:
    """The first reaction that fits and still has something new to say.

    A candidate who asked gets answers, so a reaction then needs to be about what else they said;
    `only_warm` leaves just those that greet something met.
    """
    if heard.long:  # nobody goes into the details of a speech
        reactions = sorted(reactions, key=lambda reaction: reaction.long is not True)
    for reaction in reactions:
        if reaction.push and not (may_push or heard.silent):
            continue
        warm = bool(reaction.met or reaction.any_met)
        about_them = warm or reaction.asked is True or reaction.long is True
        if (only_warm and (not warm or reaction.push)) or (heard.asked and not about_them):
            continue
        if _holds(reaction, heard) and unsaid(reaction.say, said):
            return reaction
    return None


def _holds(reaction: Reaction, heard: Heard) -> bool:
    if heard.silent or reaction.silent:
        return heard.silent and reaction.silent is True
    wanted = (
        (reaction.declined, heard.declined),
        (reaction.thin, heard.thin),
        (reaction.long, heard.long),
        (reaction.asked, heard.asked),
    )
    return (
        heard.met.issuperset(reaction.met)
        and (not reaction.any_met or not heard.met.isdisjoint(reaction.any_met))
        and heard.met.isdisjoint(reaction.missed)
        and (not reaction.about or any(mentions(heard.words, word) for word in reaction.about))
        and all(condition is None or condition is fact for condition, fact in wanted)
    )
