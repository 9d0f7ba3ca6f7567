"""A scenario as a card in the list, and in full beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.tui import show

if TYPE_CHECKING:
    from simulator.history.query import ScenarioRecord
    from simulator.scenario.catalog import CatalogEntry

_MOST_PROBLEMS = 5


def card(
    entry: CatalogEntry, record: ScenarioRecord | None, width: int, *, counted: bool = True
) -> Sequence[Content]:
    """Two lines: the title with the scores (none unless they could be read), the job."""
    if entry.problems:
        count = show.count(len(entry.problems), "problem")
        cannot = Content.styled("! cannot be played", "$error")
        return (
            show.spread(show.line(entry.title or entry.id), cannot, width),
            Content.styled(f"{count} in the file; Enter says which", "$quiet"),
        )
    difficulty = Content.styled(show.difficulty(entry.difficulty), "$quiet")
    return (
        show.spread(
            show.line(entry.title).stylize("bold"),
            _scores(record) if counted else Content(""),
            width,
        ),
        show.spread(show.line(f"{entry.role} at {entry.company}", "$quiet"), difficulty, width),
    )


def _scores(record: ScenarioRecord | None) -> Content:
    if record is None:
        return Content.styled("not played yet", "$quiet")
    return Content.assemble(
        ("best ", "$quiet"),
        (f"{record.best:3}", "bold $lit"),
        ("  last ", "$quiet"),
        f"{record.last:3}",
    )


def detail(entry: CatalogEntry, record: ScenarioRecord | None) -> Content:
    """What the scenario is about and how it went so far, or what is wrong with its file."""
    title = show.line(entry.title or entry.id).stylize("bold $primary")
    if entry.problems:
        problems = [show.words(str(problem)) for problem in entry.problems[:_MOST_PROBLEMS]]
        return Content.assemble(
            title,
            ("\n\nThis file cannot be played yet:\n\n", "$error"),
            Content("\n\n").join(problems),
        )
    facts = (
        ("Field", entry.industry),
        ("Level", entry.level.replace("-", " ")),
        ("Setting", entry.setting.replace("-", " ")),
        ("Manner", show.difficulty(entry.difficulty)),
    )
    pieces: list[Content | tuple[str, str] | str] = [
        title,
        "\n",
        show.line(f"{entry.role} at {entry.company}"),
        "\n\n",
        show.words(entry.summary),
        "\n\n",
    ]
    for label, value in facts:
        if value:
            pieces += [(f"{label:<10}", "$quiet"), show.line(value), "\n"]
    pieces.append("\n")
    if record is None:
        pieces.append(("You have not rehearsed this one yet.", "$quiet"))
        return Content.assemble(*pieces)
    for label, total in (("Best", record.best), ("Last", record.last)):
        pieces += [
            (f"{label:<10}", "$quiet"),
            (show.bar(total, 100, 20), "$lit"),
            f" {total} of 100\n",
        ]
    pieces.append((f"{show.count(record.takes, 'take')} so far", "$quiet"))
    return Content.assemble(*pieces)
