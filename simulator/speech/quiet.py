"""Keep native libraries from printing over the screen while audio and models run."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def only_we_print() -> Iterator[None]:
    """File descriptor 2 goes nowhere; Python's own stderr still reaches the terminal.

    Textual draws through `sys.__stderr__`, so both names move to a private copy first. Does
    nothing where there is no such descriptor.
    """
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    before = sys.stderr, sys.__stderr__
    own = os.fdopen(os.dup(kept), "w", encoding="utf-8", errors="backslashreplace", buffering=1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in before:
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
    if sys.stderr is sys.__stderr__:
        sys.stderr = own
    sys.__stderr__ = own  # type: ignore[misc]
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        sys.stderr, sys.__stderr__ = before  # type: ignore[misc]
        with contextlib.suppress(OSError, ValueError):
            own.close()
