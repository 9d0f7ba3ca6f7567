"""What holds for every test."""

from __future__ import annotations

import os


def pytest_xdist_auto_num_workers() -> int:
    """`-n auto`: one worker more than there are cores, for many tests wait for sound or screens."""
    return (os.cpu_count() or 1) + 1
