"""Values as SQLite keeps them."""

from __future__ import annotations

from datetime import UTC, datetime


def possible(number: int) -> bool:
    """Whether SQLite can be asked for a row of that number."""
    return 0 < number < 2**63


def utc_text(moment: datetime) -> str:
    """UTC with microseconds, so that the text sorts as the time does; ValueError without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a time that is kept carries its zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def storable(text: str) -> str:
    """`text` without half surrogate pairs (from a pipe with odd bytes); lengths stay."""
    return text.encode("utf-8", "replace").decode("utf-8")
