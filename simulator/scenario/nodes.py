"""YAML text as plain data that still knows the line and column of everything in it.

Built from the parser's events rather than its finished tree: nothing is expanded, nothing
recurses, and every duplicate key, alias and tag is seen before it can do harm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from simulator.scenario.problems import (
    MOST_SHOWN,
    Path,
    Place,
    Problem,
    ScenarioProblems,
    dotted,
    quote,
)
from simulator.scenario.syntax import syntax_problem
from simulator.text import clean

DEEPEST: Final = 20
"""Levels of nesting; a scenario needs seven."""

Plain = dict[str, Any] | list[Any] | str | int | float | bool | None

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUE: Final = frozenset({"true", "yes", "on"})
_FALSE: Final = frozenset({"false", "no", "off"})
_NOTHING: Final = frozenset({"", "~", "null"})
_INTEGER: Final = re.compile(r"[-+]?[0-9]{1,18}")
_NUMBER: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_LONGEST_NUMBER: Final = 30
_NO_PLACE: Final = "\0"  # stands in a path for what has no place of its own in the data


@dataclass(slots=True)
class Document:
    """A file's data, and for each path in it the place of its key, of its value, and its words."""

    data: Plain = None
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    raw: dict[Path, str] = field(default_factory=dict)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where `path` is, or the nearest thing around it; with `key`, where its key is."""
        while path:
            found = self.keys.get(path) if key else None
            found = found or self.values.get(path)
            if found:
                return found
            path = path[:-1]
        return (1, 1)


@dataclass(slots=True)
class _Open:
    """A mapping or list not yet closed."""

    data: dict[str, Any] | list[Any]
    path: Path
    is_key: bool = False
    key: str | None = None
    next_path: Path = ()


def read_nodes(source: str, name: str) -> tuple[Document, list[Problem]]:
    """The one document in `source`, and what is wrong with it short of making it unreadable.

    Raises ScenarioProblems when there is no telling what the file means.
    """
    composer = _Composer(name)
    try:
        for event in yaml.parse(source, Loader=_LOADER):
            composer.take(event)
    except yaml.YAMLError as error:
        raise ScenarioProblems([*composer.problems, syntax_problem(error, source, name)]) from None
    return composer.finish()


class _Composer:
    """Takes the parser's events in order and builds a Document."""

    def __init__(self, name: str) -> None:
        self.problems: list[Problem] = []
        self._name = name
        self._document = Document()
        self._open: list[_Open] = []
        self._documents = 0
        self._unreadable = False

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents == 2:
                self._refuse(
                    "S009",
                    event,
                    "a second document",
                    "one scenario a file",
                    "Delete the line with --- or put what follows it in a file of its own.",
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.NodeEvent):
            self._node(event)

    def finish(self) -> tuple[Document, list[Problem]]:
        data = self._document.data
        if not self._unreadable and not isinstance(data, dict):
            self._unreadable = True
            found = {list: "a list", type(None): "an empty file"}.get(type(data), "a single text")
            self._report(
                "S009",
                (1, 1),
                found,
                "keys with values, such as format: 1",
                "Start from one of the shipped scenarios: `mock-interview scenarios list`.",
            )
        if self._unreadable:
            raise ScenarioProblems(self.problems)
        return self._document, self.problems

    def _node(self, event: Any) -> None:  # noqa: ANN401 - yaml's stubs give events no fields
        start = _place(event)
        if isinstance(event, yaml.AliasEvent):
            self._refuse("S005", event, f"the alias {quote(f'*{event.anchor}')}")
            self._value(None, start, "")
            return
        if event.anchor is not None:
            self._refuse("S005", event, f"the anchor {quote(f'&{event.anchor}')}")
        if event.tag is not None:
            self._refuse("S005", event, f"the tag {quote(event.tag)}")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, start)
        else:
            self._start([] if isinstance(event, yaml.SequenceStartEvent) else {}, start)

    def _scalar(self, event: Any, start: Place) -> None:  # noqa: ANN401
        words: str = event.value
        if _unsafe(words):
            self._report(
                "S008",
                start,
                "a hidden control character in a text",
                "text that can be seen",
                "Delete the escape; it would act on the reader's terminal.",
                path=self._path(),
            )
            words = clean(words)
        if self._expects_key():
            if words == "<<" and event.implicit[0]:
                self._refuse("S005", event, "the merge key <<")
            self._key(words, start)
        else:
            self._value(meaning(words) if event.implicit[0] else words, start, words)

    def _expects_key(self) -> bool:
        return (
            bool(self._open)
            and isinstance(self._open[-1].data, dict)
            and (self._open[-1].key is None)
        )

    def _path(self) -> Path:
        """Where the next value goes."""
        if not self._open:
            return ()
        top = self._open[-1]
        if isinstance(top.data, list):
            return (*top.path, len(top.data))
        return top.path if top.key is None else top.next_path

    def _key(self, words: str, start: Place) -> None:
        top = self._open[-1]
        path = (*top.path, words)
        assert isinstance(top.data, dict)
        if words in top.data:
            first = self._document.keys[path][0]
            self._report(
                "S004",
                start,
                f"the key {quote(words)} a second time",
                "each key once",
                f"It is also on line {first}. Keep one, or put both values in one list.",
                path=path,
            )
            path = (*top.path, _NO_PLACE)
        else:
            self._document.keys[path] = start
        top.key, top.next_path = words, path

    def _value(self, value: Plain, start: Place, words: str | None) -> None:
        path = self._path()
        self._document.values[path] = start
        if words is not None:
            self._document.raw[path] = words
        self._put(value)

    def _put(self, value: Plain) -> None:
        if not self._open:
            if self._documents == 1:
                self._document.data = value
            return
        top = self._open[-1]
        if isinstance(top.data, list):
            top.data.append(value)
        elif top.key is None:  # an alias where a key belongs; already reported
            top.key, top.next_path = _NO_PLACE, (*top.path, _NO_PLACE)
        else:
            if top.next_path[-1] != _NO_PLACE:
                top.data[top.key] = value
            top.key = None

    def _start(self, data: dict[str, Any] | list[Any], start: Place) -> None:
        if len(self._open) >= DEEPEST:
            self._report(
                "S007",
                start,
                f"more than {DEEPEST} levels inside one another",
                "the few levels a scenario has",
                "Look for brackets that are never closed.",
            )
            raise ScenarioProblems(self.problems)
        is_key = self._expects_key()
        path = (*self._open[-1].path, _NO_PLACE) if is_key else self._path()
        if is_key:
            self._report(
                "S103",
                start,
                "brackets where a key belongs",
                "a word as the key",
                "Put a text that starts with [ or { in quotes.",
                path=self._open[-1].path,
            )
        else:
            self._document.values[path] = start
        self._open.append(_Open(data, path, is_key))

    def _close(self) -> None:
        done = self._open.pop()
        if done.is_key:
            top = self._open[-1]
            top.key, top.next_path = _NO_PLACE, (*top.path, _NO_PLACE)
        else:
            self._put(done.data)

    def _refuse(
        self,
        code: str,
        event: yaml.Event,
        found: str,
        expected: str = "everything written out",
        hint: str = "Write the text itself here; if it should start with that sign, quote it.",
    ) -> None:
        """Report what makes the file's meaning uncertain."""
        self._unreadable = True
        self._report(code, _place(event), found, expected, hint)
        if len(self.problems) >= MOST_SHOWN:
            raise ScenarioProblems(self.problems)

    def _report(
        self, code: str, place: Place, found: str, expected: str, hint: str, path: Path = ()
    ) -> None:
        self.problems.append(Problem(code, self._name, *place, dotted(path), found, expected, hint))


def _place(event: Any) -> Place:  # noqa: ANN401
    return (event.start_mark.line + 1, event.start_mark.column + 1)


def _unsafe(words: str) -> bool:
    plain = words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return clean(plain) != plain


def meaning(words: str) -> Plain:
    """A word without quotes as YAML 1.2 reads it, and yes/no/on/off as most YAML tools do.

    Times, dates and very long numbers stay text: an author who writes 12:30 means 12:30.
    """
    lower = words.lower()
    if lower in _NOTHING:
        return None
    if lower in _TRUE or lower in _FALSE:
        return lower in _TRUE
    if _INTEGER.fullmatch(words):
        return int(words)
    if len(words) <= _LONGEST_NUMBER and _NUMBER.fullmatch(words):
        return float(words)
    return words
