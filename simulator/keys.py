"""Names of keys as Textual spells them, known without loading Textual.

A test compares the list with `textual.keys`; Textual itself drops unknown names in silence.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterable
from typing import Final

MODIFIERS: Final = ("ctrl", "alt", "shift", "super", "hyper", "meta")

# Textual shortens these Unicode names of characters.
_SHORTER: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def _character_name(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


_PUNCTUATION: Final = {character: _character_name(character) for character in string.punctuation}
_NAMED: Final = (
    *("escape", "enter", "tab", "space", "backspace", "insert", "delete", "home", "end"),
    *("pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
)
BASE_KEYS: Final = frozenset(
    (*_NAMED, *_PUNCTUATION.values(), *string.ascii_letters, *string.digits)
)
# What people write, and what it is called.
_OTHER_NAMES: Final = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "page_up": "pageup",
    "pgdn": "pagedown",
    "page_down": "pagedown",
    "spacebar": "space",
    "control": "ctrl",
    "option": "alt",
    "cmd": "super",
    "command": "super",
}
# One and the same byte in a terminal.
_SAME_IN_A_TERMINAL: Final = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
    "ctrl+space": "ctrl+at",
}

# What a text area or a text field does something with, so a command cannot count on it there.
TEXT_KEYS: Final = frozenset(
    (
        *string.ascii_letters,
        *string.digits,
        *_PUNCTUATION.values(),
        *("space", "enter", "tab", "backspace", "delete"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("f6", "f7", "ctrl+j"),
        *(f"ctrl+{key}" for key in "acdekuvwxyz"),
        *(f"ctrl+{key}" for key in ("left", "right", "backspace")),
        *(f"shift+{key}" for key in ("left", "right", "up", "down", "home", "end")),
        *(f"ctrl+shift+{key}" for key in ("left", "right", "a", "k")),
        *("alt+backspace", "alt+delete", "super+backspace"),
        *(f"super+{key}" for key in "cxyz"),
    )
)


def split(written: str) -> tuple[str, ...]:
    """The keys of a comma-separated list in Textual's spelling, without doubles.

    “Ctrl+S, /” gives `("ctrl+s", "slash")`; names that are no keys stay as they were written.
    """
    if written.strip() == ",":
        return ("comma",)
    return tuple(dict.fromkeys(_spell(part) for part in written.split(",") if part.strip()))


def is_key(key: str) -> bool:
    """Whether `key` (as `split` gives it) is a key that Textual can deliver."""
    *modifiers, base = key.split("+")
    return (
        base in BASE_KEYS
        and all(modifier in MODIFIERS for modifier in modifiers)
        and len(set(modifiers)) == len(modifiers)
        and modifiers == sorted(modifiers, key=_RANK.__getitem__)
    )


def terminal_key(key: str) -> str:
    """The key that a terminal delivers for `key`: Ctrl+I is Tab there."""
    return _SAME_IN_A_TERMINAL.get(key, key)


def nearest(wrong: str, known: Iterable[str] | None = None) -> str:
    """The known name most like `wrong`; empty when none is. Without `known`, a key's name."""
    if known is not None:
        return _closest(wrong, known)
    *modifiers, base = wrong.lower().split("+")
    mended = [m if m in MODIFIERS else _closest(m, MODIFIERS) for m in modifiers]
    if base not in BASE_KEYS:
        base = _closest(base, (*_NAMED, *sorted(_PUNCTUATION.values()), *_OTHER_NAMES))
    return _spell("+".join((*mended, base))) if base and all(mended) else ""


def _closest(wrong: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(wrong, list(known), n=1, cutoff=0.6)), "")


_RANK: Final = {modifier: rank for rank, modifier in enumerate(sorted(MODIFIERS))}


def _spell(written: str) -> str:
    key = written.strip()
    if len(key) == 1:
        return _PUNCTUATION.get(key, key)
    if key.endswith("++"):
        key = key[:-1] + "plus"
    *modifiers, base = (part.strip() for part in key.split("+"))
    modifiers = [_OTHER_NAMES.get(m.lower(), m.lower()) for m in modifiers]
    base = _PUNCTUATION.get(base, base)
    if len(base) > 1:
        base = _OTHER_NAMES.get(base.lower(), base.lower())
    elif modifiers == ["shift"] and base.isalpha():
        return base.upper()
    elif modifiers:
        base = base.lower()
    if all(modifier in _RANK for modifier in modifiers):
        modifiers.sort(key=_RANK.__getitem__)
    return "+".join((*modifiers, base))
