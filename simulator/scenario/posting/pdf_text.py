"""The text of a posting in a PDF file, page by page and within limits."""

from __future__ import annotations

import io
import logging
from typing import Final

from simulator.scenario.posting.problems import PostingProblem

MOST_PAGES: Final = 30
ENOUGH: Final = 60_000
"""Characters after which no further page is read."""


def pdf_text(raw: bytes) -> str:
    """The text of the PDF in `raw`; raises PostingProblem for one that holds none to be read."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it remarks on every untidy file
    pages: list[str] = []
    pictures = False
    try:
        reader = PdfReader(io.BytesIO(raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise PostingProblem("locked")
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise PostingProblem("too_long", f"It has {count} pages.")
        for page in reader.pages:
            pages.append(page.extract_text())
            pictures = pictures or "/XObject" in (page.get("/Resources") or {})
            if sum(map(len, pages)) > ENOUGH:
                break
    except (DependencyError, FileNotDecryptedError):
        raise PostingProblem("locked") from None
    except LimitReachedError:
        raise PostingProblem("too_long") from None
    except PostingProblem:
        raise
    except (Exception, RecursionError):  # noqa: BLE001 - a broken PDF fails in every way there is
        raise PostingProblem("broken_pdf") from None
    text = "\n\n".join(page.strip() for page in pages).strip()
    if not text:
        raise PostingProblem("scanned" if pictures else "empty")
    return text
