"""Faces are found by role, missing ones are named, and their widths are measured."""

import pytest
from PySide6.QtGui import QFontDatabase

from fzdraft.layout.profile import Face
from fzdraft.paint.fonts import FontLine, find_families, font_report, glyph_of, load_fonts

pytestmark = pytest.mark.usefixtures("qapp")
SERIF = "Noto Serif CJK SC"


@pytest.fixture
def serif(qapp):
    if not QFontDatabase.hasFamily(SERIF):
        pytest.skip(f"{SERIF} is not installed")
    return SERIF


def test_a_missing_face_is_reported_and_gets_a_stand_in():
    faces = {"fang": Face("没有这种字体", "仿宋字")}
    assert font_report(faces) == [FontLine("fang", "没有这种字体", None)]
    assert glyph_of(find_families(faces)["fang"], "法") > 0


def test_an_alternative_serves_where_the_wanted_face_is_missing(serif):
    faces = {"song": Face("没有这种字体", "宋体字", ("也没有", serif))}
    assert font_report(faces) == [FontLine("song", "没有这种字体", serif)]
    assert find_families(faces) == {"song": serif}


def test_digits_that_are_no_half_em_are_measured(serif):
    widths = load_fonts({"song": Face(serif, "宋体字")}).widths["song"]
    assert widths.em("2") == pytest.approx(0.557, abs=0.002)
    assert widths.em("法") == 1.0
    assert 0.7 < widths.ink_top < 0.95
    assert 0.0 < widths.ink_bottom < 0.3


def test_a_half_em_face_needs_no_exceptions_for_its_digits():
    family = "AR PL UKai CN"
    if not QFontDatabase.hasFamily(family):
        pytest.skip(f"{family} is not installed")
    widths = load_fonts({"kai": Face(family, "楷体字")}).widths["kai"]
    assert set("0123456789") & set(widths.odd) == set()
