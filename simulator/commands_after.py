"""The commands of the screens for the time after an interview; `commands` joins them in.

Most of these screens are forms, so their keys are ones that a text area leaves alone.
"""

from __future__ import annotations

from typing import Final

from simulator.command import Command

AFTER_COMMANDS: Final[tuple[Command, ...]] = (
    Command("after.open", "enter", "Open", "Do what this line is about.", "after"),
    Command("after.debrief", "d", "Debrief", "Note what you remember of this one.", "after"),
    Command("after.note", "t", "Thank-you", "Write the thank-you notes for this one.", "after"),
    Command("after.followup", "f", "Follow-up", "See when to ask how things stand.", "after"),
    Command("after.told", "n", "New interview", "Tell of a real interview you had.", "after"),
    Command("after.search", "s", "Search", "See your other applications.", "after"),
    Command(
        "after.calendar",
        "c",
        "Calendar",
        "Write what is due as one .ics file; importing it again updates your calendar.",
        "after",
    ),
    Command(
        "after.calendar_folder",
        "x",
        "Calendar folder",
        "Write what is due as a folder with one .ics file an event.",
        "after",
        shown=False,
    ),
    Command(
        "after.change",
        "e",
        "Change",
        "Change what you told of this real interview.",
        "after",
        shown=False,
    ),
    Command(
        "after.score",
        "o",
        "Scorecard",
        "Open the scorecard of this interview.",
        "after",
        shown=False,
    ),
    Command(
        "after.delete",
        "delete",
        "Delete",
        "Delete this real interview for good.",
        "after",
        shown=False,
    ),
    Command("debrief.note", "f2,ctrl+n", "Thank-you", "Go on to the thank-you notes.", "debrief"),
    Command("debrief.followup", "f3,ctrl+t", "Follow-up", "Go on to the follow-up.", "debrief"),
    Command("note.next", "f2,ctrl+n", "Next person", "Go to the note to the next person.", "note"),
    Command(
        "note.gap",
        "f3,ctrl+g",
        "Next gap",
        "Select the next [gap], so that typing fills it.",
        "note",
    ),
    Command(
        "note.mail",
        "f8,ctrl+o",
        "Mail",
        "Open the note in your mail program; you send it from there.",
        "note",
    ),
    Command(
        "note.sent", "f10,ctrl+r", "Sent", "Mark this note sent, or not sent after all.", "note"
    ),
    Command("note.copy", "f4,ctrl+t", "Copy", "Copy the note.", "note"),
    Command("note.save", "f5,ctrl+s", "Save", "Save the note as a .txt file.", "note"),
    Command(
        "note.save_eml",
        "alt+e",
        "Save .eml",
        "Save the note as an .eml file for your mail program.",
        "note",
        shown=False,
    ),
    Command(
        "note.draft",
        "alt+d",
        "Draft anew",
        "Put a fresh draft in place of your words; undo brings them back.",
        "note",
        shown=False,
    ),
    Command("note.debrief", "alt+b", "Debrief", "Note what you remember.", "note", shown=False),
    Command("followup.next", "f2,ctrl+n", "Other message", "Go to the other message.", "followup"),
    Command(
        "followup.gap",
        "f3,ctrl+g",
        "Next gap",
        "Select the next [gap], so that typing fills it.",
        "followup",
        shown=False,
    ),
    Command(
        "followup.mail",
        "f8,ctrl+o",
        "Mail",
        "Open the message in your mail program; you send it from there.",
        "followup",
    ),
    Command(
        "followup.sent",
        "f10,ctrl+r",
        "Sent",
        "Mark this message sent, or not sent after all.",
        "followup",
    ),
    Command(
        "followup.heard",
        "alt+h",
        "They answered",
        "They have answered; press it again if they have not.",
        "followup",
    ),
    Command(
        "followup.let_go",
        "alt+l",
        "Let go",
        "Wait no longer for an answer; press it again to wait after all.",
        "followup",
    ),
    Command("followup.copy", "f4,ctrl+t", "Copy", "Copy the message.", "followup", shown=False),
    Command(
        "followup.save",
        "f5,ctrl+s",
        "Save",
        "Save the message as a .txt file.",
        "followup",
        shown=False,
    ),
    Command(
        "followup.save_eml",
        "alt+e",
        "Save .eml",
        "Save the message as an .eml file for your mail program.",
        "followup",
        shown=False,
    ),
    Command(
        "followup.draft",
        "alt+d",
        "Draft anew",
        "Put a fresh draft in place of your words; undo brings them back.",
        "followup",
        shown=False,
    ),
    Command("search.new", "f2,ctrl+n", "New", "Add an application.", "search"),
    Command("search.stage", "f3,ctrl+t", "Stage", "Go to the next stage.", "search"),
    Command(
        "search.stage_back",
        "f4,ctrl+g",
        "Stage back",
        "Go back to the stage before.",
        "search",
        shown=False,
    ),
    Command(
        "search.remove", "f8,ctrl+r", "Remove", "Take this one off the list for good.", "search"
    ),
    Command(
        "search.later",
        "f10,ctrl+o",
        "Not now",
        "Let the weekly reminder rest for a week.",
        "search",
    ),
    Command(
        "told.score",
        "f5,ctrl+s",
        "Score",
        "Score the words you typed in and open their scorecard.",
        "told",
    ),
    Command("told.note", "f2,ctrl+n", "Thank-you", "Go on to the thank-you notes.", "told"),
    Command("told.debrief", "f3,ctrl+t", "Debrief", "Go on to the debrief.", "told"),
)
