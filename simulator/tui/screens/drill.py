"""The rounds of a drill: a cue, your answer, what it met, and a better way to say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static, TextArea

from simulator.commands import COMMAND_BY_ID
from simulator.drills import ROUNDS
from simulator.scoring.rubric import TACTIC_BY_ID
from simulator.tui import show
from simulator.tui.keys import bindings, first_key
from simulator.tui.pauses import Pauses
from simulator.tui.place import Place
from simulator.tui.themes import hue
from simulator.tui.trouble import Trouble
from simulator.tui.widgets.answer_box import AnswerBox
from simulator.tui.widgets.criteria import CriteriaLamps
from simulator.tui.widgets.hanging import Hanging

if TYPE_CHECKING:
    from simulator.rehearsal.drilling import Played, Turn
    from simulator.tui.drill_stage import DrillStage

Phase = Literal["drawing", "answering", "judging", "told", "over"]


class Drill(Place):
    """One sitting: at most `rounds` rounds of one tactic, or of what is due."""

    where = "drill"
    CSS_PATH = "drill.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("drill")]

    def __init__(self, tactic: str | None = None, rounds: int = ROUNDS) -> None:
        super().__init__()
        self.tactic = tactic
        self.rounds = rounds
        self.phase: Phase = "drawing"
        self.turn: Turn | None = None
        self.played: list[Played] = []
        self._glances = Pauses(self, wait=0.15, most=0.6, then=self._look)

    def heading(self) -> Content:
        """What is drilled."""
        return Content(TACTIC_BY_ID[self.tactic].title if self.tactic else "Drill")

    def body(self) -> Iterable[Widget]:
        """The cue, the criteria, the answer; or what the answer met and the way on."""
        yield VerticalScroll(id="cue")
        yield CriteriaLamps(id="criteria")
        yield AnswerBox(id="answer")
        yield VerticalScroll(id="result")
        with Horizontal(id="onward"):
            yield Static(id="verdict")
            onward = Button("Next round", variant="primary", id="next")
            onward.active_effect_duration = 0  # while it lasts a second Enter would be lost
            yield onward

    @cached_property
    def _stage(self) -> DrillStage:
        return self.backstage.drills(self.simulator.wishes.seed)

    @property
    def answer(self) -> AnswerBox:
        """Where the answer is typed."""
        return self.query_one("#answer", AnswerBox)

    def on_mount(self) -> None:
        """The first cue; typing is possible at once."""
        self.answer.focus()
        self._draw()

    # A round

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self.set_class(phase in ("told", "over"), "-told")
        self.answer.read_only = phase == "judging"
        self._count()
        self.refresh_keys()

    def _count(self) -> None:
        number = len(self.played) + (0 if self.phase in ("told", "over") else 1)
        words = "done" if self.phase == "over" else f"Round {number} of {self.rounds}"
        self.top_bar.status = Content.styled(words, "$quiet")

    def _draw(self) -> None:
        self._enter("drawing")
        before = self.played[-1].result.tactic if self.played else None
        self.fetch("turn", lambda: self._stage.turn(self.tactic, before), self._put)

    def _put(self, turn: Turn | None) -> None:
        if turn is None:
            self._finish()
            return
        self.turn = turn
        tactic = TACTIC_BY_ID[turn.tactic]
        self.top_bar.title = Content.styled(tactic.title, f"bold {hue(tactic.id)}")
        lamps = self.query_one(CriteriaLamps)
        lamps.tactic, lamps.met = turn.tactic, frozenset()
        self._fill("#cue", _cue_widgets(turn))
        self._enter("answering")
        self.answer.focus()
        if self.answer.text:
            self._look()

    def _fill(self, place: str, widgets: Iterable[Widget]) -> None:
        scroll = self.query_one(place, VerticalScroll)
        scroll.remove_children()
        scroll.mount(*widgets)
        scroll.scroll_home(animate=False)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Light what is met at the next pause in typing."""
        self.answer.border_subtitle = show.count(self.answer.words, "word")
        if self.phase == "answering":
            self._glances.touch()

    def _look(self) -> None:
        turn, text = self.turn, self.answer.text
        if turn is not None and self.phase == "answering":
            self.fetch("look", lambda: self._stage.look(turn, text), self._light)

    def _light(self, met: frozenset[str]) -> None:
        if self.phase == "answering":
            self.query_one(CriteriaLamps).met = met

    def _tell(self, played: Played) -> None:
        from simulator.drills.wording import back, verdict

        self.played.append(played)
        self.answer.load_text("")
        self._fill("#result", _result_widgets(played))
        last = len(self.played) >= self.rounds
        self._onward(
            f"{verdict(played.result)}\n{back(played.card, played.now)}",
            "How it went" if last else "Next round",
        )
        self._enter("told")

    def _onward(self, words: str, button: str) -> None:
        self.query_one("#verdict", Static).update(Content(words))
        onward = self.query_one("#next", Button)
        onward.label = button
        self.call_after_refresh(onward.focus)

    def _finish(self) -> None:
        from simulator.drills.wording import summary

        self._glances.forget()
        self._fill("#result", _summary_widgets(self.played))
        self.top_bar.title = self.heading()
        early = len(self.played) < self.rounds and self.phase == "drawing"
        words = summary([played.result for played in self.played])
        self._onward(f"{words}\nNothing more is due today." if early else words, "Done")
        self._enter("over")

    def trouble(self, problem: Trouble, kind: str) -> None:
        """Say what did not work; an answer that could not be kept stays in the box."""
        super().trouble(problem, kind)
        if kind == "answer":
            self._enter("answering")
            self.answer.focus()
        elif kind == "turn":
            self.leave()

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Sending makes sense while there is a cue, going on when it is answered."""
        if action in ("drill_send", "drill_another"):
            return self.phase == "answering"
        if action == "drill_next":
            return self.phase in ("told", "over")
        if action == "drill_finish":
            return self.phase in ("answering", "told")
        return True

    def action_drill_send(self) -> None:
        """Say what has been typed."""
        turn, text = self.turn, self.answer.text
        if turn is None:
            return
        if not text.strip():
            key = first_key(COMMAND_BY_ID["drill.another"], self.simulator.keys_changed)
            self.simulator.tell("There is nothing to say yet.", f"{key} puts another cue.")
            return
        self._glances.forget()
        self._enter("judging")
        self.fetch("answer", lambda: self._stage.answer(turn, text), self._tell)

    def action_drill_another(self) -> None:
        """Another cue; what is typed stays."""
        self._draw()

    def action_drill_next(self) -> None:
        """The next round, the summary after the last, or back after that."""
        if self.phase == "over":
            self.leave()
        elif len(self.played) >= self.rounds:
            self._finish()
        else:
            self._draw()

    def action_drill_finish(self) -> None:
        """End here."""
        self._if_sure(self._finish)

    async def go_back(self) -> None:
        """Leave; the rounds that were answered are kept."""
        self._if_sure(self.leave)

    def _if_sure(self, then: Callable[[], None]) -> None:
        """Ask before typed words are thrown away."""
        if self.phase == "judging":
            return  # it is being kept; a moment later there is a result to leave from
        if self.phase != "answering" or not self.answer.text.strip():
            then()
            return
        from simulator.tui.screens.confirm import Confirm, Question

        text = "The words in the box are not kept. The rounds before are."
        question = Question("Stop in the middle of this round?", Content(text), "Stop", "Go on")
        self.app.push_screen(Confirm(question), lambda sure: then() if sure else None)

    def on_button_pressed(self) -> None:
        """The button does what its key does."""
        self.action_drill_next()


def _cue_widgets(turn: Turn) -> Iterable[Widget]:
    cue = turn.cue
    yield Static(show.line(f"{cue.role} at {cue.company}").stylize("bold"))
    bullet = Content.styled("·", "$primary")
    for heading, points in cue.notes:
        yield Static(Content.styled(heading, "$quiet"))
        yield Hanging([(bullet, show.line(point)) for point in points], lead=2)
    yield Static(_said(cue.name, cue.text), classes="gap")


def _said(name: str, text: str) -> Content:
    return Content.assemble(show.line(name, "bold $primary"), "  ", show.words(text))


def _result_widgets(played: Played) -> Iterable[Widget]:
    from simulator.drills.wording import better_heading

    result = played.result
    yield Static(_said(result.cue.name, result.cue.text))
    yield Static(_said("You", result.answer))
    rows = []
    for heard in result.criteria:
        mark = Content.styled("✓", hue(result.tactic)) if heard.met else Content("·")
        label = Content(heard.criterion.label)
        if heard.met:
            label = label.stylize("bold")
        if heard.quote:
            label = Content.assemble(label, "  ", show.line(f"“{heard.quote}”", "$quiet"))
        rows.append((mark, label))
    for note in result.cautions:
        words = show.line(f"{note.label}: “{note.quote}” {note.advice}", "$error")
        rows.append((Content.styled("!", "$error"), words))
    yield Hanging(rows, lead=2, classes="gap")
    for text in result.notes:
        yield Static(Content.styled(text, "$quiet"))
    yield Static(Content(better_heading(result)), classes="heading")
    yield Static(show.words(result.better.say))
    if not result.complete:
        yield Static(Content.styled(result.better.why, "$quiet"))


def _summary_widgets(played: Sequence[Played]) -> Iterable[Widget]:
    from simulator.drills.wording import back

    last = {one.result.tactic: one for one in played}
    yield Static(Content("How it went"), classes="heading")
    rows = [
        (
            Content(f"{len(one.result.met)}/{len(one.result.criteria)}"),
            Content.assemble(
                (TACTIC_BY_ID[one.result.tactic].title, f"bold {hue(one.result.tactic)}"),
                (f"  {back(last[one.result.tactic].card, one.now)}", "$quiet"),
            ),
        )
        for one in played
    ]
    yield Hanging(rows, lead=5)
