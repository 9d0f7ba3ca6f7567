"""Takes on disk: the database, unfinished takes, exports."""

from __future__ import annotations
