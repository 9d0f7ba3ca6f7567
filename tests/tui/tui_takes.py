"""Stored takes for the tests: real scorecards of short closings, saved as the engine does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from simulator.history.store import History
from simulator.history.take import PlayedTurn, Take
from simulator.paths import Paths, ensure
from simulator.scenario.load import load_text
from simulator.scoring.closing import Closing, Turn
from simulator.scoring.readers import load
from simulator.scoring.score import score

SCENARIOS = Path(__file__).parent.parent / "stubs" / "tui_scenarios"
START = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
ANSWERS = (
    "I'm excited about this job [/foo]. What are the next steps, and when might I hear?",
    "Thank you, list[int] [bold].",
    "I'd love to be offered the job. I'm sorry I was so nervous.",
    "I know Kubernetes and incident response, so I am a strong match; I cut outages by 40%.",
)


def fill(
    home: Paths, count: int, scenarios: tuple[str, ...] = ("plain", "hostile"), seed: int = 7
) -> None:
    """Keep `count` takes, half an hour apart, of these scenarios in turn."""
    ensure(home)
    made: dict[tuple[str, int], Take] = {}
    with History.open(home.database) as history:
        for number in range(count):
            which = scenarios[number % len(scenarios)]
            answer = number % len(ANSWERS)
            if (which, answer) not in made:
                made[which, answer] = _take(which, answer, seed)
            base = made[which, answer]
            at = START + timedelta(minutes=30 * number)
            history.save(
                Take(
                    **{
                        **{f: getattr(base, f) for f in base.__dataclass_fields__},
                        "started_at": at,
                        "ended_at": at + timedelta(minutes=4),
                        "mode": "real" if number % 3 == 2 else "practice",
                    }
                )
            )


def _take(which: str, answer: int, seed: int) -> Take:
    source = (SCENARIOS / f"{which}.yaml").read_text("utf-8")
    scenario = load_text(source, which)
    turns = (
        PlayedTurn("interviewer", scenario.interviewers[0].name, "Any questions [/foo]?", None),
        PlayedTurn("candidate", "", ANSWERS[answer], None),
        PlayedTurn("interviewer", scenario.interviewers[0].name, "Goodbye!", None),
    )
    closing = Closing(tuple(Turn(t.speaker, t.text) for t in turns), scenario.context())
    return Take(
        id=None,
        scenario_id=scenario.id,
        scenario_title=scenario.title,
        role=scenario.job.role,
        company=scenario.job.company,
        scenario_source=source,
        seed=seed,
        mode="practice",
        wants_job=True,
        started_at=START,
        ended_at=START,
        ended="goodbye",
        turns=turns,
        # The keyword reader stays as it is, so that figures on the screen do too.
        scorecard=score(closing, reader=load("keyword")),
        learned_timeframe=False,
    )
