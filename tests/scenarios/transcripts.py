"""Reading, playing and writing the transcripts beside the scenarios.

    seed: 4
    > what the candidate says
      met: asks_next, timeframe

Lines with a `[name]` are the interviewer's; `> (silent)` and `> (left)` say nothing. Only the
candidate's lines are read; the interviewer's are what the interview must come to.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.interview import (
    Answered,
    Ended,
    InterviewState,
    Left,
    Reply,
    Said,
    Silent,
    Step,
    answer,
    begin,
)
from simulator.scenario.model import Scenario


@dataclass(frozen=True)
class Script:
    """A seed and what the candidate does, with the text's own comments."""

    comments: tuple[str, ...]
    seed: int
    replies: tuple[Reply, ...]


def read_script(text: str) -> Script:
    comments: list[str] = []
    seed = 0
    replies: list[Reply] = []
    for line in text.splitlines():
        if line.startswith("#"):
            comments.append(line)
        elif line.startswith("seed:"):
            seed = int(line.removeprefix("seed:"))
        elif line.startswith("> "):
            words = line[2:]
            replies.append(
                Silent()
                if words == "(silent)"
                else Left()
                if words == "(left)"
                else Answered(words)
            )
        elif line.startswith("  met:"):
            last = replies.pop()
            assert isinstance(last, Answered)
            met = frozenset(line.removeprefix("  met:").replace(",", " ").split())
            replies.append(Answered(last.text, met))
    return Script(tuple(comments), seed, tuple(replies))


def played(scenario: Scenario, script: Script) -> str:
    """The whole transcript; the state goes through JSON at every step."""
    lines = [*script.comments, f"seed: {script.seed}"]
    step = begin(scenario, script.seed)
    lines += _events(step)
    for reply in script.replies:
        assert not step.state.ended, "the transcript goes on after the end"
        lines += _reply(reply)
        step = answer(scenario, InterviewState.from_json(step.state.to_json()), reply)
        lines += _events(step)
    assert step.state.ended, "the transcript stops before the end"
    return "\n".join(lines) + "\n"


def _reply(reply: Reply) -> list[str]:
    if isinstance(reply, Silent):
        return ["", "> (silent)"]
    if isinstance(reply, Left):
        return ["", "> (left)"]
    met = ["  met: " + ", ".join(sorted(reply.met))] if reply.met else []
    return ["", f"> {reply.text}", *met]


def _events(step: Step) -> list[str]:
    lines = [""]
    for event in step.events:
        if isinstance(event, Said):
            learned = f" (told: {event.learned})" if event.learned else ""
            lines.append(f"[{event.speaker}] {event.text}{learned}")
        elif isinstance(event, Ended):
            lines.append(f"[end] {event.reason}")
    return lines
