"""What the first screen says above its list: trouble, a take that was cut off, unsaved words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.commands import COMMAND_BY_ID
from simulator.tui import show
from simulator.tui.keys import first_key

if TYPE_CHECKING:
    from simulator.tui.backstage import Shelf

_PLACES: Mapping[str, tuple[str, str]] = {
    "new": ("a new interview", "home.new"),
    "made": ("a new interview", "home.new"),
    "told": ("a real interview", "home.after"),
    "points": ("your points", "home.points"),
    "text": ("“{}”", "home.edit"),
    "copy": ("your copy of “{}”", "home.edit"),
}
"""By the first word of a draft's name: what it is of, and the key that leads there."""


def notices(shelf: Shelf, keymap: Mapping[str, str]) -> list[Content]:
    """The lines, most pressing first."""
    lines = [show.words(notice, "$warning") for notice in shelf.notices]
    if shelf.kept:
        lines.append(_unfinished(shelf, keymap))
    if drafts := [name for name in shelf.drafts if name.partition("-")[0] in _PLACES]:
        lines.append(_drafts(drafts, shelf, keymap))
    return lines


def _unfinished(shelf: Shelf, keymap: Mapping[str, str]) -> Content:
    from simulator.tui.backstage import utc_now

    newest = shelf.kept[0]
    more = len(shelf.kept) - 1
    return Content.assemble(
        "You left ",
        show.line(f"“{newest.scenario_title}”").stylize("bold"),
        f" unfinished, {show.ago(newest.saved_at, utc_now())}",
        f" (and {more} more)" if more else "",
        ". Press ",
        (first_key(COMMAND_BY_ID["home.resume"], keymap), "bold $primary"),
        " to go on.",
    )


def _drafts(names: Sequence[str], shelf: Shelf, keymap: Mapping[str, str]) -> Content:
    there = {entry.id for entry in shelf.entries}
    places: dict[str, Content] = {}
    for name in names:
        kind, _, rest = name.partition("-")
        words, command = _PLACES[kind]
        label = words.format(rest)
        key = first_key(COMMAND_BY_ID[command], keymap)
        way = Content.assemble((key, "bold $primary"))
        if command == "home.edit" and rest not in there:
            way = Content("deleted since; the words are in the folder “drafts”")
        places[label] = Content.assemble(show.line(label), " (", way, ")")
    return Content.assemble("Words you did not save: ", Content(", ").join(places.values()), ".")
