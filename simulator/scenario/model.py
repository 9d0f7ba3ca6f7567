"""What an interview is: the scenario format, version 1.

One definition serves for parsing, for validating and for the JSON Schema: every field's
description is what a scenario author reads in the editor.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

from simulator.scoring.closing import JobContext

FORMAT_VERSION: Final = 1

Level = Literal["first-job", "junior", "experienced", "senior", "executive"]
Setting = Literal[
    "one-to-one",
    "panel",
    "phone",
    "video",
    "final-round",
    "internal-move",
    "career-change",
    "return-after-break",
]
Manner = Literal["warm", "brisk", "sceptical", "distracted", "reserved", "formal", "rushed"]
Invites = Literal["questions", "addition", "interest", "reasons", "concerns", "pay", "closing"]
Topic = Literal["next_steps", "timeframe", "rounds", "decider", "pay", "concerns"]

Line = Annotated[str, Field(min_length=1, max_length=600)]
Point = Annotated[str, Field(min_length=1, max_length=200)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
_Several = Annotated[tuple[Line, ...], Field(min_length=1, max_length=12)]


def _one_or_several(written: object) -> object:
    """One text alone stands for a list of one."""
    if isinstance(written, str):
        return (written,)
    return tuple(written) if isinstance(written, list) else written


Variants = Annotated[
    _Several,
    BeforeValidator(_one_or_several, json_schema_input_type=Line | _Several),
    Field(description="Ways to say it; one is chosen each time. A single one needs no list."),
]
CriterionId = Literal[
    "enthusiasm",
    "from_interview",
    "forward_looking",
    "asks",
    "tactful",
    "open_door",
    "fit",
    "skills",
    "evidence",
    "adds",
    "new",
    "ties_to_fit",
    "asks_next",
    "timeframe",
    "offers_info",
]

_CONFIG: Final = ConfigDict(extra="forbid", str_strip_whitespace=True, strict=False)


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Voice:
    """Hints for the voice that speaks an interviewer's lines."""

    accent: str = Field(
        default="en-gb", max_length=20, description="Language tag, such as en-gb or en-us."
    )
    pace: float = Field(default=1.0, ge=0.5, le=1.8, description="1.0 is an ordinary pace.")
    pitch: float = Field(default=1.0, ge=0.5, le=1.6, description="1.0 is an ordinary pitch.")
    kind: Literal["female", "male", "any"] = Field(default="any", description="The kind of voice.")


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Interviewer:
    """Someone who asks."""

    id: Id = Field(description="Short name used by the cues, in lower case.")
    name: str = Field(min_length=1, max_length=60, description="As the candidate would say it.")
    role: str = Field(min_length=1, max_length=80, description="Their part in the company.")
    manner: Manner = Field(default="warm", description="How they come across.")
    voice: Voice = Field(default=Voice(), description="How they sound.")


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Job:
    """The job interviewed for."""

    role: str = Field(min_length=1, max_length=80, description="The job's title.")
    company: str = Field(min_length=1, max_length=80, description="Who offers it.")
    about: str = Field(default="", max_length=600, description="A sentence or two about the place.")


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Timeframe:
    """When the candidate will hear; told only to those who ask."""

    says: Variants = Field(description="The interviewer's answer to when they will hear.")
    days: int | None = Field(
        default=None, ge=0, le=120, description="Days from the interview to the date named, if any."
    )


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class WorkAnswer:
    """An answer to a question about the work itself."""

    about: tuple[Point, ...] = Field(
        min_length=1, max_length=20, description="Words that such a question contains."
    )
    say: Variants = Field(description="The answer.")


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Answers:
    """What the interviewer says when the candidate asks; never said unasked."""

    next_steps: Variants = Field(description="What happens next.")
    rounds: Variants | None = Field(default=None, description="Whether more interviews follow.")
    decider: Variants | None = Field(default=None, description="Who decides.")
    pay: Variants | None = Field(default=None, description="Pay, leave and perks.")
    concerns: Variants | None = Field(
        default=None, description="Whether they have any doubts left."
    )
    work: tuple[WorkAnswer, ...] = Field(default=(), max_length=20, description="The work itself.")
    unknown: Variants = Field(description="A polite way out of a question without an answer here.")


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Reaction:
    """What the interviewer says about an answer. The first reaction that fits is used.

    All the conditions given must hold; a reaction without conditions always fits.
    """

    say: Variants = Field(description="The reaction.")
    met: tuple[CriterionId, ...] = Field(
        default=(), description="All of these were met by the answer."
    )
    any_met: tuple[CriterionId, ...] = Field(
        default=(), description="At least one of these was met."
    )
    missed: tuple[CriterionId, ...] = Field(default=(), description="None of these was met.")
    declined: bool | None = Field(default=None, description="The invitation was turned down.")
    silent: bool | None = Field(default=None, description="Nothing was said.")
    thin: bool | None = Field(default=None, description="The answer was short and vague.")
    long: bool | None = Field(default=None, description="The answer went on for too long.")
    asked: bool | None = Field(default=None, description="The answer contained a question.")
    about: tuple[Point, ...] = Field(
        default=(), max_length=20, description="At least one of these words was said."
    )
    push: bool = Field(
        default=False,
        description="Asks back: the candidate answers this before the next cue, once a cue.",
    )


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Cue:
    """One thing the interviewer puts to the candidate."""

    id: Id = Field(description="Short name, unique in the file.")
    say: Variants = Field(description="The cue.")
    speaker: str | None = Field(
        default=None, description="An interviewer's id; the first interviewer if left out."
    )
    invites: Invites = Field(description="What it leaves room for.")
    chance: float = Field(
        default=1.0, gt=0, le=1, description="How often it comes up: 0.5 is every second interview."
    )
    unless_met: tuple[CriterionId, ...] = Field(
        default=(), description="Skipped when the candidate has already met all of these."
    )
    if_thin: str | None = Field(
        default=None,
        description="An earlier cue's id; this follows it up, and only if its answer stayed thin.",
    )
    reactions: tuple[Reaction, ...] = Field(
        default=(), max_length=20, description="Answers to the answer."
    )


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Goodbye:
    """How it ends."""

    say: Variants = Field(description="The goodbye.")
    nothing_asked: Variants | None = Field(
        default=None, description="Said before it when the candidate asked nothing at all."
    )
    speaker: str | None = Field(
        default=None, description="An interviewer's id; the first if left out."
    )


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class TimeUp:
    """An interviewer whose time is short: what was asked is answered, and then it ends."""

    words: int = Field(ge=40, le=2000, description="Words of the candidate's, in all.")
    say: Variants = Field(description="Said when they are used up, before the goodbye.")


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Script:
    """The closing: cues in order, what is answered when asked, the goodbye."""

    cues: tuple[Cue, ...] = Field(min_length=1, max_length=12, description="In order.")
    answers: Answers = Field(description="Said only when asked.")
    reactions: tuple[Reaction, ...] = Field(
        default=(),
        max_length=20,
        description="For any cue that has no fitting reaction of its own.",
    )
    goodbye: Goodbye = Field(description="The end.")
    longest_answer: int = Field(
        default=220, ge=40, le=600, description="Words after which an answer counts as too long."
    )
    time_up: TimeUp | None = Field(
        default=None, description="Ends the interview early for those who use up its time."
    )


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Scenario:
    """One interview, from the first closing cue to the goodbye."""

    format: Literal[1] = Field(description="The version of this file format: 1.")
    id: Id = Field(description="Unique name of the scenario, in lower case with dashes.")
    title: str = Field(min_length=1, max_length=70, description="What the list shows.")
    summary: str = Field(min_length=1, max_length=240, description="One line about it.")
    industry: str = Field(min_length=1, max_length=40, description="Such as health care.")
    level: Level = Field(description="How far along in a career.")
    setting: Setting = Field(default="one-to-one", description="The form of the interview.")
    difficulty: Annotated[int, Field(ge=1, le=3, description="1 gentle, 2 steady, 3 tough.")]
    job: Job = Field(description="The job.")
    interviewers: tuple[Interviewer, ...] = Field(
        min_length=1, max_length=6, description="Who asks."
    )
    facts: tuple[Point, ...] = Field(
        min_length=1, max_length=12, description="What the candidate heard about the job today."
    )
    skills: tuple[Point, ...] = Field(
        min_length=1, max_length=12, description="What the job asks for."
    )
    discussed: tuple[Point, ...] = Field(
        default=(), max_length=12, description="The candidate's points that the interview covered."
    )
    your_points: tuple[Point, ...] = Field(
        default=(),
        max_length=12,
        description="Points the candidate might still bring up, if true of them.",
    )
    timeframe: Timeframe = Field(description="When they will hear; told only to those who ask.")
    closing: Script = Field(description="The script.")

    def context(self) -> JobContext:
        """What scoring may know of this interview."""
        return JobContext(
            role=self.job.role,
            company=self.job.company,
            facts=self.facts,
            skills=self.skills,
            discussed=self.discussed,
            people=tuple(person.name for person in self.interviewers),
        )
