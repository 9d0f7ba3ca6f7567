"""Rows of a long list, fetched a page at a time; only a few pages are kept."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final, Generic, TypeVar

T = TypeVar("T")
PAGE: Final = 100
KEPT_PAGES: Final = 8


class Pages(Generic[T]):
    """A window on a list too long to hold; `missing` says which page to fetch."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, list[T]] = OrderedDict()
        self.count = 0
        self.wanted: int | None = None

    def reset(self, count: int, first: list[T]) -> None:
        """Another list, with its first page."""
        self._pages.clear()
        self._pages[0] = first
        self.count = count
        self.wanted = None

    def put(self, page: int, rows: list[T]) -> None:
        """Take a fetched page; the one longest unused makes room."""
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        if self.wanted == page:
            self.wanted = None

    def get(self, index: int) -> T | None:
        """The row, or None while its page is not here; `wanted` then names the page."""
        page, place = divmod(index, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self.wanted = page
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    @property
    def held(self) -> int:
        """How many rows are in memory."""
        return sum(len(rows) for rows in self._pages.values())
