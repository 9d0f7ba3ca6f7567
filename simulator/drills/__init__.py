"""Drills: one tactic at a time, in short rounds, when the candidate's own history says so."""

from __future__ import annotations

from typing import Final

ROUNDS: Final = 5
"""Rounds in one sitting, unless somebody asks for more: about five minutes."""
