"""A problem as the screens know it: what happened, and what to do about it."""

from __future__ import annotations


class Trouble(Exception):
    """Something the user can do something about; `advice` may be empty."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
