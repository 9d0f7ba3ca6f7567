"""What a scenario's parts must be to one another: names that exist, reactions that can happen.

Works on the plain data, so that these problems show together with those of single values.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from simulator.keys import nearest
from simulator.scenario.nodes import Document
from simulator.scenario.problems import MOST_SHOWN, Path, Problem, dotted, quote

_LISTS: Final = ("met", "any_met", "missed")
_WORDS: Final = "about"
_FLAGS: Final = ("declined", "silent", "thin", "long", "asked")

Mapping = dict[str, Any]


def check(document: Document, name: str) -> list[Problem]:
    """Every S2xx problem of one file but that of its name."""
    return _Checks(document, name).run()


class _Checks:
    def __init__(self, document: Document, name: str) -> None:
        self._document = document
        self._name = name
        self._problems: list[Problem] = []

    def run(self) -> list[Problem]:
        cues = list(self._each(("closing", "cues")))
        self._speakers()
        self._repeated_ids(("interviewers",))
        self._repeated_ids(("closing", "cues"))
        self._some_cue(cues)
        self._followed_up(cues)
        self._reactions(("closing", "reactions"))
        for path, _ in cues:
            self._reactions((*path, "reactions"))
        self._same_lines(self._document.data, ())
        return self._problems

    def _get(self, path: Path) -> Any:  # noqa: ANN401 - whatever the author wrote
        at: Any = self._document.data
        for part in path:
            try:
                at = at[part]
            except (KeyError, IndexError, TypeError):
                return None
        return at

    def _each(self, path: Path) -> Iterator[tuple[Path, Mapping]]:
        """The mappings in the list at `path`; anything else is another check's business."""
        items = self._get(path)
        if isinstance(items, list):
            # The format allows far fewer, and comparing each with each takes its time.
            for number, item in enumerate(items[:MOST_SHOWN]):
                if isinstance(item, dict):
                    yield (*path, number), item

    def _report(
        self, code: str, path: Path, found: str, expected: str, hint: str, *, key: bool = False
    ) -> None:
        place = self._document.place(path, key=key)
        self._problems.append(
            Problem(code, self._name, *place, dotted(path), found, expected, hint)
        )

    def _speakers(self) -> None:
        people = [p["id"] for _, p in self._each(("interviewers",)) if isinstance(p.get("id"), str)]
        places = [path for path, _ in self._each(("closing", "cues"))] + [("closing", "goodbye")]
        for path in places:
            speaker = self._get((*path, "speaker"))
            if isinstance(speaker, str) and people and speaker.strip() not in people:
                likely = nearest(speaker[:60], people)
                self._report(
                    "S201",
                    (*path, "speaker"),
                    quote(speaker),
                    f"the id of an interviewer: {', '.join(quote(p)[1:-1] for p in people)}",
                    f"Did you mean {quote(likely)}?" if likely else "",
                )

    def _repeated_ids(self, path: Path) -> None:
        seen: dict[str, Path] = {}
        for at, item in self._each(path):
            name = item.get("id")
            if not isinstance(name, str):
                continue
            if name in seen:
                line = self._document.place((*seen[name], "id"))[0]
                hint = f"Line {line} has it already; choose another."
                self._report("S202", (*at, "id"), f"{quote(name)} again", "an id of its own", hint)
            seen.setdefault(name, at)

    def _some_cue(self, cues: list[tuple[Path, Mapping]]) -> None:
        if not cues:
            return
        first = cues[0][0]
        if cues[0][1].get("unless_met"):
            self._report(
                "S203",
                (*first, "unless_met"),
                "a first cue that depends on earlier answers",
                "a first cue that can always be said",
                "Nothing has been answered yet, so this has no effect: delete it.",
                key=True,
            )
        chances = [cue.get("chance", 1) for _, cue in cues if cue.get("if_thin") is None]
        numbers = [c for c in chances if isinstance(c, int | float) and not isinstance(c, bool)]
        if len(numbers) == len(chances) and all(chance < 1 for chance in numbers):
            self._report(
                "S203",
                (*first, "chance"),
                "a chance below 1 on every cue",
                "at least one cue that always comes up",
                "Delete `chance` from the cue that matters most.",
                key=True,
            )

    def _followed_up(self, cues: list[tuple[Path, Mapping]]) -> None:
        before: list[str] = []
        for path, cue in cues:
            wanted, name = cue.get("if_thin"), cue.get("id")
            if isinstance(wanted, str) and wanted.strip() not in before:
                likely = nearest(wanted[:60], before)
                known = f": {', '.join(quote(p)[1:-1] for p in before)}" if before else ""
                self._report(
                    "S209",
                    (*path, "if_thin"),
                    quote(wanted),
                    f"the id of an earlier cue{known}",
                    f"Did you mean {quote(likely)}?" if likely else "",
                )
            if isinstance(name, str):
                before.append(name)

    def _reactions(self, path: Path) -> None:
        earlier: list[tuple[Path, Mapping]] = []
        for at, reaction in self._each(path):
            if clash := _contradiction(reaction):
                self._report(
                    "S205", at, clash, "conditions that can hold together", "Delete one of them."
                )
            wider = next((e for e in earlier if _covers(e[1], reaction)), None)
            if wider:
                line = self._document.place(wider[0])[0]
                self._report(
                    "S204",
                    at,
                    "a reaction that is never reached",
                    "narrow reactions before wide ones",
                    f"The one on line {line} fits whenever this one does. Move this one above it.",
                )
            # A reaction that asks back is used once a cue, and then leaves room for the others.
            if reaction.get("push") is not True and _well_formed(reaction):
                earlier.append((at, reaction))

    def _same_lines(self, data: Any, path: Path) -> None:  # noqa: ANN401
        """Walk to every list of variants; depth is bounded by the reading."""
        if isinstance(data, dict):
            for key, value in data.items():
                self._same_lines(value, (*path, key))
        elif isinstance(data, list):
            seen: dict[str, int] = {}
            for number, value in enumerate(data):
                if not isinstance(value, str):
                    self._same_lines(value, (*path, number))
                    continue
                words = " ".join(value.split()).casefold()
                if words in seen and path[-1] not in (*_LISTS, "unless_met"):
                    line = self._document.place((*path, seen[words]))[0]
                    self._report(
                        "S206",
                        (*path, number),
                        f"{quote(value)} again",
                        "each text once in a list",
                        f"It is also on line {line}; delete one or say it another way.",
                    )
                seen.setdefault(words, number)


def _words(reaction: Mapping, key: str) -> frozenset[str]:
    value = reaction.get(key)
    return (
        frozenset(v for v in value if isinstance(v, str))
        if isinstance(value, list)
        else (frozenset())
    )


def _well_formed(reaction: Mapping) -> bool:
    """Whether every condition is of its kind, so that none is wrongly taken for left out."""
    return all(isinstance(reaction.get(key, []), list) for key in (*_LISTS, _WORDS)) and all(
        isinstance(reaction.get(flag, True), bool) for flag in _FLAGS
    )


def _flags(reaction: Mapping) -> dict[str, bool]:
    return {f: reaction[f] for f in _FLAGS if isinstance(reaction.get(f), bool)}


def _contradiction(reaction: Mapping) -> str:
    """Why a reaction can never fit, in words; empty when it can."""
    met, any_met, missed = (_words(reaction, key) for key in _LISTS)
    flags = _flags(reaction)
    if both := sorted(met & missed):
        return f"{quote(both[0])} both met and missed"
    if any_met and any_met <= missed:
        return "nothing left in any_met that is not in missed"
    if flags.get("silent"):
        if met or any_met:
            return "silence that met something"
        if _words(reaction, _WORDS):
            return "silence in which words were said"
        for flag in ("declined", "long", "asked"):
            if flags.get(flag):
                return f"an answer that is both silent and {quote(flag)[1:-1]}"
    if flags.get("thin") and flags.get("long"):
        return "an answer that is both thin and long"
    return ""


def _covers(wide: Mapping, narrow: Mapping) -> bool:
    """Whether `wide` fits every answer that `narrow` fits."""
    if not (_words(wide, "met") <= _words(narrow, "met")):
        return False
    if not (_words(wide, "missed") <= _words(narrow, "missed")):
        return False
    about_wide = _words(wide, _WORDS)
    if about_wide and not (_words(narrow, _WORDS) and _words(narrow, _WORDS) <= about_wide):
        return False
    any_wide = _words(wide, "any_met")
    if any_wide:
        any_narrow = _words(narrow, "any_met")
        certain = any_wide & _words(narrow, "met")
        if not certain and not (any_narrow and any_narrow <= any_wide):
            return False
    return _flags(wide).items() <= _flags(narrow).items()
