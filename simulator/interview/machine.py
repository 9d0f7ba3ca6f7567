"""The interview itself: what the interviewers say to what the candidate says.

After an answer the interviewers react once at most, answer the questions really asked, and then
either push (once a cue) or go on to the next cue. After the last cue a candidate whose question
was answered may speak again, `MOST_LAST_WORDS` times at most; then comes the goodbye. A silence
is followed by a gentle prompt, a second one in a row by the goodbye; so are words beyond those
that the script has time for. So a closing of n cues ends after 2 * (2n + MOST_LAST_WORDS) replies
at the latest.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from simulator.interview.events import Answered, Ended, Left, Reply, SaidInvites, Silent, Step
from simulator.interview.lines import Talk, chance, choose, mark
from simulator.interview.reacting import Heard, fitting, hear
from simulator.interview.replying import Known, lines_for
from simulator.interview.state import EndReason, InterviewState
from simulator.scenario.model import Cue, Reaction, Scenario

MOST_LAST_WORDS: Final = 2
"""Turns a candidate gets after the last cue, each for a question asked and answered."""


def begin(scenario: Scenario, seed: int) -> Step:
    """The opening of the interview's closing: the first cue."""
    play = _Play(scenario, InterviewState(seed=seed))
    first = play.next_cue(-1)
    play.say_cue(0 if first is None else first)
    return play.step()


def answer(scenario: Scenario, state: InterviewState, reply: Reply) -> Step:
    """What follows `reply`; an interview that has ended stays ended and says nothing more."""
    if state.ended:
        return Step(state, ())
    play = _Play(scenario, state)
    if isinstance(reply, Left):
        play.end("left")
    elif isinstance(reply, Silent) or not reply.text.strip():
        play.after_silence()
    else:
        play.after_words(reply)
    return play.step()


class _Play:
    """One step in the making."""

    def __init__(self, scenario: Scenario, state: InterviewState) -> None:
        self._scenario = scenario
        self._script = scenario.closing
        self._state = state
        self._talk = Talk()
        self._ended: Ended | None = None

    def step(self) -> Step:
        """What this step came to."""
        ended = () if self._ended is None else (self._ended,)
        return Step(self._state, (*self._talk.events, *ended))

    def next_cue(self, after: int) -> int | None:
        """The place of the next cue that comes up in this interview, or None."""
        met = set(self._state.met)
        for place in range(after + 1, len(self._script.cues)):
            cue = self._script.cues[place]
            if cue.unless_met and met.issuperset(cue.unless_met):
                continue
            if cue.if_thin is not None and cue.if_thin not in self._state.thin:
                continue
            if chance(self._state.seed, f"cue {cue.id}") < cue.chance:
                return place
        return None

    def say_cue(self, place: int) -> None:
        """Put the cue at `place` to the candidate."""
        cue = self._script.cues[place]
        speaker = cue.speaker or self._scenario.interviewers[0].id
        self._state = replace(self._state, cue=place, speaker=speaker, waiting="cue", silences=0)
        self._say(cue.say, cue.invites)

    def after_silence(self) -> None:
        """A gentle prompt after one silence, the goodbye after the second in a row."""
        state = self._state
        if state.waiting == "last_word":
            self._goodbye("goodbye")
        elif state.silences:
            self._goodbye("silence")
        else:
            self._state = replace(state, silences=1)
            prompt = fitting(self._chain(), Heard(silent=True), state.said)
            self._say(prompt.say if prompt else self._cue.say, self._cue.invites)

    def after_words(self, reply: Answered) -> None:
        """React, answer, then push, go on or say goodbye."""
        known = Known(self._script, self._scenario.timeframe, self._state.told, self._state.said)
        replies = lines_for(reply.text, reply.met, known)
        heard = hear(reply, self._cue.invites, replies.asked, self._script.longest_answer)
        self._state = replace(
            self._state,
            silences=0,
            met=tuple(sorted({*self._state.met, *reply.met})),
            thin=self._still_thin(heard),
            words=self._state.words + len(reply.text.split()),
            asked_anything=self._state.asked_anything or replies.asked,
        )
        pushed = self._react(heard)
        for topic, variants in replies.answers:
            self._tell(topic, variants)
        place = None if self._state.waiting == "last_word" else self.next_cue(self._state.cue)
        if self._time_is_up and (place is not None or replies.answers):
            assert self._script.time_up is not None
            self._say(self._script.time_up.say, "statement")
            self._goodbye("goodbye")
        elif pushed is not None:
            self._state = replace(self._state, waiting="push")
            self._say(pushed, self._cue.invites)
        elif place is not None:
            self.say_cue(place)
        elif replies.answers and self._state.last_words < MOST_LAST_WORDS:
            count = self._state.last_words + 1
            self._state = replace(self._state, waiting="last_word", last_words=count)
            self._talk.leave_room()
        else:
            self._goodbye("goodbye")

    def end(self, reason: EndReason) -> None:
        """Nothing more is said."""
        self._state = replace(self._state, end=reason)
        self._ended = Ended(reason)

    def _react(self, heard: Heard) -> tuple[str, ...] | None:
        """Say the reaction that fits, if any; a push is handed back, to be said last."""
        may_push = self._state.waiting == "cue" and not self._time_is_up
        found = fitting(
            self._chain(),
            heard,
            self._state.said,
            may_push=may_push,
            only_warm=self._state.waiting == "last_word",
        )
        if found is None:
            return None
        if found.push:
            return found.say
        self._say(found.say, "statement")
        return None

    @property
    def _time_is_up(self) -> bool:
        limit = self._script.time_up
        return limit is not None and self._state.words >= limit.words

    def _still_thin(self, heard: Heard) -> tuple[str, ...]:
        """The cues whose answer stayed thin, now that the current one has got this answer."""
        thin = set(self._state.thin)
        if self._state.waiting == "cue" and heard.thin:
            thin.add(self._cue.id)
        elif self._state.waiting == "push" and heard.to_the_point:
            thin.discard(self._cue.id)
        return tuple(sorted(thin))

    def _tell(self, topic: str, variants: tuple[str, ...]) -> None:
        told = topic if topic != "unknown" else None
        self._say(variants, "statement", told)
        if told:
            self._state = replace(
                self._state,
                told=tuple(dict.fromkeys((*self._state.told, told))),
                learned_timeframe=self._state.learned_timeframe or told == "timeframe",
            )

    def _goodbye(self, reason: EndReason) -> None:
        goodbye = self._script.goodbye
        self._state = replace(
            self._state, speaker=goodbye.speaker or self._scenario.interviewers[0].id
        )
        if reason != "silence" and goodbye.nothing_asked and not self._state.asked_anything:
            self._say(goodbye.nothing_asked, "statement")
        self._say(goodbye.say, "statement")
        self.end(reason)

    def _say(
        self, variants: tuple[str, ...], invites: SaidInvites, learned: str | None = None
    ) -> None:
        state = self._state
        line = choose(variants, state.said, state.seed, state.lines)
        said = state.said if mark(line) in state.said else (*state.said, mark(line))
        self._state = replace(state, lines=state.lines + 1, said=said)
        self._talk.add(state.speaker, line, invites, learned)

    @property
    def _cue(self) -> Cue:
        return self._script.cues[min(self._state.cue, len(self._script.cues) - 1)]

    def _chain(self) -> tuple[Reaction, ...]:
        if self._state.waiting == "last_word":
            return self._script.reactions
        return (*self._cue.reactions, *self._script.reactions)
