"""The one registry of commands: key bindings, palette, footer and help all derive from it.

Keys are written as Textual names them. Why these: sending must work in every terminal, and a
terminal cannot tell Ctrl+Enter from Enter unless it speaks the newer keyboard protocol. Ctrl+S
is one plain byte, which a full-screen program always gets (it turns flow control off); F5 is
there for terminals inside a browser page that keeps Ctrl+S, Ctrl+Enter for those that can. The
other conversation keys are a function key plus a Ctrl+letter that the text area leaves alone and
that tmux and screen do not take as their prefix (Ctrl+B, Ctrl+A).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from simulator.command import PLACES, TYPING_PLACES, Command, Where
from simulator.commands_after import AFTER_COMMANDS
from simulator.commands_library import LIBRARY_COMMANDS
from simulator.keys import TEXT_KEYS, is_key, nearest, split, terminal_key

__all__ = [
    "COMMANDS",
    "COMMAND_BY_ID",
    "PLACES",
    "TYPING_PLACES",
    "Command",
    "KeymapProblem",
    "Where",
    "active_at",
    "by_where",
    "effective_keys",
    "keymap_problems",
]

COMMANDS: Final[tuple[Command, ...]] = (
    Command("app.help", "f1,question_mark", "Help", "Show the keys that apply here.", "everywhere"),
    Command("app.back", "escape", "Back", "Go back; a take under way is kept.", "everywhere"),
    Command(
        "app.quit",
        "ctrl+q",
        "Quit",
        "Leave the program; a take under way and words not saved are kept for next time.",
        "everywhere",
    ),
    Command("app.palette", "ctrl+p", "Commands", "Find a command by its name.", "everywhere"),
    Command(
        "app.theme",
        "f9,ctrl+l",
        "Theme",
        "Go to the next colour theme.",
        "everywhere",
        shown=False,
    ),
    Command("home.start", "enter", "Rehearse", "Open the brief of this interview.", "home"),
    Command("home.filter", "slash", "Filter", "Narrow the list by typing.", "home"),
    Command("home.resume", "u", "Unfinished", "Go on with a take that was cut off.", "home"),
    Command("home.review", "r", "Review", "Look at your earlier takes.", "home"),
    Command("home.progress", "p", "Progress", "See how each tactic has gone over time.", "home"),
    Command(
        "home.after",
        "a",
        "After",
        "What is due after your interviews: thank-you notes, follow-ups, your search.",
        "home",
    ),
    Command("home.drill", "d", "Drill", "Practise one tactic at a time.", "home"),
    Command("drills.begin", "enter", "Drill", "Begin the rounds of this line.", "drills"),
    Command("drill.send", "ctrl+s,f5,ctrl+enter", "Send", "Say what you have typed.", "drill"),
    Command("drill.next", "f2,ctrl+n", "Next", "Go to the next round.", "drill"),
    Command(
        "drill.another",
        "f3,ctrl+t",
        "Another cue",
        "Put this cue back and get another; it does not count.",
        "drill",
    ),
    Command(
        "drill.finish",
        "f4,ctrl+g",
        "Finish",
        "End the rounds here and see how they went.",
        "drill",
    ),
    Command("brief.begin", "enter", "Begin", "Let the interviewer speak.", "brief"),
    Command("brief.tactics", "t", "Tactics", "Show or hide the five tactics.", "brief"),
    Command(
        "brief.mode",
        "m",
        "Mode",
        "Practice lights the tactics as you type; real shows nothing until the end.",
        "brief",
    ),
    Command(
        "brief.unsure",
        "n",
        "Not sure I want it",
        "Leave asking for the job out of the score, because you are not sure you want it.",
        "brief",
    ),
    Command(
        "brief.sound",
        "s",
        "Sound",
        "Try your microphone and the voice before you begin.",
        "brief",
    ),
    Command(
        "conversation.send",
        "ctrl+s,f5,ctrl+enter",
        "Send",
        "Say what you have typed.",
        "conversation",
    ),
    Command(
        "conversation.speak",
        "f8,ctrl+r",
        "Speak",
        "Answer aloud; press it again when you have finished, and look over the words.",
        "conversation",
    ),
    Command(
        "conversation.voice",
        "f10,ctrl+o",
        "Skip voice",
        "Stop the voice; when it is quiet, say the last line again.",
        "conversation",
        shown=False,
    ),
    Command(
        "conversation.mute",
        "alt+m",
        "Mute",
        "Let interviewers speak, or only show their lines.",
        "conversation",
        shown=False,
    ),
    Command(
        "conversation.slower",
        "alt+s",
        "Slower",
        "Let interviewers speak more slowly.",
        "conversation",
        shown=False,
    ),
    Command(
        "conversation.faster",
        "alt+f",
        "Faster",
        "Let interviewers speak faster.",
        "conversation",
        shown=False,
    ),
    Command(
        "conversation.silent",
        "f2,ctrl+n",
        "Say nothing",
        "Let this turn pass without a word.",
        "conversation",
    ),
    Command(
        "conversation.pause",
        "f3,ctrl+t",
        "Pause",
        "Stop the clock and hide the talk until you go on.",
        "conversation",
    ),
    Command(
        "conversation.finish",
        "f4,ctrl+g",
        "Finish",
        "End the interview now and score what was said.",
        "conversation",
    ),
    Command(
        "scorecard.retry_same",
        "r",
        "Again",
        "Play the same interview again, word for word.",
        "scorecard",
    ),
    Command(
        "scorecard.retry_new",
        "n",
        "Again, varied",
        "Play it again with other words from the interviewer.",
        "scorecard",
    ),
    Command(
        "scorecard.debrief",
        "d",
        "Debrief",
        "Two minutes of notes: names, promises, what you learned, what you forgot to say.",
        "scorecard",
    ),
    Command(
        "scorecard.next_evidence",
        "j,right_square_bracket",
        "Next words",
        "Go to the next words that earned or cost something.",
        "scorecard",
    ),
    Command(
        "scorecard.previous_evidence",
        "k,left_square_bracket",
        "Previous words",
        "Go to the words before.",
        "scorecard",
        shown=False,
    ),
    Command(
        "scorecard.words",
        "w",
        "Words",
        "Switch between the advice and your own words, where both do not fit.",
        "scorecard",
    ),
    Command(
        "scorecard.replay",
        "l",
        "Listen",
        "Hear the take again: the interviewer and your own voice.",
        "scorecard",
    ),
    Command("scorecard.copy", "c", "Copy", "Copy the scorecard as text.", "scorecard"),
    Command(
        "scorecard.export", "e", "Export", "Save the scorecard as a Markdown file.", "scorecard"
    ),
    Command(
        "scorecard.export_json",
        "x",
        "Export JSON",
        "Save the scorecard as a JSON file.",
        "scorecard",
        shown=False,
    ),
    Command("scorecard.home", "h", "Interviews", "Go back to the interviews.", "scorecard"),
    Command("review.open", "enter", "Open", "Open the scorecard of this take.", "review"),
    Command("review.filter", "slash", "Filter", "Narrow the list by typing.", "review"),
    Command(
        "review.sort", "s", "Sort", "Sort by date, by total, by interview, and so on.", "review"
    ),
    Command(
        "review.reverse", "v", "Reverse", "Turn the order of the list round.", "review", shown=False
    ),
    Command(
        "review.mode",
        "m",
        "Mode",
        "Show practice takes, real ones, or both.",
        "review",
        shown=False,
    ),
    Command(
        "review.compare",
        "c",
        "Compare",
        "Pick this take; pick a second one to see both side by side.",
        "review",
    ),
    Command("review.progress", "p", "Progress", "See how each tactic has gone.", "review"),
    Command(
        "review.debrief",
        "a",
        "After",
        "Note what you remember of this take, and write the thank-you notes.",
        "review",
    ),
    Command(
        "review.retry_same",
        "r",
        "Again",
        "Play this interview again, word for word.",
        "review",
        shown=False,
    ),
    Command(
        "review.retry_new",
        "n",
        "Again, varied",
        "Play it again with other words from the interviewer.",
        "review",
        shown=False,
    ),
    Command("review.export", "e", "Export", "Save this take as a Markdown file.", "review"),
    Command(
        "review.export_json",
        "x",
        "Export JSON",
        "Save this take as a JSON file.",
        "review",
        shown=False,
    ),
    Command("replay.pause", "space", "Pause", "Hold it, or go on.", "replay"),
    Command("replay.next", "right,n", "Next turn", "Go to the next turn.", "replay"),
    Command("replay.previous", "left,b", "Turn before", "Go to the turn before.", "replay"),
    Command("replay.slower", "minus", "Slower", "Down to 0.75 times the speed.", "replay"),
    Command("replay.faster", "plus,equals_sign", "Faster", "Up to 1.5 times the speed.", "replay"),
    Command(
        "replay.evidence",
        "j,right_square_bracket",
        "Next words",
        "Jump to the next words that earned or cost something.",
        "replay",
    ),
    Command(
        "replay.delete",
        "d,delete",
        "Delete sound",
        "Delete the recording of this take; the words stay.",
        "replay",
        shown=False,
    ),
    Command("review.delete", "d,delete", "Delete", "Delete this take for good.", "review"),
    Command("compare.swap", "s", "Swap", "Change sides.", "compare"),
    Command("compare.left", "1", "Open left", "Open the scorecard on the left.", "compare"),
    Command("compare.right", "2", "Open right", "Open the scorecard on the right.", "compare"),
    Command(
        "progress.scenario",
        "f",
        "Interview",
        "Show one interview only, or all of them.",
        "progress",
    ),
    Command("progress.review", "r", "Review", "Look at the takes behind the plot.", "progress"),
    *AFTER_COMMANDS,
    *LIBRARY_COMMANDS,
)
COMMAND_BY_ID: Final = {command.id: command for command in COMMANDS}


@dataclass(frozen=True, slots=True)
class KeymapProblem:
    """What is wrong with one line of a user's keymap; `nearest` is a known name or empty."""

    command: str
    found: str
    expected: str
    nearest: str = ""


def by_where(where: Where) -> tuple[Command, ...]:
    """The commands that apply at `where` alone, in the order of the registry."""
    return tuple(command for command in COMMANDS if command.where == where)


def active_at(where: Where) -> tuple[Command, ...]:
    """The commands that work at `where`: its own, then those that work everywhere."""
    everywhere = () if where == "everywhere" else by_where("everywhere")
    return by_where(where) + everywhere


def effective_keys(keymap: Mapping[str, str]) -> dict[str, str]:
    """The keys of every command, comma-separated in Textual's spelling, `keymap` applied.

    Hand it a keymap without problems: lines for unknown commands are left out.
    """
    return {
        command.id: ",".join(split(keymap.get(command.id, command.keys))) for command in COMMANDS
    }


def keymap_problems(keymap: Mapping[str, str]) -> tuple[KeymapProblem, ...]:
    """Everything wrong with a user's keymap, in its order, then clashes between commands."""
    problems: list[KeymapProblem] = []
    for command_id, written in keymap.items():
        problems += _line_problems(command_id, written)
    return (*problems, *_clashes(keymap))


def _line_problems(command_id: str, written: str) -> list[KeymapProblem]:
    command = COMMAND_BY_ID.get(command_id)
    if command is None:
        likely = nearest(command_id, COMMAND_BY_ID)
        return [KeymapProblem(command_id, command_id, "the id of a command", likely)]
    keys = split(written)
    if not keys:
        return [KeymapProblem(command_id, written, f"at least one key, like “{command.keys}”")]
    unknown = [
        KeymapProblem(command_id, key, "the name of a key", nearest(key))
        for key in keys
        if not is_key(key)
    ]
    if unknown or command.where not in TYPING_PLACES:
        return unknown
    if any(terminal_key(key) not in TEXT_KEYS for key in keys):
        return []
    expected = "a key that is not needed for typing, such as f8 or ctrl+o"
    return [KeymapProblem(command_id, written, expected)]


def _clashes(keymap: Mapping[str, str]) -> list[KeymapProblem]:
    """Keys that would mean two things in one place, told once for each pair of commands."""
    effective = effective_keys(keymap)
    problems: dict[tuple[str, ...], KeymapProblem] = {}
    for where in PLACES:
        owner: dict[str, str] = {}
        for command in active_at(where):
            for key in split(effective[command.id]):
                other = owner.setdefault(terminal_key(key), command.id)
                if other == command.id:
                    continue
                # Name the line the user wrote; the other side may be a default.
                mine, theirs = (command.id, other) if command.id in keymap else (other, command.id)
                problems.setdefault(
                    (*sorted((mine, theirs)), terminal_key(key)),
                    KeymapProblem(
                        mine,
                        key,
                        f"a key of its own; “{theirs}” has this one ({_place(where)})",
                    ),
                )
    return list(problems.values())


def _place(where: Where) -> str:
    return where if where == "everywhere" else f"in {where}"
