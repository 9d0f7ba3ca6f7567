"""Lists of phrases made into patterns: one way to say it a line."""

from __future__ import annotations

import re
from collections.abc import Iterator


def phrases(listing: str, **parts: str) -> re.Pattern[str]:
    """A pattern that finds any line of `listing` as whole words of text in normal form.

    A line is a regular expression; after a backslash it goes on in the next line. `{NAME}` stands
    for the part of that name. `^` and `$` are the ends of the text.
    """
    return re.compile("|".join(_whole_words(line) for line in _lines(listing, parts)))


def one_of(words: str) -> str:
    """A part that matches any of the space-separated `words`; an underscore is a space."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


def mentions(words: str, phrase: str) -> bool:
    """Whether `phrase` stands in `words`, with or without an ending such as -s or -ing."""
    pattern = r"\W+".join(re.escape(word) for word in re.findall(r"\w+", phrase.casefold()))
    return bool(pattern) and re.search(rf"\b{pattern}(?:s|es|ing|ed)?\b", words) is not None


def _lines(listing: str, parts: dict[str, str]) -> Iterator[str]:
    text = listing
    for name, part in parts.items():
        text = text.replace("{" + name + "}", part)
    line = ""
    for piece in text.splitlines():
        line += piece.strip()
        if line.endswith("\\"):
            line = line[:-1]
        elif line:
            yield line
            line = ""


def _whole_words(line: str) -> str:
    start = "" if line.startswith("^") else r"\b"
    end = "" if line.endswith("$") else r"\b"
    return f"{start}(?:{line}){end}"
