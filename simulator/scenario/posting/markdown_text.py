"""The readable text of a posting in Markdown, by way of a web page."""

from __future__ import annotations

import re
from typing import Final

from simulator.scenario.posting.html_text import html_text

_SIGNS: Final = re.compile(
    r"^#{1,6} \S|^\s*\|?\s*:?-{3,}:?\s*\||\*\*[^*\n]+\*\*|\[[^\]\n]+\]\(\S+\)|__[^_\n]+__",
    re.MULTILINE,
)


def looks_like_markdown(text: str) -> bool:
    """Whether `text` has signs that only Markdown has; a list with dashes is none."""
    return bool(_SIGNS.search(text))


def markdown_text(source: str) -> str:
    """The text as lines, laid out as `html_text` does; line breaks are kept."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"breaks": True, "html": False}).enable("table")
    reader.disable(["code", "lheading", "hr"])
    return html_text(reader.render(source))
