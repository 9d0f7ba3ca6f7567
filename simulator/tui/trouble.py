"""A problem as the screens know it: what happened, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager


class Trouble(Exception):
    """Something the user can do something about; `advice` may be empty.

    `at` has words for the fields of a form that it is about, by their names.
    """

    def __init__(self, message: str, advice: str = "", at: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.at = at or {}


@contextmanager
def troubles() -> Iterator[None]:
    """Turn the other rooms' named problems into words for the user."""
    from simulator.history.failures import StorageFailed, UnknownEntry, UnknownTake
    from simulator.scenario.catalog import UnknownScenario
    from simulator.scenario.load import ScenarioProblems
    from simulator.scoring.reader import ReaderUnavailable

    try:
        yield
    except (StorageFailed, ReaderUnavailable) as problem:
        raise Trouble(str(problem), problem.advice) from problem
    except (UnknownEntry, UnknownTake) as problem:
        raise Trouble(str(problem), "It may have been deleted in another window.") from problem
    except UnknownScenario as problem:
        raise Trouble(str(problem)) from problem
    except ScenarioProblems as problem:
        raise Trouble(
            "This interview's file cannot be read.",
            "; ".join(str(p) for p in problem.problems[:3]),
        ) from problem
