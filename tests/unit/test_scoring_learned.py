"""The trained scorer: what it is asked, and what happens when its files are not as they came."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.closing import Closing, Turn
from simulator.scoring.encoder import CARD, Encoder
from simulator.scoring.learned_reader import LearnedReader
from simulator.scoring.live import LiveScorer
from simulator.scoring.reader import Finding, ReaderUnavailable
from simulator.scoring.reading_input import LABELS, OWN_KIND, OWN_TOKENS, Passage, passage_tokens
from simulator.scoring.score import score
from simulator.scoring.scorecard import Evidence
from simulator.scoring.units import units
from simulator.shipped import shipped

SCORER = shipped("assets") / "scorer"
CLS, SEP = 1, 2


def encode(text: str) -> list[int]:
    return [10 + len(word) for word in text.split()]


def closing(*texts: str) -> Closing:
    return Closing(tuple(Turn("candidate", text) for text in texts))


@pytest.fixture(scope="module")
def reader() -> LearnedReader:
    return LearnedReader(SCORER)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SCORER, tmp_path / "scorer"))


@given(
    st.lists(st.text("ab ", max_size=900), min_size=3, max_size=3),
    st.lists(st.text("ab", min_size=1), max_size=400),
)
def test_no_neighbour_can_push_the_candidates_words_out(parts: list[str], own: list[str]) -> None:
    cue, before, after = parts
    tokens = passage_tokens(Passage(cue, before, tuple(own), after), encode, CLS, SEP)
    assert len(tokens.ids) == len(tokens.kinds) <= 512
    assert tokens.words == list(range(min(OWN_TOKENS, len(own))))
    mine = [i for i, kind in zip(tokens.ids, tokens.kinds, strict=True) if kind == OWN_KIND]
    assert mine == [10 + len(word) for word in own[:OWN_TOKENS]]


def test_the_card_names_every_label(reader: LearnedReader) -> None:
    card = Encoder(SCORER).card
    assert set(card.thresholds) == set(LABELS)
    assert all(0.0 < value < 1.0 for value in card.thresholds.values())
    assert reader.version == card.version


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", CARD])
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ReaderUnavailable, match=name.replace(".", r"\.")) as caught:
        score(closing("What happens next?"), reader=LearnedReader(copied))
    assert caught.value.advice


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_an_altered_file_is_refused(copied: Path, name: str) -> None:
    data = bytearray((copied / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copied / name).write_bytes(bytes(data))
    with pytest.raises(ReaderUnavailable, match="not the one"):
        score(closing("What happens next?"), reader=LearnedReader(copied))


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 1}', '{"version": "x", "sha256": {}}'])
def test_a_spoilt_card_is_refused(copied: Path, text: str) -> None:
    (copied / CARD).write_text(text, encoding="utf-8")
    with pytest.raises(ReaderUnavailable):
        score(closing("What happens next?"), reader=LearnedReader(copied))


def test_a_card_of_other_labels_is_refused(copied: Path) -> None:
    card = json.loads((copied / CARD).read_text(encoding="utf-8"))
    card["thresholds"]["charm"] = 0.5
    (copied / CARD).write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ReaderUnavailable, match="not the one"):
        score(closing("What happens next?"), reader=LearnedReader(copied))


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("So where do we go from here, and roughly when would I know?", {"asks_next", "timeframe"}),
        ("If it's mine to have, I'd be delighted to take it.", {"asks"}),
        ("I'd love to work here.", {"enthusiasm"}),
        ("The canteen does a lovely soup, thank you for the tour.", set()),
        ("My old manager was always asking what happened next.", set()),
    ],
)
def test_plain_cases_read_as_people_read_them(
    reader: LearnedReader, text: str, met: set[str]
) -> None:
    found = score(closing(text), reader=reader).met
    assert met <= found
    assert bool(met) == bool(found)


def test_typed_and_transcribed_words_score_alike(reader: LearnedReader) -> None:
    typed = (
        "Thank you. I'd really love this job, and I hope you'll offer it to me. When will I hear?"
    )
    spoken = (
        "um thank you id really love this job and i i hope youll offer it to me uh when will i hear"
    )
    assert score(closing(typed), reader=reader).met == score(closing(spoken), reader=reader).met


def test_live_reading_ends_where_reading_at_once_does(reader: LearnedReader) -> None:
    text = (
        "I like the night shift. I could do this well. I ran two wards. When might I hear from you?"
    )
    live = LiveScorer(reader)
    words = text.split()
    for end in range(1, len(words)):
        live.score(closing(" ".join(words[:end])))
    assert live.score(closing(text)) == score(closing(text), reader=reader)


def test_long_text_is_read_to_its_limit_and_no_further(reader: LearnedReader) -> None:
    card = score(closing("Tell me about the boats and the harbour. " * 600), reader=reader)
    assert card.total == 0


@pytest.mark.parametrize("own", ["And you for your time today. I would love to work here.", ""])
def test_interest_alone_is_tied_to_nothing_and_asks_for_nothing(
    reader: LearnedReader, own: str
) -> None:
    cue = Turn("interviewer", "How interested are you in this job, really?")
    said = own or "I'm very interested in this role."
    met = score(Closing((cue, Turn("candidate", said))), reader=reader).met
    assert "enthusiasm" in met
    assert "from_interview" not in met
    if not own:
        assert "asks" not in met


def test_a_doubtful_find_counts_beside_others_and_not_alone(reader: LearnedReader) -> None:
    one = closing("I might well suit you. What happens next?")
    words = Evidence(0, 0, 22, "I might well suit you.")
    doubtful = Finding("fit", words, 0.6)
    sure = Finding("asks_next", Evidence(0, 23, 41, "What happens next?"), 0.9)
    caution = Finding("self_doubt", words, 0.6)
    cut = units(one)
    assert reader.settle(one, cut, (doubtful, caution)) == (caution,)
    assert set(reader.settle(one, cut, (doubtful, sure))) == {doubtful, sure}
