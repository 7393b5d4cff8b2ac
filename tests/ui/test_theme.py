from pathlib import Path

import pytest

from fzdraft.ui.theme import Theme, contrast, parse_theme

FILES = sorted((Path(__file__).parents[2] / "resources" / "themes").glob("*.toml"))


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def theme(request) -> Theme:
    return parse_theme(request.param.read_text(encoding="utf-8"))


def test_there_are_three_themes_in_order():
    themes = [parse_theme(path.read_text(encoding="utf-8")) for path in FILES]
    assert [t.name for t in sorted(themes, key=lambda t: t.order)] == ["浅色", "护眼", "深色"]


def test_carried_words_can_be_read_and_differ_from_this_years(theme):
    assert contrast(theme.carried, theme.paper) >= 4.5
    assert contrast(theme.ink, theme.paper) >= 2 * contrast(theme.carried, theme.paper)


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "paper"),
        ("chip_ink", "chip"),
        ("verify", "paper"),
        ("comment", "paper"),
        ("error", "paper"),
        ("selection_ink", "selection"),
        ("ink", "hit"),
        ("carried", "comment_wash"),
        ("carried", "hit"),
        ("text", "window"),
        ("text", "panel"),
        ("text", "field"),
        ("muted", "window"),
        ("muted", "panel"),
        ("muted", "field"),
        ("panel_selected_ink", "panel_selected"),
        ("accent_ink", "accent"),
        ("accent", "panel"),
        ("warning", "panel"),
        ("good", "panel"),
        ("tooltip_ink", "tooltip"),
    ],
)
def test_words_stand_out_from_their_ground(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


def test_a_theme_with_a_wrong_colour_is_refused():
    text = FILES[0].read_text(encoding="utf-8").replace('ink = "#', 'ink = "grey #', 1)
    with pytest.raises(ValueError, match="is not a colour"):
        parse_theme(text)


def test_a_theme_that_lacks_a_colour_is_refused():
    text = FILES[0].read_text(encoding="utf-8").replace("ink =", "inc =", 1)
    with pytest.raises(ValueError, match="inc"):
        parse_theme(text)


def test_black_on_white_has_the_greatest_contrast():
    assert pytest.approx(21) == contrast("#000000", "#FFFFFF")
