"""Colours can be read: contrast by the WCAG formula, as Textual computes it."""

import pytest
from textual.color import Color
from textual.theme import Theme

from simulator.tui.themes import THEMES

READABLE = 4.5
HIGH = 7.0


def ratio(one: str, other: str) -> float:
    def luminance(color: Color) -> float:
        def channel(value: int) -> float:
            share = value / 255
            return share / 12.92 if share <= 0.03928 else float(((share + 0.055) / 1.055) ** 2.4)

        return 0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b)

    light, dark = sorted((luminance(Color.parse(c)) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read(theme: Theme) -> None:
    least = HIGH if theme.name == "contrast" else READABLE
    inks = {
        "foreground": theme.foreground,
        "primary": theme.primary,
        "accent": theme.accent,
        "success": theme.success,
        "warning": theme.warning,
        "error": theme.error,
        "quiet": theme.variables["quiet"],
        "lit": theme.variables["lit"],
        **{f"tactic-{n}": theme.variables[f"tactic-{n}"] for n in range(1, 6)},
    }
    for name, ink in inks.items():
        for paper in (theme.background, theme.surface, theme.panel):
            assert ink is not None
            assert paper is not None
            assert ratio(ink, paper) >= least, (name, ink, paper)


def test_all_themes_name_the_same_variables() -> None:
    ours = {"quiet", "lit", *(f"tactic-{n}" for n in range(1, 6))}
    for theme in THEMES:
        assert ours <= set(theme.variables)
