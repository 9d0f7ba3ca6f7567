"""Widgets of the full-screen front end; none of them touches disk or scorer."""
