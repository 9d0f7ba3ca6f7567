"""The readable text of a web page: headings, list items and table cells kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from simulator.scoring.word_sets import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

HEADING: Final = "# "
ITEM: Final = "- "
CELL: Final = " | "

_UNREAD: Final = word_set(
    "script style noscript template head nav footer svg iframe button select option input "
    "textarea aside object video audio canvas"
)
_BLOCKS: Final = word_set(
    "p div section article main header body html ul ol dl dt dd table thead tbody tfoot tr "
    "blockquote pre address figure figcaption hr h1 h2 h3 h4 h5 h6 li details summary"
)
_HEADINGS: Final = word_set("h1 h2 h3 h4 h5 h6")
_ASIDE: Final = re.compile(
    r"(?:^|[-_\s])(?:cookies?|consent|similar|related|recommended|breadcrumbs?|share|sidebar)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
_UNSEEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BOLD: Final = frozenset({"b", "strong"})

Node = "LexborNode"


def html_text(source: str) -> str:
    """The text of a page as lines: headings begin with "# ", list items with "- ".

    What is no part of the posting (scripts, menus, forms, footers, similar jobs) is left out.
    """
    from selectolax.lexbor import LexborHTMLParser

    page = _Page()
    body = LexborHTMLParser(source).body
    if body is not None:
        for node, opening in _walk(body):
            page.take(node, opening)
    return page.text()


def _walk(top: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every node on its opening and its closing, in order; without recursion, however deep."""
    waiting: list[tuple[LexborNode, bool]] = [(top, True)]
    while waiting:
        node, opening = waiting.pop()
        yield node, opening
        if not opening or _unread(node):
            continue
        waiting.append((node, False))
        child = node.last_child
        while child is not None:
            waiting.append((child, True))
            child = child.prev


def _unread(node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag in _UNREAD:
        return True
    if tag.startswith("-"):  # text and comments have no attributes
        return False
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    hidden = node.attributes.get("hidden", "") is None or (
        node.attributes.get("aria-hidden") == "true"
        or bool(_UNSEEN.search(node.attributes.get("style") or ""))
    )
    return hidden or (tag not in ("body", "html", "main") and bool(_ASIDE.search(names)))


class _Page:
    """Collects lines; a line that is bold from end to end stands as a heading."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._bold = 0
        self._plain_words = False
        self._bold_words = False
        self._prefix = ""
        self._cells = 0

    def take(self, node: LexborNode, opening: bool) -> None:
        tag = node.tag or ""
        if tag == "-text":
            if opening:
                self._words(node.text_content or "")
        elif tag in ("td", "th"):
            if opening and self._cells:
                self._parts.append(CELL)
            self._cells += opening
        elif tag == "br":
            if opening:
                self._end()
        elif tag in _BOLD:
            self._bold += 1 if opening else -1
        elif tag in _BLOCKS:
            self._block(tag, opening)

    def text(self) -> str:
        self._end()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n")

    def _words(self, words: str) -> None:
        words = re.sub(r"\s+", " ", words)
        self._parts.append(words)
        if words.strip(" :"):
            if self._bold:
                self._bold_words = True
            else:
                self._plain_words = True

    def _block(self, tag: str, opening: bool) -> None:
        in_cell = self._cells and tag not in ("tr", "table", "tbody", "thead", "tfoot")
        self._end(keep_cells=bool(in_cell))
        if tag == "tr":
            self._cells = 0
        if opening and tag in _HEADINGS:
            self._gap()
            self._prefix = HEADING
        elif opening and tag == "li":
            self._prefix = ITEM
        elif tag in ("p", "ul", "ol", "table", "div", "section") and not in_cell:
            self._gap()

    def _gap(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def _end(self, *, keep_cells: bool = False) -> None:
        line = re.sub(r" +", " ", "".join(self._parts)).strip()
        line = line.strip("|").strip() if self._cells else line
        if line:
            bold = self._bold_words and not self._plain_words and not self._cells
            prefix = self._prefix or (HEADING if bold else "")
            self._lines.append(prefix + line)
            self._prefix = ""
        self._parts.clear()
        self._plain_words = self._bold_words = False
        if not keep_cells:
            self._cells = 0
