"""The `after` door: what it prints, keeps and writes, and how it says what is wrong."""

from __future__ import annotations

import email
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.policy import default
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
import vobject
from history_samples import take

from simulator.cli import after_shared, main
from simulator.history.store import History
from simulator.history.take import PlayedTurn
from simulator.paths import HOME_VARIABLE
from simulator.shipped import shipped

PLAYED = datetime(2025, 3, 3, 14, 30, tzinfo=UTC)
NOTE = """Dear Gary,

thank you for taking the time to talk with me on Monday. I keep thinking of the van that leaves \
the yard at half past seven, and of the nine houses in Mill Lane that are to be rewired.

I would very much like to do this work with you. I forgot to say that I have my own boots, and \
that I can be at the yard by seven.

If references would help, I will gladly send them.

Kind regards,
Sam Reed
"""

Door = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    monkeypatch.setattr(after_shared, "now", lambda: PLAYED + timedelta(hours=2))
    return folder


@pytest.fixture
def played(home: Path) -> Path:
    source = (shipped("scenarios") / "apprentice-electrician-phone.yaml").read_text("utf-8")
    turns = (
        PlayedTurn("interviewer", "Gary Tarrant", "Anything you want to know?"),
        take().turns[1],
    )
    one = replace(
        take(company="Tarrant Electrical"),
        role="Apprentice electrician",
        scenario_source=source,
        turns=turns,
        started_at=PLAYED - timedelta(minutes=3),
        ended_at=PLAYED,
        learned_timeframe=False,
    )
    with History.open(home / "history.db") as history:
        history.save(one)
    (home / "settings.toml").write_text('time_zone = "Europe/Berlin"\nname = "Sam Reed"\n')
    return home


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str]) -> Door:
    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["after", *words])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return status, said.out, said.err

    return run


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    stream = SimpleNamespace(buffer=io.BytesIO(text.encode()), isatty=lambda: False)
    monkeypatch.setattr(sys, "stdin", stream)


def test_looking_makes_no_file(home: Path, door: Door) -> None:
    status, out, err = door()
    assert (status, err) == (0, "")
    assert out.startswith("Nothing is due.")
    assert door("--json") == (0, "", "")
    assert door("applications")[0] == 0
    assert door("interview", "list", "--json") == (0, "", "")
    assert door("debrief", "1")[0] == 1
    assert not home.exists()


def test_from_the_debrief_to_the_list(played: Path, door: Door) -> None:
    assert door()[1].startswith("Nothing is due.")
    status, out, _ = door(
        "debrief", "1", "--forgot", "that I have  my own boots", "--promise", "send my certificate",
        "--person", "Noor Haddad, Senior electrician <noor@example.org>",
    )  # fmt: skip
    assert status == 0
    assert out.splitlines() == [
        "take-1: Apprentice electrician, Tarrant Electrical",
        "  met: Gary Tarrant, Owner",
        "  met: Noor Haddad, Senior electrician <noor@example.org>",
        "  promised: send my certificate",
        "  forgot to say: that I have my own boots",
    ]
    status, out, _ = door()
    assert "Today\n  22 h 00 min left: Thank Gary Tarrant: Apprentice electrician" in out
    assert "mock-interview after note take-1 'Noor Haddad'" in out
    assert "Later\n" in out
    assert "had you asked" in out
    assert "Ask how things stand" not in door("--today")[1]
    listed = [json.loads(line) for line in door("--json")[1].splitlines()]
    assert [one["kind"] for one in listed] == ["note", "note", "followup", "search"]
    assert listed[0]["at"] == "2025-03-04T15:30:00+01:00"
    assert len(door("--json", "--today")[1].splitlines()) == 2


def test_a_debrief_is_added_to_and_cleared(played: Path, door: Door) -> None:
    door("debrief", "take-1", "--learned", "one", "--learned", "two", "--hear-by", "2025-03-07")
    data = json.loads(door("debrief", "1", "--learned", "three", "--json")[1])
    assert data["learned"] == ["one", "two", "three"]
    assert data["hear_by"] == "2025-03-07"
    data = json.loads(door("debrief", "1", "--clear", "learned", "--learned", "x", "--json")[1])
    assert data["learned"] == ["x"]
    data = json.loads(door("debrief", "1", "--clear", "hear-by", "--json")[1])
    assert data["hear_by"] is None
    status, _, err = door("debrief", "1", "--hear-by", "2025-03-01")
    assert status == 2
    assert "before the interview" in err


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("debrief", "7"), 1, "There is no take 7."),
        (("debrief", "interview-7"), 1, "There is no interview-7."),
        (("debrief", "take-seven"), 1, "names no interview. Write take-12"),
        (("debrief", "1", "--hear-by", "soon"), 2, "hear-by: found “soon”, expected a day such as"),
        (("debrief", "1", "--hear-by", "9999-12-31"), 2, "expected a day"),
        (("debrief", "1", "--person", "<x>"), 2, "person: found “<x>”, expected a name"),
        (("debrief", "1", "--person", "A <b>"), 2, "person: found “A <b>”, expected a name"),
        (("note", "1", "Zoe"), 1, "“Zoe” was not there; known: Gary Tarrant."),
        (("note", "1", "--text", "/no/such"), 2, "/no/such: No such file or directory."),
        (("note", "1", "--sent", "later"), 2, "sent: found “later”, expected a day and time"),
        (("note", "1", "--save", "x.doc"), 2, "the name ends in .txt or .eml"),
        (("note", "1", "--save", "/no/such/x.txt"), 2, "there is no folder /no/such"),
        (("applications", "change", "3"), 1, "There is no application 3."),
        (("applications", "remove", "3"), 1, "There is no application 3."),
        (("applications", "add", " "), 2, "company: found nothing"),
        (("interview", "add"), 2, "--company and --when missing"),
        (("interview", "show", "take-1"), 1, "take-1 is a rehearsal"),
        (("interview", "show", "4"), 1, "There is no interview-4."),
        (("calendar", "--file", "/no/such/x.ics"), 2, "there is no folder /no/such"),
    ],
)
def test_what_cannot_be_done_is_said(
    played: Path, door: Door, words: tuple[str, ...], status: int, said: str
) -> None:
    found, out, err = door(*words)
    assert (found, out) == (status, "")
    assert said in err


def test_a_note_from_draft_to_sent(played: Path, door: Door, tmp_path: Path) -> None:
    status, out, _ = door("note", "1")  # one person only, so no name is needed
    assert status == 0
    assert out.startswith("To Gary Tarrant. A draft; nothing is kept yet.\nSubject: Thank you")
    assert "to do  No gaps" in out
    mine = tmp_path / "mine.txt"
    mine.write_text(NOTE, encoding="utf-8")
    out = door("note", "1", "gary", "--text", str(mine))[1]
    assert "To Gary Tarrant. Kept." in out
    assert "to do  " not in out
    data = json.loads(door("note", "1", "--json")[1])
    assert (data["ready"], data["text"], data["sent_at"]) == (True, NOTE, None)
    assert {check["id"]: check["met"] for check in data["checks"]}["concrete"] is True
    assert "A draft is kept." in door()[1]
    assert "Sent 2025-03-03 17:30." in door("note", "1", "--sent")[1]
    assert "Thank Gary" not in door()[1]
    assert "Sent 2025-03-03 16:00." in door("note", "1", "--sent", "today 16:00")[1]
    assert "Kept." in door("note", "1", "--unsent")[1]
    assert "Thank Gary" in door()[1]
    assert NOTE not in door("note", "1", "--draft")[1]


def test_a_note_is_typed_in(played: Path, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, NOTE + "\x1b[31m")
    assert json.loads(door("note", "1", "--text", "-", "--json")[1])["text"] == NOTE
    typed(monkeypatch, "  \n")
    status, _, err = door("note", "1", "--text", "-")
    assert status == 2
    assert "Your wording is as it was." in err


def test_a_note_as_a_file_and_a_link(played: Path, door: Door, tmp_path: Path) -> None:
    door("debrief", "1", "--person", "Gary Tarrant <gary@example.org>")
    text, mail = tmp_path / "note.txt", tmp_path / "note.eml"
    status, out, err = door("note", "1", "--save", str(text))
    assert (status, out) == (0, f"Saved as {text}\n")
    assert "gaps" in err
    status, _, err = door("note", "1", "--save", str(mail))
    assert status == 1
    assert "still has gaps: [in one line, where you have shown it]" in err
    assert not mail.exists()
    assert door("note", "1", "--mailto")[0] == 1
    text.write_text(NOTE, encoding="utf-8")
    status, _, err = door("note", "1", "--save", str(text))
    assert status == 1
    assert "--force" in err
    assert text.read_text("utf-8") == NOTE
    assert door("note", "1", "--text", str(text), "--save", str(mail))[0] == 0
    message = email.message_from_bytes(mail.read_bytes(), policy=default)
    assert message["To"] == "Gary Tarrant <gary@example.org>"
    assert message.get_content().replace("\r\n", "\n") == NOTE
    link = door("note", "1", "--mailto")[1].strip()
    assert urlsplit(link).path == "gary@example.org"
    assert parse_qs(urlsplit(link).query)["body"] == [NOTE.replace("\n", "\r\n")]


def test_a_panel_gets_a_note_each(played: Path, door: Door) -> None:
    door("debrief", "1", "--person", "Noor Haddad", "--person", "Nora Hart")
    door("note", "1", "Noor", "--sent")
    status, out, _ = door("note", "1")
    assert status == 0
    assert out.splitlines() == [
        "One note each, within 24 hours (22 h 00 min left):",
        "  Gary Tarrant: not begun",
        "  Noor Haddad: sent",
        "  Nora Hart: not begun",
    ]
    states = [json.loads(line) for line in door("note", "1", "--json")[1].splitlines()]
    assert [one["state"] for one in states] == ["not begun", "sent", "not begun"]
    assert "say to whom" in door("note", "1", "--sent")[2]
    status, _, err = door("note", "1", "No")
    assert status == 1
    assert "“No” is more than one of them; known: Noor Haddad, Nora Hart." in err


def in_weeks(monkeypatch: pytest.MonkeyPatch, weeks: int) -> None:
    monkeypatch.setattr(after_shared, "now", lambda: PLAYED + timedelta(weeks=weeks))


def test_a_letter_is_not_sent_before_its_time(
    played: Path, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in (("note", "1", "Gary"), ("followup", "1")):
        status, _, err = door(*command, "--sent", "2020-05-05")
        assert status == 2
        assert "lies before the interview" in err
        status, _, err = door(*command, "--sent", "2030-05-05")
        assert status == 2
        assert "is still to come" in err
    in_weeks(monkeypatch, 3)
    door("followup", "1", "--sent", "2025-03-10 09:00")
    status, _, err = door("followup", "1", "--number", "2", "--sent", "2025-03-07 09:00")
    assert status == 2
    assert "lies before the first message (2025-03-10)" in err


def test_a_letter_nobody_wrote_follows_its_dates(
    played: Path, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_weeks(monkeypatch, 2)
    door("debrief", "1", "--hear-by", "2025-03-13")
    err = door("followup", "1", "--sent", "2025-03-14 09:00")[2]
    assert "[gaps]" not in err
    door("followup", "1", "--number", "1", "--unsent")
    door("debrief", "1", "--hear-by", "2025-03-06")
    out = door("followup", "1")[1]
    assert "news by Thursday 6 March" in out
    assert "13 March" not in out


def test_a_note_with_gaps_is_asked_about(played: Path, door: Door) -> None:
    (played / "settings.toml").write_text('time_zone = "UTC"\n')
    status, out, err = door("note", "1", "--sent")
    assert status == 0
    assert "still has [gaps]" in err
    assert "Sent 2025-03-03" in out


def test_the_followup_plan(played: Path, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    out = door("followup", "1")[1]
    assert "would have named Thursday 6 March had you asked" in " ".join(out.split())
    assert "  First: Monday 10 March\n  Second and last: Monday 17 March\n" in out
    assert "Dear Gary," in out
    door("debrief", "1", "--hear-by", "2025-03-06")
    assert "  First: Friday 7 March\n" in door("followup", "1")[1]
    in_weeks(monkeypatch, 2)
    data = json.loads(door("followup", "1", "--sent", "2025-03-10 09:00", "--json")[1])
    assert data["number"] == 1
    assert data["plan"]["steps"][0]["sent_on"] == "2025-03-10"
    assert data["plan"]["steps"][1]["day"] == "2025-03-17"
    data = json.loads(door("followup", "1", "--json")[1])
    assert data["number"] == 2
    assert "I wrote on Monday 10 March" in data["text"]
    out = door("followup", "1", "--sent", "2025-03-17 09:00")[1]
    assert "You have written twice." in out
    assert "Ask" not in door()[1]


def test_how_it_came_out(played: Path, door: Door) -> None:
    door("debrief", "1", "--learned", "x")
    assert "They have answered" in door("followup", "1", "--heard")[1]
    assert "Thank Gary" in door()[1]
    assert "You let this one go." in door("followup", "1", "--let-go")[1]
    assert "Thank Gary" not in door()[1]
    assert "First: Monday" in door("followup", "1", "--reopen")[1]
    assert "Thank Gary" in door()[1]


def test_the_weekend_of_the_settings(played: Path, door: Door) -> None:
    (played / "settings.toml").write_text('weekend = "mon, tuesday"\ntime_zone = "UTC"\n')
    assert "First: Wednesday 12 March" in door("followup", "1")[1]
    (played / "settings.toml").write_text('weekend = "mon"\ntime_zon = "UTC"\n')
    status, out, err = door()
    assert (status, out) == (2, "")
    assert "Did you mean “time_zone”?" in err


def test_applications(home: Path, door: Door) -> None:
    out = door("applications", "add", "Foo", "--role", "Cook", "--next", "Call", "--on", "tomorrow")
    assert out[1] == "Added. 1  Cook, Foo (applied); next: Call on 2025-03-04\n"
    door("applications", "add", "Bar", "--stage", "found")
    assert door("applications")[1].splitlines() == [
        "1  Cook, Foo (applied); next: Call on 2025-03-04",
        "2  Bar (found)",
    ]
    assert "Call: Cook, Foo" in door()[1]
    assert "Keep the search going" in door()[1]
    (first, _) = [
        json.loads(line) for line in door("applications", "list", "--json")[1].splitlines()
    ]
    assert first["next_on"] == "2025-03-04"
    assert door("applications", "change", "1", "--on", "none")[1].endswith("next: Call\n")
    assert door("applications", "change", "1")[1].startswith("Nothing changed.")
    assert "comes back in a week" in door("applications", "later")[1]
    assert "Congratulations!" in door("applications", "change", "1", "--stage", "accepted")[1]
    assert "Keep the search going" not in door()[1]
    assert door("applications", "remove", "2")[1] == "Removed application 2.\n"


TOLD = """\
company: Harbour Labs
role: Engineer
when: 2025-03-03 15:00
people:
  - Mara Lind, Head of harbour <mara@example.org>
  - Jon Ek
asked: What would you change first?
learned: [the new pier opens in May]
skills:
  - planning a rota
account: I forgot to ask when they decide.
closing: |
  I: Anything to add?
  C: I'd love to work on the new pier with you. Is there anything you'd like me to expand on?
wants_job: yes
hear_by: 2025-03-10
"""


def test_a_real_interview_from_a_file(home: Path, door: Door, tmp_path: Path) -> None:
    file = tmp_path / "told.yaml"
    file.write_text(TOLD, encoding="utf-8")
    status, out, _ = door("interview", "add", str(file))
    assert status == 0
    assert out.startswith("Kept: interview-1.\nTactics covered: ")
    data = json.loads(door("interview", "show", "1", "--json")[1])
    assert data["people"][0] == {
        "name": "Mara Lind",
        "role": "Head of harbour",
        "address": "mara@example.org",
    }
    assert data["asked"] == ["What would you change first?"]
    assert data["card"]["tactics"]["confirm_interest"]["used"] is True
    scored = data["card"]["total"]
    out = door("interview", "show", "interview-1")[1]
    assert "met: Mara Lind, Head of harbour" in out
    assert f"Tactics covered: {scored} of 100" in out
    assert f"Engineer, Harbour Labs  {scored} of 100" in door("interview")[1]
    kinds = [json.loads(line)["kind"] for line in door("--json")[1].splitlines()]
    assert kinds == ["debrief", "note", "note", "answer", "search", "followup"]
    assert "the new pier opens in May" in door("note", "interview-1", "Mara")[1]
    assert "First: Tuesday 11 March" in door("followup", "interview-1")[1]


def test_a_real_interview_from_flags_and_typed_words(
    home: Path, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "I'd love to join your team. When will you decide?")
    status, out, _ = door(
        "interview", "add", "-", "--company", "Foo", "--when", "today 15:00", "--not-sure"
    )
    assert status == 0
    assert "Whom did you meet?" in out
    data = json.loads(door("interview", "show", "1", "--json")[1])
    assert data["wants_job"] is False
    assert data["card"]["left_out"] == ["ask_for_job"]
    assert "Nothing changed" in door("interview", "change", "1")[1]
    assert door("interview", "change", "1", "--closing", "No.", "--sure", "--role", "Cook")[0] == 0
    changed = json.loads(door("interview", "list", "--json")[1])
    assert (changed["card"]["total"], changed["role"], changed["wants_job"]) == (0, "Cook", True)
    assert "nothing deleted" in door("interview", "remove", "1")[2]
    assert door("interview", "remove", "1", "--yes")[1] == "Deleted interview-1.\n"
    assert door("interview")[1].startswith("No real interviews yet.")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "compny: Foo\nwhen: [1]\n",
            [":1:1: compny: found an unknown key", "Did you mean “company”?", ":2:7: when: found"],
        ),
        ("company: Foo\nwants_job: 3\n", [":2:12: wants_job: found", "expected true or false."]),
        ("company: Foo\npeople: {a: b}\n", ["expected a list of texts"]),
        ("- a\n- b\n", ["expected lines such as “company: Acme Works”"]),
        ("company: 'x\n", ["A quotation mark is opened and never closed."]),
        ("company: Foo\nwhen: monday\n", ["when: found “monday”"]),
        ("company: Foo\nwhen: 2025-03-03\nhear_by: 2025-03-02\n", ["lies before the interview"]),
        ("company: Foo\nwhen: 2025-03-03\npeople: ['<x>']\n", ["person: found “<x>”"]),
    ],
)
def test_mistakes_in_a_file_are_named_with_their_line(
    home: Path, door: Door, tmp_path: Path, text: str, problems: list[str]
) -> None:
    file = tmp_path / "told.yaml"
    file.write_text(text, encoding="utf-8")
    status, out, err = door("interview", "add", str(file))
    assert (status, out) == (2, "")
    for problem in problems:
        assert problem in err
    assert not (home / "history.db").exists()


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"\xff\xfe", "not UTF-8 text (byte 1)"),
        (b"a\0b", "looks like a binary file"),
        (b"a" * 1_000_001, "more than a million bytes"),
    ],
)
def test_files_that_are_no_text(
    home: Path, door: Door, tmp_path: Path, raw: bytes, problem: str
) -> None:
    file = tmp_path / "told.txt"
    file.write_bytes(raw)
    status, _, err = door("interview", "add", str(file), "--company", "x", "--when", "now")
    assert status == 2
    assert problem in err


def test_the_calendar(played: Path, door: Door, tmp_path: Path) -> None:
    door("debrief", "1", "--hear-by", "2025-03-06")
    file, folder = tmp_path / "after.ics", tmp_path / "feed"
    status, out, _ = door("calendar", "--file", str(file))
    assert status == 0
    assert out.startswith(f"4 events: {file}\n")
    first = file.read_bytes()
    assert door("calendar", "--file", str(file))[0] == 0  # our own file is replaced
    assert file.read_bytes() == first
    door("debrief", "1", "--hear-by", "2025-03-13")
    assert door("calendar", "--folder", str(folder))[0] == 0
    before = {
        e.uid.value: int(e.sequence.value) for e in vobject.readOne(first.decode()).vevent_list
    }
    moved = {}
    for one in folder.iterdir():
        event = vobject.readOne(one.read_text("utf-8")).vevent
        moved[event.uid.value] = int(event.sequence.value)
    assert set(moved) == set(before)
    assert sorted(moved.values()) == [0, 0, 1, 1]
    door("note", "1", "--sent")
    assert "1 no longer wanted" in door("calendar", "--file", str(file))[1]
    assert file.read_text("utf-8").count("STATUS:CANCELLED") == 1


def test_a_file_of_somebody_else_is_not_replaced(played: Path, door: Door, tmp_path: Path) -> None:
    file = tmp_path / "mine.ics"
    file.write_text("BEGIN:VCALENDAR\n")
    status, _, err = door("calendar", "--file", str(file))
    assert status == 1
    assert "--force replaces it" in err
    assert file.read_text() == "BEGIN:VCALENDAR\n"
    assert door("calendar", "--file", str(file), "--force")[0] == 0
    assert door("calendar", "--file", str(tmp_path))[0] == 2
    assert door("calendar", "--folder", str(file))[0] == 2


def test_the_calendar_on_standard_output(
    played: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["after", "debrief", "1", "--learned", "x"]) == 0
    capsysbinary.readouterr()
    assert main(["after", "calendar", "--file", "-"]) == 0
    out = capsysbinary.readouterr().out
    assert out.startswith(b"BEGIN:VCALENDAR\r\n")
    assert out.endswith(b"END:VCALENDAR\r\n")


def test_a_history_that_cannot_be_used(home: Path, door: Door) -> None:
    (home / "history.db").mkdir(parents=True)
    for words in ((), ("applications", "add", "Foo"), ("note", "1")):
        status, out, err = door(*words)
        assert (status, out) == (2, "")
        assert err.startswith("Could not open the history")


def test_terminal_codes_never_reach_the_terminal(home: Path, door: Door) -> None:
    red = "\x1b[31mred\x1b[0m"
    door("interview", "add", "--company", red, "--when", "now", "--person", red, "--closing", red)
    door("applications", "add", red, "--next", red, "--on", "today")
    door("debrief", "interview-1", "--learned", red, "--forgot", red)
    for words in (
        (),
        ("note", "interview-1"),
        ("followup", "interview-1"),
        ("debrief", "interview-1"),
        ("applications",),
        ("interview",),
        ("interview", "show", "1"),
    ):
        status, out, err = door(*words)
        assert status == 0
        assert "\x1b" not in out + err
