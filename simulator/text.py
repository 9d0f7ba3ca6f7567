"""Text from outside made safe to show: data, never terminal codes."""

from __future__ import annotations

import re
from typing import Final

# C0 and C1 controls but tab and newline, the bidirectional overrides and isolates, the line and
# paragraph separators, the byte-order mark, noncharacters: they move the cursor, reorder or hide.
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_SEQUENCE: Final = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # colours, cursor moves
    # Titles, clipboard, device strings; one never ended must not swallow the lines after it.
    r"|\x1b[\]PX^_][^\x1b\x07\x9c\n]*(?:\x1b\\|\x07|\x9c)?"
    r"|\x1b[ -/]*[0-~]"
)


def clean(text: str) -> str:
    """`text` without terminal sequences, control characters or direction overrides.

    Line ends become \\n, tabs become spaces and lone surrogates U+FFFD; all else is kept.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SEQUENCE.sub("", text)
    text = _UNSAFE.sub("", text.replace("\t", " "))
    return _SURROGATE.sub("\ufffd", text)
