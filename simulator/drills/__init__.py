"""Drills: one tactic at a time, in short rounds, when the candidate's own history says so."""
