"""The text of a posting, whatever file it comes in, or a plain reason why not."""

import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from posting_samples import locked, pdf_of

from simulator.scenario.posting.problems import (
    MOST_BYTES,
    MOST_CHARACTERS,
    Kind,
    PostingProblem,
)
from simulator.scenario.posting.source import format_of, read_bytes, read_file, read_text

ADVERT = "Cook wanted\nThe Old Mill\n\nYou must be able to bake bread."


def refusal(raw: bytes, suffix: str = "") -> PostingProblem:
    with pytest.raises(PostingProblem) as caught:
        read_bytes(raw, suffix)
    assert caught.value.advice
    return caught.value


@pytest.mark.parametrize(
    ("source", "suffix", "form"),
    [
        (ADVERT, "", "plain"),
        ("- Cook\n- Baker", "", "plain"),
        ("1. Cook\n2. Baker", ".txt", "plain"),
        ("# Cook\n\nA **warm** kitchen", "", "markdown"),
        ("Cook | Hours\n--- | ---\nSous | 30", "", "markdown"),
        ("Cook", ".md", "markdown"),
        ("<p>Cook</p>", "", "html"),
        ("\n<!-- saved -->\n<!DOCTYPE html><p>Cook", "", "html"),
        ("Cook", ".htm", "html"),
        ("<3 this job", "", "plain"),
    ],
)
def test_the_format_is_recognised(source: str, suffix: str, form: str) -> None:
    assert format_of(source, suffix) == form


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Café cook".encode(), "Café cook"),
        ("Café cook".encode("utf-8-sig"), "Café cook"),
        ("Café cook".encode("utf-16"), "Café cook"),
        ("Café “cook” £9".encode("cp1252"), "Café “cook” £9"),
        (b"Cook\r\nBaker\r", "Cook\nBaker"),
        (b"Cook\x1b[31m red\x1b[0m \x07now", "Cook red now"),
        (b"Co\xc2\xadok\xc2\xa0now", "Cook now"),
    ],
    ids=["utf-8", "mark", "utf-16", "old windows", "line ends", "terminal codes", "soft hyphen"],
)
def test_encodings_and_odd_characters(raw: bytes, text: str) -> None:
    assert read_bytes(raw) == text


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"123 - 456", "empty"),
        (b"<html><script>x()</script><nav>Home</nav></html>", "empty"),
        (b"PK\x03\x04 a word document", "binary"),
        (b"{\\rtf1 text}", "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        (bytes(range(1, 32)) * 9, "binary"),
        (b"caf\x81\x8d\x8f", "encoding"),
        (b"\xff\xfea", "encoding"),
        (b"\xef\xbb\xbf\xff\xff", "encoding"),
        (b'<meta charset="shift_jis"><p>\x83\x4a', "encoding"),
        (b"cook " * (MOST_CHARACTERS // 4), "too_long"),
        (b"# a\n" * MOST_CHARACTERS, "too_long"),
        (b"x" * (MOST_BYTES + 1), "too_large"),
        (b"%PDF-1.4 and then nothing of the kind", "broken_pdf"),
        (b"%PDF-", "broken_pdf"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, kind: Kind) -> None:
    assert refusal(raw).kind == kind


def test_a_pdf_is_read_page_by_page() -> None:
    text = read_bytes(pdf_of(["Cook (nights)\nThe Old Mill", "You must be able to bake."]))
    assert text.split("\n") == ["Cook (nights)", "The Old Mill", "", "You must be able to bake."]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (pdf_of([""]), "empty"),
        (pdf_of([""], picture=True), "scanned"),
        (locked(pdf_of(["Cook"]), "secret"), "locked"),
        (pdf_of(["Cook"])[:200], "broken_pdf"),
        (pdf_of(["Cook"] * 31), "too_long"),
        (pdf_of(["cook " * 800] * 20), "too_long"),
    ],
    ids=["empty", "scanned", "locked", "cut off", "many pages", "much text"],
)
def test_a_pdf_without_text_to_read_says_why(raw: bytes, kind: Kind) -> None:
    assert refusal(raw).kind == kind


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    assert read_bytes(locked(pdf_of(["Cook wanted"]), "")) == "Cook wanted"


@given(st.integers(0, 2000), st.binary(max_size=40))
def test_a_damaged_pdf_is_read_or_refused(place: int, noise: bytes) -> None:
    raw = pdf_of(["Cook wanted for the Old Mill"])
    damaged = raw[:place] + noise + raw[place + len(noise) :]
    with contextlib.suppress(PostingProblem):
        assert read_bytes(damaged, ".pdf")


@given(st.binary(max_size=300), st.sampled_from(["", ".md", ".html", ".txt"]))
def test_any_bytes_are_read_or_refused(raw: bytes, suffix: str) -> None:
    try:
        text = read_bytes(raw, suffix)
    except PostingProblem:
        return
    assert text.strip("\n") == text
    assert "\x1b" not in text


@given(st.text(max_size=300), st.sampled_from(["", ".md", ".html"]))
def test_any_text_is_read_or_refused(source: str, suffix: str) -> None:
    with contextlib.suppress(PostingProblem):
        assert read_text(source, suffix)


def test_a_page_keeps_its_headings_lists_and_tables() -> None:
    page = """<html><head><title>Jobs</title><style>p{}</style></head><body>
    <nav>Home</nav><div id="cookie-bar">We use cookies</div>
    <h1>Cook</h1><p><b>You have</b></p><ul><li>A <i>sharp</i>&nbsp;knife<li>Patience</ul>
    <table><tr><th>Hours<td>30</tr></table><p>One<br>Two</p><p hidden>Trap</p>
    <p style="color: red; DISPLAY:none">Trap</p>
    <div class="related-jobs">Waiter</div><footer>© Mill</footer></body></html>"""
    assert [line for line in read_text(page).split("\n") if line] == [
        "# Cook",
        "# You have",
        "- A sharp knife",
        "- Patience",
        "Hours | 30",
        "One",
        "Two",
    ]


def test_a_page_nested_very_deep_is_read() -> None:
    assert "Cook" in read_text("<div>" * 20_000 + "Cook", ".html")


def test_markdown_keeps_its_lines() -> None:
    text = read_text("# Cook\n\n**Hours:** 30\nCity: _Ely_\n\n* [apply](http://x.example)\n")
    assert text == "# Cook\n\nHours: 30\nCity: Ely\n\n- apply"


def test_files_are_read_with_suspicion(tmp_path: Path) -> None:
    good = tmp_path / "cook.txt"
    good.write_text(ADVERT, encoding="utf-8")
    assert read_file(good) == ADVERT
    for path, kind in ((tmp_path, "no_file"), (tmp_path / "gone.txt", "missing")):
        with pytest.raises(PostingProblem) as caught:
            read_file(path)
        assert caught.value.kind == kind
    with pytest.raises(PostingProblem):
        read_file(Path("a\0b"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(PostingProblem) as caught:
        read_file(tmp_path / "pipe")
    assert caught.value.kind == "no_file"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(PostingProblem) as caught:
        read_file(path)
    assert caught.value.kind == "too_large"
