"""One take as lines: what the engine's events look like when they are read aloud."""

from __future__ import annotations

from simulator.history.take import Take
from simulator.plain.console import Console
from simulator.rehearsal import (
    CandidateSaid,
    Discarded,
    Event,
    Failed,
    Finished,
    InterviewerSaid,
    Lamps,
    Rehearsal,
    Saved,
    Scored,
    YourTurn,
)
from simulator.report import report
from simulator.scoring.rubric import TACTICS

MARKS = ("yes:", "no: ")
"""Words, not signs: this front end is read aloud."""

HELP = (
    "Type your answer, in as many lines as you like. An empty line sends it. "
    "Alone on a line: /silent says nothing, /leave ends the interview and scores it, "
    "/stop keeps the take for later, /help shows this again."
)


class Conversation:
    """Shows events as lines and turns lines into intents."""

    def __init__(self, console: Console) -> None:
        self.rehearsal: Rehearsal | None = None
        self.take: Take | None = None
        self.unsaved: Take | None = None
        self._console = console
        self._waiting = False
        self._requests = 0

    def run(self) -> None:
        """Play until the take is over or set aside."""
        rehearsal = self._playing
        self._console.say(HELP)
        self._console.say()
        rehearsal.begin()
        while self._waiting and not rehearsal.over:
            self._waiting = False
            self._answer(rehearsal)

    def show(self, event: Event) -> None:
        """Write what an event means to the candidate."""
        console = self._console
        match event:
            case InterviewerSaid(name=name, text=text):
                console.say(f"{name}: {text}", indent="  ")
            case YourTurn():
                self._waiting = True
                if self._playing.start.mode == "practice" and self._playing.turns:
                    self._requests += 1
                    self._playing.live(self._requests, "")
            case CandidateSaid(text=text):
                console.say(f"You: {text}" if text else "You say nothing.", indent="  ")
            case Lamps(used=used):
                if any(t.speaker == "candidate" for t in self._playing.turns):
                    covered = [t.short for t in TACTICS if t.id in used]
                    console.say(f"(Covered so far: {', '.join(covered) or 'none yet'}.)")
            case Finished():
                console.say()
                console.say("The interview is over.")
            case Scored(scorecard=card, closing=closing):
                console.say()
                console.say(report(card, closing, MARKS, self._playing.own), indent="    ")
            case Saved(take=take, notices=notices):
                self.take = take
                for notice in notices:
                    console.say(notice)
                console.say(f"Kept as take {take.id}.")
            case Discarded():
                console.say("You left before saying anything, so there is nothing to score.")
            case Failed(message=message, advice=advice, take=take):
                self.unsaved = take
                console.say(f"{message} {advice}")

    @property
    def _playing(self) -> Rehearsal:
        assert self.rehearsal is not None
        return self.rehearsal

    def _answer(self, rehearsal: Rehearsal) -> None:
        lines = rehearsal.kept_draft.splitlines()
        if lines:
            self._console.say("You had begun to type:")
            for line in lines:
                self._console.say(f"  {line}")
            self._console.say("Go on, or send it with an empty line.")
        while True:
            line = self._console.ask(
                "You> " if not lines else "...> ",
                lambda typed: rehearsal.draft("\n".join([*lines, typed])),
            )
            command = line.strip().lower()
            if command == "/help":
                self._console.say(HELP)
            elif command == "/silent":
                return rehearsal.stay_silent()
            elif command == "/leave":
                return rehearsal.leave("\n".join(lines))
            elif command == "/stop":
                rehearsal.suspend()
                self._console.say("Your take is kept. Start again and it will be offered to you.")
                return None
            elif line.strip():
                lines.append(line)
                rehearsal.draft("\n".join(lines))
            elif lines:
                return rehearsal.send("\n".join(lines))
            else:
                self._console.say("Nothing typed yet. /silent says nothing, /help shows the keys.")
