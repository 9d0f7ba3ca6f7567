"""Recognises while the candidate still speaks, so that little is left when they end.

The sound is settled in stretches: as soon as a stretch is long enough and ends in a pause, it is
read once with full care and never again. What comes after it is read quickly, over and over;
of two quick readings the words both agree on are shown as settled and stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from simulator.speech.ears.speech_parts import Part, speech_parts
from simulator.speech.ports import Hints, Recogniser
from simulator.speech.sound import RATE, WIDTH, Sound
from simulator.speech.transcript import Transcript, joined

SHORTEST_STRETCH: Final = 6.0
LONGEST_STRETCH: Final = 22.0
"""Seconds; Whisper hears 30 at most in one go."""
END_OF_STRETCH: Final = 0.5
"""Seconds of pause at which a stretch may end."""
_LEAST_NEWS: Final = 0.3
_WORDS_BEFORE: Final = 24


@dataclass(frozen=True, slots=True)
class Caption:
    """What to show while somebody speaks: `settled` stays as it is, `unsettled` may change."""

    settled: str
    unsettled: str

    @property
    def text(self) -> str:
        """Both as one line."""
        return f"{self.settled} {self.unsettled}".strip()


class LiveTranscriber:
    """Reads a growing sound; `add` from any thread, the rest from one."""

    def __init__(self, recogniser: Recogniser, hints: Hints) -> None:
        self._recogniser = recogniser
        self._hints = hints
        self._heard = bytearray()
        self._done: list[Transcript] = []
        self._parts: list[Part] = []
        self._from = 0.0  # where what is not settled begins, in seconds
        self._read_until = 0.0
        self._last_quick: tuple[str, ...] = ()
        self._agreed: tuple[str, ...] = ()
        self._open_parts: tuple[Part, ...] = ()
        self.caption = Caption("", "")

    def add(self, samples: bytes) -> None:
        """More sound."""
        self._heard += samples

    @property
    def seconds(self) -> float:
        """How much has been heard."""
        return len(self._heard) / (WIDTH * RATE)

    @property
    def sound(self) -> Sound:
        """Everything heard until now."""
        return Sound(bytes(self._heard))

    @property
    def has_news(self) -> bool:
        """Whether enough came since the last look to look again."""
        return self.seconds - self._read_until >= _LEAST_NEWS

    @property
    def silent_for(self) -> float:
        """Seconds since the last word ended, as far as was looked; 0 when nothing was said yet.

        What came in since the last look is nobody's silence: a slow machine looks late.
        """
        last = self._last_part
        return self._read_until - last.end if last else 0.0

    @property
    def speaks_again(self) -> bool:
        """Whether there is a voice in what came in since the last look."""
        first = WIDTH * round(self._read_until * RATE)
        return bool(speech_parts(Sound(bytes(self._heard[first:]))))

    def look(self) -> Caption:
        """Settle what can be settled, read the rest quickly. Raises what the recogniser does."""
        rest = self._rest()
        self._read_until = self._from + rest.seconds
        parts = speech_parts(rest)
        end = _end_of_stretch(parts, rest.seconds)
        if end is not None:
            self._settle(rest.piece(0.0, end), [p for p in parts if p.end <= end + 0.01])
            rest, parts = self._rest(), ()
        quick: tuple[str, ...] = ()
        if rest.seconds >= 0.4:
            words = self._recogniser.transcribe(
                rest, self._hints, before=self._before(), quick=True
            ).words
            quick = tuple(word.text for word in words)
        agreed = 0
        for one, other in zip(quick, self._last_quick, strict=False):
            if one != other:
                break
            agreed += 1
        # A word once shown as settled stays, whatever a later quick look makes of it.
        self._agreed += quick[len(self._agreed) : agreed]
        self._last_quick = quick
        self._open_parts = parts
        settled = [*(part.text for part in self._done), *self._agreed]
        unsettled = quick[len(self._agreed) :]
        self.caption = Caption(" ".join(filter(None, settled)), " ".join(unsettled))
        return self.caption

    def finish(self) -> tuple[Transcript, tuple[Part, ...], Sound]:
        """All words, where speech was, and the whole sound. Raises what the recogniser does."""
        rest = self._rest()
        if rest.samples:
            self._settle(rest, list(speech_parts(rest)))
        transcript = joined(self._done, self._recogniser.name)
        self.caption = Caption(transcript.text, "")
        return transcript, tuple(self._parts), self.sound

    @property
    def _last_part(self) -> Part | None:
        if self._open_parts:
            last = self._open_parts[-1]
            return Part(last.start + self._from, last.end + self._from)
        return self._parts[-1] if self._parts else None

    def _rest(self) -> Sound:
        first = WIDTH * round(self._from * RATE)
        return Sound(bytes(self._heard[first:]))

    def _before(self) -> str:
        words = [word.text for part in self._done[-2:] for word in part.words]
        return " ".join(words[-_WORDS_BEFORE:])

    def _settle(self, stretch: Sound, parts: list[Part]) -> None:
        heard = self._recogniser.transcribe(stretch, self._hints, before=self._before())
        if heard.words or not self._done:
            self._done.append(heard.moved(self._from))
        self._parts += [Part(p.start + self._from, p.end + self._from) for p in parts]
        self._from += stretch.seconds
        self._last_quick, self._agreed, self._open_parts = (), (), ()


def _end_of_stretch(parts: tuple[Part, ...], seconds: float) -> float | None:
    """Where the stretch may be settled: in the middle of a pause; None: not yet."""
    if not parts:
        return seconds - END_OF_STRETCH if seconds > SHORTEST_STRETCH else None
    ends = [
        (before.end, after.start)
        for before, after in pairwise(parts)
        if after.start - before.end >= END_OF_STRETCH
    ]
    if seconds - parts[-1].end >= END_OF_STRETCH:
        ends.append((parts[-1].end, seconds))
    long_enough = [(a, b) for a, b in ends if a >= SHORTEST_STRETCH]
    if long_enough:
        a, b = long_enough[-1]
        return min((a + b) / 2, a + END_OF_STRETCH)
    if seconds < LONGEST_STRETCH:
        return None
    # Nobody stops for breath: at the widest gap there is, else before the last two seconds.
    gaps = [(y.start - x.end, (x.end + y.start) / 2) for x, y in pairwise(parts)]
    later = [gap for gap in gaps if gap[1] >= SHORTEST_STRETCH]
    return max(later)[1] if later else seconds - 2.0
