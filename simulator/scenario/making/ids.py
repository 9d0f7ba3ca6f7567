"""Names for files and the people in them, made from ordinary words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import Final

LONGEST_ID: Final = 60

_LETTERS: Final = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "ae",
        "ø": "o",
        "Ø": "o",
        "œ": "oe",
        "Œ": "oe",
        "ł": "l",
        "Ł": "l",
        "þ": "th",
    }
)
# Windows opens a device where a file has one of these names.
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")


def id_of(words: str, otherwise: str = "my-interview") -> str:
    """`words` as an id: lower-case letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", words.translate(_LETTERS))
    plain = plain.encode("ascii", "ignore").decode("ascii").casefold().replace("'", "")
    dashed = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(dashed) > LONGEST_ID:
        whole, _, _ = dashed[: LONGEST_ID + 1].rpartition("-")
        dashed = (whole or dashed)[:LONGEST_ID]
    if not dashed or _DEVICES.fullmatch(dashed):
        return otherwise
    return dashed


def free_id(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or with -2, -3 … after it where it is taken."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        ending = f"-{number}"
        free = wanted[: LONGEST_ID - len(ending)].rstrip("-") + ending
    return free
