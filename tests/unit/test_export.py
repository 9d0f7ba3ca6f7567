"""An exported take reads well, says where its points came from, and shows words as they are."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from history_samples import TURNS, card, evidence, take
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from simulator.history.export import FORMAT, KIND, escape, to_json, to_markdown
from simulator.history.take import PlayedTurn
from simulator.scoring.rubric import CAUTION_BY_ID, TACTICS
from simulator.scoring.scorecard import CriterionResult, from_dict

NASTY = "# head\n- item\n1. one\n> quote\n**b** _i_ `c` [x](y) <b>&amp; ~~s~~ | a\n---\n===\n\\"


def seen(markdown: str) -> str:
    """The text that a reader of the rendered page sees."""
    pieces: list[str] = []
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(markdown):
        if token.type == "inline":
            for child in token.children or ():
                breaks = child.type in ("softbreak", "hardbreak")
                pieces.append("\n" if breaks else child.content)
            pieces.append("\n")
        elif token.content:
            pieces.append(f"<{token.type}>{token.content}")
    return "".join(pieces)


def test_the_page_names_everything_of_the_rubric() -> None:
    page = to_markdown(take(scorecard=card(77, cautions=1)))
    assert page.startswith("# The harbour interview\n")
    assert "## Tactics covered: 77 of 100" in page
    for tactic in TACTICS:
        assert f"### {tactic.title}" in page
        for criterion in tactic.criteria:
            assert criterion.label in page
    assert "“I hope you'll take me further.”" in page
    assert CAUTION_BY_ID["pressure"].label in page
    assert CAUTION_BY_ID["pressure"].advice in page
    assert "Words: 15 words" in page
    assert "Pace: not measurable (no times)" in page
    assert "**Mara Lind**" in page
    assert "**You** (12 s)" in page
    assert "Rubric 1, scorer sample 1, seed 7." in page


def test_it_never_speaks_of_a_chance() -> None:
    page = to_markdown(take()).lower()
    for word in ("chance", "probab", "likely", "%", "hired"):
        assert word not in page


def test_words_that_earned_something_are_marked_with_what() -> None:
    page = to_markdown(take())
    assert (
        "> **I'd love to work on \\*Harbour\\*.** \\[Says you want this job; "
        "Ties it to something you learned\\] **I hope you'll take me further.** "
        "\\[Asks for the job or the next round\\] **When will you decide?** \\[Asks when\\]\n"
        in page
    )


def test_a_tactic_left_out_is_no_zero() -> None:
    page = to_markdown(replace(take(scorecard=card(left_out=("ask_for_job",))), wants_job=False))
    assert "| Ask for the job, tactfully | left out | – |" in page
    assert "### Ask for the job" not in page
    assert "Not sure about wanting the job" in page


def test_one_skill_of_two_is_told_apart() -> None:
    one = CriterionResult("skills", False, 4, (evidence("*Harbour*"),))
    scored = card()
    tactics = tuple(
        replace(t, criteria=tuple(one if c.id == "skills" else c for c in t.criteria))
        for t in scored.tactics
    )
    page = to_markdown(take(scorecard=replace(scored, tactics=tactics)))
    assert "- ◐ Names two concrete skills (4 of 8)" in page


def test_ids_of_another_rubric_are_shown_as_they_are() -> None:
    scored = card(cautions=1)
    strange = replace(
        scored,
        tactics=(
            replace(scored.tactics[0], id="old_one", criteria=(CriterionResult("gone", True, 5),)),
        ),
        cautions=(replace(scored.cautions[0], kind="shouting"),),
    )
    page = to_markdown(take(scorecard=strange))
    assert "### old\\_one" in page
    assert "- ✓ gone (5)" in page
    assert "- **shouting**" in page


def test_evidence_out_of_bounds_breaks_nothing() -> None:
    scored = card()
    bad = tuple(
        replace(evidence("*Harbour*"), start=start, end=end, turn=turn)
        for start, end, turn in ((-5, 3, 1), (5, 5, 1), (70, 9999, 1), (9, 2, 1), (0, 5, 99))
    )
    criterion = replace(scored.tactics[0].criteria[0], evidence=bad)
    tactic = replace(scored.tactics[0], criteria=(criterion,))
    assert "**I'd** \\[" in to_markdown(take(scorecard=replace(scored, tactics=(tactic,))))


def test_nasty_words_stay_words() -> None:
    nasty = replace(
        take(),
        scenario_title=NASTY,
        company=NASTY,
        turns=(TURNS[0], PlayedTurn("candidate", "", NASTY), PlayedTurn("interviewer", NASTY, "x")),
        scorecard=replace(card(), tactics=(), notes=(NASTY,)),
    )
    page = to_markdown(nasty)
    shown = seen(page)
    assert NASTY.replace("\n", " ") in shown
    assert NASTY in shown
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(page)
    kinds = [token.type for token in tokens]
    assert kinds.count("ordered_list_open") == 0
    assert kinds.count("hr") == 1  # our own, above the last line
    assert kinds.count("heading_open") == 5


@given(
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")) | st.sampled_from(" "),
        max_size=60,
    )
)
def test_escaped_text_is_shown_as_it_was(text: str) -> None:
    words = " ".join(text.split())
    assert seen(f"x {escape(words)}").strip() == f"x {words}".strip()
    if words:
        assert seen(escape(words)).strip() == words


def test_json_carries_the_whole_take() -> None:
    kept = replace(take(scorecard=card(cautions=1)), id=3)
    data = json.loads(to_json(kept))
    assert (data["kind"], data["format"], data["id"]) == (KIND, FORMAT, 3)
    assert data["scenario"]["source"] == kept.scenario_source
    assert [PlayedTurn(**turn) for turn in data["turns"]] == list(kept.turns)
    assert from_dict(data["scorecard"]) == kept.scorecard
    assert data["started_at"] == "2025-03-01T09:30:00+00:00"
    assert set(data) == {
        *("kind", "format", "id", "scenario", "seed", "mode", "wants_job", "started_at"),
        *("ended_at", "ended", "learned_timeframe", "turns", "scorecard"),
    }


@pytest.mark.parametrize("export", [to_markdown, to_json])
def test_a_document_ends_with_one_line_end(export: object) -> None:
    assert callable(export)
    text = export(take())
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
