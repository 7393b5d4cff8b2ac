"""Titles are broken by meaning, into balanced lines, and no word is torn apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout.drafts import words

from fzdraft.layout.titles import break_title


def broken(title: str, room: float = 20, names: tuple[str, ...] = ()) -> list[str]:
    width = lambda text: sum(0.5 if char.isascii() else 1 for char in text)  # noqa: E731
    return break_title(title, width, room, words, names)


def test_a_short_title_stays_on_one_line():
    assert broken("静海镇2024年度法治政府建设工作报告") == ["静海镇2024年度法治政府建设工作报告"]


@pytest.mark.parametrize(
    "lines",
    [
        ["宝鸡市渭滨区人民政府关于报送", "2021年法治政府建设工作总结的报告"],
        ["长兴岛经济技术开发区", "2022年法治政府建设年度报告"],
        ["大连市人民政府办公室", "关于进一步加强行政规范性文件管理的通知"],
        ["某某县人民政府关于贯彻落实", "《法治政府建设实施纲要》情况的报告"],
    ],
)
def test_a_long_title_breaks_where_the_meaning_does(lines):
    assert broken("".join(lines)) == lines


def test_the_name_of_the_issuer_stays_whole():
    name = "某某经济技术开发区管理委员会"
    assert broken(name + "法治政府建设年度工作情况报告", names=(name,))[0] == name


def test_a_name_in_brackets_wider_than_a_line_is_cut_between_words():
    lines = broken("关于《" + "法治政府建设实施纲要" * 3 + "》的报告")
    assert all(len(line) <= 20 for line in lines)


@given(st.text("法治政府建设报告年度县局的、《》“”12345", max_size=90))
def test_the_lines_joined_are_the_title_and_each_fits(title):
    width = lambda text: float(len(text))  # noqa: E731
    lines = break_title(title, width, 20, words)
    assert "".join(lines) == title
    assert all(len(line) <= 20 for line in lines)


@given(st.text("法治政府建设报告年度县局", max_size=30), st.integers(1000, 2999))
def test_a_year_is_never_cut(title, year):
    lines = broken(f"{title}{year}年度{title}")
    assert any(f"{year}年度" in line for line in lines)


def test_three_lines_have_no_waist():
    lines = broken("某某省某某市某某县人民政府办公室关于转发" * 2 + "法治政府建设年度报告的通知")
    widths = [len(line) for line in lines]
    assert not any(b < a and b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
