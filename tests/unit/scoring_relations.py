"""What must hold of any reader: each function takes one and raises AssertionError if it fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scoring_samples import SAMPLES

from simulator.scoring.closing import Closing, Turn
from simulator.scoring.normalise import all_words
from simulator.scoring.reader import Reader
from simulator.scoring.score import score
from simulator.scoring.scorecard import Scorecard

IRRELEVANT = (
    "The number nine bus was late again this morning.",
    "My sister keeps two goats behind the house.",
)


def gives_nothing_for_the_interviewers_words(
    reader: Reader, samples: Sequence[Closing] = SAMPLES
) -> None:
    """A candidate's words said by the interviewer instead earn nothing."""
    for sample in samples:
        swapped = tuple(Turn("interviewer", turn.text) for turn in sample.turns)
        card = score(replace(sample, turns=(*swapped, Turn("candidate", "Thanks."))), reader=reader)
        assert card.total == 0, sample
        assert not card.met


def is_never_lowered_by_irrelevant_words(
    reader: Reader, samples: Sequence[Closing] = SAMPLES
) -> None:
    for sample in samples:
        before = score(sample, reader=reader)
        for sentence in IRRELEVANT:
            for after in (
                replace(sample, turns=(*sample.turns, Turn("candidate", sentence))),
                _with_last(sample, lambda text, added=sentence: f"{text} {added}"),
            ):
                assert score(after, reader=reader).total >= before.total, (sentence, sample)


def is_never_raised_by_repetition(reader: Reader, samples: Sequence[Closing] = SAMPLES) -> None:
    """A turn said over again, once or nine times, earns no more than said once."""
    for sample in samples:
        before = score(sample, reader=reader).total
        for times in (2, 10):
            repeated = _with_all(sample, lambda text, n=times: " ".join([text] * n))
            assert score(repeated, reader=reader).total <= before, sample


def is_the_same_in_any_form(reader: Reader, samples: Sequence[Closing] = SAMPLES) -> None:
    """Punctuation, capitals, fillers, stutters and line breaks change no criterion."""
    for sample in samples:
        typed = score(sample, reader=reader)
        for form in FORMS:
            card = score(_with_all(sample, form), reader=reader)
            assert card.met == typed.met, (form, sample)
            assert card.total == typed.total, (form, sample)


def has_exact_evidence(card: Scorecard, of: Closing) -> None:
    """Every piece of evidence is exactly the candidate's words at its place."""
    found = [e for t in card.tactics for c in t.criteria for e in c.evidence]
    found += [e for c in card.cautions for e in c.evidence]
    for evidence in found:
        turn = of.turns[evidence.turn]
        assert turn.speaker == "candidate"
        assert 0 <= evidence.start < evidence.end <= len(turn.text)
        assert turn.text[evidence.start : evidence.end] == evidence.text


def unpunctuated(text: str) -> str:
    return " ".join(text[w.start : w.end].lower() for w in all_words(text))


def shouted(text: str) -> str:
    return text.upper()


def hesitant(text: str) -> str:
    words = unpunctuated(text).split()
    return " ".join(f"um, {w}" if i % 4 == 0 else f"{w}" for i, w in enumerate(words))


def stuttered(text: str) -> str:
    words = text.split()
    return " ".join(f"{w} {w}" if i % 5 == 2 and w.isalpha() else w for i, w in enumerate(words))


def broken_lines(text: str) -> str:
    words = text.split()
    return "".join(f"{w}\n" if i % 6 == 5 else f"{w} " for i, w in enumerate(words))


def no_apostrophes(text: str) -> str:
    return text.replace("'", "")


FORMS = (unpunctuated, shouted, hesitant, stuttered, broken_lines, no_apostrophes)


def _with_all(sample: Closing, form: object) -> Closing:
    assert callable(form)
    return replace(
        sample,
        turns=tuple(
            Turn(t.speaker, form(t.text)) if t.speaker == "candidate" else t for t in sample.turns
        ),
    )


def _with_last(sample: Closing, change: object) -> Closing:
    assert callable(change)
    last = sample.turns[-1]
    return replace(sample, turns=(*sample.turns[:-1], Turn(last.speaker, change(last.text))))
