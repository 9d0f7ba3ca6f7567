"""What the command line already settled before the first screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.history.take import Mode


@dataclass(frozen=True, slots=True)
class Wishes:
    """Options of `play`; None means that the candidate chooses on screen."""

    scenario: str | None = None
    seed: int | None = None
    mode: Mode | None = None
    wants_job: bool = True
