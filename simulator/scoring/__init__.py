"""Scoring: the words of a closing in, a scorecard with evidence out."""
