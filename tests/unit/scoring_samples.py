"""Closings and a scripted reader for the scoring tests."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.scoring.closing import Closing, JobContext, Speaker, Turn
from simulator.scoring.reader import Finding, Reading
from simulator.scoring.scorecard import Evidence

CONTEXT = JobContext(
    role="Team lead, customer care",
    company="Brightwater Utilities",
    facts=("every agent gets a coached call each week", "team of fourteen"),
    skills=("de-escalation", "scheduling", "quality scoring"),
    discussed=("promoted twice at the current job", "ten years in call centres"),
    people=("Dr. Ama Boateng",),
)

FULL = (
    "Thank you, I've enjoyed this. When you told me that every agent gets a coached call each "
    "week, I got really excited about this job. I'm looking forward to helping with that. I'd be "
    "delighted to be offered the role. Is there anything about me that gives you pause? I'm "
    "confident I can do this well: I know de-escalation and scheduling, and I cut complaints by a "
    "third last year. One thing we didn't get to: I also run a helpline at the weekend, which "
    "means I could coach new people from the first day. What happens next, and when might I hear? "
    "I can send you references."
)
SPOKEN = (
    "okay so um i'm really excited about this job the the coached calls and everything and i'd "
    "love to be offered the role uh what happens next and and when will i hear"
)


def closing(*turns: str, context: JobContext | None = None) -> Closing:
    """Turns from text: "I: …" is the interviewer's, anything else the candidate's."""
    made = []
    for text in turns:
        speaker: Speaker = "interviewer" if text.startswith("I: ") else "candidate"
        made.append(Turn(speaker, text.removeprefix("I: ")))
    return Closing(tuple(made), context)


def finding(
    where: Closing, label: str, words: str, *, strength: float = 1.0, count: int = 1
) -> Finding:
    """A finding on the first place that `words` stand in a turn of the closing."""
    for number, turn in enumerate(where.turns):
        start = turn.text.find(words)
        if start >= 0:
            return Finding(
                label, Evidence(number, start, start + len(words), words), strength, count
            )
    raise ValueError(words)


class ScriptedReader:
    """A reader that finds what it was told to find."""

    version = "scripted-1"

    def __init__(self, findings: Sequence[Finding] = ()) -> None:
        self.findings = tuple(findings)

    def read(self, closing: Closing) -> Reading:
        return Reading(self.findings)


SAMPLES: tuple[Closing, ...] = (
    closing("I: Anything to add before we finish?", FULL, context=CONTEXT),
    closing("I: Any questions for me?", SPOKEN, context=CONTEXT),
    closing(
        "I: Is there anything else you'd like us to know?",
        "I did the first aid course in March, I only finished it on Saturday.",
        "I: Well done.",
        "I'd really like this job. I hope you'll put me through to the next round.",
        context=CONTEXT,
    ),
    closing("I: Any questions?", "No, I think we've covered everything. Thanks."),
    closing("I was excited about my last job. People say I should ask for the job."),
    closing("If there's a job going I'd love it. How long till you decide? I need this job."),
    closing("Lovely to meet you all, and thanks for the coffee. Mind the rain on your way home."),
    closing("I could see myself here, and I'm a good fit. I built the booking system from zero."),
)
