"""The style sheet is made of the theme's colours and of nothing else."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette

from fzdraft.ui.style import palette, stylesheet
from fzdraft.ui.theme import contrast, parse_theme

THEMES = ("light", "eye_care", "dark")


@pytest.fixture(params=THEMES)
def theme(request, repo_root):
    file = repo_root / "resources" / "themes" / f"{request.param}.toml"
    return parse_theme(file.read_text(encoding="utf-8"))


def test_every_colour_comes_from_the_theme(theme):
    made = stylesheet(theme)
    own = {getattr(theme, name) for name in theme.__struct_fields__}
    assert "@" not in made
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", made)) <= own


def test_words_stand_out_from_what_they_stand_on(theme):
    pairs = [
        (theme.text, theme.window),
        (theme.text, theme.panel),
        (theme.text, theme.field),
        (theme.muted, theme.window),
        (theme.muted, theme.panel),
        (theme.panel_selected_ink, theme.panel_selected),
        (theme.accent_ink, theme.accent),
        (theme.chip_ink, theme.chip),
        (theme.tooltip_ink, theme.tooltip),
        (theme.warning, theme.panel),
        (theme.good, theme.panel),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_the_palette_is_the_themes_too(theme):
    made = palette(theme)
    assert made.color(QPalette.ColorRole.Base).name().upper() == theme.field.upper()
    assert made.color(QPalette.ColorRole.Text).name().upper() == theme.text.upper()
