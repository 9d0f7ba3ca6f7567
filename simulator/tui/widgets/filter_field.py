"""A field that narrows a list while one types; made when it is first asked for."""

from __future__ import annotations

from textual.widgets import Input


class FilterField(Input):
    """One line between the top bar and the list."""

    DEFAULT_CSS = """
    FilterField {
        margin: 1 1 0 1;
        height: 3;
        border: round $border-blurred;
        background: $background;
        &:focus { border: round $primary; background: $background; }
    }
    """

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, id="filter")
