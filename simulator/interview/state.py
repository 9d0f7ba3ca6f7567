"""Where an interview stands: plain data that goes to disk and back."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, Literal

EndReason = Literal["goodbye", "left", "silence"]
Waiting = Literal["cue", "push", "last_word"]
"""What the candidate is answering: a cue, the push after it, or the answer to their question."""

_VERSION: Final = 1
_END_REASONS: Final = ("goodbye", "left", "silence")
_WAITING: Final = ("cue", "push", "last_word")
_LATER: Final = {"thin": [], "words": 0}
"""What states kept by earlier releases lack."""


class UnreadableState(ValueError):
    """Kept text that is not the state of an interview."""


@dataclass(frozen=True, slots=True)
class InterviewState:
    """All that the next step depends on, beside the scenario and the reply.

    `cue` is the place of the cue being answered; `said` holds short marks of the lines already
    used; `told` the topics answered; `met` the criteria met so far; `silences` those in a row;
    `last_words` how often the candidate got another turn after the last cue; `thin` the ids of
    cues whose answer was thin and stayed so; `words` how many the candidate has said.
    """

    seed: int
    cue: int = 0
    speaker: str = ""
    waiting: Waiting = "cue"
    silences: int = 0
    last_words: int = 0
    lines: int = 0
    said: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    thin: tuple[str, ...] = ()
    words: int = 0
    asked_anything: bool = False
    learned_timeframe: bool = False
    end: EndReason | None = None

    @property
    def ended(self) -> bool:
        """Whether the conversation is over."""
        return self.end is not None

    def to_json(self) -> str:
        """The state as one line of JSON."""
        return json.dumps({"version": _VERSION, **asdict(self)}, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> InterviewState:
        """The state that `to_json` wrote; raises UnreadableState for anything else."""
        try:
            data = json.loads(text)
        except (json.JSONDecodeError, RecursionError) as problem:
            raise UnreadableState("not JSON") from problem
        if not isinstance(data, dict) or data.pop("version", None) != _VERSION:
            raise UnreadableState("not an interview's state of version 1")
        return cls(**_checked({**_LATER, **data}))


def _checked(data: dict[str, Any]) -> dict[str, Any]:
    """`data` with every field present and of its type, lists as tuples."""
    wanted = {field.name: str(field.type) for field in fields(InterviewState)}
    if set(data) != set(wanted):
        raise UnreadableState("fields missing or unknown")
    checked: dict[str, Any] = {}
    for name, kind in wanted.items():
        value = data[name]
        if not _fits(kind, value):
            raise UnreadableState(f"{name}: {value!r} does not belong there")
        checked[name] = tuple(value) if kind.startswith("tuple") else value
    return checked


def _fits(kind: str, value: object) -> bool:
    if kind == "int":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "bool":
        return isinstance(value, bool)
    if kind == "str":
        return isinstance(value, str)
    if kind == "Waiting":
        return value in _WAITING
    if kind.startswith("EndReason"):
        return value is None or value in _END_REASONS
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
