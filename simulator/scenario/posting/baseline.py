"""The simplest reading of a posting that could be of use, to measure ours against."""

from __future__ import annotations

import re
from typing import Final

_ITEM: Final = re.compile(r"\s*(?:[-*•>]|\d{1,2}[.)])\s+(.+)")
_LABEL: Final = re.compile(r"\s*(job title|position|role|company|employer)\s*:\s*(.+)", re.I)
_CAPITALS: Final = re.compile(
    r"(?:[A-Z][\w&'’-]*\s+)+(?:Ltd|Limited|LLP|Inc|Council|Trust|Group)\b"
)


def read(text: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Role, company and skills: what a label says, else the first two lines; every list item."""
    lines = [line.strip("#* ") for line in text.split("\n") if line.strip("#* ")]
    labels = {m[1].casefold(): m[2] for line in lines if (m := _LABEL.match(line))}
    role = labels.get("job title") or labels.get("position") or labels.get("role")
    company = labels.get("company") or labels.get("employer")
    named = _CAPITALS.search(text)
    if company is None:
        company = named[0] if named else lines[1] if len(lines) > 1 else None
    items = tuple(m[1] for line in text.split("\n") if (m := _ITEM.match(line)))
    return role or (lines[0] if lines else None), company, items
