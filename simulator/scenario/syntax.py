"""What YAML's own complaints mean for someone who writes scenarios and not code."""

from __future__ import annotations

import re
from typing import Final

import yaml

from simulator.scenario.problems import Problem, quote

# The complaint of libyaml or of PyYAML's own parser, and what mostly lies behind it.
_MEANINGS: Final = (
    (
        r"mapping values are not allowed",
        "A text with a colon and a space in it needs quotes around it.",
    ),
    (
        r"scanning a quoted scalar|unexpected end of stream",
        "A quotation mark is opened and never closed.",
    ),
    (r"escape", 'In "double quotes" a backslash is special: write \\\\ or use single quotes.'),
    (r"cannot start any token", "A text that starts with a sign such as @ or ` needs quotes."),
    (
        r"alphabetic or numeric|scanning an alias|scanning an anchor",
        "A text that starts with * or & needs quotes around it.",
    ),
    (r"could not find expected ':'", "A key needs a colon after it, and a long text quotes."),
    (
        r"flow (?:sequence|mapping)",
        "A bracket is opened and never closed; a text that starts with one needs quotes.",
    ),
    (
        r"expected <block end>|did not find expected|block (?:mapping|collection|sequence)",
        "Keys and dashes of the same list start in the same column; "
        "a text with quotes inside needs quotes around all of it.",
    ),
)
_TAB: Final = "Indent with spaces; YAML takes no tabs there."
_OTHERWISE: Final = "Look at the indentation, colons and quotes here and on the line before."


def syntax_problem(error: yaml.YAMLError, source: str, name: str) -> Problem:
    """A parser's error as a problem in our words, with the line it means."""
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    lines = re.split(r"\r\n|\r|\n", source)
    # What is never closed shows far below, often at the end; where it was opened helps more.
    in_brackets = "flow" in (getattr(error, "context", "") or "")
    if opened and (mark is None or in_brackets or not "".join(lines[mark.line :]).strip()):
        mark = opened
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', error)}"
    hint = next((hint for sign, hint in _MEANINGS if re.search(sign, words)), _OTHERWISE)
    if mark is None:
        return Problem("S003", name, None, None, "", "text that is not YAML", "YAML", hint)
    line = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        hint = _TAB
    return Problem(
        "S003",
        name,
        mark.line + 1,
        mark.column + 1,
        "",
        quote(line) if line.strip() else "the end of the file",
        "YAML: keys, colons and indented lists",
        hint,
    )
