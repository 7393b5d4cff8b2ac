"""Colours of the window as data: 浅色, 护眼, 深色 (resources/themes/*.toml)."""

from __future__ import annotations

import re
import tomllib

import msgspec
from msgspec import Struct

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class Theme(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The colours of one theme, each as "#RRGGBB".

    name as the menu shows it, order in the menu, dark for a light-on-dark theme.
    Window: window (bars and frame), panel (outline, side panel), panel_hover,
    panel_selected (its text is panel_selected_ink), field (inputs), text, muted
    (quiet text, contrast 4.5 and more on window, panel and field), disabled, line
    (borders), line_soft (hair lines), tooltip and tooltip_ink.
    Paper: desk, paper, edge and shadow of the sheet, ink, carried (去年原话),
    hint (writing hints in empty places), caret, selection and selection_ink,
    chip and chip_ink (待填), filled (thin line under a filled number), verify (待核),
    comment and comment_wash (批注), error (waves), hit (search, a wash)
    and hit_now (the frame of the one in question).
    Both: accent with accent_ink on it, accent_soft (its wash), warning, good.
    """

    name: str
    order: int
    dark: bool
    window: str
    panel: str
    panel_hover: str
    panel_selected: str
    panel_selected_ink: str
    field: str
    text: str
    muted: str
    disabled: str
    line: str
    line_soft: str
    tooltip: str
    tooltip_ink: str
    desk: str
    paper: str
    edge: str
    shadow: str
    ink: str
    carried: str
    hint: str
    caret: str
    selection: str
    selection_ink: str
    chip: str
    chip_ink: str
    filled: str
    verify: str
    comment: str
    comment_wash: str
    error: str
    hit: str
    hit_now: str
    accent: str
    accent_ink: str
    accent_soft: str
    warning: str
    good: str


def parse_theme(toml_text: str) -> Theme:
    """Read one theme from the text of its TOML file; raises ValueError when it is not whole."""
    try:
        theme = msgspec.convert(tomllib.loads(toml_text), Theme)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
    for field in Theme.__struct_fields__:
        value = getattr(theme, field)
        if isinstance(value, str) and field != "name" and not _COLOUR.fullmatch(value):
            raise ValueError(f"{theme.name}: {field} = {value!r} is not a colour #RRGGBB")
    return theme


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
