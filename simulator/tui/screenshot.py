"""Pictures of the real program: `python -m simulator.tui.screenshot OUT.svg [SCREEN]`.

SCREEN is home, brief, conversation or scorecard (the default). The program runs without a
terminal, in a home folder of its own that is deleted afterwards, and plays a shipped scenario.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from simulator.tui.app import SimulatorApp

SCREENS: Final = ("home", "brief", "conversation", "scorecard")
SIZE: Final = (120, 36)
FONTS: Final = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
_FONT_FACE: Final = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_PATIENCE: Final = 20.0
_FIRST_ANSWER: Final = (
    "Yes, thank you. What are the next steps, and when might I hear from you? I've really "
    "enjoyed this, and I'm more excited about the job than when I came in."
)
_LAST_ANSWER: Final = (
    "One thing we didn't get to: I planned our last two launches, and both came in on time. "
    "So I'm confident that I could do this job well, and I'd love to be offered it."
)


def main() -> int:
    """Write the picture; 1 when the program did not get to that screen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("screen", nargs="?", choices=SCREENS, default="scorecard")
    parser.add_argument("--theme", default="evening")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        svg = asyncio.run(take(Path(home), args.screen, args.theme))
    args.target.write_text(self_contained(svg), "utf-8")
    return 0


def self_contained(svg: str) -> str:
    """The picture with the reader's own fonts instead of ones from the network."""
    svg = _FONT_FACE.sub("", svg)
    return re.sub(r"font-family:\s*(?:Fira Code|arial)[^;]*;", f"font-family: {FONTS};", svg)


async def take(home: Path, screen: str, theme: str) -> str:
    """Play up to `screen` and return what is shown as SVG; TimeoutError when it never comes."""
    from simulator.paths import Paths
    from simulator.tui.app import SimulatorApp
    from simulator.tui.backstage import Backstage
    from simulator.tui.wishes import Wishes

    app = SimulatorApp(Wishes(seed=1), Backstage(Paths(home)))
    async with app.run_test(size=SIZE) as pilot:
        app.theme = theme
        await asyncio.wait_for(_play(app, pilot, screen), _PATIENCE)
        await pilot.pause()
        return app.export_screenshot(title="mock-interview")


async def _play(app: SimulatorApp, pilot: Pilot[None], screen: str) -> None:
    from simulator.tui.screens.brief import Brief
    from simulator.tui.screens.conversation import Conversation
    from simulator.tui.screens.home import Home
    from simulator.tui.screens.scorecard import ScorecardScreen
    from simulator.tui.widgets.lamps import Lamps

    await _until(pilot, lambda: isinstance(app.screen, Home) and app.screen.shelf is not None)
    if screen == "home":
        return
    await pilot.press("enter")
    await _until(pilot, lambda: isinstance(app.screen, Brief))
    if screen == "brief":
        return
    await pilot.press("enter")
    await _until(pilot, lambda: isinstance(app.screen, Conversation) and not app.screen.waiting)
    talk = app.screen
    assert isinstance(talk, Conversation)
    talk.answer.load_text(_FIRST_ANSWER)
    await pilot.press("ctrl+s")
    await _until(pilot, lambda: not talk.waiting)
    talk.answer.load_text(_LAST_ANSWER)
    talk.answer.move_cursor(talk.answer.document.end)
    if screen == "conversation":
        await _until(pilot, lambda: "something_to_add" in talk.query(Lamps).first().used)
        return
    while not talk.over:
        await pilot.press("ctrl+s")
        await _until(pilot, lambda: talk.over or not talk.waiting)
        talk.answer.load_text("Thank you both.")
    await _until(pilot, lambda: talk.take is not None)
    await pilot.press("enter")
    await _until(pilot, lambda: isinstance(app.screen, ScorecardScreen))
    await pilot.press("j")


async def _until(pilot: Pilot[None], there: Callable[[], object]) -> None:
    while not there():
        await pilot.pause(0.01)
    await pilot.pause()


if __name__ == "__main__":
    sys.exit(main())
