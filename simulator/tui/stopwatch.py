"""A clock that can be stopped and go on."""

from __future__ import annotations

from time import monotonic


class Stopwatch:
    """Counts seconds while it runs; a new one stands at zero."""

    def __init__(self) -> None:
        self._before = 0.0
        self._since: float | None = None

    @property
    def seconds(self) -> float:
        """Seconds counted so far."""
        running = 0.0 if self._since is None else monotonic() - self._since
        return self._before + running

    def start(self) -> None:
        """Go on counting."""
        if self._since is None:
            self._since = monotonic()

    def stop(self) -> None:
        """Stand still."""
        self._before, self._since = self.seconds, None

    def restart(self) -> None:
        """Count from zero."""
        self._before, self._since = 0.0, monotonic()
