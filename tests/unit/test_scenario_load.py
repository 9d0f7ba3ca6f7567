"""Reading scenarios: every mistake named with its place, all of a file's at once."""

import os
from pathlib import Path

import pytest
import yaml

from simulator.scenario import nodes
from simulator.scenario.load import (
    LARGEST,
    Problem,
    ScenarioProblems,
    load_file,
    load_text,
)
from simulator.scenario.sample import SAMPLE, SAMPLE_NAME


def problems_of(source: str) -> tuple[Problem, ...]:
    with pytest.raises(ScenarioProblems) as caught:
        load_text(source, "bad.yaml")
    return caught.value.problems


def changed(right: str, wrong: str) -> str:
    assert SAMPLE.count(right) == 1
    return SAMPLE.replace(right, wrong)


def test_the_smallest_scenario_is_read() -> None:
    scenario = load_text(SAMPLE, "sample")
    assert scenario.id == SAMPLE_NAME
    assert scenario.closing.cues[0].reactions[0].met == ("asks_next",)
    assert scenario.context().company == "Corner Bakery"


def test_one_text_stands_for_a_list_of_variants() -> None:
    as_list = changed("say: I see.", "say: [I see.]")
    assert load_text(as_list, "x") == load_text(SAMPLE, "x")


def test_line_ends_and_the_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / f"{SAMPLE_NAME}.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SAMPLE.replace("\n", "\r\n").encode())
    loaded = load_file(path)
    assert loaded.scenario == load_text(SAMPLE, "x")
    assert load_text(loaded.source, "again") == loaded.scenario


def test_the_parser_without_the_c_library_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = load_text(SAMPLE, "x")
    monkeypatch.setattr(nodes, "_LOADER", yaml.SafeLoader)
    assert load_text(SAMPLE, "x") == fast
    assert problems_of(changed("say: I see.", "say: no"))[0].code == "S103"
    assert problems_of(changed("difficulty: 1", "difficulty: 'x"))[0].line == 8


# right, wrong, code, line, key, words in the problem
MISTAKES = [
    ("title: A", "titel: A", "S101", 3, "titel", "Did you mean “title”?"),
    ("    unknown:", "    timeframe:", "S101", 36, "closing.answers.timeframe", "at the top level"),
    ("role: Owner", "rolle: Owner", "S102", 13, "interviewers[0].role", "the key “role”"),
    ("format: 1\n", "", "S102", 1, "format", "format: 1"),
    ("say: I see.", "say: no", "S103", 33, "closing.cues[0].reactions[1].say", '"no"'),
    ("title: A", "title: 2024 # A", "S103", 3, "title", 'to make it text: "2024"'),
    ("summary: The", "summary: # The", "S103", 4, "summary", "found nothing"),
    ("days: 3", "days: three", "S103", 23, "timeframe.days", "Write it without quotes."),
    ("days: 3", "days: 2.5", "S103", 23, "timeframe.days", "a whole number"),
    ("difficulty: 1", "difficulty: yes", "S103", 8, "difficulty", "found yes"),
    ("- the shop opens", "- the shop: opens", "S103", 18, "facts[0]", "needs quotes"),
    ("facts:\n  -", "facts:", "S103", 17, "facts", "a dash before each"),
    ("say: I see.", "say: {name}", "S103", 33, "closing.cues[0].reactions[1].say", "text, or"),
    ("  - id: ines\n    n", "    id: ines\n    n", "S103", 13, "interviewers", "Put a dash"),
    ("say: I see.", "? [a, b]\n          : c", "S103", 33, "closing.cues[0]", "word as the key"),
    ("manner: warm", "manner: warmm", "S104", 16, "interviewers[0].manner", "“warm”"),
    ("[asks_next]", "[ask_next]", "S104", 31, "reactions[0].met[0]", "“asks_next”"),
    ("format: 1", "format: '1'", "S104", 1, "format", "without quotes"),
    ("difficulty: 1", "difficulty: 0", "S105", 8, "difficulty", "at least 1"),
    ("say: I see.", "say: []", "S105", 33, "closing.cues[0].reactions[1].say", "0 in the list"),
    ("say: I see.", "say: '  '", "S105", 33, "reactions[1].say[0]", "an empty text"),
    ("title: A", f"title: {'a' * 71}", "S105", 3, "title", "at most 70 characters"),
    ("format: 1", "format: 2", "S106", 1, "format", "Update mock-interview"),
    ("format: 1", "format: 0", "S106", 1, "format", "Write format: 1."),
    ("id: corner-bakery", "id: Corner_Bakery", "S107", 2, "id", "lower-case"),
    ("speaker: ines", "speaker: inez", "S201", 27, "closing.cues[0].speaker", "“ines”"),
    ("goodbye:\n", "goodbye:\n    speaker: bo\n", "S201", 38, "closing.goodbye.speaker", "ines"),
    ("invites: q", "chance: 0.5\n      invites: q", "S203", 29, "closing.cues[0].chance", "always"),
    ("invites: q", "unless_met: [fit]\n      invites: q", "S203", 29, "unless_met", "delete it"),
    ("met: [asks_next]", "thin: true\n          long: true", "S205", 31, "", "thin and long"),
    ("met: [asks_next]", "any_met: [fit]\n          missed: [fit]", "S205", 31, "", "any_met"),
    ("- It was good to meet you.", "- thank  you for coming in.", "S206", 40, "say[1]", "line 39"),
    ("industry: food", "id: again", "S004", 5, "id", "line 2"),
    ("industry: food", "industry: *food", "S005", 5, "", "“*food”"),
    ("industry: food", "industry: &food food", "S005", 5, "", "“&food”"),
    ("industry: food", "industry: !!python/name:os.system food", "S005", 5, "", "the tag"),
    ("job:\n", "job:\n  <<: {role: x}\n", "S005", 10, "", "merge key"),
    ("role: Owner", 'role: "Owner\\u202e"', "S008", 15, "interviewers[0].role", "control"),
    ("role: Owner", "role: Ow\u202ener", "S008", 15, "", "U+202E"),
    ("role: Owner", "role: Ow\x1b[31mner", "S008", 15, "", "U+001B"),
    ("facts:", "---\nfacts:", "S009", 17, "", "a second document"),
    ("say: I see.", "say: Well: I see.", "S003", 33, "", "colon and a space"),
    ("say: I see.", "say: 'I see.", "S003", 33, "", "never closed"),
    ("say: I see.", "say: *Ahem* I see.", "S003", 33, "", "needs quotes"),
    ("title: A", "\ttitle: A", "S003", 3, "", "tabs"),
    ("say: I see.", "say: [I see.", "S003", 33, "", "bracket"),
    ("title: A", "title: @A", "S003", 3, "", "needs quotes"),
]


@pytest.mark.parametrize(("right", "wrong", "code", "line", "key", "words"), MISTAKES)
def test_a_mistake_is_named(
    right: str, wrong: str, code: str, line: int, key: str, words: str
) -> None:
    problems = problems_of(changed(right, wrong))
    found = next(p for p in problems if p.code == code)
    assert found.line == line
    assert key in found.key
    assert words in f"{found.message} {found.hint}"


def test_all_mistakes_of_a_file_come_at_once_in_order() -> None:
    source = (
        changed("manner: warm", "manner: warmm")
        .replace("title: A", "titel: A")
        .replace("difficulty: 1", "difficulty: 9")
        .replace("speaker: ines", "speaker: inez")
        .replace("days: 3", "days: 3\n  days: 4")
        .replace("say: I see.", "say: no")
    )
    problems = problems_of(source)
    assert [p.code for p in problems] == ["S102", "S101", "S105", "S104", "S004", "S201", "S103"]
    assert [p.line for p in problems] == sorted(p.line or 0 for p in problems)


def test_the_words_of_problems_are_file_line_column_code_then_the_hint() -> None:
    with pytest.raises(ScenarioProblems) as caught:
        load_text(changed("manner: warm", "manner: warmm"), "folder/bad.yaml")
    first, hint = str(caught.value).splitlines()
    assert first.startswith("folder/bad.yaml:16:13: S104 interviewers[0].manner: found “warmm”")
    assert hint == "    Did you mean “warm”?"


@pytest.mark.parametrize(
    ("first", "second", "unreachable"),
    [
        ("silent: false", "met: [fit]\n          silent: false", True),
        ("met: [fit]", "met: [fit, skills]", True),
        ("any_met: [fit, skills]", "any_met: [fit]", True),
        ("any_met: [fit, skills]", "met: [skills]", True),
        ("met: [fit, skills]", "met: [fit]", False),
        ("any_met: [fit]", "any_met: [fit, skills]", False),
        ("missed: [fit]", "met: [skills]", False),
        ("push: true", "met: [fit]", False),
    ],
)
def test_reactions_behind_wider_ones(first: str, second: str, unreachable: bool) -> None:
    source = changed(
        "        - met: [asks_next]\n          say: Good that you ask.\n",
        f"        - {first}\n          say: One.\n        - {second}\n          say: Two.\n",
    )
    if unreachable:
        assert [p.code for p in problems_of(source)] == ["S204"]
    else:
        load_text(source, "x")


def test_times_and_dates_are_text_as_they_look() -> None:
    scenario = load_text(changed("title: A", "title: 12:30 # A"), "x")
    assert scenario.title == "12:30"


def test_a_number_too_long_for_a_number_is_no_crash() -> None:
    problems = problems_of(changed("difficulty: 1", f"difficulty: {'9' * 10_000}"))
    assert [p.code for p in problems] == ["S103"]


def test_an_alias_bomb_is_refused_at_once() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
    )
    assert {p.code for p in problems_of(bomb)} == {"S005"}


@pytest.mark.parametrize("opened", ["[", "{a: ", "- ", "? "])
def test_nesting_without_end_is_refused(opened: str) -> None:
    assert problems_of(opened * 5_000)[-1].code in {"S003", "S007"}


def test_a_mountain_of_mistakes_stays_readable() -> None:
    problems = problems_of("".join(f"key{n}: 1\n" for n in range(10_000)))
    assert len(problems) == 100


def test_thousands_of_reactions_are_not_compared_with_one_another() -> None:
    many = "".join(f"        - {{met: [x{n}], say: x}}\n" for n in range(6_000))
    assert len(problems_of(changed("        - say: I see.\n", many))) == 100


@pytest.mark.parametrize("source", ["", "\n\n", "# only words\n", "- a\n", "text", "---\n", "42"])
def test_a_file_without_keys_is_told_where_to_start(source: str) -> None:
    assert [p.code for p in problems_of(source)] == ["S009"]


def refused(path: Path, inside: Path | None = None) -> Problem:
    with pytest.raises(ScenarioProblems) as caught:
        load_file(path, inside)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_other_encodings_are_named(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / f"{SAMPLE_NAME}.yaml"
    path.write_bytes(SAMPLE.replace("Ines", "Inês").encode(encoding))
    problem = refused(path)
    assert problem.code == "S001"
    assert "UTF-8" in problem.hint
    if encoding == "cp1252":
        assert (problem.line, problem.column) == (14, 13)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"a" * 10_000_000)
    assert refused(path).code == "S002"
    assert problems_of("é" * (LARGEST // 2 + 1))[0].code == "S002"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "S006"
    assert refused(tmp_path / "none.yaml").code == "S010"
    assert refused(tmp_path / "nul\0.yaml").code == "S010"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert refused(pipe).code == "S006"


def test_a_link_out_of_the_folder_is_refused_and_one_within_is_not(tmp_path: Path) -> None:
    outside, folder = tmp_path / f"{SAMPLE_NAME}.yaml", tmp_path / "mine"
    folder.mkdir()
    outside.write_text(SAMPLE, encoding="utf-8")
    link = folder / f"{SAMPLE_NAME}.yaml"
    link.symlink_to(outside)
    assert refused(link, folder).code == "S006"
    assert load_file(link).scenario.id == SAMPLE_NAME
    (folder / "other").mkdir()
    link.unlink()
    outside.rename(folder / "other" / "kept.yaml")
    link.symlink_to(folder / "other" / "kept.yaml")
    assert load_file(link, folder).scenario.id == SAMPLE_NAME
    link.unlink()
    link.symlink_to(link)
    assert refused(link, folder).code == "S010"


def test_the_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "other.yaml"
    path.write_text(SAMPLE, encoding="utf-8")
    problem = refused(path)
    assert (problem.code, problem.line) == ("S207", 2)
    assert "corner-bakery.yaml" in problem.hint


def test_a_file_name_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "\x1b[31mred.yaml"
    assert "\x1b" not in str(refused(path))
