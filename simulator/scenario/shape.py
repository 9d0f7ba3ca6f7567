"""Which keys the format knows at a place, read from the model and never repeated."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator

from simulator.scenario.model import Scenario
from simulator.scenario.problems import Path


def known_keys(path: Path) -> tuple[str, ...]:
    """The keys of the mapping at `path`; none when it is no mapping."""
    at = _at(path)
    return tuple(_fields(at)) if dataclasses.is_dataclass(at) and isinstance(at, type) else ()


def is_text(path: Path) -> bool:
    """Whether the format wants text at `path`: alone, or as one of several."""
    return _innermost(_at(path)) is str


def takes_one(path: Path) -> bool:
    """Whether the list at `path` may also be written as one text."""
    model, key = _at(path[:-1]), path[-1]
    if not isinstance(key, str) or not dataclasses.is_dataclass(model):
        return False
    return any(
        isinstance(m, BeforeValidator)
        for m in _metadata(get_type_hints(model, include_extras=True)[key])
    )


def choices(path: Path) -> tuple[str, ...]:
    """The values allowed at `path`, when they are a fixed few words."""
    at = _at(path)
    return tuple(map(str, get_args(at))) if get_origin(at) is Literal else ()


def homes(key: str) -> tuple[str, ...]:
    """Where else in the format `key` belongs: `closing.goodbye`; empty is the top level."""
    return tuple(where for where, name in _everywhere(Scenario, "") if name == key)


def _at(path: Path) -> Any:  # noqa: ANN401 - a type, in whatever form it is annotated
    at: Any = Scenario
    for part in path:
        if isinstance(part, int):
            at = _item(at)
        elif dataclasses.is_dataclass(at) and isinstance(at, type):
            at = _fields(at).get(part)
        else:
            return None
    return at


def _item(at: Any) -> Any:  # noqa: ANN401
    return _bare(get_args(at)[0]) if get_origin(at) is tuple else None


def _innermost(at: Any) -> Any:  # noqa: ANN401
    return _item(at) if get_origin(at) is tuple else at


def _bare(annotation: Any) -> Any:  # noqa: ANN401
    """The type without its constraints and without `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            annotation = next(a for a in get_args(annotation) if a is not type(None))
        else:
            return annotation


def _metadata(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(m for a in get_args(annotation) for m in _metadata(a))
    return getattr(annotation, "__metadata__", ())


@cache
def _fields(model: type) -> dict[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {f.name: _bare(hints[f.name]) for f in dataclasses.fields(model)}


def _everywhere(model: type, where: str) -> Iterator[tuple[str, str]]:
    for name, at in _fields(model).items():
        yield where, name
        inner = _innermost(at)
        if dataclasses.is_dataclass(inner) and isinstance(inner, type):
            yield from _everywhere(inner, f"{where}.{name}" if where else name)
