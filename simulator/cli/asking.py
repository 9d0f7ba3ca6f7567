"""Questions on a terminal, one line each; whoever pipes input is never asked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.scenario.posting.found import Question


def can_ask() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def ask(words: str) -> str:
    """One line from the user, without blanks around it; empty at the end of input."""
    from simulator.text import clean

    try:
        return clean(input(f"{words} ")).strip()
    except EOFError:
        print()
        return ""


def ask_lines(words: str) -> tuple[str, ...]:
    """Lines until an empty one."""
    print(words)
    lines: list[str] = []
    while line := ask("  -"):
        lines.append(line)
    return tuple(lines)


def ask_question(question: Question, *, several: bool) -> tuple[str, ...]:
    """What the user answers: words of their own, or the number of a suggestion."""
    print(f"\n{question.why} {question.ask}")
    for number, found in enumerate(question.suggestions, 1):
        print(f"  {number}. {found.value}")
    if question.suggestions:
        print("  (a number takes it, or type your own)")
    values = [found.value for found in question.suggestions]
    if not several:
        return tuple(filter(None, [_chosen(ask(">"), values)]))
    answers: list[str] = []
    while answer := ask("  -"):
        answers.append(_chosen(answer, values))
    return tuple(answers)


def choose(words: str, choices: Sequence[tuple[str, str]]) -> str:
    """The key of one of `choices`, the first if nothing is typed."""
    listed = ", ".join(f"[{key}]{words_.removeprefix(key)}" for key, words_ in choices)
    keys = [key for key, _ in choices]
    while True:
        answer = ask(f"{words} {listed}:").casefold()[:1]
        if not answer:
            return keys[0]
        if answer in keys:
            return answer


def read_pasted(words: str) -> str:
    """Text pasted until a line with nothing but a full stop, or the end of input."""
    print(words)
    lines: list[str] = []
    for line in _each_line(input):
        if line.strip() == ".":
            break
        lines.append(line)
    return "\n".join(lines)


def _each_line(read: Callable[[], str]) -> Sequence[str]:
    lines: list[str] = []
    total = 0
    while total < 1_000_000:
        try:
            line = read()
        except EOFError:
            break
        lines.append(line)
        total += len(line)
        if line.strip() == ".":
            break
    return lines


def _chosen(answer: str, values: Sequence[str]) -> str:
    if answer.isascii() and answer.isdigit() and 0 < int(answer[:4]) <= len(values):
        return values[int(answer) - 1]
    return answer
