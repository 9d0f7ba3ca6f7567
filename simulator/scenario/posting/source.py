"""From a file, or pasted words, to the text of a posting: plain, Markdown, web page or PDF."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final, Literal

from simulator.scenario.posting.html_text import html_text
from simulator.scenario.posting.markdown_text import looks_like_markdown, markdown_text
from simulator.scenario.posting.problems import MOST_BYTES, MOST_CHARACTERS, PostingProblem
from simulator.text import clean

Format = Literal["plain", "markdown", "html", "pdf"]

_HTML: Final = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|div|section|article|main|table|"
    r"p|h[1-6]|ul|header|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_-]{2,20})""", re.I)
_KNOWN_CHARSETS: Final = {"utf-8", "utf8", "iso-8859-1", "latin1", "windows-1252", "us-ascii"}
_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # opening a pipe must not wait for someone to write to it
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_file(path: Path) -> str:
    """The posting's text in the file `path`; raises PostingProblem."""
    try:
        handle = os.open(path, _READ)
        with os.fdopen(handle, "rb") as file:
            details = os.fstat(handle)
            if not stat.S_ISREG(details.st_mode):
                raise PostingProblem("no_file")
            if details.st_size > MOST_BYTES:
                raise PostingProblem("too_large")
            raw = file.read(MOST_BYTES + 1)
    except IsADirectoryError:
        raise PostingProblem("no_file") from None
    except (OSError, ValueError) as error:
        if path.is_dir():
            raise PostingProblem("no_file") from None
        detail = getattr(error, "strerror", None)
        raise PostingProblem("missing", f"{detail}." if detail else "") from None
    return read_bytes(raw, path.suffix.lower())


def read_bytes(raw: bytes, suffix: str = "") -> str:
    """The posting's text in `raw`; a `suffix` such as ".md" tells formats apart that look alike.

    Raises PostingProblem.
    """
    if len(raw) > MOST_BYTES:
        raise PostingProblem("too_large")
    if raw[:1024].lstrip().startswith(b"%PDF-"):
        from simulator.scenario.posting.pdf_text import pdf_text

        return _finished(pdf_text(raw))
    return read_text(_decoded(raw), suffix)


def read_text(source: str, suffix: str = "") -> str:
    """The posting's text in `source`, which may be Markdown or HTML; raises PostingProblem."""
    if len(source) > MOST_BYTES:
        raise PostingProblem("too_large")
    form = format_of(source, suffix)
    if form == "html":
        return _finished(html_text(source))
    source = clean(source)
    if form == "markdown":
        if len(source) > 2 * MOST_CHARACTERS:
            raise PostingProblem("too_long")
        return _finished(markdown_text(source))
    return _finished(source)


def format_of(source: str, suffix: str = "") -> Format:
    """What `source` is written in."""
    if suffix in (".html", ".htm", ".xhtml") or _HTML.match(source[:4000]):
        return "html"
    if suffix in (".md", ".markdown") or looks_like_markdown(source):
        return "markdown"
    return "plain"


def _finished(text: str) -> str:
    text = clean(text).replace("\u00a0", " ").replace("\u00ad", "").replace("\u200b", "")
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    if not any(character.isalpha() for character in text):
        raise PostingProblem("empty")
    if len(text) > MOST_CHARACTERS:
        raise PostingProblem("too_long")
    return text


def _decoded(raw: bytes) -> str:
    """`raw` as text: by its mark, by what the page says, as UTF-8, or as an old Windows file."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                raise PostingProblem("encoding") from None
    if _is_binary(raw):
        raise PostingProblem("binary")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    named = _CHARSET.search(raw[:4096])
    if named and named[1].decode("ascii").lower() not in _KNOWN_CHARSETS:
        raise PostingProblem("encoding")
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        raise PostingProblem("encoding") from None


def _is_binary(raw: bytes) -> bool:
    if b"\0" in raw or raw.startswith((b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0")):
        return True
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in raw[:4096])
    return odd > len(raw[:4096]) // 20
