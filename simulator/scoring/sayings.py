"""One better way to say each thing, from this job's own facts and with blanks for the rest.

Square brackets mark what only the candidate knows; nothing is ever claimed for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from simulator.scoring.closing import JobContext
from simulator.scoring.overlap import content, mentions
from simulator.scoring.own_points import OwnPoint, fitting
from simulator.scoring.phrasing import (
    company_phrase,
    fact_phrase,
    first_name,
    listed,
    role_phrase,
    skill_phrase,
)

Said = str
_MOST_SKILL_WORDS: Final = 8
_LONGEST_STORY: Final = 45


def say(
    criterion: str, context: JobContext | None, said: Said = "", own: Sequence[OwnPoint] = ()
) -> str:
    """A stronger way to meet `criterion` in this job; `said` is all that the candidate said.

    Of the candidate's `own` points, one that they have not brought up takes the place of a blank.
    """
    if own and criterion in _OWN_SAYINGS and (fresh := fitting(own, context, said)):
        return _OWN_SAYINGS[criterion](context, fresh[0])
    return _SAYINGS[criterion](context, said)


def say_instead(caution: str, context: JobContext | None) -> str:
    """What to say in place of the words that raised `caution`."""
    return _INSTEAD[caution].format(role=role_phrase(context))


def _fresh_fact(context: JobContext | None, said: Said) -> str:
    """A fact of the job that the candidate has not used yet, or else the first one."""
    facts = [phrase for fact in (context.facts if context else ()) if (phrase := fact_phrase(fact))]
    unused = [fact for fact in facts if not mentions(said, [fact])]
    return (unused or facts or [""])[0]


def _fresh_skills(context: JobContext | None, said: Said) -> list[str]:
    """What the job asks for and the candidate has not named, at most two."""
    skills = [skill_phrase(s) for s in (context.skills if context else ())]
    named = content(said)
    return [
        s for s in skills if s and len(s.split()) <= _MOST_SKILL_WORDS and not content(s) <= named
    ][:2]


def _enthusiasm(context: JobContext | None, said: Said) -> str:
    fact = _fresh_fact(context, said)
    wish = f"I'd very much like {role_phrase(context)}."
    if not fact:
        return f"{wish} What draws me is [something you heard about the job today]."
    return f"{wish} One thing from today stays with me: {fact}."


def _from_interview(context: JobContext | None, said: Said) -> str:
    fact = _fresh_fact(context, said)
    if not fact:
        return "What you told me about [a detail from today] makes me want this job even more."
    return f"You told me something that stays with me: {fact}. It draws me because [why]."


def _forward_looking(context: JobContext | None, said: Said) -> str:
    return (
        f"In {role_phrase(context)} I'd look forward to [the part of the work you would enjoy], "
        "and to [what you would like to help with first]."
    )


def _asks(context: JobContext | None, said: Said) -> str:
    return f"I very much hope you'll offer me {role_phrase(context)}. I'd be glad to say yes."


def _tactful(context: JobContext | None, said: Said) -> str:
    return (
        "If you feel I'm the right person, I'd be very glad to be offered "
        f"{role_phrase(context)}, and I understand that you need time to decide."
    )


def _open_door(context: JobContext | None, said: Said) -> str:
    return "Is there anything about my background that you'd like me to expand on?"


def _fit(context: JobContext | None, said: Said) -> str:
    skills = [skill_phrase(s) for s in (context.skills if context else ())]
    needs = [s for s in skills if s and len(s.split()) <= _MOST_SKILL_WORDS][:2]
    if not needs:
        return (
            f"I'm confident that I'd do well in {role_phrase(context)}: "
            "I bring [one strength it needs] and [another]."
        )
    bring = [f"[your experience with {skill}]" for skill in needs]
    return f"I believe I'm a good match for {role_phrase(context)}: I bring {listed(bring)}."


def _skills(context: JobContext | None, said: Said) -> str:
    skills = _fresh_skills(context, said)
    if not skills:
        return "I bring two things you need: [one concrete skill] and [another one]."
    bring = [f"[your experience with {skill}]" for skill in skills]
    if len(bring) == 1:
        bring.append("[one more concrete skill of yours]")
    return f"Two things I'd bring: {listed(bring)}."


def _evidence(context: JobContext | None, said: Said) -> str:
    return (
        "To give you one example: at [where you worked or studied], I [what you did], "
        "and [a result of yours, with a number if there is one]."
    )


def _adds(context: JobContext | None, said: Said) -> str:
    return (
        "There's one thing we haven't touched on: [a strength or experience of yours]. "
        f"It would help me in {role_phrase(context)} because [how]."
    )


def _new(context: JobContext | None, said: Said) -> str:
    return "One thing that hasn't come up today: [a point of yours that nobody has mentioned]."


def _ties_to_fit(context: JobContext | None, said: Said) -> str:
    return f"I mention it because in {role_phrase(context)} it would mean [what you could do]."


def _asks_next(context: JobContext | None, said: Said) -> str:
    name = first_name(context)
    thanks = f"Thank you, {name}." if name else "Thank you for your time."
    return f"{thanks} What happens next, and when might I hear from you?"


def _timeframe(context: JobContext | None, said: Said) -> str:
    return "And when do you expect to decide?"


def _offers_info(context: JobContext | None, said: Said) -> str:
    return (
        "If it would help, I'd be glad to send references, "
        f"or [a sample of your work] for {company_phrase(context)} to look at."
    )


def _own_evidence(context: JobContext | None, point: OwnPoint) -> str:
    if point.story:
        return f"To give you one example: {_told(point.story)}"
    return f"To give you one example: {point.title}, and [what came of it, with a number]."


def _own_addition(context: JobContext | None, point: OwnPoint) -> str:
    return (
        f"There's one thing we haven't touched on: {point.title}. "
        f"It would help me in {role_phrase(context)} because [how]."
    )


def _own_news(context: JobContext | None, point: OwnPoint) -> str:
    return f"One thing that hasn't come up today: {point.title}."


def _told(story: str) -> str:
    """The story on one line, and not longer than one would tell it in a closing."""
    words = story.split()
    if len(words) > _LONGEST_STORY:
        return " ".join(words[:_LONGEST_STORY]).rstrip(" .,;:") + " …"
    return " ".join(words)


_OWN_SAYINGS: Final[dict[str, Callable[[JobContext | None, OwnPoint], str]]] = {
    "evidence": _own_evidence,
    "adds": _own_addition,
    "new": _own_news,
}

_SAYINGS: Final[dict[str, Callable[[JobContext | None, Said], str]]] = {
    "enthusiasm": _enthusiasm,
    "from_interview": _from_interview,
    "forward_looking": _forward_looking,
    "asks": _asks,
    "tactful": _tactful,
    "open_door": _open_door,
    "fit": _fit,
    "skills": _skills,
    "evidence": _evidence,
    "adds": _adds,
    "new": _new,
    "ties_to_fit": _ties_to_fit,
    "asks_next": _asks_next,
    "timeframe": _timeframe,
    "offers_info": _offers_info,
}

_INSTEAD: Final = {
    "pressure": "I'd be glad to hear from you when you're ready. When do you expect to decide?",
    "desperate": "I'd be very glad of {role}, and I believe I'd do it well: [why you would].",
    "presumptuous": "If you were to offer me {role}, I'd look forward to [what you'd do first].",
    "self_doubt": "One thing I do well is [a strength of yours], for example [when it showed].",
    "money_first": "I'd be happy to talk about pay when you're ready to. What happens next?",
    "negative": "What I'm looking for next is [what you want], and that's what draws me here.",
    "declines": "Yes, one thing: [a strength or experience of yours that hasn't come up].",
}
