"""How a closing was said: length, pace, hedges and fillers. Reported, never scored.

Norms, from the advice the product follows: a closing of 35 to 200 words (15 to 90 seconds at a
speaking pace) and 130 to 160 words a minute. They are habits of the field, not findings: tools
differ (Read AI uses 130 to 175) and fixed bands are often too narrow, so a figure outside them
is worded as a hint. Fillers under 4% of the words are usual (Read AI). Hedges survive
transcription, where "um"s mostly do not unless the recogniser is asked to keep them. For pauses
there is no norm of the field: the longest one and the share are told as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from simulator.scoring.closing import Closing
from simulator.scoring.normalise import FILLERS, all_words
from simulator.scoring.scorecard import Measure
from simulator.scoring.timing import Timing

WORDS_BAND: Final = (35, 200)
SECONDS_BAND: Final = (15, 90)
PACE_BAND: Final = (130, 160)
FILLERS_USUAL: Final = 0.04
"""Share of the words."""
SHORTEST_TIMED: Final = 3.0
"""Seconds below which a pace says nothing."""

_HEDGES: Final = re.compile(
    r"\b(?:maybe|perhaps|possibly|sort of|kind of|kinda|sorta|i guess|i suppose|or something"
    r"|or anything|or whatever|a little bit|somewhat|i'm not sure but|if that makes sense)\b"
)
_SENTENCE: Final = re.compile(r"[.?!…]+(?=[\s\"'”’)]|$)")


def measure(
    closing: Closing, seconds: float | None = None, timing: Timing | None = None
) -> Mapping[str, Measure]:
    """Delivery figures of the candidate's turns.

    `seconds` is their speaking time, if timed; `timing` says more, where there is a recording.
    """
    if timing is not None:
        seconds = timing.seconds
    said = [t.text for t in closing.turns if t.speaker == "candidate"]
    words = [w.text for text in said for w in all_words(text)]
    spoken = [w for w in words if w not in FILLERS]
    fillers = len(words) - len(spoken)
    hedges = len(_HEDGES.findall(" ".join(spoken)))
    return {
        "words": Measure(len(spoken), "words", _band(len(spoken), WORDS_BAND, "words")),
        "sentences": _sentences(said, len(spoken)),
        "hedges": _count(hedges, len(spoken)),
        "fillers": _fillers(fillers, len(words), seconds, timing),
        "seconds": _seconds(seconds),
        "words_per_minute": _pace(len(spoken), seconds),
        **(_pauses(len(spoken), timing) if seconds is not None else {}),
    }


def _band(value: float, band: tuple[int, int], unit: str) -> str:
    low, high = band
    if value < low:
        return f"short: {low} to {high} {unit} is usual"
    if value > high:
        return f"long: {low} to {high} {unit} is usual"
    return ""


def _sentences(said: list[str], words: int) -> Measure:
    ends = sum(len(_SENTENCE.findall(text.strip())) for text in said)
    # Unpunctuated speech has sentences all right, but nobody marked them.
    if not ends or words > 60 * ends:
        return Measure(None, "sentences", "not measurable without punctuation")
    return Measure(ends, "sentences")


def _count(hits: int, words: int) -> Measure:
    share = f"{100 * hits / words:.1f}% of the words" if hits and words else ""
    return Measure(hits, "times", share)


def _fillers(hits: int, words: int, seconds: float | None, timing: Timing | None) -> Measure:
    if timing is not None and timing.fillers is not None:
        share = timing.fillers / words if words else 0.0
        often = ", more than is usual" if share > FILLERS_USUAL else ""
        note = f"about {100 * share:.0f}% of the words{often}; some “um”s are never heard"
        return Measure(timing.fillers, "times", note)
    if not hits and seconds is not None:
        return Measure(None, "times", "not measurable: speech-to-text often leaves out “um”")
    return _count(hits, words)


def _pauses(words: int, timing: Timing | None) -> dict[str, Measure]:
    if timing is None:
        why = "not measurable: no recording of all of it"
        return {
            "longest_pause": Measure(None, "seconds", why),
            "silence": Measure(None, "% of the time", why),
            "words_per_minute_speaking": Measure(None, "words a minute", why),
        }
    pace = None
    if timing.spoken >= SHORTEST_TIMED and words:
        pace = round(60 * words / timing.spoken)
    return {
        "longest_pause": Measure(round(timing.longest_pause, 1), "seconds"),
        "silence": Measure(round(100 * timing.silence), "% of the time"),
        "words_per_minute_speaking": Measure(
            pace,
            "words a minute",
            "without the pauses" if pace else "not measurable: too short to time",
        ),
    }


def _seconds(seconds: float | None) -> Measure:
    if seconds is None:
        return Measure(None, "seconds", "not measurable: typed, not timed")
    return Measure(round(seconds, 1), "seconds", _band(seconds, SECONDS_BAND, "seconds"))


def _pace(words: int, seconds: float | None) -> Measure:
    unit = "words a minute"
    if seconds is None:
        return Measure(None, unit, "not measurable: typed, not timed")
    if seconds < SHORTEST_TIMED or not words:
        return Measure(None, unit, "not measurable: too short to time")
    pace = round(60 * words / seconds)
    low, high = PACE_BAND
    hint = "unhurried" if pace < low else "brisk" if pace > high else ""
    return Measure(pace, unit, f"{hint}: {low} to {high} is usual" if hint else "")
