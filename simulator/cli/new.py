"""`mock-interview new`: a scenario of your own, from the posting of a job you want."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.paths import Paths
    from simulator.scenario.making.draft import Draft, Wishes
    from simulator.scenario.making.people import Person
    from simulator.scenario.model import Setting
    from simulator.scenario.posting.found import Extract

DONE, PROBLEMS, UNUSABLE = 0, 1, 2

SETTINGS = (
    "one-to-one", "panel", "phone", "video", "final-round", "internal-move", "career-change",
    "return-after-break",
)  # fmt: skip
LEVELS = ("first-job", "junior", "experienced", "senior", "executive")


def add_parser(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `new` command."""
    parser = doors.add_parser(
        "new",
        help="make an interview of your own from a job posting",
        description=__doc__,
        epilog="The posting may be text, Markdown, a saved web page or a PDF. It is read on this "
        "machine. What it does not surely say is asked on a terminal, or given by the options.",
    )
    parser.add_argument(
        "posting", nargs="?", metavar="FILE", help="the posting; - reads it; nothing lets you paste"
    )
    job = parser.add_argument_group("the job, where the posting does not say or is wrong")
    job.add_argument("--role", default="", help="the job's title")
    job.add_argument("--company", default="", metavar="NAME", help="who offers it")
    _several(job, "--skill", "something it asks for")
    _several(job, "--fact", "something you know about the place")
    job.add_argument("--about", default="", metavar="TEXT", help="a sentence or two on the place")
    you = parser.add_argument_group("you")
    _several(you, "--strength", "something of yours to bring up")
    _several(you, "--discussed", "a point of yours that they know already")
    you.add_argument("--cv", metavar="FILE", help="your CV, for its telling lines")
    talk = parser.add_argument_group("the interview")
    talk.add_argument(
        "--with", dest="people", action="append", default=[], metavar="WHO",
        help="“name, role, how they seem”; again for a panel",
    )  # fmt: skip
    talk.add_argument("--setting", choices=SETTINGS, help="its form (one-to-one)")
    talk.add_argument("--level", choices=LEVELS, help="how far along in a career")
    talk.add_argument("--difficulty", type=int, choices=(1, 2, 3), help="1 gentle to 3 tough")
    talk.add_argument("--days", type=_days, metavar="N", help="you will hear in N days")
    talk.add_argument("--industry", default="", metavar="WORDS", help="such as health care")
    file = parser.add_argument_group("the file")
    file.add_argument("--title", default="", help="what the list shows")
    file.add_argument("--id", default="", help="its name, in lower case with dashes")
    file.add_argument("--seed", type=int, default=0, metavar="N", help="another N, other words")
    file.add_argument("--replace", action="store_true", help="replace one of yours with that id")
    file.add_argument("--edit", action="store_true", help="open it in $EDITOR before it is saved")
    file.add_argument("--show", action="store_true", help="where in the posting each thing stands")
    file.add_argument("--no-input", action="store_true", help="never ask")
    parser.set_defaults(run=run)


class CvUnread(Exception):
    """The CV cannot be read; the text says why, and what to do."""


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when something is missing or wrong, 2 when the disk or an editor fails."""
    from simulator.paths import StorageFailed, paths
    from simulator.scenario.making.draft import NotKnown
    from simulator.scenario.making.people import NoName, UnknownManner
    from simulator.scenario.posting.problems import PostingProblem
    from simulator.scenario.problems import ScenarioProblems
    from simulator.shelf.editing import NoEditor
    from simulator.shelf.saving import Taken

    try:
        return _make(args, paths())
    except PostingProblem as problem:
        return _complain(f"{args.posting or 'The posting'}: {problem} {problem.advice}", PROBLEMS)
    except NotKnown as problem:
        return _complain(_missing(problem), PROBLEMS)
    except (CvUnread, UnknownManner, NoName) as problem:
        return _complain(problem, PROBLEMS)
    except Taken as problem:
        hint = "" if problem.shipped else " --replace puts this one in its place;"
        return _complain(f"{problem}{hint} --id {problem.free} is free.", PROBLEMS)
    except ScenarioProblems as problem:
        return _complain(problem, PROBLEMS)
    except NoEditor as problem:
        return _complain(problem, UNUSABLE)
    except StorageFailed as problem:
        return _complain(f"{problem} {problem.advice}", UNUSABLE)


def _make(args: argparse.Namespace, where: Paths) -> int:
    from dataclasses import replace

    from simulator.cli.asking import choose
    from simulator.cli.mending import mended
    from simulator.scenario.making.draft import draft
    from simulator.scenario.making.ids import free_id
    from simulator.scenario.making.writing import source_of
    from simulator.shelf.saving import save, taken_ids

    asking = _asks(args)
    extract = _read_posting(args, asking=asking)
    if args.show and extract is not None:
        _show(extract)
    wishes = _wishes(args, extract)
    if asking:
        wishes = _asked(extract, wishes)
    made = draft(extract, wishes)
    if not args.id:  # a name that nobody chose need not be in anybody's way
        made = replace(made, id=free_id(made.id, taken_ids(where)))
    text = source_of(made)
    edit = args.edit
    if asking:
        _summarise(made)
        picked = choose("Save it?", (("y", "yes"), ("e", "edit first"), ("n", "no")))
        if picked == "n":
            print("Nothing was saved.")
            return DONE
        edit = edit or picked == "e"
    if edit:
        changed = mended(text, made.id, where)
        if changed is None:
            return PROBLEMS
        text = changed
    path = save(text, where, replace=args.replace)
    print(f"Saved: {path}")
    if made.stand_in:
        print("You did not say who will interview you, so the names in it are stand-ins.")
    print(f"Play it:   mock-interview play {path.stem}")
    print(f"Change it: mock-interview scenarios edit {path.stem}")
    return DONE


def _asks(args: argparse.Namespace) -> bool:
    from simulator.cli.asking import can_ask

    return not args.no_input and args.posting != "-" and can_ask()


def _read_posting(args: argparse.Namespace, *, asking: bool) -> Extract | None:
    from simulator.cli.asking import read_pasted
    from simulator.scenario.posting.extract import extract
    from simulator.scenario.posting.problems import MOST_BYTES
    from simulator.scenario.posting.source import read_bytes, read_file, read_text

    if args.posting == "-" or (args.posting is None and not asking and not _all_given(args)):
        return extract(read_bytes(sys.stdin.buffer.read(MOST_BYTES + 1)))
    if args.posting is not None:
        return extract(read_file(Path(args.posting)))
    if _all_given(args):
        return None
    pasted = read_pasted(
        "Paste the posting, then a line with only a full stop. (Without one, just the full stop.)"
    )
    return extract(read_text(pasted)) if pasted.strip() else None


def _all_given(args: argparse.Namespace) -> bool:
    return bool(args.role and args.company and args.skill and args.fact)


def _wishes(args: argparse.Namespace, extract: Extract | None) -> Wishes:
    from simulator.scenario.making.cv import strengths_of
    from simulator.scenario.making.draft import Wishes
    from simulator.scenario.making.people import person_of
    from simulator.scenario.posting.problems import PostingProblem
    from simulator.scenario.posting.source import read_file

    people = tuple(map(person_of, args.people))
    setting: Setting = args.setting or ("panel" if len(people) > 2 else "one-to-one")
    skills = (*args.skill, *((s.value for s in extract.skills) if extract else ()))
    try:
        from_cv = strengths_of(read_file(Path(args.cv)), skills) if args.cv else ()
    except PostingProblem as problem:
        raise CvUnread(
            f"{args.cv}: {problem} Give your CV as text or PDF, or leave --cv out."
        ) from problem
    return Wishes(
        role=args.role,
        company=args.company,
        about=args.about,
        skills=tuple(args.skill),
        facts=tuple(args.fact),
        strengths=(*args.strength, *from_cv),
        discussed=tuple(args.discussed),
        people=people,
        setting=setting,
        level=args.level,
        industry=args.industry,
        difficulty=args.difficulty,
        days=args.days,
        title=args.title,
        id=args.id,
        seed=args.seed,
    )


def _asked(extract: Extract | None, wishes: Wishes) -> Wishes:
    """The wishes with what the posting leaves open, asked one by one."""
    from dataclasses import replace

    from simulator.cli.asking import ask_lines, ask_question
    from simulator.scenario.making.draft import still_open

    for question in still_open(extract, wishes):
        several = question.field in ("skills", "facts")
        answers = ask_question(question, several=several)
        if question.field == "role" and answers:
            wishes = replace(wishes, role=answers[0])
        elif question.field == "company" and answers:
            wishes = replace(wishes, company=answers[0])
        elif question.field == "skills":
            wishes = replace(wishes, skills=answers)
        elif question.field == "facts":
            wishes = replace(wishes, facts=answers)
    if not wishes.people:
        people = _ask_people()
        setting = "panel" if len(people) > 2 else wishes.setting
        wishes = replace(wishes, people=people, setting=setting)
    if not wishes.strengths:
        words = "\nWhat of yours would you like to bring up? One a line; an empty line ends."
        wishes = replace(wishes, strengths=ask_lines(words))
    return wishes


def _ask_people() -> tuple[Person, ...]:
    from simulator.cli.asking import ask
    from simulator.scenario.making.people import (
        MANNERS,
        MOST_PEOPLE,
        NoName,
        UnknownManner,
        person_of,
    )

    print("\nWho will interview you? Name, role, how they seem; an empty line ends.")
    print(f"  (They can seem {', '.join(MANNERS)}.)")
    people: list[Person] = []
    while len(people) < MOST_PEOPLE and (line := ask("  -")):
        try:
            people.append(person_of(line))
        except (UnknownManner, NoName) as problem:
            print(f"  {problem}")
    return tuple(people)


def _summarise(made: Draft) -> None:
    print(f"\n{made.role} at {made.company}: {made.setting}, {made.level}, {made.industry}.")
    for person in made.people:
        print(f"With you: {person.name}, {person.role}, {person.manner}.")
    for heading, points in (
        ("What the job asks for", made.skills),
        ("What you know about it", made.facts),
        ("What you might bring up", made.your_points),
    ):
        if points:
            print(f"{heading}:")
            for point in points:
                print(f"  - {point}")
    print()


def _show(extract: Extract) -> None:
    """Where each thing stands, so that nothing has to be taken on trust."""
    groups = (
        ("Role", [extract.role] if extract.role else []),
        ("Company", [extract.company] if extract.company else []),
        ("Skills asked for", extract.skills),
        ("Facts", extract.facts),
    )
    for heading, found in groups:
        print(f"{heading}:")
        for one in found:
            place = f"line {extract.line_of(one.span)}, {one.span.start} to {one.span.end}"
            print(f"  {one.value}\n      {place}, {one.sureness:.0%} sure")
            said = " ".join(one.span.text.split())
            if said != one.value:
                print(f"      “{said}”")
        if not found:
            print("  not sure")
    for question in extract.questions:
        print(f"To ask: {question.why} {question.ask}")
        for one in question.suggestions:
            print(f"  maybe {one.value} (line {extract.line_of(one.span)})")
    print()


def _missing(problem: Exception) -> str:
    from simulator.scenario.making.draft import NotKnown

    assert isinstance(problem, NotKnown)
    flags = {"role": "--role", "company": "--company", "skills": "--skill", "facts": "--fact"}
    lines = [f"{q.ask} Give {flags[q.field]}." for q in problem.questions]
    return "\n".join(["The posting does not surely say everything.", *lines])


def _several(group: argparse._ArgumentGroup, name: str, words: str) -> None:
    group.add_argument(name, action="append", default=[], metavar="TEXT", help=f"{words}; again")


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 120:
        raise argparse.ArgumentTypeError(f"expected a number of days up to 120, found {text!r}")
    return int(text)


def _complain(words: object, status: int) -> int:
    print(words, file=sys.stderr)
    return status
