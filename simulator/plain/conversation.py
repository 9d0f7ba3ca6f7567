"""One take as lines: what the engine's events look like when they are read aloud."""

from __future__ import annotations

from collections.abc import Callable

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
from simulator.rehearsal.aloud import Aloud, HeardTurn, SoundEvent, SoundTrouble
from simulator.report import report
from simulator.scoring.rubric import TACTICS
from simulator.scoring.timing import Timing, together

MARKS = ("yes:", "no: ")
"""Words, not signs: this front end is read aloud."""

HELP = (
    "Type your answer, in as many lines as you like. An empty line sends it. "
    "Alone on a line: /speak lets you answer aloud, /clear forgets the lines so far, "
    "/silent says nothing, /leave ends the interview and scores it, "
    "/stop keeps the take for later, /help shows this again."
)


class Conversation:
    """Shows events as lines and turns lines into intents."""

    def __init__(
        self,
        console: Console,
        sound: Callable[[Rehearsal, Callable[[SoundEvent], object]], Aloud] | None = None,
    ) -> None:
        self.rehearsal: Rehearsal | None = None
        self.take: Take | None = None
        self.unsaved: Take | None = None
        self._console = console
        self._sound = sound
        self._aloud: Aloud | None = None
        self._lines_said = 0
        self._first_turn = True
        self._waiting = False
        self._requests = 0

    def run(self) -> None:
        """Play until the take is over or set aside."""
        rehearsal = self._playing
        self._console.say(HELP)
        self._console.say()
        if self._sound is not None:
            self._aloud = self._sound(rehearsal, self._sounded)
        rehearsal.begin()
        while self._waiting and not rehearsal.over:
            self._waiting = False
            self._answer(rehearsal)

    def show(self, event: Event) -> None:
        """Write what an event means to the candidate."""
        console = self._console
        match event:
            case InterviewerSaid(speaker=speaker, name=name, text=text):
                console.say(f"{name}: {text}", indent="  ")
                if self._aloud is not None:
                    self._lines_said += 1
                    self._aloud.say(self._lines_said, speaker, text)
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

    def close(self) -> None:
        """Let go of voice and microphone."""
        if self._aloud is not None:
            self._aloud.close()

    def _sounded(self, event: SoundEvent) -> None:
        if isinstance(event, SoundTrouble):
            self._console.say(f"{event.message} {event.advice}")

    def _speak(self, position: int) -> HeardTurn:
        """Listen until Enter; what was heard, empty when nothing was."""
        console, aloud = self._console, self._aloud
        if aloud is None or not aloud.can_listen:
            console.say("There is nothing to listen with. Type your answer.")
            return HeardTurn("", None)
        self._playing.speaking()
        if not aloud.listen(position):
            return HeardTurn("", None)
        console.ask("Listening. Press Enter when you have finished. ")
        heard = aloud.hear(position)
        if heard.text:
            console.say(f"Heard: {heard.text}", indent="  ")
            console.say("An empty line sends it; you can add to it, or /clear and type it.")
        else:
            console.say("No words were heard. Try again, or type your answer.")
        return heard

    def _recovered(self, position: int) -> HeardTurn | None:
        """What was said before the program was cut off in the middle of it."""
        first, self._first_turn = self._first_turn, False
        heard = self._aloud.recover(position) if first and self._aloud is not None else None
        if heard is not None:
            self._console.say(f"You had said: {heard.text}", indent="  ")
            self._console.say("An empty line sends it; you can add to it, or /clear and type it.")
        return heard

    def _answer(self, rehearsal: Rehearsal) -> None:
        position = len(rehearsal.turns)
        timings: list[Timing | None] = []
        lines = rehearsal.kept_draft.splitlines()
        if lines:
            self._console.say("You had begun to type:")
            for line in lines:
                self._console.say(f"  {line}")
            self._console.say("Go on, or send it with an empty line.")
        elif self._aloud is not None and (heard := self._recovered(position)) is not None:
            timings.append(heard.timing)
            lines.append(heard.text)
            rehearsal.draft(heard.text)
        while True:
            line = self._console.ask(
                "You> " if not lines else "...> ",
                lambda typed: rehearsal.draft("\n".join([*lines, typed])),
            )
            command = line.strip().lower()
            if command == "/help":
                self._console.say(HELP)
            elif command == "/speak":
                heard = self._speak(position)
                if heard.text:
                    timings.append(heard.timing if not lines or timings else None)
                    lines.append(heard.text)
                    rehearsal.draft("\n".join(lines))
            elif command == "/clear":
                lines.clear()
                timings.clear()
                rehearsal.draft("")
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
                timings.append(None)
                rehearsal.draft("\n".join(lines))
            elif lines:
                text = "\n".join(lines)
                if self._aloud is not None:
                    self._aloud.counted(position, text)
                return rehearsal.send(text, together(timings))
            else:
                self._console.say("Nothing typed yet. /silent says nothing, /help shows the keys.")
