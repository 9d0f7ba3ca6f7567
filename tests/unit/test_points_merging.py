"""Points written in two places at once: both sides' words are there afterwards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.points import BadPoint, Point
from simulator.points_merging import OTHER, merged, named

ONE, TWO = Point("one", "One", "the first story"), Point("two", "Two")


def lines(*points: Point) -> list[tuple[str, str]]:
    return [(point.title, point.story) for point in points]


def test_a_changed_title_keeps_its_id_once_that_is_settled() -> None:
    settled = {"one", "two"}
    assert named([("xOne", ""), ("Two", "")], (ONE, TWO), settled)[0].id == "one"
    assert named([("A new name", ""), ("Two", "")], (ONE, TWO), settled)[0].id == "one"
    assert named([("Two", ""), ("One of many", "the first story")], (ONE, TWO), settled) == (
        TWO,
        Point("one", "One of many", "the first story"),
    )


def test_an_id_follows_its_title_while_that_is_still_typed() -> None:
    before = (ONE, Point("t", "T"))
    assert named([("One", ""), ("Two", "")], before, {"one"})[1].id == "two"
    assert named([("One", ""), ("Two", "")], before, {"one"}, {"two"})[1].id == "two-2"


def test_the_same_title_twice_is_refused_unless_it_was_there_twice() -> None:
    with pytest.raises(BadPoint, match="already"):
        named([("One", ""), ("one", "")], (ONE,), {"one"})
    twice = (ONE, Point("one-2", "One"))
    assert [p.id for p in named(lines(*twice), twice, {"one"})] == ["one", "one-2"]


def test_what_others_added_is_added() -> None:
    found = merged((ONE,), (Point("one", "One!"),), (ONE, TWO))
    assert found.points == (Point("one", "One!"), TWO)
    assert not found.clashes


def test_what_one_side_removed_goes_unless_the_other_changed_it() -> None:
    changed = Point("two", "Two", "with a story")
    assert merged((ONE, TWO), (ONE,), (ONE, TWO)).points == (ONE,)
    assert merged((ONE, TWO), (ONE, TWO), (ONE,)).points == (ONE,)
    assert merged((ONE, TWO), (ONE,), (ONE, changed)).points == (ONE, changed)
    assert merged((ONE, TWO), (ONE, changed), (ONE,)).points == (ONE, changed)


def test_title_here_and_story_there_come_together() -> None:
    mine, theirs = Point("two", "The second"), Point("two", "Two", "theirs")
    assert merged((TWO,), (mine,), (theirs,)).points == (Point("two", "The second", "theirs"),)


def test_the_same_words_changed_on_both_sides_are_both_there() -> None:
    mine, theirs = Point("two", "Two", "mine"), Point("two", "Two", "theirs")
    found = merged((TWO,), (mine,), (theirs,))
    assert found.points == (mine, Point("two-2", "Two" + OTHER, "theirs"))
    assert found.clashes == ("Two",)


def test_the_same_point_added_on_both_sides_is_there_once() -> None:
    mine = Point("two-2", "two")
    assert merged((ONE,), (ONE, mine), (ONE, TWO)).points == (ONE, TWO)
    told = Point("two-2", "Two", "a story")
    assert merged((), (told,), (TWO,)).points == (Point("two", "Two", "a story"),)


POINTS = st.lists(
    st.builds(Point, st.sampled_from("abcd"), st.sampled_from("ABCDE"), st.sampled_from("  xyz")),
    unique_by=lambda point: point.id,
    max_size=4,
)


@given(POINTS, POINTS, POINTS)
def test_nothing_new_is_ever_lost(
    before: list[Point], mine: list[Point], they: list[Point]
) -> None:
    found = merged(before, mine, they).points
    there = {point.title.removesuffix(OTHER) for point in found}
    stories = {point.story for point in found}
    assert len({point.id for point in found}) == len(found)
    for point in (*mine, *they):
        old = next((p for p in before if p.id == point.id), None)
        if old is None or point.title != old.title:
            assert point.title in there
        if point.story.strip() and (old is None or point.story != old.story):
            assert point.story in stories
