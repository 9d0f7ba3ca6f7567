"""The commands of the screens for one's own interviews and points; `commands` joins them in."""

from __future__ import annotations

from typing import Final

from simulator.command import Command

LIBRARY_COMMANDS: Final[tuple[Command, ...]] = (
    Command("home.new", "n", "New", "Make an interview of your own from a job posting.", "home"),
    Command(
        "home.edit",
        "e",
        "Edit",
        "Change this interview, or a copy of it when it came with the program.",
        "home",
    ),
    Command("home.points", "m", "My points", "Your own strengths and stories.", "home"),
    Command("new.read", "f5", "Read posting", "Fill in what the posting says.", "new"),
    Command("new.make", "ctrl+s", "Make it", "Write the interview, to be looked over.", "new"),
    Command("edit.save", "ctrl+s", "Save", "Keep it among your interviews.", "edit"),
    Command("edit.play", "f5", "Save and play", "Keep it and open its brief.", "edit"),
    Command("edit.hear", "f8,ctrl+r", "Hear line", "Let a voice say the line here.", "edit"),
    Command("points.keep", "ctrl+s", "Keep", "Keep them now; they are kept as you type.", "points"),
)
