"""Why a posting cannot be read, said so that its reader knows what to do next."""

from __future__ import annotations

from typing import Final, Literal

Kind = Literal[
    "missing", "no_file", "empty", "too_large", "too_long", "binary", "encoding", "locked",
    "scanned", "broken_pdf",
]  # fmt: skip

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_CHARACTERS: Final = 60_000

_WHAT: Final[dict[Kind, str]] = {
    "missing": "The file cannot be opened.",
    "no_file": "That is a folder or a device, and not a file.",
    "empty": "There is no text in it.",
    "too_large": f"It is larger than {MOST_BYTES // 1024 // 1024} MB.",
    "too_long": "It is far longer than a job posting.",
    "binary": "That is neither text nor a web page nor a PDF.",
    "encoding": "Its letters cannot be made out.",
    "locked": "The PDF is protected.",
    "scanned": "The PDF is a picture of a page, with no text in it.",
    "broken_pdf": "The PDF is damaged.",
}
_ADVICE: Final[dict[Kind, str]] = {
    "missing": "Check its name and its permissions.",
    "no_file": "Give the file of the posting, or paste its text.",
    "empty": "Copy the posting's text and paste it.",
    "too_large": "Paste the part that describes the job.",
    "too_long": "Paste the part that describes the job.",
    "binary": "In a word processor, save it as text or PDF, or paste its text.",
    "encoding": "Save it as UTF-8, or paste its text.",
    "locked": "Open it, select the text and paste it.",
    "scanned": "Paste the text from where you found the job, or type its main lines.",
    "broken_pdf": "Fetch it again, or open it, select the text and paste it.",
}


class PostingProblem(Exception):
    """A posting cannot be read: `kind` is why, `advice` what to do, `str()` what happened."""

    def __init__(self, kind: Kind, detail: str = "") -> None:
        self.kind: Kind = kind
        self.advice = _ADVICE[kind]
        super().__init__(f"{_WHAT[kind]} {detail}".strip())
