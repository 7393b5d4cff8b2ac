"""Pages become pictures with every character where it was placed."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from tests.layout.flows import line, pages_of, report, standard

from fzdraft.layout.pages import paginate
from fzdraft.layout.placed import Glyphs, Page, Stroke
from fzdraft.paint.fonts import load_fonts
from fzdraft.paint.painter import page_image

SOURCE = Path(__file__).parents[2] / "src"
SHEET = (595.0, 842.0)


@pytest.fixture
def families(qapp):
    return load_fonts(standard().faces).families


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), -1)
    # copied, because the picture takes its memory with it
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def ink(page, families, dpi=72):
    return pixels(page_image(page, families, dpi)).min(axis=2) < 128


def test_a_picture_has_the_size_of_the_sheet_in_dots(families):
    image = page_image(Page(1, *SHEET), families, 144)
    assert (image.width(), image.height()) == (1190, 1684)
    assert not ink(Page(1, *SHEET), families).any()


@pytest.mark.parametrize("size", [12.0, 16.0, 22.0, 55.0, 120.0])
def test_a_character_stands_at_its_place_in_every_size(families, size):
    page = Page(1, *SHEET, (Glyphs("国", (200.0,), 300.0, "fang", size),))
    rows, columns = np.nonzero(ink(page, families))
    assert 200 <= columns.min() < 200 + size * 0.3
    assert 200 + size * 0.7 < columns.max() <= 200 + size
    assert 300 - size < rows.min() < rows.max() <= 300 + size * 0.2


def test_a_narrowed_character_is_as_wide_as_told(families):
    both = [Glyphs("国", (100.0,), 300.0, "fang", 50.0, scale=scale) for scale in (1.0, 0.7)]
    whole, narrow = (np.nonzero(ink(Page(1, *SHEET, (g,)), families, 144)) for g in both)
    assert np.ptp(narrow[1]) == pytest.approx(np.ptp(whole[1]) * 0.7, abs=2)
    assert np.ptp(narrow[0]) == pytest.approx(np.ptp(whole[0]), abs=1)


def test_a_rule_is_painted_in_its_colour_and_place(families):
    page = Page(1, *SHEET, (), (Stroke(80.0, 250.0, 522.0, 250.0, 2.0, "FF0000"),))
    found = pixels(page_image(page, families, 72))
    assert tuple(found[250, 300]) == (255, 0, 0)
    assert tuple(found[250, 79]) == (255, 255, 255)


def test_a_red_mark_is_red_and_the_body_black(families):
    page = paginate(report(), standard(), {})[0]
    found = pixels(page_image(page, families, 72)).astype(int)
    red = (found[..., 0] > 200) & (found[..., 1] < 80)
    assert red[200:260].any()
    assert not red[400:].any()


def test_a_character_that_no_family_has_is_painted_by_another_face(families):
    (page,) = pages_of(line("body", "★"))
    assert ink(page, dict.fromkeys(families, families["hei"]))[100:140].any()


def test_a_page_is_painted_without_a_screen_and_without_an_application():
    program = (
        "from fzdraft.paint.painter import page_image\n"
        "from fzdraft.layout.placed import Glyphs, Page\n"
        "page = Page(1, 595, 842, (Glyphs('法', (100.0,), 100.0, 'fang', 16.0),))\n"
        "print(page_image(page, {}, 72).width())"
    )
    kept = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in kept}
    bare["PYTHONPATH"] = str(SOURCE)
    found = subprocess.run(
        [sys.executable, "-c", program], env=bare, capture_output=True, text=True, check=True
    )
    assert (found.stdout, found.stderr) == ("595\n", "")
