"""The rubric table: tactics, criteria, points and cautions, in one place.

Everything that scores, shows, drills or documents a closing reads this table. Rubric 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

RUBRIC_VERSION: Final = "1"
CAUTION_COST: Final = 3
ONE_SKILL_POINTS: Final = 4
TACTIC_POINTS: Final = 20


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing a closing does or does not do.

    `points` are awarded when met; `ask` completes "you …" (what a candidate does to meet it);
    `why` is one line on why it matters to the listener.
    """

    id: str
    label: str
    points: int
    ask: str
    why: str


@dataclass(frozen=True, slots=True)
class Tactic:
    """One of the five closing tactics; its first criterion decides whether it was used."""

    id: str
    title: str
    short: str
    criteria: tuple[Criterion, ...]

    @property
    def primary(self) -> Criterion:
        """The criterion (●) without which the others of this tactic do not count."""
        return self.criteria[0]


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that costs points wherever it is said."""

    id: str
    label: str
    advice: str


TACTICS: Final[tuple[Tactic, ...]] = (
    Tactic(
        "confirm_interest",
        "Confirm your interest",
        "Interest",
        (
            Criterion(
                "enthusiasm",
                "Says you want this job",
                10,
                "say that you want this job, team or company",
                "Interest that is not said out loud is rarely assumed.",
            ),
            Criterion(
                "from_interview",
                "Ties it to something you learned",
                6,
                "tie your interest to something concrete you heard about this job",
                "A detail from today proves you were listening.",
            ),
            Criterion(
                "forward_looking",
                "Looks forward to the work",
                4,
                "say what you look forward to doing in the role",
                "It lets them picture you already at work.",
            ),
        ),
    ),
    Tactic(
        "ask_for_job",
        "Ask for the job, tactfully",
        "Ask",
        (
            Criterion(
                "asks",
                "Asks for the job or the next round",
                12,
                "say that you hope for an offer or the next round",
                "Few candidates ask; those who do leave no doubt.",
            ),
            Criterion(
                "tactful",
                "Asks with courtesy",
                5,
                "ask in a hopeful way, without pressure",
                "A hope is easy to hear; a demand is not.",
            ),
            Criterion(
                "open_door",
                "Invites further questions",
                3,
                "invite any question or concern they still have",
                "A doubt you hear about is a doubt you can answer.",
            ),
        ),
    ),
    Tactic(
        "remind_qualified",
        "Remind them that you're qualified",
        "Qualified",
        (
            Criterion(
                "fit",
                "Claims to be a match",
                6,
                "say plainly that you can do this job well",
                "They remember the claim; the skills make it stick.",
            ),
            Criterion(
                "skills",
                "Names two concrete skills",
                8,
                "name two concrete skills this job asks for",
                "Concrete skills can be repeated to the people who decide.",
            ),
            Criterion(
                "evidence",
                "Backs it with something that happened",
                6,
                "back a skill with a result, number or project of your own",
                "One thing that happened outweighs ten adjectives.",
            ),
        ),
    ),
    Tactic(
        "something_to_add",
        "Have something to add",
        "Add",
        (
            Criterion(
                "adds",
                "Adds a point of substance",
                10,
                "add one point about yourself that has not had its moment",
                "The last new thing said is easily remembered.",
            ),
            Criterion(
                "new",
                "The point is new",
                6,
                "choose a point the interview has not covered",
                "A repeat adds nothing to their notes.",
            ),
            Criterion(
                "ties_to_fit",
                "Links it to the job",
                4,
                "say what the point means for this job",
                "Do not leave them to work out why it matters.",
            ),
        ),
    ),
    Tactic(
        "ask_next_steps",
        "Ask what happens next",
        "Next",
        (
            Criterion(
                "asks_next",
                "Asks what happens next",
                10,
                "ask what happens next in their process",
                "It shows you expect to go on, and you will know where you stand.",
            ),
            Criterion(
                "timeframe",
                "Asks when",
                5,
                "ask when you might hear",
                "A date tells you when a follow-up is welcome.",
            ),
            Criterion(
                "offers_info",
                "Offers to send anything more",
                5,
                "offer to send references, samples or anything else they need",
                "It keeps the door open after you have left.",
            ),
        ),
    ),
)

CAUTIONS: Final[tuple[Caution, ...]] = (
    Caution("pressure", "Pressure", "Leave out demands and deadlines; say what you hope for."),
    Caution("desperate", "Pleading", "Let your strengths argue for you, not your need."),
    Caution("presumptuous", "Presumption", "Say “if” and “would”; the job is not yours yet."),
    Caution("self_doubt", "Self-doubt", "No apologies now; end on something you do well."),
    Caution("money_first", "Pay too early", "Keep pay and leave for the offer, unless they ask."),
    Caution(
        "negative", "Running someone down", "Say what you want next, not what was wrong before."
    ),
    Caution(
        "declines", "Turning down the invitation", "When they ask for more, have one thing ready."
    ),
)

TACTIC_BY_ID: Final = {tactic.id: tactic for tactic in TACTICS}
CRITERION_BY_ID: Final = {c.id: c for tactic in TACTICS for c in tactic.criteria}
TACTIC_OF_CRITERION: Final = {c.id: tactic for tactic in TACTICS for c in tactic.criteria}
CAUTION_BY_ID: Final = {caution.id: caution for caution in CAUTIONS}
