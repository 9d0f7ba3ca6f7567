"""A strong, a middling and a weak candidate in every scenario, scored by the reader that scores."""

from __future__ import annotations

import pytest
from closings import Candidate, candidates, rehearsed

from simulator.scenario.catalog import shipped_folder
from simulator.scenario.load import load_file
from simulator.scoring.live import LiveScorer
from simulator.scoring.rubric import CAUTIONS

KINDS = ("strong", "middling", "weak")
SEEDS = (1, 2, 3)
FOLDER = shipped_folder()
BY_ID = pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.yaml")))


@pytest.fixture(scope="module")
def scorer() -> LiveScorer:
    return LiveScorer()


def those_of(name: str) -> dict[str, Candidate]:
    return candidates(FOLDER / "closings" / f"{name}.yaml")


@BY_ID
@pytest.mark.parametrize("kind", KINDS)
def test_a_closing_scores_what_it_is_worth(name: str, kind: str, scorer: LiveScorer) -> None:
    scenario = load_file(FOLDER / f"{name}.yaml").scenario
    candidate = those_of(name)[kind]
    low, high = candidate.scores
    for seed in SEEDS:
        played = rehearsed(scenario, candidate, seed, scorer)
        assert low <= played.card.total <= high, (seed, played.card.total, played.card.met)
        assert played.state.end == "goodbye"


@BY_ID
def test_a_closing_s_range_is_the_rubric_s(name: str) -> None:
    scenario = load_file(FOLDER / f"{name}.yaml").scenario
    for candidate in those_of(name).values():
        low, high = candidate.scores
        assert low <= candidate.rubric_total <= high
        assert candidate.cautions <= {caution.id for caution in CAUTIONS}
        always = {cue.id for cue in scenario.closing.cues if cue.if_thin is None}
        assert always <= candidate.answers.keys() <= {cue.id for cue in scenario.closing.cues}


@BY_ID
def test_the_three_are_told_apart(name: str) -> None:
    three = those_of(name)
    assert tuple(three) == KINDS
    strong, middling, weak = (three[kind].scores for kind in KINDS)
    assert weak[1] < middling[0] < middling[1] < strong[0]


def test_no_closing_lacks_its_scenario() -> None:
    closings = {path.name for path in (FOLDER / "closings").iterdir()}
    assert closings == {path.name for path in FOLDER.glob("*.yaml")}
