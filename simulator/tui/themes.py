"""The three themes: evening (dark), daylight (light) and contrast (high contrast).

Beside Textual's own variables each names `quiet` (secondary text, at least 4.5:1 on the
background), `lit` (a lamp that is on, a total) and one hue for each of the five tactics.
"""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

from simulator.scoring.rubric import TACTICS

_EVENING_HUES = ("#e6b673", "#c8a2d8", "#8fb8e0", "#7cc4b4", "#aac77c")
_DAYLIGHT_HUES = ("#8a5200", "#6d3f99", "#1f5c96", "#0c6a5e", "#4a6a12")
_CONTRAST_HUES = ("#ffd75f", "#ff9cf9", "#87d7ff", "#5fffd7", "#afff5f")


def _extras(quiet: str, lit: str, hues: tuple[str, ...], **more: str) -> dict[str, str]:
    named = {f"tactic-{n}": hue for n, hue in enumerate(hues, 1)}
    return {
        "quiet": quiet,
        "lit": lit,
        **named,
        **{k.replace("_", "-"): v for k, v in more.items()},
    }


THEMES: Final = (
    Theme(
        "evening",
        primary="#8fb8e0",
        secondary="#7a94b8",
        accent="#e6b673",
        success="#8fc794",
        warning="#e6a35c",
        error="#e58a86",
        foreground="#d9dce3",
        background="#14161b",
        surface="#1b1d23",
        panel="#24272f",
        variables=_extras(
            "#969dab",
            "#ffc66d",
            _EVENING_HUES,
            border="#4a5568",
            border_blurred="#31353f",
            input_selection_background="#8fb8e0 30%",
            button_focus_text_style="bold underline",
            scrollbar="#3c414c",
            scrollbar_background="#14161b",
        ),
    ),
    Theme(
        "daylight",
        primary="#1f5c96",
        secondary="#4a6785",
        accent="#8a5200",
        success="#2c6e37",
        warning="#8f5100",
        error="#a9322b",
        foreground="#23262d",
        background="#fbf9f5",
        surface="#f4f1ea",
        panel="#e9e4d9",
        dark=False,
        variables=_extras(
            "#5c6270",
            "#8a5200",
            _DAYLIGHT_HUES,
            border="#9aa3b0",
            border_blurred="#d8d2c4",
            input_selection_background="#1f5c96 25%",
            button_focus_text_style="bold underline",
            scrollbar="#c9c2b2",
            scrollbar_background="#fbf9f5",
        ),
    ),
    Theme(
        "contrast",
        primary="#87d7ff",
        secondary="#87d7ff",
        accent="#ffff5f",
        success="#5fff87",
        warning="#ffd75f",
        error="#ffa0a0",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#262626",
        text_alpha=1.0,
        variables=_extras(
            "#e4e4e4",
            "#ffff5f",
            _CONTRAST_HUES,
            border="#ffffff",
            border_blurred="#bcbcbc",
            input_selection_background="#0000d7",
            button_focus_text_style="bold underline",
            scrollbar="#ffffff",
            scrollbar_background="#303030",
        ),
    ),
)
THEME_NAMES: Final = tuple(theme.name for theme in THEMES)
FALLBACK_VARIABLES: Final = THEMES[0].variables
"""For a built-in theme of Textual's that the user chose in the settings."""

_HUE: Final = {tactic.id: f"$tactic-{n}" for n, tactic in enumerate(TACTICS, 1)}


def hue(tactic_id: str) -> str:
    """The style variable of a tactic's colour."""
    return _HUE[tactic_id]


def next_theme(current: str) -> str:
    """The theme after `current`, round and round."""
    if current not in THEME_NAMES:
        return THEME_NAMES[0]
    return THEME_NAMES[(THEME_NAMES.index(current) + 1) % len(THEME_NAMES)]
