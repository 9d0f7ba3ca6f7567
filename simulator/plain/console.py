"""Lines out, lines in: nothing is ever redrawn, moved or coloured."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Sequence
from typing import TextIO

from simulator.plain.line_editor import InputEnded, can_edit_lines, edited_line
from simulator.text import clean

WIDTH = 78


class Console:
    """Says lines and asks for lines; one question at a time, answers by number or by word."""

    def __init__(self, source: TextIO | None = None, target: TextIO | None = None) -> None:
        self._in = source or sys.stdin
        self._out = target or sys.stdout
        self._edited = source is None and target is None and can_edit_lines()

    def say(self, text: str = "", indent: str = "") -> None:
        """Write `text`, wrapped, with `indent` before each line after the first."""
        for line in text.split("\n"):
            wrapped = textwrap.wrap(
                line,
                WIDTH,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
            for piece in wrapped or [""]:
                print(piece, file=self._out)
        self._out.flush()

    def ask(self, prompt: str = "> ", typing: Callable[[str], None] | None = None) -> str:
        """The next line without its end; raises InputEnded when there is none.

        `typing` is told what stands on the line so far, about twice a second while it changes;
        only a terminal with line editing can tell.
        """
        if self._edited:
            return clean(edited_line(prompt, typing))
        print(prompt, end="", file=self._out, flush=True)
        line = self._in.readline()
        if not line:
            raise InputEnded
        if not self._in.isatty():
            print(file=self._out, flush=True)  # a pipe echoes nothing, so end the prompt's line
        return clean(line.rstrip("\r\n"))

    def choose(self, question: str, options: Sequence[str], default: int | None = None) -> int:
        """The index of the option picked by its number; an empty line takes `default`."""
        self.say(question)
        for number, option in enumerate(options, 1):
            self.say(f"  {number}. {option}", indent="     ")
        hint = f"Number, or Enter for {default + 1}: " if default is not None else "Number: "
        while True:
            answer = self.ask(hint).strip()
            if not answer and default is not None:
                return default
            if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(options):
                return int(answer) - 1
            self.say(f"Please type a number from 1 to {len(options)}.")
