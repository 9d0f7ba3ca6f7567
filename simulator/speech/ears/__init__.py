"""Listening: capture, the raw take on disk, recognition while the candidate still speaks."""
