"""Plain text in any encoding."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdraft.errors import UserError
from fzdraft.importers.text import decode, read_lines

TEXT = (
    "静海镇2024年度法治政府建设工作报告\n一、工作开展情况\n严格执行有关部署，依法全面履行职能。\n"
)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        TEXT.encode("gb18030"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
    ids=["utf8", "utf8-bom", "gb", "utf16le", "utf16be", "utf16le-bare", "utf16be-bare", "utf32"],
)
def test_every_usual_encoding_gives_the_same_text(data: bytes):
    assert TEXT == decode(data)


@given(st.text(alphabet="法治政府建设年度报告，。0123\n", min_size=1, max_size=80))
def test_what_is_saved_as_gb18030_is_read_back(text: str):
    assert text == decode(text.encode("gb18030"))


def test_pictures_are_no_text():
    with pytest.raises(UserError, match="不是文字"):
        decode(bytes(range(256)) * 50)


def test_rows_between_bars_are_a_table():
    lines = read_lines("前言。\n| 项目 | 数量 |\n|---|---|\n| 复议 | 145 |\n后话。").lines
    assert [(), (("项目", "数量"), ("复议", "145")), ()] == [line.rows for line in lines]
