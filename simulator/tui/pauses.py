"""Do something at each pause in typing, and at the latest after a while of typing on."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.timer import Timer
from textual.widget import Widget


class Pauses:
    """`touch` it at each change: `then` is called `wait` seconds after the last one.

    Somebody who never pauses is served every `most` seconds.
    """

    def __init__(self, host: Widget, *, wait: float, most: float, then: Callable[[], None]) -> None:
        self._host = host
        self.wait = wait
        self._most = most
        self._then = then
        self._since: float | None = None
        self._timer: Timer | None = None

    def touch(self) -> None:
        """Something changed."""
        now = monotonic()
        if self._since is None:
            self._since = now
        left = self._since + self._most - now
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._host.set_timer(max(0.001, min(self.wait, left)), self._act)

    def forget(self) -> None:
        """Nothing is pending any more."""
        if self._timer is not None:
            self._timer.stop()
        self._timer, self._since = None, None

    def _act(self) -> None:
        self.forget()
        self._then()
