"""Every code a scenario's problems bear: what it means and a mistake that earns it.

Most examples change one line of `sample.SAMPLE`: `right` stands in it, `wrong` is the mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One code. Where the mistake is the file's and not a line's, `right` and `wrong` are empty."""

    code: str
    title: str
    meaning: str
    right: str = ""
    wrong: str = ""


_ALL: Final = (
    Diagnostic(
        "S001",
        "Not UTF-8 text",
        "Scenarios are UTF-8 text. Files saved as UTF-16, as an old Windows code page or by a "
        "word processor cannot be read. Save the file again as UTF-8.",
    ),
    Diagnostic(
        "S002",
        "Too large",
        "A scenario has at most 256 KB; a long one has ten. This is likely another file.",
    ),
    Diagnostic(
        "S003",
        "Not well-formed YAML",
        "The file's layout cannot be made out: a colon inside a text without quotes, a quote that "
        "is never closed, a tab, or lines of one list that start in different columns. YAML stops "
        "at the first such place, so other problems show once it is mended.",
        "say: Is there anything you would like to ask me?",
        "say: One thing: what would you like to ask me?",
    ),
    Diagnostic(
        "S004",
        "A key twice",
        "The same key stands twice in one place; only one value could count.",
        "industry: food",
        "industry: food\nindustry: retail",
    ),
    Diagnostic(
        "S005",
        "Anchors, aliases, merge keys and tags",
        "YAML can name a part and repeat it elsewhere, or give it a program's type. A few lines "
        "of that can fill a computer's memory, so scenarios write everything out. A text that "
        "starts with *, & or ! needs quotes.",
        "next_steps: You would come in for a trial morning.",
        "next_steps: *trial",
    ),
    Diagnostic(
        "S006",
        "Not an ordinary file in its folder",
        "The path is a folder, a pipe or a device, or a link that leads out of the folder of "
        "scenarios. Copy the file itself there.",
    ),
    Diagnostic(
        "S007",
        "Nested too deep",
        "Parts stand more than 20 levels inside one another; a scenario needs seven.",
        "say: I see.",
        "say: [[[[[[[[[[[[[[[[[[[[I see.]]]]]]]]]]]]]]]]]]]]",
    ),
    Diagnostic(
        "S008",
        "Hidden characters",
        "The text has a control character or one that turns the direction of writing around. "
        "Such characters cannot be seen and would act on the terminal that shows them.",
        "role: Shop assistant",
        'role: "Shop \\e[31massistant"',
    ),
    Diagnostic(
        "S009",
        "Not one set of keys",
        "A scenario file has keys with values at its top, starting with format: 1, and only one "
        "scenario. This file is empty, is a list or a text, or has several documents.",
        "timeframe:",
        "---\ntimeframe:",
    ),
    Diagnostic(
        "S010",
        "Cannot be read",
        "There is no such file, or you may not read it.",
    ),
    Diagnostic(
        "S101",
        "Unknown key",
        "The format has no such key here. It may be misspelled, or indented too far or too little.",
        "manner: warm",
        "maner: warm",
    ),
    Diagnostic(
        "S102",
        "Missing key",
        "A key that every scenario needs is not there.",
        "summary: The owner has ten minutes before the next batch is due.\n",
        "",
    ),
    Diagnostic(
        "S103",
        "Wrong kind of value",
        "There is a number, yes or no, a list or a set of keys where another kind belongs. In "
        "YAML, yes, no, on, off, true, false, null and numbers are no text unless quoted.",
        "say: I see.",
        "say: no",
    ),
    Diagnostic(
        "S104",
        "Value not allowed",
        "Only certain words are allowed here; the message lists them.",
        "level: first-job",
        "level: first job",
    ),
    Diagnostic(
        "S105",
        "Too long, too short or out of range",
        "A text, list or number is outside what the format allows; the message says the limit.",
        "difficulty: 1",
        "difficulty: 7",
    ),
    Diagnostic(
        "S106",
        "Another version of the format",
        "The file is written for another version of the format than this program reads.",
        "format: 1",
        "format: 2",
    ),
    Diagnostic(
        "S107",
        "Not an id",
        "Ids are short names of lower-case letters, digits and single dashes, such as "
        "night-shift-nurse. They name files and are typed on the command line.",
        "id: anything-else",
        "id: Anything else?",
    ),
    Diagnostic(
        "S201",
        "Unknown interviewer",
        "A speaker must be the id of one of the interviewers.",
        "speaker: ines",
        "speaker: inez",
    ),
    Diagnostic(
        "S202",
        "An id twice",
        "Two interviewers, or two cues, have the same id.",
        "    role: Owner\n    manner: warm\n",
        "    role: Owner\n    manner: warm\n"
        "  - id: ines\n    name: Inês Prata\n    role: Baker\n    manner: brisk\n",
    ),
    Diagnostic(
        "S203",
        "No cue to begin with",
        "Every cue has a chance below 1, so that an interview could pass without a question; or "
        "the first cue waits for an answer that nobody has given yet.",
        "invites: questions",
        "invites: questions\n      chance: 0.5",
    ),
    Diagnostic(
        "S204",
        "A reaction that is never reached",
        "The first reaction that fits is used, and an earlier one fits every time this one does. "
        "Put narrow conditions first and the reaction without conditions last.",
        "        - met: [asks_next]\n          say: Good that you ask.\n        - say: I see.\n",
        "        - say: I see.\n        - met: [asks_next]\n          say: Good that you ask.\n",
    ),
    Diagnostic(
        "S205",
        "Conditions that cannot hold together",
        "A reaction asks for things that exclude one another, so that it never fits.",
        "met: [asks_next]",
        "met: [asks_next]\n          silent: true",
    ),
    Diagnostic(
        "S206",
        "The same text twice in a list",
        "Variants are there to differ; the same one twice makes the others rarer.",
        "- It was good to meet you.",
        "- Thank you for coming in.",
    ),
    Diagnostic(
        "S207",
        "File and id differ",
        "A scenario is found by its file's name, so id: corner-bakery belongs in "
        "corner-bakery.yaml.",
        "id: corner-bakery",
        "id: corner-shop",
    ),
    Diagnostic(
        "S208",
        "An id that is taken",
        "Another scenario on the shelf has this id; the shipped ones come first. Rename the file "
        "and change its id.",
    ),
    Diagnostic(
        "S209",
        "No earlier cue to follow up",
        "A cue with if_thin comes back to an earlier cue's answer, so it names a cue above it.",
        "      invites: questions\n",
        "      invites: questions\n    - id: more\n      if_thin: anythin-else\n"
        "      say: Could you tell me more?\n      invites: questions\n",
    ),
)

DIAGNOSTICS: Final = {diagnostic.code: diagnostic for diagnostic in _ALL}
"""By code."""
