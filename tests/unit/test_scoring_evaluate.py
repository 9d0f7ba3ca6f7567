from __future__ import annotations

import json
from pathlib import Path

import pytest
from scoring_samples import ScriptedReader, closing, finding

from simulator.scoring.closing import Closing
from simulator.scoring.evaluate import evaluate, main
from simulator.scoring.evaluation_report import as_json, as_text
from simulator.scoring.items import ItemProblem
from simulator.scoring.labelled import read_labelled, spoken_form
from simulator.scoring.reader import Reading
from simulator.scoring.rubric import CRITERION_BY_ID

TEXT = "I want this job. I know SQL. What happens next, and when?"


def _line(*met: str, text: str = TEXT, **extra: object) -> str:
    return json.dumps(
        {
            "id": "one",
            "turns": [{"speaker": "candidate", "text": text}],
            "labels": {criterion: int(criterion in met) for criterion in CRITERION_BY_ID},
            "cautions": [],
            **extra,
        }
    )


def test_labels_are_gated_and_add_up() -> None:
    (one,) = read_labelled([_line("enthusiasm", "open_door", "fit", cautions=["pressure"])])
    assert one.met == {"enthusiasm", "fit"}
    assert one.total == 13


def test_one_marked_skill_counts_four_points_in_the_labels_total() -> None:
    spans = [{"turn": 0, "start": 17, "end": 28, "labels": ["skill1"]}]
    (one,) = read_labelled([_line("fit", spans=spans)])
    assert one.total == 10
    (one,) = read_labelled([_line("fit")])
    assert one.total == 6


@pytest.mark.parametrize(
    ("extra", "slices"),
    [
        ({}, {"clean"}),
        (
            {"style": "UK; unpunctuated; multi-turn", "tags": "b9"},
            {"speech-like", "multi-turn", "boundary"},
        ),
        ({"style": "imperfect punctuation", "tags": "-"}, {"speech-like"}),
    ],
)
def test_slices(extra: dict[str, str], slices: set[str]) -> None:
    (one,) = read_labelled([_line(**extra)])
    assert one.slices == slices


def test_spoken_form_has_the_same_words() -> None:
    (one,) = read_labelled([_line(text="I'd LOVE it, truly. What now?")])
    spoken = spoken_form(one).turns[0].text
    assert [w for w in spoken.split() if w not in ("um", "uh", "er")] == [
        "i'd",
        "love",
        "it",
        "truly",
        "what",
        "now",
    ]
    assert spoken_form(one) == spoken_form(one)


def test_a_reader_that_agrees_and_one_that_finds_nothing() -> None:
    spans = [
        {"turn": 0, "start": 0, "end": 15, "labels": ["enthusiasm", "asks"]},
        {"turn": 0, "start": 29, "end": 46, "labels": ["asks_next"]},
    ]
    labelled = read_labelled(
        [_line("enthusiasm", "asks", "asks_next", spans=spans), _line(text="Thanks for today.")]
    )
    where = closing(TEXT)

    class Agreeing(ScriptedReader):
        def read(self, closing: Closing) -> Reading:
            return super().read(where) if closing == where else ScriptedReader().read(where)

    found = [
        finding(where, "enthusiasm", "I want this job"),
        finding(where, "asks", "I want this job"),
        finding(where, "asks_next", "What happens next"),
    ]
    good = evaluate(labelled, Agreeing(found), draws=50)
    assert good.summary["tactics macro F1"].value == 1
    assert good.summary["evidence overlap"].value == 1
    assert good.summary["false-positive rate"].value == 0
    assert good.summary["total: mean abs. error"].value == 0
    assert good.summary["spoken vs typed: mean abs. change"].value == 16  # it knows one form only
    bad = evaluate(labelled, ScriptedReader(), draws=0)
    assert bad.summary["tactics macro F1"].value == 0
    assert bad.summary["evidence overlap"].value is None
    assert bad.summary["total: Spearman's rho"].value is None
    assert bad.summary["total: mean abs. error"].value == 16
    assert json.loads(json.dumps(as_json(good)))["closings"] == 2
    assert "enthusiasm" in as_text(good)


def test_bad_lines_are_named() -> None:
    with pytest.raises(ItemProblem, match="line 2"):
        read_labelled([_line(), '{"turns": []}'])


def test_the_command_prints_every_reader(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(_line("enthusiasm") + "\n\n", encoding="utf-8")
    assert main([str(file), "--draws", "20", "--reader", "keyword"]) == 0
    assert "tactics macro F1" in capsys.readouterr().out
    assert main([str(file), "--json", "--draws", "0", "--reader", "keyword"]) == 0
    assert json.loads(capsys.readouterr().out)["closings"] == 1
    assert main([str(tmp_path / "missing.jsonl")]) == 2
