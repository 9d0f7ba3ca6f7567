"""My points: kept in one file, told apart from what was said, used in the feedback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from editor_support import swapping
from hypothesis import given
from hypothesis import strategies as st

from simulator.cli import main
from simulator.paths import Paths
from simulator.points import (
    MOST_POINTS,
    BadPoint,
    Point,
    UnknownPoint,
    added,
    changed,
    load,
    parse,
    removed,
    save,
    source_of,
    unused,
)
from simulator.reminders import own_points, points_left
from simulator.scenario.problems import ScenarioProblems
from simulator.scoring.closing import Closing, JobContext, Turn
from simulator.scoring.feedback import advise
from simulator.scoring.own_points import OwnPoint, fitting, reminder, used
from simulator.scoring.score import score

LAUNCH = OwnPoint("the product launch", "In March I launched a till that 900 shops use every day.")
CHOIR = OwnPoint("leading a choir")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path))
    return Paths(tmp_path)


@pytest.mark.parametrize(
    ("said", "is_used"),
    [
        ("I ran the product launch last year.", True),
        ("We launched the product in March.", True),
        ("In March a till of mine launched, and 900 shops use it.", True),
        ("I like products.", False),
        ("", False),
    ],
)
def test_a_point_is_used_when_it_is_named_or_told(said: str, is_used: bool) -> None:
    assert used(LAUNCH, said) is is_used


def test_the_reminder_names_what_is_left() -> None:
    assert reminder([LAUNCH]) == "You have not used “the product launch” yet."
    assert "or “leading a choir”" in reminder([LAUNCH, CHOIR, LAUNCH])
    assert reminder([]) == ""


def test_what_fits_the_job_and_is_new_goes_first() -> None:
    context = JobContext(skills=("conducting a choir",), discussed=("the launch of a product",))
    assert fitting([LAUNCH, CHOIR], context) == (CHOIR,)
    assert fitting([LAUNCH, CHOIR], JobContext(skills=("choir work",))) == (CHOIR, LAUNCH)
    assert fitting([CHOIR], None, "I was leading a choir.") == ()


def test_a_stronger_way_to_say_it_uses_a_point_left_out() -> None:
    closing = Closing((Turn("candidate", "I am a hard worker and I want this job."),))
    card = score(closing)
    plain = {a.criterion: a.say for a in advise(card, closing).next_time}
    own = {a.criterion: a.say for a in advise(card, closing, [LAUNCH]).next_time}
    assert plain.keys() == own.keys()
    assert any("product launch" in words or "till" in words for words in own.values())
    assert not any("launch" in words for words in plain.values())


def test_points_are_added_changed_and_removed() -> None:
    points = added((), " the product\nlaunch. ", "It went well.")
    assert points == (Point("the-product-launch", "the product launch", "It went well."),)
    points = added(points, "The product: launch")
    assert points[1].id == "the-product-launch-2"
    points = changed(points, "the-product-launch", story="It went very well.")
    assert points[0].story == "It went very well."
    assert removed(points, "the-product-launch") == points[1:]
    with pytest.raises(BadPoint):
        added(points, "The product launch")
    with pytest.raises(UnknownPoint, match="the-product-launch"):
        removed(points, "the-product-lunch")


@pytest.mark.parametrize(
    ("title", "story"), [("", ""), ("…", ""), ("x" * 121, ""), ("x", "y" * 2001)]
)
def test_what_is_no_point_is_refused(title: str, story: str) -> None:
    with pytest.raises(BadPoint):
        added((), title, story)


def test_there_is_an_end_to_points() -> None:
    points = tuple(Point(f"p{n}", f"p{n}") for n in range(MOST_POINTS))
    with pytest.raises(BadPoint):
        added(points, "one more")


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=80)), max_size=6))
def test_any_points_come_back_as_they_were(written: list[tuple[str, str]]) -> None:
    points: tuple[Point, ...] = ()
    for title, story in written:
        try:
            points = added(points, title, story)
        except BadPoint:
            continue
    assert parse(source_of(points), "points.yaml") == points


def test_the_file_is_private_and_can_be_written_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "mine" / "points.yaml"
    assert load(path) == ()
    save(path, added((), "the launch"))
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_text("# mine\npoints:\n  - the launch\n  - title: a choir\n    story: Sang.\n")
    assert load(path) == (Point("the-launch", "the launch"), Point("a-choir", "a choir", "Sang."))
    path.write_text("# nothing yet\n")
    assert load(path) == ()


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("points: no", 1),
        ("- a", 1),
        ("points:\n  - title: 3", 2),
        ("points:\n  - a\n  - [b]", 3),
        ("points:\n  - titel: a", 2),
        ("points:\n  - a\n  - '…'", 3),
        ("points: &a [*a]", 1),
        ("points: [" + "[" * 50, 1),
    ],
)
def test_mistakes_are_named_by_line(tmp_path: Path, source: str, line: int) -> None:
    path = tmp_path / "points.yaml"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(ScenarioProblems) as caught:
        load(path)
    assert caught.value.problems[0].line == line
    assert own_points(Paths(tmp_path)) == ()


def test_the_brief_is_reminded_of_what_no_take_has_used(home: Paths) -> None:
    save(home.points, added(added((), "the launch"), "a choir"))
    assert [p.title for p in points_left(home)] == ["the launch", "a choir"]
    assert [p.title for p in unused(own_points(home), ["My choir sang."])] == ["the launch"]
    home.database.write_bytes(b"no history")
    assert points_left(home, "any") == own_points(home)


def test_the_door(home: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["points", "list"]) == 0
    assert "No points yet" in capsys.readouterr().out
    assert main(["points", "add", "the launch", "--story", "It went well. " * 20]) == 0
    assert main(["points", "add", "the launch"]) == 1
    assert main(["points", "edit", "the-launch", "--title", "the big launch"]) == 0
    capsys.readouterr()
    assert main(["points", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "the big launch"
    assert main(["points", "list", "--left", "night-ward-nurse"]) == 0
    assert "the big launch" in capsys.readouterr().out
    assert main(["points", "list", "--not-in", "7"]) == 1
    assert "no take 7" in capsys.readouterr().err
    assert main(["points", "edit", "--title", "x"]) == 2
    assert main(["points", "remove", "gone"]) == 1
    assert main(["points", "remove", "the-launch"]) == 0
    assert load(home.points) == ()


def test_editing_the_list_keeps_it_when_the_text_is_wrong(
    home: Paths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save(home.points, added((), "the launch"))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", swapping("title: the", "titel: the"))
    assert main(["points", "edit"]) == 1
    assert "Your points are as before" in capsys.readouterr().err
    assert load(home.points)[0].title == "the launch"
    assert "titel" in home.points.with_suffix(".unsaved").read_text(encoding="utf-8")
    monkeypatch.setenv("EDITOR", swapping("title: the launch", "title: our.launch"))
    assert main(["points", "edit", "the-launch"]) == 0
    assert load(home.points)[0].title == "our.launch"
    assert not list(home.home.glob(".editing-*"))
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    assert main(["points", "edit"]) == 2
