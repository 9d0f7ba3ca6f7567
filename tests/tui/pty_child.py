"""Runs a full-screen program on a pseudo-terminal and watches what it draws."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

ROWS, COLUMNS = 24, 80


def _own_terminal() -> None:
    # In the child: a session whose terminal this is, so that closing it hangs up.
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class PtyChild:
    """A child with a terminal of 80 by 24; times are seconds since it was started."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._seen = b""
        self._started = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**environment, "TERM": "xterm-256color", "COLUMNS": "", "LINES": ""},
            preexec_fn=_own_terminal,
            close_fds=True,
        )
        os.close(slave)

    def __enter__(self) -> PtyChild:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.hang_up()

    def wait_for(self, text: str, limit: float = 20.0) -> float:
        """Seconds from the start until `text` has been drawn since the last call."""
        sought = text.encode()
        while sought not in self._seen:
            self._read(limit)
        now = time.perf_counter() - self._started
        self._seen = b""
        return now

    def wait_for_end(self, limit: float = 20.0) -> None:
        """Read on until the child closes its terminal."""
        try:
            while True:
                self._read(limit)
        except EOFError:
            return

    def hang_up(self) -> None:
        """Close the terminal under the child; again is harmless."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def drain(self, seconds: float) -> None:
        """Read for a while, as a terminal does."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._master], [], [], left)[0]:
                self._seen += os.read(self._master, 65536)

    def _read(self, limit: float) -> None:
        if not select.select([self._master], [], [], limit)[0]:
            raise TimeoutError(f"nothing for {limit} s; the last was {self._seen[-400:]!r}")
        try:
            data = os.read(self._master, 65536)
        except OSError:
            data = b""
        if not data:
            raise EOFError(self._seen[-2000:].decode("utf-8", "replace"))
        self._seen += data
