"""Which words earned what: numbered, underlined, and exactly theirs."""

from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.closing import Closing, JobContext, Turn
from simulator.scoring.readers import load
from simulator.scoring.score import score
from simulator.tui.marks import META, SIGNS, Mark, marked, marks_of
from simulator.tui.points import draw, rows_of

SAID = (
    "I'm really excited about this role after hearing about your move to Kubernetes. "
    "I'd love to be offered the job. What are the next steps, and when might I hear back? "
    "I'm sorry I was nervous."
)
CLOSING = Closing(
    (Turn("interviewer", "Any questions?"), Turn("candidate", SAID)),
    JobContext("Engineer", "Acme", ("The move to Kubernetes",), ("Kubernetes",)),
)


def test_each_mark_covers_the_words_of_its_evidence() -> None:
    card = score(CLOSING, reader=load("keyword"))
    marks = marks_of(card)
    assert {"enthusiasm", "asks", "asks_next"} <= {mark.label for mark in marks}
    for mark in marks:
        assert CLOSING.turns[mark.turn].speaker == "candidate"
        assert 0 <= mark.start < mark.end <= len(SAID)


def test_marked_words_are_underlined_numbered_and_clickable() -> None:
    marks = marks_of(score(CLOSING, reader=load("keyword")))
    content = marked(SAID, [m for m in marks if m.turn == 1])
    assert SIGNS["asks_next"] in content.plain
    looks = [span.style for span in content.spans if isinstance(span.style, str)]
    assert any("underline" in look for look in looks)
    labels = {s.style.meta[META] for s in content.spans if not isinstance(s.style, str)}
    assert "asks_next" in labels


def test_the_selected_words_stand_out() -> None:
    mark = Mark("asks", 0, 0, 4)
    assert any("reverse" in str(span.style) for span in marked("Hire me", [mark], [mark]).spans)


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.sampled_from(sorted(SIGNS)), st.integers(0, 60), st.integers(0, 60))),
)
def test_any_marks_on_any_text_keep_the_text(text: str, spans: list[tuple[str, int, int]]) -> None:
    marks = [Mark(label, 0, min(a, b), max(a, b)) for label, a, b in spans if a != b]
    content = marked(text, marks)
    plain = content.plain
    for sign in sorted(SIGNS.values(), key=len, reverse=True):
        plain = plain.replace(sign, "")
    from simulator.text import clean

    expected = clean(text)
    for sign in sorted(SIGNS.values(), key=len, reverse=True):
        expected = expected.replace(sign, "")
    assert plain.replace("⁺", "") == expected.replace("⁺", "")


def test_rows_fit_any_width_and_show_met_and_missed_by_sign() -> None:
    rows = rows_of(score(CLOSING, reader=load("keyword")))
    for width in (20, 36, 60):
        for row in rows:
            assert draw(row, width).cell_length <= width
    drawn = "\n".join(draw(row, 60).plain for row in rows)
    assert "✓" in drawn
    assert "✗" in drawn
    assert "!" in drawn


def test_a_tactic_left_out_has_no_criteria_and_no_marks() -> None:
    card = score(CLOSING, wants_job=False)
    assert "asks" not in {mark.label for mark in marks_of(card)}
    drawn = [draw(row, 60).plain for row in rows_of(card)]
    assert any("left out" in line for line in drawn)
    assert not any("Asks for the job or" in line for line in drawn)
